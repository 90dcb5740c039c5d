// Live updates: listens to what changed within reach and calls the lists stale. The browser reconnects by itself and
// names the last position it saw; where it gives up, this connects again with `since`.
import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { liveRoutes } from '../../../contract/live.ts'
import { pathOf } from '../../../contract/client.ts'
import { netChanged } from '../map/net-tiles.ts'
import { markStale } from './use-call.ts'

export type LiveState = 'connecting' | 'live' | 'offline'

const gather = 400
/** Numbers follow their records a moment later: they are asked for once more. */
const settle = 2_000
const slowest = 30_000

export const useLive = (enabled: boolean): LiveState => {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  useEffect(() => {
    if (!enabled) return
    let source: EventSource | undefined
    let since: string | undefined
    let wait = 1_000
    let again: ReturnType<typeof setTimeout> | undefined
    let soon: ReturnType<typeof setTimeout> | undefined
    let later: ReturnType<typeof setTimeout> | undefined
    const changed = (event: Event): void => {
      since = (event as MessageEvent).lastEventId || since
      soon ??= setTimeout(() => {
        soon = undefined
        markStale(client, ['cases.', 'desk.', 'measures.', 'whistles.', 'messages.'])
      }, gather)
      later ??= setTimeout(() => {
        later = undefined
        markStale(client, ['measures.', 'messages.'])
      }, settle)
    }
    const connect = (): void => {
      source = new EventSource(pathOf(liveRoutes.follow, {}, { since }))
      source.onopen = () => {
        wait = 1_000
        setState('live')
      }
      source.addEventListener('case', changed)
      source.addEventListener('plan', (event) => {
        since = event.lastEventId || since
        markStale(client, ['plans.'])
      })
      // too much was missed to name it, or the net has changed
      source.addEventListener('reset', (event) => {
        changed(event)
        netChanged()
        markStale(client, ['account.me', 'territory.', 'plans.', 'people.', 'standard.'])
      })
      source.onerror = () => {
        setState(navigator.onLine ? 'connecting' : 'offline')
        if (source?.readyState !== EventSource.CLOSED) return
        again = setTimeout(connect, wait)
        wait = Math.min(wait * 2, slowest)
      }
    }
    connect()
    return () => {
      source?.close()
      clearTimeout(again)
      clearTimeout(soon)
      clearTimeout(later)
    }
  }, [client, enabled])
  return state
}
