// A district small enough to know by heart: 2 streets, in each 2 communities (the second a village), 2 grids, 2 microgrids,
// all squares; two departments, three categories; one person with an account per role in the first street (`inside`) and
// one in the second (`outside`).
//
//        column   0    1  |  2    3
//   row 3, 2     street 1 (outside): community 0 | village 1      each cell 0.01 degrees, a grid is a row of two cells
//   row 1, 0     street 0 (inside):  community 0 | village 1
import { roles, type Role } from '../../src/domain/access/roles.ts'
import { lineKey, type UnitLevel, type UnitLine } from '../../src/domain/access/place.ts'
import type { Category } from '../../src/domain/catalogue/category.ts'
import { major } from '../../src/domain/catalogue/starter/notation.ts'
import type { Limit } from '../../src/domain/kernel/working-time.ts'
import type { AccountId, DistrictId, OfficeId, PersonId, PostId, UnitId } from '../../src/domain/kernel/ids.ts'
import { childCode, childLevel } from '../../src/domain/territory/unit.ts'
import { insertFirstVersion } from '../../src/server/catalogue/rows.ts'
import { bulkInsert } from '../../src/server/db/bulk.ts'
import type { Database } from '../../src/server/db/open.ts'
import { inTransaction, type Tx } from '../../src/server/db/tx.ts'
import { hashPassword } from '../../src/server/people/passwords.ts'

export type Where = 'inside' | 'outside'
export type StaffRole = Exclude<Role, 'anonymous'>
export type TestUnit = { id: UnitId; parentId: UnitId | null; level: UnitLevel; code: string; name: string; line: UnitLine; lng: number; lat: number }
export type TestPlace = { street: TestUnit; community: TestUnit; grid: TestUnit; microgrid: TestUnit; lng: number; lat: number }
export type TestPerson = {
  role: StaffRole; where: Where; name: string; phone: string; login: string | null
  personId: PersonId; accountId: AccountId; postId: PostId | null; unit: TestUnit | null; officeId: OfficeId | null
}
export type TestDistrict = {
  id: DistrictId
  code: string
  unit: TestUnit
  units: readonly TestUnit[]
  /** The first microgrid of the street with all above it, and its centre. */
  inside: TestPlace
  outside: TestPlace
  offices: readonly { id: OfficeId; code: string; name: string }[]
  person(role: StaffRole, where?: Where): TestPerson
  people: readonly TestPerson[]
}

/** Of every account of a test district. */
export const testPassword = 'seven quiet lanterns'

const category = (code: string, zh: string, en: string, amount: number, unit: Limit['unit'], after: boolean, office: string | null): Category => ({
  code, version: 1, zh, en, component: code < '10', conditions: [], questions: [], milestones: [], evidence: { scene: false, before: false, after, place: false },
  offices: office === null ? [] : [office], limits: [{ stage: 'handle', urgent: null, condition: null, area: null, limit: { amount, unit } }],
})

export const testCategories: readonly Category[] = [
  ...['01', '02', '03'].map((code) => major(code, `大类${code}`, `Major ${code}`)),
  category('01001', '路灯', 'Street lamp', 4, 'workHour', true, 'works'),
  category('02001', '垃圾', 'Rubbish', 2, 'hour', false, 'order'),
  category('03001', '噪声', 'Noise', 2, 'workday', false, null),
]

const cell = 0.01
const takeIds = async <Id extends number>(tx: Tx, table: string, count: number): Promise<Id[]> =>
  (await tx.query<{ id: Id }>('select nextval(pg_get_serial_sequence($1, $2)) as id from generate_series(1, $3::int)', [table, 'id', count])).map((row) => row.id)

type Box = { column: number; row: number; columns: number; rows: number }
type Drawn = TestUnit & { box: Box }

/** How a cell of each level is cut into its two children. */
const cut = (box: Box, level: UnitLevel, n: number): Box => {
  const across = level === 'street' || level === 'grid'
  const columns = across ? box.columns / 2 : box.columns
  const rows = across ? box.rows : box.rows / 2
  return { columns, rows, column: box.column + (across ? n * columns : 0), row: box.row + (across ? 0 : n * rows) }
}

const emptyIds = { streetId: null, communityId: null, gridId: null, microgridId: null }

const drawUnits = (ids: UnitId[], code: string, name: string, west: number, south: number): Drawn[] => {
  const units: Drawn[] = []
  const draw = (parent: Drawn | null, level: UnitLevel, box: Box, unitCode: string, unitName: string): void => {
    const id = ids[units.length]!
    const line = { ...(parent?.line ?? emptyIds), ...(level === 'district' ? {} : { [lineKey(level)]: id }), id, level } as UnitLine
    const unit: Drawn = {
      id, parentId: parent?.id ?? null, level, code: unitCode, name: unitName, line, box,
      lng: west + (box.column + box.columns / 2) * cell, lat: south + (box.row + box.rows / 2) * cell,
    }
    units.push(unit)
    const below = childLevel(level)
    if (below) for (const n of [0, 1]) draw(unit, below, cut(box, level, n), childCode(unitCode, level, n + 1)!, `${unitName}${level === 'district' ? ' ' : ''}${n + 1}`)
  }
  draw(null, 'district', { column: 0, row: 0, columns: 4, rows: 4 }, code, name)
  return units
}

