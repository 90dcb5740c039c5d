// The face the pages see of the engine: what is being written (drafts), what waits and what was refused, as parcels. A draft
// is written at every letter; sending it makes it a command; changing a refused one makes it a draft again.
import { newId } from '../data/new-id.ts'
import { newParcel, type Keep, type Outcome, type Sent } from '../mobile/keep/keep.ts'
import type { Parcel } from '../mobile/keep/parcel.ts'
import type { Upload as ShownUpload } from '../mobile/keep/uploads.ts'
import { Problem } from '../../../domain/kernel/problem.ts'
import type { CommandInput, CommandName } from '../../../domain/sync/commands.ts'
import type { Engine } from './engine.ts'
import type { Command } from './outbox.ts'
import { evenIfFull, isFull, type Change } from './store.ts'

export type Written = { name: CommandName; input: CommandInput; parent?: string; base?: unknown; madeAt?: number }

/** Milliseconds a person looks at a turning wheel; what isn't sent by then goes by itself. */
const impatience = 8_000

const isStill = ({ state }: Command): boolean => state !== 'done'

/** `written`: what a parcel becomes when it is sent. `replies`: of commands that have just been done. */
export const makeOfflineKeep = (engine: Engine, written: (parcel: Parcel) => Written, replies: Map<string, unknown>): Keep => {
  const { mirror, photos } = engine
  let listed: { at: number; parcels: readonly Parcel[]; uploads: ReadonlyMap<string, ShownUpload> } = { at: -1, parcels: [], uploads: new Map() }

  const shown = (parcel: Parcel): Parcel => ({ ...parcel, photos: parcel.photos.map((photo) => ({ ...photo, sent: photos.isThere(photo.fileId) })) })
  const ofCommand = (command: Command): Parcel =>
    ({ ...shown(command.form as Parcel), waiting: command.state === 'waiting', refusal: command.state === 'refused' ? command.problem : null, by: command.by })
  const look = (): typeof listed => {
    if (listed.at === mirror.count()) return listed
    const mine = ({ by }: { by: number | null }): boolean => by === null || by === engine.account()
    const drafts = [...mirror.all<Parcel>('drafts').values()].filter(mine).map(shown)
    const commands = engine.commands().filter((command) => isStill(command) && command.form !== null && mine(command)).map(ofCommand)
    const busy = engine.status().exchanging
    const uploads = photos.uploads().filter(({ sent }) => !sent).map(({ id, problem, received, bytes }): [string, ShownUpload] =>
      [id, problem ? { state: 'failed', percent: 0, fault: new Problem(problem.code, problem.status, problem.params) } : received > 0 && busy ? { state: 'sending', percent: Math.round((received / Math.max(1, bytes)) * 100), fault: null } : { state: 'queued', percent: 0, fault: null }])
    listed = { at: mirror.count(), parcels: [...drafts, ...commands].sort((a, b) => (a.id < b.id ? -1 : 1)), uploads: new Map(uploads) }
    return listed
  }
  const get = (id: string): Parcel | undefined => look().parcels.find((one) => one.id === id)
  /** What is kept of it: what can be seen elsewhere is not. */
  const bare = (parcel: Parcel): Parcel => ({ ...parcel, waiting: false, refusal: null, by: engine.account() })
  const putting = (parcel: Parcel): Change[] => [
    { shelf: 'drafts', key: parcel.id, value: { ...bare(parcel), savedAt: Date.now() } },
    ...(mirror.get('outbox', parcel.id) ? [{ shelf: 'outbox' as const, key: parcel.id }] : []),
  ]
  const put = (parcel: Parcel): void => void evenIfFull(engine.keep(putting(parcel)))

  const discard = async (id: string): Promise<void> => {
    const parcel = get(id)
    await engine.keep([{ shelf: 'drafts', key: id }, { shelf: 'outbox', key: id }, ...photos.removing(parcel?.photos.map(({ fileId }) => fileId) ?? [])])
  }

  /** Until the server has answered to this one, or can't be reached. */
  const outcomeOf = (id: string): Promise<Outcome> =>
    new Promise((give) => {
      const leave = setTimeout(() => check(true), impatience)
      const check = (ended: boolean): void => {
        const command = mirror.get<Command>('outbox', id)
        if (command?.state === 'waiting' && !ended) return
        clearTimeout(leave)
        stop()
        if (command?.state === 'refused') give({ kind: 'refused', fault: new Problem(command.problem!.code, command.problem!.status, command.problem!.params) })
        else if (command?.state === 'waiting') give({ kind: 'waiting' })
        else give({ kind: 'done', report: (replies.get(id) as Sent | undefined) ?? null })
      }
      const stop = mirror.listen(() => check(false))
      void engine.exchange().finally(() => check(true))
    })

  /** The draft it was, if it was one, goes with the same write. */
  const sendNow = async (parcel: Parcel): Promise<Outcome> => {
    const form = bare(parcel)
    const { base = null, ...made } = written(form)
    await evenIfFull(engine.add({ id: form.id, ...made, base, form, photos: form.photos.map(({ fileId }) => fileId) }, mirror.get('drafts', form.id) ? [{ shelf: 'drafts', key: form.id }] : []))
    return outcomeOf(form.id)
  }

  const send = async (id: string): Promise<Outcome> => {
    const parcel = get(id)
    if (!parcel) return { kind: 'waiting' }
    return mirror.get<Command>('outbox', id)?.state === 'waiting' ? outcomeOf(id) : sendNow(parcel)
  }

  return {
    parcels: {
      all: () => look().parcels,
      get, put,
      change: (id, change) => {
        const kept = get(id)
        if (kept) put(change(kept))
      },
      remove: (id) => void discard(id),
      listen: mirror.listen,
    },
    blobs: {
      put: async (id, blob) => engine.keep(await photos.adding(id, '', blob, null, engine.nextSeq())),
      get: photos.get,
      remove: (ids) => engine.keep(photos.removing(ids)),
    },
    uploads: {
      send: async (_parcel, fileId) => {
        if (photos.upload(fileId)?.problem) await photos.change(fileId, { problem: null })
        engine.kick()
      },
      states: () => look().uploads,
      listen: mirror.listen,
    },
    start: newParcel,
    send, sendNow, discard,
    addPhoto: async (parcel, photo, small, original) => {
      const fileId = newId()
      const adding = await photos.adding(fileId, photo.name, small, original === small ? null : original, engine.nextSeq())
      const now = get(parcel.id) ?? parcel
      await engine.keep([...adding, ...putting({ ...now, photos: [...now.photos, { fileId, ...photo, sent: false }] })]).catch(async (fault: unknown) => {
        if (!isFull(fault)) throw fault
        // A photo that isn't kept would be missed when it is sent: it is not taken. The words stay.
        const left = get(parcel.id) ?? now
        await evenIfFull(mirror.write([...photos.removing([fileId]), ...putting({ ...left, photos: left.photos.filter((one) => one.fileId !== fileId) })]))
        throw new Problem('file.no-room', 507, {})
      })
      engine.kick()
    },
    sendWaiting: async () => void (await engine.exchange()),
  }
}
