// The strip on top of the worker's app: online or not, how much waits to be sent, when the server last answered.
import { useSyncExternalStore } from 'react'
import { queryClient } from '../data/client.ts'
import { TimeText } from '../words/TimeText.tsx'
import { Icon } from './Icon.tsx'
import { Go } from './router/router.tsx'
import { useKit } from './words.ts'

let last: number | null = null
let reached = true
let onReached: (() => void) | undefined
const listeners = new Set<() => void>()
const tell = (): void => listeners.forEach((one) => one())

/** Called for every exchange that worked or could not reach the server. */
export const markExchange = (worked: boolean): void => {
  if (worked) last = Date.now()
  if (worked && !reached) onReached?.()
  if (reached === worked && !worked) return
  reached = worked
  tell()
}

/** Hears what the cache of server state hears; begins with the newest answer the phone has kept. `again`: when it is reached after all. */
export const startStrip = (again?: () => void): void => {
  onReached = again
  last = Math.max(0, ...queryClient.getQueryCache().getAll().map(({ state }) => state.dataUpdatedAt)) || null
  const heard = (state: { status: string; error: unknown }): void => {
    if (state.status === 'success') markExchange(true)
    if (state.status === 'error') markExchange((state.error as { code?: string } | null)?.code !== 'server.unreachable')
  }
  queryClient.getQueryCache().subscribe((event) => event.type === 'updated' && ['success', 'error'].includes(event.action.type) && heard(event.query.state))
  queryClient.getMutationCache().subscribe((event) => event.type === 'updated' && heard(event.mutation.state))
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)
}

const listen = (heard: () => void): (() => void) => {
  listeners.add(heard)
  return () => listeners.delete(heard)
}

type Standing = 'online' | 'offline' | 'silent'
const standing = (): Standing => (!navigator.onLine ? 'offline' : reached ? 'online' : 'silent')
const useLast = (): number | null => useSyncExternalStore(listen, () => last)

/** `exchangedAt`: when the outbox last spoke with the server; `silent`: it tries in vain; `more`: what else there is to say, shortly. */
export const Strip = ({ waiting, stuck, to, exchangedAt, silent, more }: { waiting: number; stuck: number; to: string; exchangedAt: number | null; silent: boolean; more?: string }) => {
  const { strip } = useKit()
  const heard = useSyncExternalStore(listen, standing)
  const stands: Standing = heard === 'online' && silent ? 'silent' : heard
  const online = stands === 'online'
  const at = Math.max(useLast() ?? 0, exchangedAt ?? 0) || null
  return (
    <div className={stuck > 0 ? 'strip stuck' : online ? 'strip' : 'strip offline'} role="status">
      <span className="state"><Icon name={online ? 'online' : 'offline'} />{strip[stands]}</span>
      {(waiting > 0 || stuck > 0) && (
        <Go to={to}><Icon name={stuck > 0 ? 'alert' : 'outbox'} />{stuck > 0 ? strip.stuck(stuck) : strip.waiting(waiting)}</Go>
      )}
      <span className="when">{at === null ? strip.never : <>{strip.last} <TimeText at={at} /></>}{more && ` · ${more}`}</span>
    </div>
  )
}
