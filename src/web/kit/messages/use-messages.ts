// How many messages are unread, and the ways somebody chose with how to change them.
import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { messageRoutes, type MessageChoices } from '../../../contract/messages.ts'
import { callOptions, markStale, useCall, useSend } from '../data/use-call.ts'
import { useLanguage } from '../words/language.ts'
import { renewPush, turnPushOff, turnPushOn, type App, type PushFault } from './push.ts'

export const useUnread = (enabled: boolean): number => useCall(messageRoutes.unread, {}, { enabled, refetchInterval: 60_000 }).data?.unread ?? 0

export const choicesOptions = callOptions(messageRoutes.choices, {})

export type Chosen = Pick<MessageChoices, 'push' | 'sms' | 'email' | 'quiet'>

export const useChoices = () => {
  const language = useLanguage()
  const client = useQueryClient()
  const known = useCall(messageRoutes.choices, {})
  const choose = useSend(messageRoutes.choose, ['messages.choices'])
  const put = (next: Partial<Chosen>): Promise<unknown> => {
    const { push, sms, email, quiet } = known.data!
    // Shown at once; if the server refuses, what it has is asked for again.
    client.setQueryData(choicesOptions.queryKey, { ...known.data!, ...next })
    return choose.mutateAsync({ body: { push, sms, email, quiet, language, ...next } }).catch((fault: unknown) => {
      markStale(client, ['messages.choices'])
      throw fault
    })
  }
  return { known, put, stale: (): void => markStale(client, ['messages.choices']) }
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
