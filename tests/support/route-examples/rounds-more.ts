// How the routes of single days, places, wishes, swaps, tracks and telephones are asked.
import { v7 as newId } from 'uuid'
import type { Example, FeatureExamples, World } from './example.ts'
import { makeRoutine, roundsDay } from './rounds.ts'

export const moreRoundExamples: FeatureExamples = (world: World): Record<string, Example> => {
  const inside = () => world.server().district.inside
  const query = (sql: string, values: unknown[]) => world.server().database.query(sql, values)
  const at = () => ({ lng: inside().lng, lat: inside().lat })
  const key = async () => ({ routineId: await makeRoutine(world), unitId: inside().grid.id, plannedOn: roundsDay })
  /** A swap asked of somebody. */
  const askedInstead = async ({ routineId, unitId, plannedOn }: { routineId: string; unitId: number; plannedOn: string }, personId: number | null): Promise<string> => {
    const id = newId()
    await query("insert into round_swaps (district, id, routine_id, unit_id, planned_on, held_on, to_person_id, reason, state, command_id, asked_at) values ($1, $2, $3, $4, $5, $5, $6, '有事', 'asked', $2, now())", [world.server().district.id, id, routineId, unitId, plannedOn, personId ?? 0])
    return id
  }
  /** Somebody in the inside grid who could make a round instead. */
  const colleague = async (): Promise<number> => {
    const { id } = world.server().district
    const [person] = (await query("insert into persons (district, name) values ($1, '替班的人') returning id", [id])) as { id: number }[]
    await query("insert into posts (district, person_id, role, unit_id, from_on) values ($1, $2, 'gridWorker', $3, '2025-01-01')", [id, person!.id, inside().grid.id])
    return person!.id
  }
  const place = async (routineId: string): Promise<string> => {
    const id = newId()
    await query("insert into round_places (district, id, routine_id, name, lng, lat, put_at) values ($1, $2, $3, '东门', $4, $5, now())", [world.server().district.id, id, routineId, at().lng, at().lat])
    return id
  }
  const wish = async (): Promise<string> => {
    const id = newId()
    await query("insert into visit_wishes (district, id, name, phone, address, wish, lng, lat, keep_until, asked_at) values ($1, $2, '王小明', '13800000001', '1号楼', '想聊聊', $3, $4, '2026-12-31', now())", [world.server().district.id, id, at().lng, at().lat])
    return id
  }
  const track = async (personId: number | null, routineId = newId()): Promise<string> => {
    const id = newId()
    await query("insert into tracks (district, id, switch_id, routine_id, unit_id, planned_on, person_id, started_at, erase_on) values ($1, $2, $2, $3, $4, $5, $6, now(), '2026-12-31')", [world.server().district.id, id, routineId, inside().grid.id, roundsDay, personId ?? 0])
    return id
  }
  const grid = (): number => inside().grid.id
  return {
    'rounds.changes': () => ({ path: `/api/rounds/changes?unitId=${grid()}&month=2026-03`, thing: world.unitThing() }),
    // Whoever asks was asked to make it instead; whose it is otherwise is in `rounds/one.test.ts`.
    'rounds.one': async ({ actor }) => {
      const asked = await key()
      await askedInstead(asked, actor.personId)
      return { path: `/api/rounds/one?routineId=${asked.routineId}&unitId=${asked.unitId}&plannedOn=${asked.plannedOn}` }
    },
    'rounds.restore': async () => ({ path: `/api/routines/${await makeRoutine(world)}/exceptions/restore`, body: { unitId: grid(), plannedOn: '2026-03-05' }, thing: world.unitThing() }),
    'rounds.substitutes': async () => { const { routineId, unitId, plannedOn } = await key(); return { path: `/api/rounds/substitutes?routineId=${routineId}&unitId=${unitId}&plannedOn=${plannedOn}`, thing: world.unitThing() } },
    'rounds.swap': async () => ({ path: '/api/rounds/swaps', body: { id: newId(), commandId: newId(), ...(await key()), personId: await colleague(), reason: '家里有事' }, thing: world.unitThing() }),
    'rounds.answerSwap': async ({ actor }) => {
      const id = await askedInstead(await key(), actor.personId)
      return { path: `/api/rounds/swaps/${id}/answer`, body: { answer: 'decline' } }
    },
    'places.list': async () => ({ path: `/api/routines/${await makeRoutine(world)}/places?unitId=${grid()}`, thing: world.unitThing() }),
    'places.put': async () => ({ path: `/api/routines/${await makeRoutine(world)}/places`, body: { places: [{ id: newId(), name: '东门', ...at() }] }, thing: world.unitThing() }),
    'places.remove': async () => { const routineId = await makeRoutine(world); return { path: `/api/routines/${routineId}/places/remove`, body: { placeId: await place(routineId) }, thing: world.unitThing() } },
    'places.buildings': () => ({ path: `/api/rounds/buildings?unitId=${grid()}`, thing: world.unitThing() }),
    'wishes.list': () => ({ path: `/api/visit-wishes?unitId=${grid()}`, thing: world.unitThing() }),
    'wishes.put': () => ({ path: '/api/visit-wishes', body: { id: newId(), name: '王小明', phone: null, address: '1号楼', wish: '想聊聊', ...at(), keepUntil: '2026-06-30' }, thing: world.unitThing() }),
    'wishes.remove': async () => ({ path: `/api/visit-wishes/${await wish()}/remove`, body: {}, thing: world.unitThing() }),
    'wishes.phone': async () => ({ path: `/api/visit-wishes/${await wish()}/phone`, body: { reason: '约时间' }, thing: { ...world.unitThing(), ...inside().microgrid.line, holderUnitId: inside().microgrid.id } }),
    'tracks.switches': () => ({ path: '/api/tracks/switches' }),
    'tracks.switchOn': () => ({ path: '/api/tracks/switches', body: { id: newId(), commandId: newId(), reason: '夜间防火巡查安全需要', fromOn: roundsDay, untilOn: '2026-04-01', keepDays: 7 } }),
    'tracks.switchOff': async () => {
      const id = newId()
      await query("insert into track_switches (district, id, reason, from_on, until_on, keep_days, command_id, switched_at, ended_at) values ($1, $2, '试点', '2026-01-01', '2026-01-02', 7, $2, now(), now())", [world.server().district.id, id])
      return { path: `/api/tracks/switches/${id}/end`, body: {} }
    },
    'tracks.start': async () => ({ path: '/api/tracks', body: { id: newId(), ...(await key()) } }),
    'tracks.add': async ({ actor }) => ({ path: `/api/tracks/${await track(actor.personId)}/points`, body: { points: [{ n: 0, agoMs: 0, ...at() }] } }),
    'tracks.stop': async ({ actor }) => ({ path: `/api/tracks/${await track(actor.personId)}/stop`, body: {} }),
    'tracks.erase': async ({ actor }) => ({ path: `/api/tracks/${await track(actor.personId)}/erase`, body: {} }),
    'tracks.own': () => ({ path: '/api/tracks/own' }),
    'tracks.look': async () => { const asked = await key(); await track(null, asked.routineId); return { path: '/api/tracks/look', body: { ...asked, reason: '核对夜间防火巡查的路线' }, thing: world.unitThing() } },
    'phones.mine': () => ({ path: '/api/desk-phones/mine' }),
    'phones.list': () => ({ path: `/api/desk-phones?unitId=${grid()}`, thing: world.unitThing() }),
    'phones.put': () => ({ path: '/api/desk-phones', body: { unitId: grid(), officeId: null, phone: '0352-1234567', hours: '' }, thing: world.unitThing() }),
  }
}
