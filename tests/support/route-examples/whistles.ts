// How the routes of whistles are asked: about a case in the inside street, with one of the departments called.
import { v7 as newId } from 'uuid'
import { api } from '../../../src/contract/api.ts'
import { pathOf } from '../../../src/contract/client.ts'
import type { Thing } from '../../../src/domain/access/can.ts'
import { oneCalendar } from '../../../src/domain/clocks/calendar-book.ts'
import { startCallClock } from '../../../src/domain/whistles/clock-of-call.ts'
import { callKind, callSteps, whistleKind, whistleSteps, type CallState, type CallStep, type WhistleState, type WhistleStep } from '../../../src/domain/whistles/kinds.ts'
import { readCalendar } from '../../../src/server/territory/calendar.ts'
import type { Example, FeatureExamples } from './example.ts'

export const whistleExamples: FeatureExamples = ({ server, makeCase, districtThing }) => {
  const office = () => server().district.offices[0]!
  /** Called is the first office, where the inside officer stands. */
  const makeWhistle = async (state: WhistleState, call: CallState = 'called'): Promise<{ id: string; thing: Thing }> => {
    const { database, district, clock } = server()
    const { id: caseId, thing } = await makeCase('filed', 'community')
    const [id, at, started] = [newId(), new Date(clock.now), state !== 'requested']
    await database.query(
      `insert into whistles (district, id, case_id, state, trigger_kind, limit_amount, limit_unit, office_ids, meeting_place, request, asked_by_name, asked_at, started_at)
       values ($1, $2, $3, $4, 'jointEnforcement', 2, 'workHour', $5, '', '示例', '', $6, $7)`, [district.id, id, caseId, state, [office().id], at, started ? at : null])
    if (!started) return { id, thing: { ...thing, holderUnitId: district.inside.street.id, holderOfficeId: null, ownerId: null } }
    await database.query('update cases set assisting_office_ids = $3 where district = $1 and id = $2', [district.id, caseId, [office().id]])
    await database.query('insert into whistle_calls (district, whistle_id, office_id, state, clock, due_at) values ($1, $2, $3, $4, $5, $6)', [
      district.id, id, office().id, call, JSON.stringify(startCallClock(office().id, 'jointEnforcement', { amount: 2, unit: 'workHour' }, clock.now, oneCalendar(readCalendar()))), new Date(clock.now + 7_200_000)])
    await database.query(`insert into whistle_steps (district, whistle_id, seq, command_id, step, at, actor_name) values ($1, $2, 1, $3, 'task', $4, '')`, [district.id, id, newId(), at])
    return { id, thing: { ...thing, holderUnitId: district.inside.street.id, holderOfficeId: null, ownerId: null, assistingOfficeIds: [office().id] } }
  }
  const said = () => ({ commandId: newId(), text: '示例' })
  const whistleBody = (step: WhistleStep): object => ({
    ...said(),
    ...(step === 'arrive' ? { officeId: null, cameAt: server().clock.now } : step === 'task' ? { officeId: null } : step === 'taskDone' ? { task: 1 } : step === 'continue' ? { officeId: office().id, childId: newId() } : {}),
  })
  const onWhistle = (step: WhistleStep): Example => async () => {
    const { id, thing } = await makeWhistle(whistleKind.steps[step].from[0])
    return { path: pathOf(api.whistleSteps[step], { id }), body: whistleBody(step), thing }
  }
  const onCall = (step: CallStep): Example => async () => {
    const { id, thing } = await makeWhistle('running', callKind.steps[step].from[0])
    return { path: pathOf(api.whistleCalls[step], { id, office: office().id }), body: { ...said(), ...(step === 'evaluate' ? { grade: 'good' } : {}) }, thing }
  }
  return {
    'whistles.list': () => ({ path: '/api/whistles' }),
    'whistles.counts': () => ({ path: '/api/whistles/counts' }),
    'whistles.numbers': () => ({ path: '/api/whistles/numbers?from=2026-03&to=2026-03' }),
    'whistles.behind': () => ({ path: '/api/whistles/calls?from=2026-03&to=2026-03' }),
    'whistles.setBand': () => ({ path: '/api/whistles/band', body: { commandId: newId(), band: { low: 1, high: 20 } }, thing: districtThing() }),
    'whistles.get': async () => {
      const { id, thing } = await makeWhistle('running')
      return { path: pathOf(api.whistles.get, { id }), thing }
    },
    'whistles.blow': async () => {
      const { id: caseId, thing } = await makeCase('filed', 'community')
      return { path: '/api/whistles', body: { ...said(), id: newId(), caseId, trigger: 'emergency', limit: { amount: 30, unit: 'workMinute' }, officeIds: [office().id] }, thing }
    },
    ...Object.fromEntries(whistleSteps.map((step) => [`whistles.${step}`, onWhistle(step)])),
    ...Object.fromEntries(callSteps.map((step) => [`whistles.${step}`, onCall(step)])),
  }
}
