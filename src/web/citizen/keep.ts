// What the citizen app keeps on the phone: the report being written, who I am and the catalogue (without a network it is
// still me who reports), and what was reported from here, so that an anonymous reporter finds the tracking code again.
import { useSyncExternalStore } from 'react'
import { call, queryClient } from '../kit/data/client.ts'
import { markStale } from '../kit/data/use-call.ts'
import { keepAnswers } from '../kit/mobile/keep/answers.ts'
import { makeKeep, type Sent } from '../kit/mobile/keep/keep.ts'

keepAnswers(queryClient, 'wangge.citizen.answers', ['account.me', 'cases.categories'])

export const keep = makeKeep('citizen', call, ({ fields }, report) => {
  if (report) rememberSent(report, { category: fields.category ?? '', description: fields.text?.trim() || (fields.categoryName ?? '') })
  markStale(queryClient, ['cases.'])
})

export type SentReport = { caseId: string; number: string; code: string | null; category: string; description: string; at: number }

const storageKey = 'wangge.citizen.sent'
const most = 50
const listeners = new Set<() => void>()

const read = (): readonly SentReport[] => {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as SentReport[]
  } catch {
    return []
  }
}
let all = read()

const rememberSent = (sent: Sent, about: { category: string; description: string }): void => {
  all = [{ caseId: sent.id, number: sent.number, code: sent.trackingCode, ...about, at: Date.now() }, ...all.filter(({ caseId }) => caseId !== sent.id)].slice(0, most)
  try {
    localStorage.setItem(storageKey, JSON.stringify(all))
  } catch {
    // private mode: remembered as long as the page lives
  }
  listeners.forEach((tell) => tell())
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useSent = (): readonly SentReport[] => useSyncExternalStore(listen, () => all)
