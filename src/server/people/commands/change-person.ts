// Correct somebody's name or phone. The phone is a key to their account: only who may give all their posts changes it.
import type { peopleAccountRoutes } from '../../../contract/people-accounts.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { peopleProblem } from '../../../domain/people/problems.ts'
import { forgetActors } from '../../access/actors.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { lockPersonByPhone } from '../posts.ts'
import { lockGoverned } from './slip.ts'

export const changePerson = async (ask: Ask<typeof peopleAccountRoutes.change>, tx: Tx): Promise<Record<string, never>> => {
  const { actor, body, now, context } = ask
  const { district } = actor
  const { person, by } = await lockGoverned(tx, ask)
  const name = body.name?.trim() ?? person.name
  if (name === '') throw kernelProblem('request.malformed', { part: 'body', faults: ['/name'] })
  const phone = body.phone === undefined ? person.phone : body.phone
  if (name === person.name && phone === person.phone) return {}
  const other = phone === null || phone === person.phone ? undefined : await lockPersonByPhone(tx, district, phone)
  if (other) throw peopleProblem('people.phone-taken')
  tx.send('update persons set name = $3, phone = $4 where district = $1 and id = $2', [district, person.id, name, phone])
  // Whoever was signed in by the old phone isn't by the new one.
  if (phone !== person.phone) tx.send('delete from sessions s using accounts a where s.district = $1 and s.by_phone and a.district = s.district and a.id = s.account_id and a.person_id = $2', [district, person.id])
  appendJournal(tx, actor, by, {
    kind: 'person.changed', at: now, subjectKind: 'person', subjectId: String(person.id),
    data: { reason: body.reason.trim(), ...(name === person.name ? {} : { nameBefore: person.name }), phoneChanged: phone !== person.phone },
  })
  tx.afterCommit(() => forgetActors(context))
  return {}
}
