// What the worker app keeps on the phone: the engine with what is known, written and waiting; the answers it opens with; and
// which categories this worker uses.
import { queryClient } from '../kit/data/client.ts'
import { markStale } from '../kit/data/use-call.ts'
import { move } from '../kit/mobile/router/router.tsx'
import { keepAnswers } from '../kit/mobile/keep/answers.ts'
import type { Parcel } from '../kit/mobile/keep/parcel.ts'
import { appVersion } from '../kit/offline/app-version.ts'
import { makeBrowserEngine } from '../kit/offline/browser.ts'
import { moveParcels } from '../kit/offline/move-parcels.ts'
import { makeOfflineKeep } from '../kit/offline/offline-keep.ts'
import { accountRoutes, type Me } from '../../contract/account.ts'
import { setLocal } from '../kit/data/local.ts'
import { startAhead } from '../kit/words/use-now.ts'
import { becomeWhoIsHere, meOptions } from '../kit/data/use-me.ts'
import { makeLocal } from './known/answers.ts'
import { wantedThumbs } from './known/photos.ts'
import { writtenOf } from './written.ts'

export const answers = keepAnswers(queryClient, 'wangge.worker.answers', ['account.me', 'rounds.mine', 'phones.mine', 'operations.list'])

/** Replies to what has just been sent, for the page that waits for them. */
const replies = new Map<string, unknown>()

export const engine = makeBrowserEngine('worker', appVersion, {
  thumbs: wantedThumbs,
  onDone: ({ id, name, form }, reply) => {
    replies.set(id, reply)
    const { kind, fields } = (form ?? {}) as Partial<Parcel>
    if (kind === 'report' && fields?.category) rememberCategory(fields.category)
    const [feature = ''] = name.split('.')
    markStale(queryClient, [`${feature}.`, ...(feature === 'inspections' ? ['premises.'] : fields?.roundId ? ['rounds.'] : [])])
  },
  onSignedOut: () => void queryClient.invalidateQueries({ queryKey: [accountRoutes.me.id] }),
  onRevoked: () => void forgetAll('all').then(startAnew),
})

export const local = makeLocal(engine)
setLocal(local)

/** Everything of this app on this phone but how it looks; of who leaves it, or of everybody when it was revoked. */
export const forgetAll = async (whose: 'mine' | 'all'): Promise<void> => {
  await (whose === 'mine' ? engine.leave() : engine.erase())
  // The app itself may stay: it is the same for everybody.
  for (const name of await caches.keys().catch(() => [])) if (!name.startsWith('worker-')) await caches.delete(name)
  // Last: what is erased is still answered with meanwhile.
  answers.forget()
  for (const key of Object.keys(localStorage)) if (key.startsWith('wangge.worker.') && !key.endsWith('.spare')) localStorage.removeItem(key)
}

/** On the first page, as whoever is here. Without loading it: that could be slow in coming, and the old one stands until it is there. */
const startAnew = async (): Promise<void> => {
  move('/worker/', true)
  await becomeWhoIsHere(queryClient).catch(() => location.reload())
}

const written = (parcel: Parcel) => writtenOf(parcel, engine.commands())

export const keep = makeOfflineKeep(engine, written, replies)

/** Before the first page is drawn. */
export const startKeep = async (): Promise<void> => {
  await engine.start()
  startAhead(engine.mirror.get<number>('meta', 'aheadMs') ?? 0)
  let me = engine.known.get<Me>('me', 'me')
  if (me && engine.account() !== null) queryClient.setQueryData(meOptions.queryKey, me)
  engine.mirror.listen(() => {
    const known = engine.known.get<Me>('me', 'me')
    if (known === me || engine.account() === null) return
    const changed = me !== undefined && JSON.stringify(known?.posts) !== JSON.stringify(me.posts)
    me = known
    // Answers kept besides were given to other posts than today's.
    if (changed) {
      answers.forget()
      void queryClient.invalidateQueries()
    }
    if (known) queryClient.setQueryData(meOptions.queryKey, known)
    else void queryClient.invalidateQueries({ queryKey: [accountRoutes.me.id] })
  })
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
