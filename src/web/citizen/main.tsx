// Starts the citizen app.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import '../kit/tokens.css'
import '../kit/mobile/mobile.css'
import './citizen.css'
import { queryClient } from '../kit/data/client.ts'
import { KeepContext } from '../kit/mobile/keep/context.tsx'
import { startLook } from '../kit/mobile/look.ts'
import { registerApp } from '../kit/pwa/register.ts'
import { keep } from './keep.ts'
import { Router } from '../kit/mobile/router/router.tsx'
import { App } from './App.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { routes } from './routes.tsx'

startLook()
registerApp('citizen')
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <KeepContext value={keep}>
        <Router base="/citizen" routes={routes} missing={NotFoundPage}><App /></Router>
      </KeepContext>
    </QueryClientProvider>
  </StrictMode>,
)
