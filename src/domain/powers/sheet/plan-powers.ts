// A list of powers from a spreadsheet, row by row: what each says of an item and of who holds it where, what that would
// change, and why a row can't be taken. A row with faults changes nothing; the others aren't lost by it.
import type { OfficeId, UnitId } from '../../kernel/ids.ts'
import { wordKey } from '../../people/roster/fields.ts'
import { tidyDay, tidyText, type RosterCell } from '../../people/roster/tidy.ts'
import { changePowers, type PowerChange } from '../change.ts'
import { actingOn, type Holding, type PowerItemId, type PowerKind } from '../power.ts'
import { kindOf, type PowerField } from './fields.ts'

export type SheetRow = { row: number; cells: readonly RosterCell[] }

export const powerFaults = ['code-missing', 'name-missing', 'name-differs', 'kind-unknown', 'street-unknown', 'holder-unknown', 'holder-needed', 'joint-unknown', 'joint-twice', 'day-malformed', 'class-malformed', 'duplicate-row', 'later'] as const
export type PowerFaultCode = (typeof powerFaults)[number]
export type PowerFault = { code: PowerFaultCode; value?: string; other?: string }
export const powerVerdicts = ['new', 'changed', 'unchanged', 'faulty'] as const
export type PowerVerdict = (typeof powerVerdicts)[number]
export type PowerSheetChange = { what: 'name' | 'kind' | 'basis' | 'holder' | 'classes'; before: string; after: string }

export type KnownItem = { id: PowerItemId; code: string; name: string; kind: PowerKind; basis: string; categories: readonly string[] }
export type KnownPowers = {
  today: string
  items: ReadonlyMap<string, KnownItem>
  holdings: ReadonlyMap<PowerItemId, readonly Holding[]>
  offices: ReadonlyMap<string, { id: OfficeId; name: string }>
  streets: ReadonlyMap<string, { id: UnitId; name: string }>
}

export type Wording = { name: string; kind: PowerKind; basis: string }
export type PowerRow = {
  row: number; verdict: PowerVerdict; code: string; name: string; place: string; holder: string; faults: readonly PowerFault[]; changes: readonly PowerSheetChange[]
  /** What writing the row does: nothing where it is null. */
  wording: Wording | null
  holding: { streetId: UnitId | null; leadOfficeId: OfficeId; jointOfficeIds: readonly OfficeId[]; fromOn: string } | null
  categories: readonly string[] | null
}

/** Words that mean the whole district in the column of streets. */
const whole = new Set(['', '全区', '全市', '全县', '区级', 'wholedistrict', 'district', 'all'])
/** Names and laws keep their own signs (full-width brackets); only blanks around them go. */
const asWritten = (cell: RosterCell): string => String(cell ?? '').replace(/\s+/g, ' ').trim()
const listed = (text: string): string[] => text.split(/[、,，;；/\s]+/).map((one) => one.trim()).filter((one) => one !== '')

/** Rows of the change that this row brings to what is held. */
export const changeOf = (itemId: PowerItemId, holding: NonNullable<PowerRow['holding']>, holdings: readonly Holding[]): PowerChange => {
  const { fromOn, ...place } = holding
  return changePowers({ kind: 'adjust', fromOn, transition: null, itemIds: [itemId], places: [place] }, new Map([[itemId, holdings]]))
}

type Draft = Omit<PowerRow, 'verdict' | 'faults' | 'changes'> & { faults: PowerFault[]; changes: PowerSheetChange[]; isNew: boolean }

