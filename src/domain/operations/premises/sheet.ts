// What the columns of a sheet of premises are called, and what a row comes to: new, changed, unchanged, or faulty with
// reasons. Pure: what is known is handed in.
import type { Line, UnitLine } from '../../access/place.ts'
import type { OfficeId } from '../../kernel/ids.ts'
import { kindOf, shopKey, type PremisesKind } from './premises.ts'

export const premisesFields = ['name', 'kind', 'address', 'licence', 'lng', 'lat', 'unit', 'offices', 'contactName', 'contactPhone'] as const
export type PremisesField = (typeof premisesFields)[number]

/** The first of each is the heading of the sheet that is taken out; the second in English. */
export const calledFields: Readonly<Record<PremisesField, readonly [zh: string, en: string, ...also: string[]]>> = {
  name: ['名称', 'Name', '店名', '店铺名称', '商户名称', '场所名称', '单位名称', '企业名称'],
  kind: ['类别', 'Kind', '类型', '业态', '行业', '经营类别'],
  address: ['地址', 'Address', '经营地址', '详细地址', '经营场所'],
  licence: ['执照编号', 'Licence number', '统一社会信用代码', '营业执照', '营业执照号', '许可证号'],
  lng: ['经度', 'Longitude', 'lng', 'lon', 'x'],
  lat: ['纬度', 'Latitude', 'lat', 'y'],
  unit: ['网格编码', 'Unit code', '编码', '所在单位编码', '社区编码'],
  offices: ['负责部门', 'Offices', '责任部门', '监管部门', '责任单位'],
  contactName: ['联系人', 'Contact', '负责人', '经营者'],
  contactPhone: ['联系电话', 'Phone', '电话', '手机', '手机号'],
}

const headingKey = (text: string): string => text.normalize('NFKC').replace(/\([^)]*\)/g, '').replace(/[\s*:]/g, '').toLowerCase()
const fieldByName = new Map(premisesFields.flatMap((field) => calledFields[field].map((name) => [headingKey(name), field] as const)))

/** For each heading the field it means, once each; null is passed over. */
export const fieldsOfSheet = (headings: readonly string[]): (PremisesField | null)[] => {
  const used = new Set<PremisesField>()
  return headings.map((heading) => {
    const field = fieldByName.get(headingKey(heading))
    if (!field || used.has(field)) return null
    used.add(field)
    return field
  })
}

/** A name, a kind, and a place: coordinates or the code of a unit. */
export const isEnough = (fields: readonly (PremisesField | null)[]): boolean =>
  fields.includes('name') && fields.includes('kind') && (fields.includes('unit') || (fields.includes('lng') && fields.includes('lat')))

export const premisesFaults = [
  'name-missing', 'too-long', 'kind-missing', 'kind-unknown', 'place-missing', 'place-malformed', 'place-outside', 'unit-unknown', 'out-of-reach', 'office-unknown', 'phone-malformed', 'licence-malformed', 'duplicate-row',
] as const
export type PremisesFaultCode = (typeof premisesFaults)[number]
export type PremisesFault = { code: PremisesFaultCode; value: string }

export type PremisesFacts = {
  name: string; kind: PremisesKind; address: string; licence: string | null; contactName: string | null; contactPhone: string | null
  lng: number | null; lat: number | null; line: Line; officeIds: readonly OfficeId[]
}
export type KnownPremises = PremisesFacts & { id: string }
export type PremisesVerdict = 'new' | 'changed' | 'unchanged' | 'faulty'
export const premisesVerdicts = ['new', 'changed', 'unchanged', 'faulty'] as const satisfies readonly PremisesVerdict[]
export type PremisesRow = { row: number; verdict: PremisesVerdict; name: string; kind: PremisesKind | null; address: string; id: string | null; facts: PremisesFacts | null; changes: PremisesField[]; faults: PremisesFault[] }

export type SheetKnown = {
  /** Those within reach that are not ended. */
  premises: readonly KnownPremises[]
  locate(lng: number, lat: number): Line | undefined
  unitByCode(code: string): UnitLine | undefined
  /** By name or code. */
  office(text: string): OfficeId | undefined
  mayKeep(line: Line): boolean
}

