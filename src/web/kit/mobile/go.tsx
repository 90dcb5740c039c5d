// Links and moves by address. The router's own types know one app at a time; the kit serves several, so here an address
// is a plain string, relative to the app's base.
import { useNavigate, useParams, useRouterState, useSearch, Link } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, FunctionComponent } from 'react'

type Target = { to: string; params?: Record<string, string>; search?: Record<string, string | number | boolean | undefined>; replace?: boolean }

export const Go = Link as unknown as FunctionComponent<Target & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>>
export const useGo = useNavigate as unknown as () => (target: Target) => Promise<void>
export const useAddress = (): Readonly<Record<string, string>> => useParams({ strict: false } as never) as Record<string, string>
export const useAsked = <T extends object>(): Partial<T> => useSearch({ strict: false } as never) as Partial<T>

/** Path inside the app, without its base. */
export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname })
