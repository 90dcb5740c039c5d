// What the worker app keeps on the phone: what is being written or waits to be sent, the answers it opens with, and which
// categories this worker uses.
import { call, queryClient } from '../kit/data/client.ts'
import { markStale } from '../kit/data/use-call.ts'
import { keepAnswers } from '../kit/mobile/keep/answers.ts'
import { makeKeep } from '../kit/mobile/keep/keep.ts'

export const answers = keepAnswers(queryClient, 'wangge.worker.answers', ['account.me', 'cases.categories', 'phrases.list', 'cases.list', 'cases.get', 'inspections.checklist', 'inspections.list', 'inspections.get', 'premises.list', 'premises.get', 'rounds.mine', 'phones.mine'])

export const keep = makeKeep('worker', call, ({ kind, fields }) => {
  if (kind === 'report' && fields.category) rememberCategory(fields.category)
  markStale(queryClient, kind === 'report' && fields.roundId ? ['cases.', 'rounds.'] : kind === 'round' ? ['rounds.'] : kind === 'inspect' || kind === 'reinspect' ? ['inspections.', 'premises.'] : ['cases.'])
}, {
  inspect: async (parcel) => (await import('./pages/premises/send.ts')).sendInspection(parcel),
  reinspect: async (parcel) => (await import('./pages/premises/send.ts')).sendReinspection(parcel),
  round: async (parcel) => (await import('./pages/round/send.ts')).sendRound(parcel),
})

const storageKey = 'wangge.worker.categories'
const remembered = 40

/** Newest first. */
export const usedCategories = (): readonly string[] => {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as string[]
  } catch {
    return []
  }
}

const rememberCategory = (code: string): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify([code, ...usedCategories()].slice(0, remembered)))
  } catch {
    // without it nothing is suggested
  }
}
