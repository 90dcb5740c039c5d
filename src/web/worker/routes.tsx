// Every view of the worker app has an address.
import { lateView, type ViewRoute } from '../kit/mobile/router/router.tsx'
import { TodayPage } from './pages/today/TodayPage.tsx'

export const routes: readonly ViewRoute[] = [
  { path: '/', view: TodayPage },
  lateView('/report', () => import('./pages/report/ReportPage.tsx').then((page) => page.ReportPage)),
  lateView('/cases', () => import('./pages/cases/CasesPage.tsx').then((page) => page.CasesPage)),
  lateView('/case/$id', () => import('./pages/case/CasePage.tsx').then((page) => page.CasePage)),
  lateView('/case/$id/$step', () => import('./pages/case/StepPage.tsx').then((page) => page.StepPage)),
  lateView('/premises', () => import('./pages/premises/PremisesPage.tsx').then((page) => page.PremisesPage)),
  lateView('/premises/$id', () => import('./pages/premises/InspectPage.tsx').then((page) => page.InspectPage)),
  lateView('/inspection/$id', () => import('./pages/premises/InspectionPage.tsx').then((page) => page.InspectionPage)),
  lateView('/round/$routine/$unit/$day', () => import('./pages/round/RoundPage.tsx').then((page) => page.RoundPage)),
  lateView('/whistle/$id', () => import('./pages/whistle/WhistlePage.tsx').then((page) => page.WhistlePage)),
  lateView('/operation/$id', () => import('./pages/operation/OperationPage.tsx').then((page) => page.OperationPage)),
  lateView('/contact', () => import('./pages/contact/ContactPage.tsx').then((page) => page.ContactPage)),
  lateView('/lists', () => import('./pages/lists/ListsPage.tsx').then((page) => page.ListsPage)),
  lateView('/waiting', () => import('./pages/waiting/WaitingPage.tsx').then((page) => page.WaitingPage)),
  lateView('/messages', () => import('../kit/mobile/messages/messages-page.tsx').then((page) => page.messagesPage('worker'))),
  lateView('/messages/choices', () => import('../kit/mobile/messages/choices-page.tsx').then((page) => page.choicesPage('worker'))),
  lateView('/sent', () => import('./pages/sent/SentPage.tsx').then((page) => page.SentPage)),
  lateView('/cells', () => import('./pages/cells/CellsPage.tsx').then((page) => page.CellsPage)),
  lateView('/me', () => import('./pages/me/MePage.tsx').then((page) => page.MePage)),
]
