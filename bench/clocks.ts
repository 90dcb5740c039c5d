// 100,000 running clocks: how long the minute's tick takes, what concurrent steps feel of it, and how long it takes to compute
// everything anew after the holiday list was changed.
import { inTransaction } from '../src/server/db/tx.ts'
import { ordinarySettings } from '../src/domain/clocks/calendar-settings.ts'
import { recomputeCases } from '../src/server/cases/recompute.ts'
import { tickCases } from '../src/server/cases/tick.ts'
import { writeVersion } from '../src/server/clocks/calendars.ts'
import { openDatabase } from '../src/server/db/open.ts'
import { openContext } from '../src/server/services.ts'
import type { DistrictId } from '../src/domain/kernel/ids.ts'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { addCases, emptyCases } from './support/many-cases.ts'
import { newDataDir, removeDataDir, startServer, type BenchServer } from './support/server.ts'

export const about = '100,000 running clocks: the minute’s tick, steps beside it, and computing anew after a changed holiday list'

const dayInMs = 86_400_000
/** Nobody who presses a button notices that. */
const stepAsked = 25

/** Every case open, with a clock of handling over five workdays that began at some time of the last three days. */
const runAll = (server: BenchServer, now: number): Promise<unknown> =>
  server.database.query(
    `update cases set state = 'filed', state_group = 'open', handled_at = null, checked_at = null, closed_at = null, overdue = false,
       accepted_at = t.began, due_at = t.due, next_due_at = t.due, next_yellow_at = t.yellow, next_tick_at = t.yellow,
       clocks = jsonb_build_array(jsonb_build_object('no', 1, 'stage', 'handle', 'calendar', 'standard', 'version', 1, 'limit', jsonb_build_object('amount', 5, 'unit', 'workday'), 'extended', 0,
         'startedAt', ms(t.began), 'pauses', '[]'::jsonb, 'yellowAt', ms(t.yellow), 'dueAt', ms(t.due), 'stoppedAt', null, 'rungs', 0))
     from (select id, $1::timestamptz - interval '3 days' * share as began, $1::timestamptz + interval '4 days' * share as yellow, $1::timestamptz + interval '5 days' * share + interval '1 day' as due
       from (select id, row_number() over (order by id) / count(*) over ()::float8 as share from cases) s) t
     where cases.id = t.id`.replaceAll(/ms\(([\w.]+)\)/g, '(extract(epoch from $1) * 1000)::bigint'),
    [new Date(now)],
  )

type Beside = { milliseconds: number[]; /** How often a step was seen waiting for what somebody else has locked. */ blocked: () => number; stop: () => Promise<void> }

