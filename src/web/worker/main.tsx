// Starts the worker app.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import '../kit/tokens.css'
import '../kit/mobile/mobile.css'
import './worker.css'
import { askBy, queryClient } from '../kit/data/client.ts'
import { patiently } from '../kit/data/patient.ts'
import { KeepContext } from '../kit/mobile/keep/context.tsx'
import { EngineContext } from '../kit/offline/context.tsx'
import { startLook } from '../kit/mobile/look.ts'
import { Router } from '../kit/mobile/router/router.tsx'
import { startStrip } from '../kit/mobile/Strip.tsx'
import { registerApp } from '../kit/pwa/register.ts'
import { syncProblemsEn } from '../kit/words/problems-sync.en.ts'
import { syncProblemsZh } from '../kit/words/problems-sync.zh.ts'
import { addProblemTexts } from '../kit/words/problem-text.ts'
import { stepProblemsEn } from '../kit/words/problems-steps.en.ts'
import { stepProblemsZh } from '../kit/words/problems-steps.zh.ts'
import { App } from './App.tsx'
import { engine, keep, startKeep } from './keep.ts'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { routes } from './routes.tsx'

/** A page that asks and hears nothing for this long shows what the phone knows. */
const patience = 20_000

addProblemTexts({ zh: { ...stepProblemsZh, ...syncProblemsZh }, en: { ...stepProblemsEn, ...syncProblemsEn } })
startLook()
startStrip(() => engine.kick())
askBy(patiently(patience))
// So that the browser doesn't clear what waits here to make room.
void navigator.storage?.persist?.()
registerApp('worker')
// What the phone holds is there before the first page is drawn; a phone that keeps nothing opens all the same.
void startKeep().finally(() => createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <EngineContext value={engine}>
        <KeepContext value={keep}>
          <Router base="/worker" routes={routes} missing={NotFoundPage}><App /></Router>
        </KeepContext>
      </EngineContext>
    </QueryClientProvider>
  </StrictMode>,
))
