// Starts the console: look, cache, routes.
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import '../kit/tokens.css'
import './console.css'
import { queryClient } from '../kit/data/client.ts'
import { registerApp } from '../kit/pwa/register.ts'
import { officeProblems } from '../kit/words/office-problems.ts'
import { addProblemTexts } from '../kit/words/problem-text.ts'
import { Look } from './Look.tsx'
import { router } from './router.tsx'

addProblemTexts(officeProblems)

createRoot(document.getElementById('app')!).render(
  <QueryClientProvider client={queryClient}>
    <Look>
      <RouterProvider router={router} />
    </Look>
  </QueryClientProvider>,
)

registerApp('console')