/** Steps as they are written: one case locked and changed after the other, on a connection of its own. */
const stepsBeside = (server: BenchServer): Beside => {
  const database = openDatabase(server.databaseUrl, { connections: 1, application: 'bench-steps' })
  const milliseconds: number[] = []
  let going = true
  let blocked = 0
  const watch = async (): Promise<void> => {
    while (going) {
      const [row] = await server.database.query<{ n: number }>("select count(*) as n from pg_stat_activity where application_name = 'bench-steps' and wait_event_type = 'Lock'")
      blocked += row!.n
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const loop = async (): Promise<void> => {
    for (let n = 0; going; n += 1) {
      const [row] = await database.query<{ id: string }>('select id from cases tablesample system (0.5) limit 1')
      if (!row) continue
      const began = performance.now()
      await inTransaction(database, async (tx) => {
        await tx.query('select * from cases where id = $1 for update', [row.id])
        await tx.query('update cases set version = version + 1 where id = $1', [row.id])
      })
      milliseconds.push(performance.now() - began)
    }
  }
  const running = Promise.all([loop(), watch()])
  return { milliseconds, blocked: () => blocked, stop: async () => { going = false; await running; await database.close() } }
}

const timed = async (work: () => Promise<number>): Promise<{ milliseconds: number; count: number }> => {
  const began = performance.now()
  let count = 0
  for (let done = await work(); done > 0; done = await work()) count += done
  return { milliseconds: performance.now() - began, count }
}

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const clocks = quick ? 10_000 : 100_000
  const dataDir = newDataDir()
  const server = await startServer(dataDir, ['--services=web'])
  const database = openDatabase(server.databaseUrl, { connections: 4, application: 'bench-clocks' })
  const now = Date.now()
  const context = openContext(database, dataDir, (fault) => { throw fault }, () => now)
  const lines: BenchLine[] = []
  try {
    await emptyCases(server.database)
    await addCases(server.database, 0, clocks)
    await runAll(server, now)
    await server.database.query('vacuum analyze cases')
    await server.database.query('checkpoint')
    const [{ district } = { district: 0 as DistrictId }] = await server.database.query<{ district: DistrictId }>('select district from districts')
    const tickAt = (at: number) => timed(() => inTransaction(database, (tx) => tickCases(context, tx, district, at)))

    const quiet = stepsBeside(server)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    await quiet.stop()
    // Minutes in a row, as many as a steady day has something to do in.
    const minutes: number[] = []
    let happened = 0
    const beside = stepsBeside(server)
    for (let minute = 1; minute <= (quick ? 10 : 60); minute += 1) {
      const { milliseconds, count } = await tickAt(now + minute * 60_000)
      minutes.push(milliseconds)
      happened += count
    }
    await beside.stop()
    const hour = now + (quick ? 10 : 60) * 60_000
    const [stepBeside, stepAlone] = [percentile(beside.milliseconds, 0.95), percentile(quiet.milliseconds, 0.95)]
    lines.push(
      { bench: 'clocks', case: `the minute’s tick over ${clocks} running clocks, slowest of ${minutes.length} (${round(happened / minutes.length)} cases a minute)`, value: round(Math.max(...minutes)), unit: 'ms', reach: '< 1000', ok: Math.max(...minutes) < 1_000 && happened > 0 },
      // One minute after the other without a pause, and in the process that takes the steps: in earnest the clock ticks once a minute.
      { bench: 'clocks', case: 'a step while the tick runs without a pause, p95, beside the same without it', value: round(stepBeside), unit: 'ms', limit: round(stepAlone), ratio: round(stepBeside / stepAlone), reach: `< ${stepAsked}`, ok: stepBeside < stepAsked },
      { bench: 'clocks', case: `a step seen waiting for what the tick has locked, of ${beside.milliseconds.length} steps`, value: beside.blocked(), unit: 'times', reach: 0, ok: beside.blocked() === 0 },
    )
    const outage = stepsBeside(server)
    const caught = await tickAt(hour + dayInMs / 2)
    await outage.stop()
    lines.push(
      { bench: 'clocks', case: `the first tick after half a day’s outage, ${caught.count} cases`, value: round(caught.milliseconds / 1_000), unit: 's' },
      { bench: 'clocks', case: 'a step meanwhile, p95', value: round(percentile(outage.milliseconds, 0.95)), unit: 'ms' },
    )
    // A holiday the day after tomorrow and the day after that: whatever runs beyond is due later.
    const days = [2, 3, 4, 5].map((n) => [new Date(now + n * dayInMs).toISOString().slice(0, 10), false] as const)
    await inTransaction(database, (tx) => writeVersion(tx, { district, code: 'standard', name: '标准', version: 2, settings: { ...ordinarySettings, exceptions: Object.fromEntries(days) }, commandId: null, personId: null, at: now }))
    const holiday = stepsBeside(server)
    const anew = await timed(() => inTransaction(database, (tx) => recomputeCases(context, tx, district, hour)))
    await holiday.stop()
    const [{ moved } = { moved: 0 }] = await server.database.query<{ moved: number }>('select moved from clock_recomputations')
    lines.push(
      { bench: 'clocks', case: `computing ${clocks} running cases anew after a changed holiday list, ${moved} due at another time, both rounds`, value: round(anew.milliseconds / 1_000), unit: 's', reach: '< 20', ok: anew.milliseconds < 20_000 && moved > clocks / 4 },
      { bench: 'clocks', case: 'a step meanwhile, p95', value: round(percentile(holiday.milliseconds, 0.95)), unit: 'ms' },
    )
  } finally {
    await database.close()
    await server.stop()
    removeDataDir(dataDir)
  }
  return lines
}
