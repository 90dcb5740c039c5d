// Sends a parcel as who is signed in, and sends what waits when the network comes back or the app is opened.
import { useEffect, useState } from 'react'
import { useMe } from '../../data/use-me.ts'
import { useKeep } from './context.tsx'
import type { Outcome } from './keep.ts'

export const useSender = (): { sending: boolean; send: (id: string) => Promise<Outcome> } => {
  const keep = useKeep()
  const me = useMe()
  const [sending, setSending] = useState(false)
  return {
    sending,
    send: async (id) => {
      setSending(true)
      try {
        return await keep.send(id, me?.accountId ?? null)
      } finally {
        setSending(false)
      }
    },
  }
}

/** Once per app. */
export const useSendWaiting = (): void => {
  const keep = useKeep()
  const me = useMe()
  const by = me === undefined ? undefined : me.accountId
  useEffect(() => {
    if (by === undefined) return
    const go = (): void => void keep.sendWaiting(by)
    go()
    window.addEventListener('online', go)
    return () => window.removeEventListener('online', go)
  }, [keep, by])
}
