// Every view of the citizen app has an address that can be sent to somebody. Home comes with the first load, the rest
// when it is wanted.
import { lateView, type ViewRoute } from '../kit/mobile/router/router.tsx'
import { HomePage } from './pages/home/HomePage.tsx'

export const routes: readonly ViewRoute[] = [
  { path: '/', view: HomePage },
  lateView('/report', () => import('./pages/report/PhotoStep.tsx').then((page) => page.PhotoStep)),
  lateView('/report/photo', () => import('./pages/report/PhotoStep.tsx').then((page) => page.PhotoStep)),
  lateView('/report/place', () => import('./pages/report/PlaceStep.tsx').then((page) => page.PlaceStep)),
  lateView('/report/words', () => import('./pages/report/WordsStep.tsx').then((page) => page.WordsStep)),
  lateView('/report/sent/$id', () => import('./pages/report/SentPage.tsx').then((page) => page.SentPage)),
  lateView('/mine', () => import('./pages/mine/MinePage.tsx').then((page) => page.MinePage)),
  lateView('/track', () => import('./pages/track/TrackPage.tsx').then((page) => page.TrackPage)),
  lateView('/track/$code', () => import('./pages/track/TrackPage.tsx').then((page) => page.TrackPage)),
  lateView('/case/$id', () => import('./pages/case/CasePage.tsx').then((page) => page.CasePage)),
  lateView('/near', () => import('./pages/near/NearPage.tsx').then((page) => page.NearPage)),
  lateView('/messages', () => import('../kit/mobile/messages/messages-page.tsx').then((page) => page.messagesPage('citizen'))),
  lateView('/messages/choices', () => import('../kit/mobile/messages/choices-page.tsx').then((page) => page.choicesPage('citizen'))),
  lateView('/me', () => import('./pages/me/MePage.tsx').then((page) => page.MePage)),
  lateView('/sign-in', () => import('./pages/sign-in/SignInPage.tsx').then((page) => page.SignInPage)),
]
