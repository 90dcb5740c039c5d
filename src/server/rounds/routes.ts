// Routes of rounds: one line each, the work is elsewhere.
import { api } from '../../contract/api.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { roundProblem } from '../../domain/rounds/problems.ts'
import { todayOf } from '../access/actors.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { netOf, type NetUnit } from '../territory/net.ts'
import { reaches } from '../territory/plans/reach.ts'
import { excuseRound, makeRound } from './commands/make-round.ts'
import { exceptDay, saveRoutine, stopRoutine } from './commands/routines.ts'
import { listRounds, listRoundsBehind } from './list.ts'
import { myRounds } from './mine.ts'
import { presentRoutine, presentRow, shownSql, type ShownRow } from './present.ts'
import { monthPlan } from './progress.ts'
import { readRoutines } from './routines.ts'
import { roundColumns } from './rows.ts'
import { daysOn } from './span.ts'
import { switchOf } from './tracks.ts'
import { unitFor } from './unit-for.ts'

/** A year at the most: nobody reads more at once. */
const needSpan = (from: string, to: string): void => {
  if (to < from || to > daysOn(from, 366)) throw kernelProblem('request.malformed', { part: 'query', faults: ['/to'] })
}

const shownRound = async (context: Context, db: Queryable, actor: Actor, key: { routineId: string; unitId: number; plannedOn: string }) => {
  const [row] = await db.query<ShownRow>(`select ${roundColumns}, ${shownSql} from rounds r where r.district = $1 and r.routine_id = $2 and r.unit_id = $3 and r.planned_on = $4`, [actor.district, key.routineId, key.unitId, key.plannedOn])
  if (!row) throw roundProblem('round.not-found')
  return presentRow(await netOf(context, actor.district), row)
}

export const bindRounds = (server: Server): void => {
  const { rounds } = api
  read(server, rounds.routines, async ({ context, actor, now }, db) => {
    const net = await netOf(context, actor.district)
    const today = todayOf(now)
    const list = (await readRoutines(db, actor.district, today, daysOn(today, 400))).filter((one) => one.endsOn === null || one.endsOn >= today)
    return { routines: list.filter((one) => { const unit = net.units.get(one.unitId); return unit !== undefined && (reaches(actor, 'round.see', unit) || overlapsReach(actor, unit)) }).map((one) => presentRoutine(actor, net, one)) }
  })
  write(server, rounds.save, async (ask, tx) => presentRoutine(ask.actor, await netOf(ask.context, ask.actor.district), await saveRoutine(ask, tx, ask.body)))
  write(server, rounds.end, async (ask, tx) => presentRoutine(ask.actor, await netOf(ask.context, ask.actor.district), await stopRoutine(ask, tx, ask.params.id, ask.body.version, ask.body.on)))
  write(server, rounds.except, async (ask, tx) => presentRoutine(ask.actor, await netOf(ask.context, ask.actor.district), await exceptDay(ask, tx, ask.params.id, ask.body)))
  read(server, rounds.mine, async ({ context, actor, query, now }, db) => {
    const [mine, allowed] = await Promise.all([myRounds(context, db, actor, query.from ?? todayOf(now), query.days ?? 1, now), switchOf(db, actor.district, now)])
    return { rounds: mine, tracks: allowed ? { reason: allowed.reason, untilOn: allowed.untilOn, keepDays: allowed.keepDays } : null }
  })
  write(server, rounds.make, async (ask, tx) => shownRound(ask.context, tx, ask.actor, await makeRound(ask, tx, ask.body)))
  write(server, rounds.excuse, async (ask, tx) => shownRound(ask.context, tx, ask.actor, await excuseRound(ask, tx, ask.body)))
  read(server, rounds.plan, async ({ context, actor, query, now }, db) => {
    const net = await netOf(context, actor.district)
    return monthPlan(context, db, actor, unitFor(actor, net, query.unitId, 'round.see'), query.month, query.routineId, now)
  })
  read(server, rounds.list, async ({ context, actor, query, now }, db) => {
    needSpan(query.from, query.to)
    const net = await netOf(context, actor.district)
    return listRounds(context, db, actor, unitFor(actor, net, query.unitId, 'round.see'), query, now)
  })
  read(server, rounds.behind, async ({ context, actor, query }, db) => {
    const net = await netOf(context, actor.district)
    return listRoundsBehind(db, actor, net, unitFor(actor, net, query.unitId, 'measures.see'), query)
  })
}

/** A routine of the whole district is made in one's own street as well. */
const overlapsReach = (actor: Actor, unit: NetUnit): boolean => actor.posts.some((post) => post.unit !== null && (unit.level === 'district' || Object.values(unit.line).includes(post.unit.id) || (post.unit[`${unit.level as 'street'}Id`] === unit.id)))
