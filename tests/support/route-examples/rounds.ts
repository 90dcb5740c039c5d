// How the routes of rounds are asked: about a routine of the inside grid that is made there every day.
import { v7 as newId } from 'uuid'
import type { Example, FeatureExamples, World } from './example.ts'

export const roundsDay = '2026-03-02'

const definitionOf = (world: World) => {
  const { inside } = world.server().district
  return {
    name: '巡查', kind: 'patrol', who: { kind: 'roles', roles: ['microgridWorker', 'gridAssistant', 'gridWorker', 'gridLeader'] }, where: { kind: 'level', unitId: inside.grid.id, level: 'grid', specialOnly: false }, rule: 'FREQ=DAILY',
    window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false },
  }
}

/** A routine of the inside grid that is made every day. */
export const makeRoutine = async (world: World): Promise<string> => {
  const { id: district, inside } = world.server().district
  const { name, kind, ...rest } = definitionOf(world)
  const id = newId()
  await world.server().database.query(
    `insert into routines (district, id, version, name, kind, unit_id, definition, starts_on, settled_until, command_id, made_at) values ($1, $2, 1, $3, $4, $5, $6, $7, '2026-03-01', $2, now())`,
    [district, id, name, kind, inside.grid.id, JSON.stringify(rest), roundsDay])
  return id
}

export const roundExamples: FeatureExamples = (world: World): Record<string, Example> => {
  const occurrence = async () => ({ id: newId(), commandId: newId(), routineId: await makeRoutine(world), unitId: world.server().district.inside.grid.id, plannedOn: roundsDay })
  const grid = (): number => world.server().district.inside.grid.id
  return {
    'rounds.routines': () => ({ path: '/api/routines' }),
    'rounds.save': () => ({ path: '/api/routines', body: { commandId: newId(), id: newId(), version: 0, unitId: grid(), from: roundsDay, until: null, ...definitionOf(world) }, thing: world.unitThing() }),
    'rounds.end': async () => ({ path: `/api/routines/${await makeRoutine(world)}/end`, body: { version: 1, on: roundsDay }, thing: world.unitThing() }),
    'rounds.except': async () => ({ path: `/api/routines/${await makeRoutine(world)}/exceptions`, body: { commandId: newId(), unitId: grid(), plannedOn: '2026-03-05', to: null, reason: '大雪' }, thing: world.unitThing() }),
    'rounds.mine': () => ({ path: '/api/rounds/mine' }),
    'rounds.make': async () => ({ path: '/api/rounds', body: { ...(await occurrence()), checks: [], photos: [], places: [], talked: false, note: '' }, thing: world.unitThing() }),
    'rounds.excuse': async () => ({ path: '/api/rounds/excuse', body: { ...(await occurrence()), reason: '道路封闭' }, thing: world.unitThing() }),
    'rounds.plan': () => ({ path: `/api/rounds/plan?unitId=${grid()}&month=2026-03`, thing: world.unitThing() }),
    'rounds.list': () => ({ path: `/api/rounds?unitId=${grid()}&from=${roundsDay}&to=${roundsDay}`, thing: world.unitThing() }),
    'rounds.behind': () => ({ path: `/api/measures/rounds?measure=patrol&unitId=${grid()}&from=2026-03&to=2026-03`, thing: world.unitThing() }),
  }
}
