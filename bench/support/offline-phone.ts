// The phone of the offline bench, a process of its own that may be killed at any moment: the app's own engine over a store in a
// file. `act`: does what of the day isn't in its store yet. `send`: exchanges until nothing waits.
import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { makeClient } from '../../src/contract/client.ts'
import { makeEngine } from '../../src/web/kit/offline/engine.ts'
import { sendPhotoBy } from '../../src/web/kit/offline/send-photo.ts'
import { sqliteStore } from './sqlite-store.ts'

export type PhonePlan = { phase: 'act' | 'send'; store: string; base: string; cookie: string; account: number; place: { lng: number; lat: number }; seed: string; actions: number; photos: number }

/** The same each time: a phone that was killed goes on where it was. */
export const idOf = (seed: string, what: string, n: number): string => {
  const hex = createHash('sha256').update(`${seed} ${what} ${n}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Of every four actions the first is a report, the others are notes about it; the first of the day's photos belong to the reports. */
export const isReport = (n: number): boolean => n % 4 === 0
export const photosOf = ({ actions, photos }: Pick<PhonePlan, 'actions' | 'photos'>, n: number): number => (n * photos) % actions < photos ? 1 : 0

/** Noise, so that it is as large as a photo is. */
const draw = (): Promise<Buffer> => sharp({ create: { width: 800, height: 600, channels: 3, background: '#888888', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).jpeg({ quality: 88 }).toBuffer()

const run = async (plan: PhonePlan): Promise<void> => {
  const call = makeClient({ base: plan.base, headers: () => ({ cookie: plan.cookie }) })
  const engine = makeEngine({ store: sqliteStore(plan.store), call, sendPhoto: sendPhotoBy(call), now: Date.now, random: Math.random, newId: randomUUID, device: { name: 'bench', appVersion: '1' } })
  await engine.start()
  await engine.enter(plan.account)
  if (plan.phase === 'act') {
    const known = new Set(engine.commands().map(({ id }) => id))
    for (let n = 0; n < plan.actions; n += 1) {
      const id = idOf(plan.seed, 'command', n)
      if (known.has(id)) continue
      const first = n - (n % 4)
      const caseId = idOf(plan.seed, 'case', first)
      const photos = photosOf(plan, n) ? [idOf(plan.seed, 'photo', n)] : []
      const shown = photos.map((fileId) => ({ fileId, role: 'scene' as const }))
      const changes = photos[0] ? await engine.photos.adding(photos[0], `${n}.jpg`, new Blob([new Uint8Array(await draw())], { type: 'image/jpeg' }), null, engine.nextSeq()) : []
      await engine.add(isReport(n)
        ? { id, name: 'cases.report', photos, input: { body: { id: caseId, category: '02001', description: `第${n}件`, place: plan.place, ...(photos.length > 0 ? { photos: shown } : {}) } } }
        : { id, name: 'cases.note', photos, parent: idOf(plan.seed, 'command', first), input: { params: { id: caseId }, body: { text: `第${n}句`, ...(photos.length > 0 ? { photos: shown } : {}) } } }, changes)
      process.send?.({ acted: n })
    }
  } else {
    while (engine.commands().length > 0 || engine.photos.uploads().length > 0) {
      const result = await engine.exchange()
      const refused = engine.commands().filter(({ state }) => state === 'refused')
      process.send?.({ left: engine.commands().filter(({ state }) => state !== 'done').length, photos: engine.photos.uploads().filter(({ sent }) => !sent).length, refused: refused.map(({ problem }) => problem?.code), result: typeof result === 'string' ? result : result.code })
      if (refused.length > 0 && refused.length === engine.commands().length) break
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  process.send?.({ finished: plan.phase })
  process.disconnect?.()
}

if (process.argv[2]?.startsWith('{')) await run(JSON.parse(process.argv[2]) as PhonePlan)
