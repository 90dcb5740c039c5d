// What stands around the demonstration's rounds: places of the patrol in the grids of the community that is shown, taken from
// its invented buildings; and telephones of desks, with numbers nobody has.
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { bulkInsert } from '../db/bulk.ts'
import type { Tx } from '../db/tx.ts'
import type { DemoUnit } from './territory-rows.ts'
import { uuidAt } from './uuid-at.ts'

const placesPerGrid = 5
const hours = '8:00–20:00'

type Building = { code: string; name: string; lng: number; lat: number }

export const writeRoundExtras = async (tx: Tx, district: DistrictId, units: readonly DemoUnit[], about: { communityId: UnitId; routineId: string; from: number }): Promise<void> => {
  const put_at = new Date(about.from).toISOString()
  const grids = units.filter(({ level, line }) => level === 'grid' && line.communityId === about.communityId)
  const buildings = await tx.query<Building>('select code, name, lng, lat from buildings where district = $1 and left(code, 15) = any($2::text[]) order by code', [district, grids.map(({ code }) => code)])
  const chosen = grids.flatMap(({ code }) => { const own = buildings.filter((one) => one.code.startsWith(code)); return own.filter((_, n) => n % Math.max(1, Math.floor(own.length / placesPerGrid)) === 0).slice(0, placesPerGrid) })
  await bulkInsert(tx, 'round_places', chosen.map(({ code, name, lng, lat }) => ({ district, id: uuidAt(about.from, `place ${code}`), routine_id: about.routineId, name, lng, lat, person_id: null, put_at, removed_at: null })))
  const home = units.find(({ id }) => id === about.communityId)!
  const desks = units.filter(({ id, level }) => level === 'district' || id === home.line.streetId)
  await bulkInsert(tx, 'desk_phones', desks.map(({ id }, n) => ({ district, unit_id: id, office_id: 0, phone: `0352-555 010${n}`, hours, person_id: null, put_at })))
}
