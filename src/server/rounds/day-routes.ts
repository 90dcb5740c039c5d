// Routes of single days: what was moved, left out or is made by somebody else; swaps with a substitute.
import { api } from '../../contract/api.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { netOf } from '../territory/net.ts'
import { changesOf } from './changes.ts'
import { restoreDay } from './commands/routines.ts'
import { answerToSwap, askSwap } from './commands/swaps.ts'
import { findMeant } from './meant.ts'
import { oneRound } from './one.ts'
import { unitRefOf } from './present.ts'
import { readCandidates } from './swaps.ts'
import { unitFor, unitWithin } from './unit-for.ts'

export const bindRoundDays = (server: Server): void => {
  const { roundDays: days } = api
  read(server, days.changes, async ({ context, actor, query }, db) => changesOf(context, db, actor, unitFor(actor, await netOf(context, actor.district), query.unitId, 'round.see'), query.month, query.routineId))
  read(server, days.one, ({ context, actor, query, now }, db) => oneRound(context, db, actor, query, now))
  write(server, days.restore, async (ask, tx) => { await restoreDay(ask, tx, ask.params.id, ask.body); return {} })
  read(server, days.substitutes, async ({ context, actor, query }, db) => {
    const net = await netOf(context, actor.district)
    unitWithin(actor, net, query.unitId, 'round.swap')
    const found = await readCandidates(db, actor.district, await findMeant(context, db, actor.district, query), actor.personId)
    return { people: found.map(({ person_id, name, role, unit_id }) => ({ personId: person_id, name, post: role, unit: unitRefOf(net, unit_id) })) }
  })
  write(server, days.swap, askSwap)
  write(server, days.answerSwap, answerToSwap)
}
