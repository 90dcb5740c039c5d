// An app that holds part of what the server knows may answer routes by itself: what it knows is shown at once, with or
// without a network; the rest is asked. Apps that hold nothing leave this alone.
import { useMemo, useSyncExternalStore } from 'react'
import type { Route } from '../../../contract/route.ts'

export type Local = {
  /** The answer, when this device knows it; the same one as long as nothing has changed. */
  answer(route: Route, input: unknown): unknown
  /** What it can say when the server can't be reached. */
  instead(route: Route, input: unknown): unknown
  /** A small photo this device holds, so that it is seen without a network; undefined when it holds none. */
  photo?(id: string): Promise<Blob | undefined> | undefined
  /** Something on the server has changed by what this app asked for: `beginnings` of route ids. */
  stale(beginnings: readonly string[]): void
  listen(heard: () => void): () => void
  /** Changes with everything held. */
  count(): number
}

let local: Local | undefined
const nobody = (): (() => void) => () => undefined

export const setLocal = (given: Local): void => void (local = given)
export const localNow = (): Local | undefined => local

export const useLocal = (route: Route, input: unknown, unreached: boolean): unknown => {
  const count = useSyncExternalStore(local?.listen ?? nobody, local?.count ?? (() => 0))
  const key = JSON.stringify(input)
  return useMemo(() => local?.answer(route, input) ?? (unreached ? local?.instead(route, input) : undefined), [route, key, count, unreached])
}
