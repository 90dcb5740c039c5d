// How something refused is settled: sent on top of what others did, turned into a private note, or let go – which can be
// taken back for as long as what was sent is kept.
import { newId } from '../../../kit/data/new-id.ts'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'
import type { Engine } from '../../../kit/offline/engine.ts'
import type { Command } from '../../../kit/offline/outbox.ts'
import type { SentRecord } from '../../../kit/offline/sent.ts'

const waits = (command: Command): Command => ({ ...command, state: 'waiting', problem: null })

/** Decided anew on the record as it is now, knowing what others did. */
export const sendOnTop = async (engine: Engine, command: Command, version: number): Promise<void> => {
  await engine.change(command.id, (one) => waits({ ...one, base: { version }, input: { ...one.input, body: { ...one.input.body, version } }, form: { ...(one.form as Parcel), version } }))
  engine.kick()
}

export const sendAsNote = async (engine: Engine, command: Command): Promise<void> => {
  const form = command.form as Parcel
  const text = form.fields.text?.trim() ?? ''
  const id = newId()
  await engine.add({ id, name: 'cases.note', input: { ...command.input, body: { text, private: true } }, form: { ...form, id, kind: 'note', photos: [], fields: { text, private: true } } }, letting(command))
  engine.kick()
}

const letting = (command: Command) => {
  const record: SentRecord = { id: command.id, name: command.name, by: command.by, madeAt: command.madeAt, at: Date.now(), photos: command.photos.length, form: command.form, settled: 'theirs', command }
  return [{ shelf: 'outbox' as const, key: command.id }, { shelf: 'sent' as const, key: command.id, value: record }]
}

export const letGo = (engine: Engine, command: Command): Promise<void> => engine.keep(letting(command))

/** Back to where it needs attention. */
export const bringBack = (engine: Engine, { id, command }: SentRecord): Promise<void> =>
  engine.keep([{ shelf: 'sent', key: id }, ...(command ? [{ shelf: 'outbox' as const, key: id, value: command }] : [])])
