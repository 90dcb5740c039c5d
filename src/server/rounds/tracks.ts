// Tracks along patrols, as rows: the district's switch, tracks with their points, and their erasure. Read by their own person
// and by the one route that asks for a reason; no list, number, journal entry or file is made of them.
import type { DistrictId, PersonId } from '../../domain/kernel/ids.ts'
import { allowsTracks, type TrackSwitch } from '../../domain/rounds/track.ts'
import { todayOf } from '../access/actors.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import type { Job } from '../jobs/job.ts'
import type { RoundKey } from './meant.ts'

type SwitchRow = { id: string; reason: string; from_on: string; until_on: string; keep_days: number; by: string | null; switched_at: Date; ended_at: Date | null; command_id: string }
export type KeptSwitch = TrackSwitch & { id: string; reason: string; by: string | null; at: number; endedAt: number | null; commandId: string }

const switchSql = `select s.id, s.reason, to_char(s.from_on, 'YYYY-MM-DD') as from_on, to_char(s.until_on, 'YYYY-MM-DD') as until_on, s.keep_days, s.switched_at, s.ended_at, s.command_id,
  (select p.name from persons p where p.district = s.district and p.id = s.person_id) as by from track_switches s where s.district = $1`

export const readSwitches = async (db: Queryable, district: DistrictId): Promise<KeptSwitch[]> =>
  (await db.query<SwitchRow>(`${switchSql} order by s.switched_at desc limit 50`, [district])).map((row) => ({
    id: row.id, reason: row.reason, fromOn: row.from_on, untilOn: row.until_on, keepDays: row.keep_days, ended: row.ended_at !== null, by: row.by, at: row.switched_at.getTime(), endedAt: row.ended_at?.getTime() ?? null, commandId: row.command_id,
  }))

/** The switch that allows tracks today, or none. */
export const switchOf = async (db: Queryable, district: DistrictId, now: number): Promise<KeptSwitch | undefined> => (await readSwitches(db, district)).find((one) => allowsTracks(one, todayOf(now)))

export type TrackRow = RoundKey & { id: string; personId: PersonId; startedAt: number; stoppedAt: number | null; eraseOn: string }
type Row = { id: string; routine_id: string; unit_id: number; planned_on: string; person_id: PersonId; started_at: Date; stopped_at: Date | null; erase_on: string }
const trackSql = "select id, routine_id, unit_id, to_char(planned_on, 'YYYY-MM-DD') as planned_on, person_id, started_at, stopped_at, to_char(erase_on, 'YYYY-MM-DD') as erase_on from tracks where district = $1"
const fromRow = (row: Row): TrackRow => ({ id: row.id, routineId: row.routine_id, unitId: row.unit_id, plannedOn: row.planned_on, personId: row.person_id, startedAt: row.started_at.getTime(), stoppedAt: row.stopped_at?.getTime() ?? null, eraseOn: row.erase_on })

/** Somebody's own; nobody else's is found by it. */
export const lockOwnTrack = async (tx: Tx, district: DistrictId, id: string, person: PersonId | null): Promise<TrackRow | undefined> =>
  (await tx.query<Row>(`${trackSql} and id = $2 and person_id = $3 for update`, [district, id, person])).map(fromRow)[0]

// What is due to be erased is no longer shown, also before the job has come by.
export const readOwnTracks = async (db: Queryable, district: DistrictId, person: PersonId | null, today: string): Promise<TrackRow[]> =>
  (await db.query<Row>(`${trackSql} and person_id = $2 and erase_on > $3::date order by started_at desc limit 20`, [district, person, today])).map(fromRow)

export const readTracksOf = async (db: Queryable, district: DistrictId, key: RoundKey, today: string): Promise<TrackRow[]> =>
  (await db.query<Row>(`${trackSql} and routine_id = $2 and unit_id = $3 and planned_on = $4 and erase_on > $5::date order by started_at`, [district, key.routineId, key.unitId, key.plannedOn, today])).map(fromRow)

export type SeenPoint = { at: number; lng: number; lat: number }
export const readPoints = async (db: Queryable, district: DistrictId, ids: readonly string[]): Promise<(id: string) => SeenPoint[]> => {
  const rows = await db.query<{ track_id: string; at: Date; lng: number; lat: number }>('select track_id, at, lng, lat from track_points where district = $1 and track_id = any($2::uuid[]) order by track_id, position', [district, ids])
  return (id) => rows.filter((row) => row.track_id === id).map(({ at, lng, lat }) => ({ at: at.getTime(), lng, lat }))
}

export const eraseTracks = (tx: Tx, district: DistrictId, ids: readonly string[]): void => {
  tx.send('delete from track_points where district = $1 and track_id = any($2::uuid[])', [district, ids])
  tx.send('delete from tracks where district = $1 and id = any($2::uuid[])', [district, ids])
}

const atOnce = 200

/** Tracks whose day has come, and wishes that are over: gone. Answers how many. */
export const eraseRoundTraces: Job = {
  name: 'erase-round-traces',
  cron: '7 * * * *',
  async run(context, tx) {
    let erased = 0
    for (const { id: district } of await context.districts.all()) {
      const today = todayOf(context.clock())
      const due = await tx.query<{ id: string }>('select id from tracks where district = $1 and erase_on <= $2::date order by erase_on limit $3 for update skip locked', [district, today, atOnce])
      if (due.length > 0) eraseTracks(tx, district, due.map(({ id }) => id))
      const gone = await tx.query('delete from visit_wishes where district = $1 and keep_until < $2::date returning 1 as gone', [district, today])
      erased += due.length + gone.length
    }
    return erased
  },
}
