// Open cases that lie in units of a net that is no more: one that was reopened after its unit had ended, one that was
// reported at the very moment of an adoption. Each minute, as long after an adoption as a case can be reopened.
import { reopenDays } from '../../domain/cases/event.ts'
import type { DistrictId, UnitId } from '../../domain/kernel/ids.ts'
import { todayOf } from '../access/actors.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import { readNet } from '../territory/net.ts'
import { carryCasesNamed } from './carry-over.ts'

const dayInMs = 86_400_000
const atOnce = 5_000

const staleSql = `select c.id from cases c
  left join units u on u.district = c.district and u.id = coalesce(c.microgrid_id, c.grid_id, c.community_id, c.street_id)
  left join units h on h.district = c.district and h.id = c.holder_unit_id
  where c.district = $1 and c.state_group <> 'closed' and (u.valid_until <= $2::date or h.valid_until <= $2::date
    or (c.street_id, c.community_id, c.grid_id) is distinct from (u.street_id, u.community_id, u.grid_id)) limit ${atOnce}`

/** The unit that is there today for each that ended, over as many reorganisations as lie between. */
const successorsOf = async (tx: Tx, district: DistrictId): Promise<Map<UnitId, UnitId>> => {
  const rows = await tx.query<{ from_id: UnitId; to_id: UnitId }>('select from_id, to_id from unit_lineage where district = $1 and successor', [district])
  const next = new Map(rows.map((row) => [row.from_id, row.to_id]))
  const last = (id: UnitId, steps = 0): UnitId => {
    const to = next.get(id)
    return to === undefined || steps > 100 ? id : last(to, steps + 1)
  }
  return new Map([...next.keys()].map((id) => [id, last(id)]))
}

/** Answers how many were moved; a case that can't be settled is not tried over and over. */
export const settleCases = async (context: Context, tx: Tx, district: DistrictId): Promise<number> => {
  const now = context.clock()
  const today = todayOf(now)
  const since = new Date(now - (reopenDays + 2) * dayInMs)
  if ((await tx.query("select 1 from plans where district = $1 and state = 'applied' and applied_at > $2 limit 1", [district, since])).length === 0) return 0
  const stale = await tx.query<{ id: string }>(staleSql, [district, today])
  if (stale.length === 0) return 0
  const net = await readNet(tx, district, today)
  const { moves } = await carryCasesNamed(
    tx,
    {
      district, planId: null, now, affected: [], districtUnitId: net.root.id, successors: await successorsOf(tx, district), locate: (lng, lat) => net.locate(lng, lat)?.id,
      unit(id) {
        const unit = net.units.get(id)
        return unit && { line: unit.line, level: unit.level }
      },
    },
    stale.map(({ id }) => id),
  )
  return moves.reduce((sum, move) => sum + move.count, 0)
}

export const settleCasesJob: Job = {
  name: 'settle-cases',
  cron: '* * * * *',
  async run(context, tx) {
    let settled = 0
    for (const { id } of await context.districts.all()) settled += await settleCases(context, tx, id)
    if (settled > 0) tx.afterCommit(() => context.hub.wake())
    return settled
  },
}
