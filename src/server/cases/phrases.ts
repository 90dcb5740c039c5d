// Phrases of the district and of one person, and the setting of the sample of self-handled cases.
import { api } from '../../contract/api.ts'
import type { Phrase } from '../../contract/phrases.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { postsWith } from '../../domain/access/can.ts'
import { unknownPlaces } from '../../domain/cases/phrase.ts'
import { phraseProblem } from '../../domain/cases/problems.ts'
import type { DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { appendJournal } from '../journal/append.ts'

/** Of one person, and of the district. */
const most = 200

const select = 'select id, step, title, text, person_id is null as everybodys from phrases where district = $1'
const inOrder = 'order by step nulls last, person_id nulls first, title, id'

export const readPhrases = async (db: Queryable, actor: Actor): Promise<{ phrases: Phrase[] }> => ({
  phrases: await db.query<Phrase>(`${select} and (person_id is null or person_id = $2) ${inOrder}`, [actor.district, actor.personId], 'phrases-of'),
})

export const readPhrasesOfAll = (db: Queryable, district: DistrictId): Promise<Phrase[]> => db.query<Phrase>(`${select} and person_id is null ${inOrder}`, [district])

export const readPhrasesOf = (db: Queryable, district: DistrictId, person: PersonId | null): Promise<Phrase[]> =>
  db.query<Phrase>(`${select} and person_id = $2 ${inOrder}`, [district, person], 'phrases-own')

const configures = (actor: Actor): boolean => postsWith(actor, 'case.configure').length > 0

const needConfigure = (actor: Actor): void => {
  if (!configures(actor)) throw kernelProblem('access.refused', { verb: 'case.configure', reason: 'no-verb' })
}

/** One's own, or everybody's where one may change those; somebody else's is nowhere. */
const lockPhrase = async (tx: Tx, actor: Actor, id: string): Promise<{ everybodys: boolean } | undefined> => {
  const [row] = await tx.query<{ person_id: number | null }>('select person_id from phrases where district = $1 and id = $2 for update', [actor.district, id])
  if (!row) return undefined
  if (row.person_id === null) needConfigure(actor)
  else if (row.person_id !== actor.personId) throw phraseProblem('phrase.not-found')
  return { everybodys: row.person_id === null }
}

const putPhrase = async (tx: Tx, actor: Actor, now: number, { id, step, title, text, everybodys }: Phrase): Promise<void> => {
  const unknown = unknownPlaces(text)
  if (unknown.length > 0) throw phraseProblem('phrase.place-unknown', { places: unknown })
  if (everybodys) needConfigure(actor)
  const known = await lockPhrase(tx, actor, id)
  const owner = everybodys ? null : actor.personId
  const [{ count }] = (await tx.query<{ count: number }>('select count(*) as count from phrases where district = $1 and person_id is not distinct from $2::bigint', [actor.district, owner])) as [{ count: number }]
  if (!known && count >= most) throw phraseProblem('phrase.too-many', { most })
  tx.send(
    `insert into phrases (district, id, person_id, step, title, text, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (district, id) do update set person_id = excluded.person_id, step = excluded.step, title = excluded.title, text = excluded.text, changed_at = excluded.changed_at`,
    [actor.district, id, owner, step, title.trim(), text.trim(), new Date(now)],
  )
  if (everybodys || known?.everybodys) appendJournal(tx, actor, undefined, { kind: 'phrase.changed', at: now, subjectKind: 'system', subjectId: id, data: { title: title.trim() } })
}

export const sampleOf = async (context: Context, district: DistrictId): Promise<{ rate: number; seed: number }> => {
  const { settings } = await context.districts.get(district)
  return { rate: settings.sampleRate ?? 1, seed: settings.sampleSeed ?? district }
}

export const bindPhrases = (server: Server): void => {
  const { phrases, sample } = api
  read(server, phrases.list, ({ actor }, db) => readPhrases(db, actor))
  write(server, phrases.put, async ({ actor, now, params, body }, tx) => {
    await putPhrase(tx, actor, now, { id: params.id, ...body })
    return readPhrases(tx, actor)
  })
  write(server, phrases.remove, async ({ actor, now, params }, tx) => {
    const known = await lockPhrase(tx, actor, params.id)
    if (known) {
      tx.send('delete from phrases where district = $1 and id = $2', [actor.district, params.id])
      if (known.everybodys) appendJournal(tx, actor, undefined, { kind: 'phrase.removed', at: now, subjectKind: 'system', subjectId: params.id })
    }
    return readPhrases(tx, actor)
  })
  read(server, sample.get, ({ context, actor }) => sampleOf(context, actor.district))
  write(server, sample.set, async ({ context, actor, now, body }, tx) => {
    await tx.query('update districts set settings = settings || $2 where district = $1', [actor.district, JSON.stringify({ sampleRate: body.rate, sampleSeed: body.seed })])
    appendJournal(tx, actor, undefined, { kind: 'case.sampleChanged', at: now, subjectKind: 'system', subjectId: 'sample', data: body })
    tx.afterCommit(() => context.districts.forget())
    return body
  })
}
