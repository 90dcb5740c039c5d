// What the worker app keeps on the phone: the engine with what is known, written and waiting; the answers it opens with; and
// which categories this worker uses.
import { queryClient } from '../kit/data/client.ts'
import { markStale } from '../kit/data/use-call.ts'
import { keepAnswers } from '../kit/mobile/keep/answers.ts'
import type { Parcel } from '../kit/mobile/keep/parcel.ts'
import { appVersion } from '../kit/offline/app-version.ts'
import { makeBrowserEngine } from '../kit/offline/browser.ts'
import { moveParcels } from '../kit/offline/move-parcels.ts'
import { makeOfflineKeep } from '../kit/offline/offline-keep.ts'
import { accountRoutes } from '../../contract/account.ts'
import { writtenOf } from './written.ts'

export const answers = keepAnswers(queryClient, 'wangge.worker.answers', ['account.me', 'cases.categories', 'phrases.list', 'cases.list', 'cases.get', 'inspections.checklist', 'inspections.list', 'inspections.get', 'premises.list', 'premises.get', 'rounds.mine', 'phones.mine'])

/** Replies to what has just been sent, for the page that waits for them. */
const replies = new Map<string, unknown>()

export const engine = makeBrowserEngine('worker', appVersion, {
  onDone: ({ id, name, form }, reply) => {
    replies.set(id, reply)
    const { kind, fields } = (form ?? {}) as Partial<Parcel>
    if (kind === 'report' && fields?.category) rememberCategory(fields.category)
    const [feature = ''] = name.split('.')
    markStale(queryClient, [`${feature}.`, ...(feature === 'inspections' ? ['premises.'] : fields?.roundId ? ['rounds.'] : [])])
  },
  onSignedOut: () => void queryClient.invalidateQueries({ queryKey: [accountRoutes.me.id] }),
  onRevoked: () => location.replace('/worker/'),
})

const written = (parcel: Parcel) => writtenOf(parcel, engine.commands())

export const keep = makeOfflineKeep(engine, written, replies)

/** Before the first page is drawn. */
export const startKeep = async (): Promise<void> => {
  await engine.start()
  await moveParcels(engine, localStorage, 'wangge.worker.parcels', written).catch(() => undefined)
}

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