type Cell = string | number | null
const textOf = (cell: Cell | undefined): string => String(cell ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim()
const most = 200

type Read = { facts: PremisesFacts | null; faults: PremisesFault[]; name: string; kind: PremisesKind | null; address: string; blank: ReadonlySet<PremisesField> }

const placeOf = (cells: Readonly<Record<PremisesField, string>>, known: SheetKnown, faults: PremisesFault[]): Pick<PremisesFacts, 'lng' | 'lat' | 'line'> | undefined => {
  const { lng, lat, unit } = cells
  const fault = (code: PremisesFaultCode, value: string): undefined => void faults.push({ code, value })
  if (lng !== '' || lat !== '') {
    const [x, y] = [Number(lng), Number(lat)]
    if (lng === '' || lat === '' || !Number.isFinite(x) || !Number.isFinite(y) || Math.abs(x) > 180 || Math.abs(y) > 90) return fault('place-malformed', `${lng}, ${lat}`)
    const line = known.locate(x, y)
    return line ? { lng: x, lat: y, line } : fault('place-outside', `${lng}, ${lat}`)
  }
  if (unit === '') return fault('place-missing', '')
  const found = known.unitByCode(unit)
  if (!found || found.level === 'district') return fault('unit-unknown', unit)
  const { streetId, communityId, gridId, microgridId } = found
  return { lng: null, lat: null, line: { streetId, communityId, gridId, microgridId } }
}

const read = (cells: Readonly<Record<PremisesField, string>>, known: SheetKnown): Read => {
  const faults: PremisesFault[] = []
  const { name, address, licence, contactName, contactPhone } = cells
  const kind = cells.kind === '' ? undefined : kindOf(cells.kind)
  // As it was taken out: what is masked stays as it is.
  const masked = (text: string): boolean => text.includes('*')
  if (name === '') faults.push({ code: 'name-missing', value: '' })
  for (const value of [name, address, contactName]) if (value.length > most) faults.push({ code: 'too-long', value: value.slice(0, 20) })
  if (!kind) faults.push({ code: cells.kind === '' ? 'kind-missing' : 'kind-unknown', value: cells.kind })
  if (contactPhone !== '' && !masked(contactPhone) && !/^[\d+ -]{5,20}$/.test(contactPhone)) faults.push({ code: 'phone-malformed', value: contactPhone })
  if (licence !== '' && !/^[0-9A-Za-z-]{6,30}$/.test(licence)) faults.push({ code: 'licence-malformed', value: licence })
  const place = placeOf(cells, known, faults)
  if (place && !known.mayKeep(place.line)) faults.push({ code: 'out-of-reach', value: cells.unit || `${cells.lng}, ${cells.lat}` })
  const offices = cells.offices === '' ? [] : cells.offices.split(/[,;、，；]/).map((text) => text.trim()).filter((text) => text !== '')
  const officeIds = offices.flatMap((text) => known.office(text) ?? [])
  for (const text of offices) if (known.office(text) === undefined) faults.push({ code: 'office-unknown', value: text })
  const blank = new Set(premisesFields.filter((field) => cells[field] === ''))
  const facts = faults.length > 0 || !kind || !place ? null : { name, kind, address, licence: licence || null, contactName: masked(contactName) ? null : contactName || null, contactPhone: masked(contactPhone) ? null : contactPhone || null, officeIds, ...place }
  return { facts, faults, name, kind: kind ?? null, address, blank }
}

/** What the sheet leaves blank (or gives masked) stays as it is. */
const over = (before: KnownPremises, { facts, blank }: Read): PremisesFacts => {
  const now = facts!
  return {
    ...now, address: blank.has('address') ? before.address : now.address, licence: now.licence ?? before.licence, contactName: now.contactName ?? before.contactName,
    contactPhone: now.contactPhone ?? before.contactPhone, officeIds: blank.has('offices') ? before.officeIds : now.officeIds,
    // A sheet with the unit alone doesn't take the exact place away, unless the unit is another.
    ...(now.lng === null && before.lng !== null && sameUnit(before.line, now.line) ? { lng: before.lng, lat: before.lat, line: before.line } : {}),
  }
}

/** The unit of the sheet may be less deep than what is known. */
const sameUnit = (before: Line, now: Line): boolean => (['streetId', 'communityId', 'gridId', 'microgridId'] as const).every((key) => now[key] === null || now[key] === before[key])

const changesOf = (before: KnownPremises, after: PremisesFacts): PremisesField[] => [
  ...(['name', 'kind', 'address', 'licence', 'lng', 'lat', 'contactName', 'contactPhone'] as const).filter((field) => before[field] !== after[field]),
  ...(before.officeIds.join() === after.officeIds.join() ? [] : (['offices'] as const)),
  ...(sameUnit(after.line, before.line) && sameUnit(before.line, after.line) ? [] : (['unit'] as const)),
]

export const planSheet = (rows: readonly { row: number; cells: readonly Cell[] }[], fields: readonly (PremisesField | null)[], known: SheetKnown): PremisesRow[] => {
  const byLicence = new Map(known.premises.flatMap((one) => (one.licence ? [[one.licence, one] as const] : [])))
  const byShop = new Map(known.premises.map((one) => [shopKey(one.name, one.address), one]))
  const seen = new Map<string, number>()
  return rows.map(({ row, cells }): PremisesRow => {
    const given = Object.fromEntries(premisesFields.map((field) => [field, fields.includes(field) ? textOf(cells[fields.indexOf(field)]) : ''])) as Record<PremisesField, string>
    const found = read(given, known)
    const shown = { row, name: found.name, kind: found.kind, address: found.address }
    const keys = [...(given.licence ? [`licence ${given.licence}`] : []), `shop ${shopKey(found.name, found.address)}`]
    const earlier = found.facts === null ? undefined : keys.map((key) => seen.get(key)).find((one) => one !== undefined)
    if (earlier !== undefined) found.faults.push({ code: 'duplicate-row', value: String(earlier) })
    if (found.facts === null || found.faults.length > 0) return { ...shown, verdict: 'faulty', id: null, facts: null, changes: [], faults: found.faults }
    for (const key of keys) seen.set(key, row)
    const before = (given.licence ? byLicence.get(given.licence) : undefined) ?? byShop.get(shopKey(found.name, found.address))
    if (!before) return { ...shown, verdict: 'new', id: null, facts: found.facts, changes: [], faults: [] }
    const facts = over(before, found)
    const changes = changesOf(before, facts)
    return { ...shown, verdict: changes.length > 0 ? 'changed' : 'unchanged', id: before.id, facts, changes, faults: [] }
  })
}