const readRow = ({ row, cells }: SheetRow, columns: ReadonlyMap<PowerField, number>, known: KnownPowers, said: Map<string, Wording>, seen: Map<string, number>): Draft => {
  const cell = (field: PowerField): RosterCell => (columns.has(field) ? (cells[columns.get(field)!] ?? null) : null)
  const text = (field: PowerField): string => tidyText(cell(field)).text
  const code = text('code')
  const item = known.items.get(code)
  const before = said.get(code)
  const draft: Draft = { row, code, name: asWritten(cell('name')) || (before?.name ?? item?.name ?? ''), place: text('street'), holder: text('holder'), faults: [], changes: [], wording: null, holding: null, categories: null, isNew: item === undefined && before === undefined }
  const fault = (one: PowerFaultCode, value?: string, other?: string): void => void draft.faults.push({ code: one, ...(value === undefined ? {} : { value }), ...(other === undefined ? {} : { other }) })
  if (code === '') fault('code-missing')
  if (draft.name === '') fault('name-missing')
  if (before !== undefined && before.name !== draft.name) fault('name-differs', draft.name, before.name)
  const kind = text('kind') === '' ? (before?.kind ?? item?.kind ?? 'other') : kindOf(text('kind'))
  if (kind === undefined) fault('kind-unknown', text('kind'))
  const street = whole.has(wordKey(draft.place)) ? null : known.streets.get(wordKey(draft.place))
  if (street === undefined) fault('street-unknown', draft.place)
  const lead = draft.holder === '' ? null : known.offices.get(wordKey(draft.holder))
  if (lead === undefined) fault('holder-unknown', draft.holder)
  const joint = listed(text('joint')).map((name) => ({ name, office: known.offices.get(wordKey(name)) }))
  for (const { name, office } of joint) if (!office) fault('joint-unknown', name)
  if (joint.length > 0 && lead === null) fault('holder-needed', text('joint'))
  const jointIds = joint.flatMap(({ office }) => (office ? [office.id] : []))
  if (lead && new Set([lead.id, ...jointIds]).size !== jointIds.length + 1) fault('joint-twice', text('joint'))
  const day = text('from') === '' ? known.today : tidyDay(cell('from'))
  if (day === undefined) fault('day-malformed', text('from'))
  const classes = columns.has('classes') ? listed(text('classes')) : null
  for (const one of classes ?? []) if (!/^\d{2,10}$/.test(one)) fault('class-malformed', one)
  const key = `${code}|${street?.id ?? ''}`
  const same = seen.get(key)
  if (code !== '' && street !== undefined && same !== undefined) fault('duplicate-row', draft.place, String(same))
  if (draft.faults.length > 0) return draft
  seen.set(key, row)
  const wording: Wording = { name: draft.name, kind: kind!, basis: asWritten(cell('basis')) || (before?.basis ?? item?.basis ?? '') }
  said.set(code, wording)
  compare(draft, wording, before ?? item ?? null, item, lead ? { streetId: street?.id ?? null, leadOfficeId: lead.id, jointOfficeIds: jointIds, fromOn: day! } : null, classes, known)
  return draft
}

/** What differs from what is known; sets what writing has to do. */
const compare = (draft: Draft, wording: Wording, was: Wording | null, item: KnownItem | undefined, holding: PowerRow['holding'], classes: readonly string[] | null, known: KnownPowers): void => {
  const officeName = new Map([...known.offices.values()].map((one) => [one.id, one.name]))
  const note = (what: PowerSheetChange['what'], before: string, after: string): void => void draft.changes.push({ what, before, after })
  if (!was) draft.wording = wording
  else for (const what of ['name', 'kind', 'basis'] as const) if (was[what] !== wording[what]) {
    note(what, was[what], wording[what])
    draft.wording = wording
  }
  if (classes && [...classes].sort().join() !== (item?.categories ?? []).join()) {
    if (item) note('classes', item.categories.join(' '), classes.join(' '))
    draft.categories = classes
  }
  if (!holding) return
  const rows = item ? (known.holdings.get(item.id) ?? []) : []
  const change = changeOf(item?.id ?? (0 as PowerItemId), holding, rows)
  const [pair] = change.pairs
  // The same holder from whatever day: the day that stands stays.
  if (pair!.verdict === 'unchanged') return
  if (pair!.verdict === 'later') {
    const own = rows.filter((one) => one.streetId === holding.streetId)
    const same = actingOn(own, holding.streetId, holding.fromOn > known.today ? holding.fromOn : known.today)
    if (same.join() === [holding.leadOfficeId, ...holding.jointOfficeIds].join()) return
    return void draft.faults.push({ code: 'later', value: holding.fromOn })
  }
  if (item) note('holder', pair!.before.map((id) => officeName.get(id) ?? String(id)).join('、'), [holding.leadOfficeId, ...holding.jointOfficeIds].map((id) => officeName.get(id) ?? String(id)).join('、'))
  draft.holding = holding
}

export const planPowers = (rows: readonly SheetRow[], fields: readonly (PowerField | null)[], known: KnownPowers): PowerRow[] => {
  const columns = new Map(fields.flatMap((field, n) => (field === null ? [] : [[field, n] as const])))
  const [said, seen] = [new Map<string, Wording>(), new Map<string, number>()]
  return rows.map((row): PowerRow => {
    const { isNew, ...draft } = readRow(row, columns, known, said, seen)
    if (draft.faults.length > 0) return { ...draft, verdict: 'faulty', changes: [], wording: null, holding: null, categories: null }
    const writes = draft.wording !== null || draft.holding !== null || draft.categories !== null
    return { ...draft, verdict: isNew ? 'new' : writes ? 'changed' : 'unchanged' }
  })
}
