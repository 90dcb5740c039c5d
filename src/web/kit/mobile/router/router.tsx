// The phone apps' router: views by address, loaded when wanted, the old one staying until the new one is there. Small on
// purpose: the usual library would take a fifth of the resident's first view (docs/decisions/0007-phone-router.md).
import { createContext, lazy, startTransition, Suspense, useContext, useEffect, useLayoutEffect, useMemo, useState, type AnchorHTMLAttributes, type ComponentType, type ReactNode } from 'react'
import { Bones } from '../Notice.tsx'
import { PageFault } from './PageFault.tsx'
import { hrefOf, matchPath, pathBelow, type Target } from './address.ts'

export type ViewRoute = { path: string; view: ComponentType; load?: () => Promise<unknown> }

type Place = { path: string; search: string; key: string }
type Router = Place & { base: string; routes: readonly ViewRoute[]; params: Readonly<Record<string, string>>; view: ComponentType }

const RouterContext = createContext<Router | null>(null)
const useRouter = (): Router => {
  const router = useContext(RouterContext)
  if (!router) throw new Error('no Router above')
  return router
}

/** A view whose code comes when it is first wanted. */
export const lateView = (path: string, load: () => Promise<ComponentType>): ViewRoute => {
  let loading: Promise<{ default: ComponentType }> | undefined
  // a failed load is not remembered: with the network back it works
  const once = () => (loading ??= load().then((view) => ({ default: view }), (fault: unknown) => { loading = undefined; throw fault }))
  return { path, view: lazy(once), load: () => once().catch(() => undefined) }
}

type State = { key: string; depth: number }
const stateNow = (): State => (history.state as State | null) ?? { key: 'first', depth: 0 }
const scrolled = new Map<string, number>()
const moved = new EventTarget()

/** Of the whole address: what is shown elsewhere follows. */
export const move = (href: string, replace: boolean): void => {
  const now = stateNow()
  scrolled.set(now.key, window.scrollY)
  const next: State = { key: String(performance.now()), depth: now.depth + (replace ? 0 : 1) }
  if (replace) history.replaceState(next, '', href)
  else history.pushState(next, '', href)
  moved.dispatchEvent(new Event('move'))
}

type Props = { base: string; routes: readonly ViewRoute[]; missing: ComponentType; children: ReactNode }

export const Router = ({ base, routes, missing, children }: Props) => {
  const here = (): Place => ({ path: pathBelow(base, location.pathname) ?? '/', search: location.search, key: stateNow().key })
  const [place, setPlace] = useState(here)
  useEffect(() => {
    history.scrollRestoration = 'manual'
    const heard = (): void => startTransition(() => setPlace(here()))
    moved.addEventListener('move', heard)
    window.addEventListener('popstate', heard)
    return () => {
      moved.removeEventListener('move', heard)
      window.removeEventListener('popstate', heard)
    }
  }, [base])
  useLayoutEffect(() => void window.scrollTo(0, scrolled.get(place.key) ?? 0), [place.path, place.key])
  const value = useMemo(() => {
    const match = matchPath(routes, place.path)
    return { ...place, base, routes, params: match?.params ?? {}, view: match?.route.view ?? missing }
  }, [base, missing, place, routes])
  return <RouterContext value={value}>{children}</RouterContext>
}

/** Where the view of the present address is drawn. */
export const View = () => {
  const { path, view: Shown } = useRouter()
  return <Suspense fallback={<main id="main" className="page"><Bones /></main>}><PageFault key={path}><Shown /></PageFault></Suspense>
}

export const Go = ({ to, params, search, replace = false, onClick, ...rest }: Target & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) => {
  const { base, routes } = useRouter()
  const href = hrefOf(base, { to, ...(params ? { params } : {}), ...(search ? { search } : {}) })
  const early = (): void => void routes.find(({ path }) => path === to.split('?')[0])?.load?.()
  return (
    <a
      {...rest} href={href} onPointerEnter={early} onFocus={early}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        move(href, replace)
      }}
    />
  )
}

export const useGo = (): ((target: Target) => void) => {
  const { base } = useRouter()
  return (target) => move(hrefOf(base, target), target.replace ?? false)
}

/** What the address names: `$id` of `/case/$id`. */
export const useAddress = (): Readonly<Record<string, string>> => useRouter().params

/** What the address asks: `?group=open`. */
export const useAsked = <T extends Record<string, string>>(): Partial<T> => {
  const { search } = useRouter()
  return useMemo(() => Object.fromEntries(new URLSearchParams(search)) as Partial<T>, [search])
}

/** Path below the app's base. */
export const usePath = (): string => useRouter().path

/** Back to the page before, or there when this is the first one. */
export const useBack = (): ((otherwise: string) => void) => {
  const { base } = useRouter()
  return (otherwise) => (stateNow().depth > 0 ? history.back() : move(hrefOf(base, { to: otherwise }), true))
}