const insertUnits = async (tx: Tx, district: DistrictId, units: readonly Drawn[], west: number, south: number): Promise<void> => {
  await bulkInsert(tx, 'units', units.map((unit) => ({
    district, id: unit.id, parent_id: unit.parentId, level: unit.level, code: unit.code, name: unit.name, aliases: [], village: unit.level === 'community' && unit.code.endsWith('2'),
    made_up: false, households: unit.box.columns * unit.box.rows * 40, street_id: unit.line.streetId, community_id: unit.line.communityId, grid_id: unit.line.gridId,
    microgrid_id: unit.line.microgridId, center_lng: unit.lng, center_lat: unit.lat, valid_from: '2020-01-01',
  })))
  await bulkInsert(tx, 'unit_shapes', units.map(({ id, box }) => {
    const [w, s] = [west + box.column * cell, south + box.row * cell]
    const [e, n] = [w + box.columns * cell, s + box.rows * cell]
    return { district, unit_id: id, valid_from: '2020-01-01', geometry: { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] } }
  }))
}

const placeOf = (units: readonly TestUnit[], streetNumber: number): TestPlace => {
  const first = (parent: TestUnit, n = 0): TestUnit => units.filter((unit) => unit.parentId === parent.id)[n]!
  const street = first(units[0]!, streetNumber)
  const community = first(street)
  const grid = first(community)
  const microgrid = first(grid)
  return { street, community, grid, microgrid, lng: microgrid.lng, lat: microgrid.lat }
}

/** Where the one test post of a role stands; a leader's in the street. */
const unitFor = (role: StaffRole, place: TestPlace, district: TestUnit): TestUnit | null => {
  const at = roles[role].at as readonly string[]
  if (at.includes('none') || at.includes('office')) return null
  const level = (['microgrid', 'grid', 'community', 'street'] as const).find((one) => at.includes(one))
  return level ? place[level] : district
}

let hash: Promise<string> | undefined

/** Call it twice for two districts; codes and coordinates then differ. */
export const buildDistrict = async (database: Database, options: { code?: string; name?: string } = {}): Promise<TestDistrict> => {
  const password = await (hash ??= hashPassword(testPassword))
  return inTransaction(database, async (tx) => {
    const [counted] = await tx.query<{ next: DistrictId }>('select coalesce(max(district), 0) + 1 as next from districts')
    const district = counted!.next
    const code = options.code ?? `99000${district}000000`
    const name = options.name ?? `试验区${district}`
    const [west, south] = [113 + district, 40]
    await tx.query('insert into districts (district, code, name, schematic) values ($1, $2, $3, true)', [district, code.slice(0, 6), name])
    const units = drawUnits(await takeIds<UnitId>(tx, 'units', 31), code, name, west, south)
    await insertUnits(tx, district, units, west, south)
    const [inside, outside] = [placeOf(units, 0), placeOf(units, 1)]
    const officeIds = await takeIds<OfficeId>(tx, 'offices', 2)
    const offices = [{ id: officeIds[0]!, code: 'works', name: '住建局' }, { id: officeIds[1]!, code: 'order', name: '城管局' }]
    await bulkInsert(tx, 'offices', offices.map((office) => ({ district, ...office, kind: 'department', unit_id: units[0]!.id })))
    await insertFirstVersion(tx, district, testCategories, '2020-01-01', Date.parse('2020-01-01T00:00:00Z'))
    const people = await insertPeople(tx, district, password, { inside, outside, offices, root: units[0]! })
    const person = (role: StaffRole, where: Where = 'inside'): TestPerson => people.find((one) => one.role === role && one.where === where)!
    return { id: district, code: code.slice(0, 6), unit: units[0]!, units, inside, outside, offices, person, people }
  })
}

type Ground = { inside: TestPlace; outside: TestPlace; offices: readonly { id: OfficeId }[]; root: TestUnit }

const insertPeople = async (tx: Tx, district: DistrictId, password: string, ground: Ground): Promise<TestPerson[]> => {
  const staffRoles = (Object.keys(roles) as Role[]).filter((role): role is StaffRole => role !== 'anonymous')
  const wanted = (['inside', 'outside'] as const).flatMap((where) => staffRoles.map((role) => ({ role, where })))
  const personIds = await takeIds<PersonId>(tx, 'persons', wanted.length)
  const accountIds = await takeIds<AccountId>(tx, 'accounts', wanted.length)
  const postIds = await takeIds<PostId>(tx, 'posts', wanted.length)
  const people = wanted.map(({ role, where }, n): TestPerson => {
    const atOffice = (roles[role].at as readonly string[]).includes('office')
    const unit = unitFor(role, ground[where], ground.root)
    return {
      role, where, name: `${role} ${where}`, phone: `138${String(district * 1_000 + n).padStart(8, '0')}`, login: role === 'resident' ? null : `${role}-${where}`.toLowerCase(),
      personId: personIds[n]!, accountId: accountIds[n]!, postId: role === 'resident' ? null : postIds[n]!, unit,
      officeId: atOffice ? ground.offices[where === 'inside' ? 0 : 1]!.id : null,
    }
  })
  await bulkInsert(tx, 'persons', people.map((one) => ({ district, id: one.personId, name: one.name, phone: one.phone, created_at: '2025-01-01T00:00:00Z' })))
  await bulkInsert(tx, 'accounts', people.map((one) => ({
    district, id: one.accountId, person_id: one.personId, login: one.login, password_hash: one.login === null ? null : password, active: true, created_at: '2025-01-01T00:00:00Z',
  })))
  await bulkInsert(tx, 'posts', people.filter((one) => one.postId !== null).map((one) => ({
    district, id: one.postId, person_id: one.personId, role: one.role, unit_id: one.unit?.id ?? null, office_id: one.officeId, from_on: '2025-01-01',
  })))
  return people
}
