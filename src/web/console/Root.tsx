// Before any page: who is it? Signed out shows the sign-in where one is, so that a link sent by a colleague opens after it.
import { lazy, Suspense } from 'react'
import { useLocation } from '@tanstack/react-router'
import { accountRoutes } from '../../contract/account.ts'
import { useCall } from '../kit/data/use-call.ts'
import { Frame } from './frame/Frame.tsx'
import { NoPost } from './NoPost.tsx'
import { postsOf } from './parts/permission.ts'
import { Fault, Waiting } from './parts/Say.tsx'

const SignIn = lazy(() => import('./pages/sign-in/SignIn.tsx').then((module) => ({ default: module.SignIn })))

const Activate = lazy(() => import('./pages/activate/Activate.tsx').then((module) => ({ default: module.Activate })))

export const Root = () => {
  const me = useCall(accountRoutes.me, {}, { staleTime: 60_000 })
  const { pathname } = useLocation()
  // Whoever comes with a slip isn't signed in, or is somebody else.
  if (pathname === '/activate') return <Suspense fallback={<Waiting />}><Activate /></Suspense>
  if (me.data?.signedIn) return postsOf(me.data).length > 0 ? <Frame me={me.data} /> : <NoPost name={me.data.name} />
  if (me.data) return <Suspense fallback={<Waiting />}><SignIn me={me.data} /></Suspense>
  return me.error ? <Fault fault={me.error} onRetry={() => void me.refetch()} /> : <Waiting />
}
