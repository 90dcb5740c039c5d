// Words for bringing buildings and barriers to the division planner, in English.
import type { Texts } from '../../kit/words/dictionary.ts'
import type { plannerBringZh } from './planner-bring.zh.ts'

export const plannerBringEn: Texts<typeof plannerBringZh> = {
  title: { buildings: 'Import buildings', barriers: 'Import barriers' },
  hint: { buildings: 'GeoJSON, .xlsx or CSV: code, households, and a place or footprint', barriers: 'GeoJSON lines: roads, railways, rivers, which cells should not reach across' },
  counts: (fresh, changed, unchanged, gone) => `${fresh} new, ${changed} changed, ${unchanged} unchanged, ${gone} taken out`,
  replace: { buildings: 'Take out buildings of this community that the file doesn’t have', barriers: 'Take out lines within this community that the file doesn’t have' },
  noFaults: 'No faulty rows', faulty: (n) => `${n} faulty rows, which are not imported:`, faultyRows: 'Faulty rows', row: (n, fault) => `Row ${n}: ${fault}`, more: (n) => `and ${n} more`,
  faults: { 'no-code': 'no code', 'no-place': 'no place, or one that can’t be read', 'no-households': 'households must be a whole number, 0 or more', twice: 'there already, in another row or elsewhere', outside: 'outside this community', 'no-line': 'no line, or one that can’t be read', 'no-kind': 'neither road, railway nor river (say so in “kind”)', 'no-weight': 'the weight must lie between 0 and 10' },
  kinds: { road: 'Roads', railway: 'Railways', river: 'Rivers', other: 'Others' },
  nothing: 'There is nothing to write', write: 'Import', cancel: 'Cancel', written: (fresh, changed, gone) => `Imported: ${fresh} new, ${changed} changed, ${gone} taken out`,
  legend: 'Barriers', anew: 'Divide anew inside', anewHint: 'The border stays, the microgrids inside are divided anew; otherwise they stay as they are',
}
