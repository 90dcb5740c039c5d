// Real figures as oracle: 31,828 service requests of Boston's third quarter of 2011 with opened, target and closed times and
// the city's own verdict. Read from beside the project (shared/data/311); they may not be shipped.
//
// How the file is read:
// - Times carry no zone: they are Boston's wall clock. Both ends of a comparison are read by the same clock (as if UTC), which
//   keeps their order except within the hour that autumn repeats; no row has its target and closing both in it.
// - A blank target means no limit was set: nothing runs, so nothing can be late. The city judges those on time.
// - A blank closing means the request was still open when the file was written: its clock is read at the last instant the file
//   knows, and a red light is late.
// - A blank verdict means the city did not judge: the row is left out, and counted here.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../../tests/support/source-files.ts'
import type { NamedCalendar } from './calendar-book.ts'
import { ordinarySettings, workCalendarOf } from './calendar-settings.ts'
import { clockLight, startClock, stopClock, wasKept } from './clock.ts'

type Row = { open_dt: string; target_dt: string; closed_dt: string; ontime: 'ONTIME' | 'OVERDUE' | '' }

const file = join(projectRoot, '../shared/data/311/boston-2011Q3.csv.gz')
const rows = existsSync(file) ? Papa.parse<Row>(gunzipSync(readFileSync(file)).toString(), { header: true, skipEmptyLines: true }).data : []
const instant = (text: string): number | null => (text === '' ? null : Date.parse(`${text.replace(' ', 'T')}Z`))
const calendar: NamedCalendar = { code: 'standard', version: 1, calendar: workCalendarOf('standard', 1, ordinarySettings, []) }
const written = Math.max(...rows.flatMap((row) => [row.open_dt, row.closed_dt].flatMap((text) => instant(text) ?? [])))

/** The city's limits are natural time: from opening to target, to the second. */
const ourVerdict = ({ open_dt, target_dt, closed_dt }: Row): 'ONTIME' | 'OVERDUE' => {
  const [opened, target, closed] = [instant(open_dt)!, instant(target_dt), instant(closed_dt)]
  if (target === null) return 'ONTIME'
  const clock = startClock(1, 'handle', { amount: (target - opened) / 3_600_000, unit: 'hour' }, opened, calendar)
  expect(clock.dueAt).toBe(target)
  const late = closed === null ? clockLight(clock, written) === 'red' : wasKept(stopClock(clock, closed, calendar)) === false
  return late ? 'OVERDUE' : 'ONTIME'
}

describe.skipIf(rows.length === 0)('the verdicts of Boston (skipped: shared/data/311 is not beside the project)', () => {
  test('are ours on every row that was judged', () => {
    const judged = rows.filter(({ ontime }) => ontime !== '')
    expect([rows.length, judged.length]).toEqual([31_828, 31_745])
    expect(judged.filter((row) => ourVerdict(row) !== row.ontime)).toEqual([])
  })

  test('cover what can happen: kept, late, without a limit, still open', () => {
    const count = (test: (row: Row) => boolean): number => rows.filter(test).length
    expect([
      count((row) => row.ontime === 'ONTIME' && row.target_dt !== '' && row.closed_dt !== ''), count((row) => row.ontime === 'OVERDUE' && row.closed_dt !== ''),
      count((row) => row.ontime === 'ONTIME' && row.target_dt === ''), count((row) => row.ontime === 'OVERDUE' && row.closed_dt === ''),
    ]).toEqual([20_356, 4_745, 5_013, 1_631])
  })
})
