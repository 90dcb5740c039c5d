// Somebody's phone number in full: with a reason, and journalled each time.
import type { peopleRoutes } from '../../../contract/people.ts'
import type { PersonId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { peopleProblem } from '../../../domain/people/problems.ts'
import { spend, type Allowance } from '../../access/allowance.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { mustBeWithin } from '../card.ts'
import { lockPerson } from '../posts.ts'

/** Far above a day's calls, far below copying the roster. */
const looks: Allowance = { what: 'people.contact', most: 120, span: 3_600_000 }

export const seeContact = async (ask: Ask<typeof peopleRoutes.contact>, tx: Tx): Promise<{ phone: string }> => {
  const { actor, body, now, context, params } = ask
  const id = params.id as PersonId
  if (body.reason.trim().length < 2) throw kernelProblem('request.malformed', { part: 'body', faults: ['/reason'] })
  await mustBeWithin(context, tx, actor, id)
  if ((await spend(tx, actor.district, looks, String(actor.accountId), now)) < 0) throw kernelProblem('request.too-many')
  const person = await lockPerson(tx, actor.district, id)
  if (!person?.phone) throw peopleProblem('people.no-phone')
  appendJournal(tx, actor, actor.posts.find((post) => post.id !== null), { kind: 'person.contactSeen', at: now, subjectKind: 'person', subjectId: String(id), data: { reason: body.reason.trim() } })
  return { phone: person.phone }
}
