// How many messages are unread, and the ways somebody chose with how to change them.
import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { messageRoutes, type MessageChoices } from '../../../contract/messages.ts'
import type { App } from '../../../domain/messages/opens.ts'
import { call } from '../data/client.ts'
import { markStale, useCall } from '../data/use-call.ts'
import { useLanguage } from '../words/language.ts'
import { renewPush, turnPushOff, turnPushOn, type PushFault } from './push.ts'

export const useUnread = (enabled: boolean): number => useCall(messageRoutes.unread, {}, { enabled, refetchInterval: 60_000 }).data?.unread ?? 0

export type Chosen = Pick<MessageChoices, 'push' | 'sms' | 'email' | 'quiet'>

/** What is chosen shows at once and is sent one after the other. A refusal shows what the server has. */
export const useChoices = () => {
  const language = useLanguage()
  const client = useQueryClient()
  const known = useCall(messageRoutes.choices, {})
  const [mine, setMine] = useState<Partial<Chosen>>({})
  const sending = useRef<Promise<unknown>>(Promise.resolve())
  const data: MessageChoices | undefined = known.data && { ...known.data, ...mine }
  const stale = (): void => markStale(client, ['messages.choices'])
  const put = (next: Partial<Chosen>): Promise<unknown> => {
    const { push, sms, email, quiet } = { ...data!, ...next }
    setMine({ push, sms, email, quiet })
    sending.current = sending.current.catch(() => undefined).then(() => call(messageRoutes.choose, { body: { push, sms, email, quiet, language } }))
    return sending.current.catch((fault: unknown) => {
      setMine({})
      stale()
      throw fault
    })
  }
  return { known: { data, error: known.error, refetch: known.refetch }, put, stale }
}

export const usePush = (app: App, choices: MessageChoices | undefined, onChange: () => void) => {
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<PushFault | undefined>()
  const on = choices?.devices.some(({ here }) => here) ?? false
  const key = choices?.available.pushKey
  useEffect(() => {
    if (choices && key && !on) void renewPush(app, key, language).then(onChange, () => undefined)
    // only when the answer is first there
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  const turn = async (wanted: boolean): Promise<void> => {
    setBusy(true)
    try {
      if (wanted) setFault(await turnPushOn(app, key!, language))
      else await turnPushOff()
    } finally {
      setBusy(false)
      onChange()
    }
  }
  return { on, busy, fault, turn }
}

/** `08:30` from and to minutes after midnight. */
export const clockOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
