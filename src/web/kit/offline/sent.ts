// What was sent, on which day: kept for a while, to look back at or to show to a chief.
import type { Command } from './outbox.ts'
import type { Change } from './store.ts'
import type { Mirror } from './mirror.ts'

/** `form` is what it was written as, without its photos. */
export type SentRecord = { id: string; name: string; by: number; madeAt: number; at: number; photos: number; form: unknown; settled?: 'theirs'; /** What was let go, to bring it back. */ command?: Command }

const keptFor = 60 * 86_400_000

export const addSent = (mirror: Mirror, command: Command, now: number): Change[] => [
  { shelf: 'sent', key: command.id, value: { id: command.id, name: command.name, by: command.by, madeAt: command.madeAt, at: now, photos: command.photos.length, form: command.form } satisfies SentRecord },
  ...[...mirror.all<SentRecord>('sent').values()].filter(({ at }) => at < now - keptFor).map(({ id }): Change => ({ shelf: 'sent', key: id })),
]
