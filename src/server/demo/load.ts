// Loads the demonstration district in one transaction: all of it or nothing, so that a start that was broken off loads
// again. The records are made by the domain's own decisions; the measures by the same code that keeps them live.
import { contributionsOf } from '../../domain/cases/measure-case.ts'
import { starterCatalogue } from '../../domain/catalogue/starter/catalogue.ts'
import type { DistrictId, OfficeId, PersonId, UnitId } from '../../domain/kernel/ids.ts'
import { seeded } from '../../domain/kernel/seeded.ts'
import { buildLocator } from '../../domain/territory/locate.ts'
import { insertFirstVersion } from '../catalogue/rows.ts'
import { wordRows } from '../cases/search/case-words.ts'
import { toRow } from '../cases/rows.ts'
import { insertStarterPhrases } from '../cases/starter-phrases.ts'
import type { Context } from '../context.ts'
import { newLoader, withIndexesAside } from '../db/bulk.ts'
import { inTransaction, type Tx } from '../db/tx.ts'
import { addContributions } from '../measures/totals.ts'
import { makeAccounts, showcaseOf, type DemoAccount } from './accounts.ts'
import { barrierRows, buildingRows } from './buildings.ts'
import { caseFileRows, journalRows, stepRows } from './case-rows.ts'
import { demoCalendars, writeCalendars } from './calendars.ts'
import { manTheNet, type DemoPerson } from './force.ts'
import { inventName, inventPhone } from './names.ts'
import { demoOffices } from './offices.ts'
import { writeOperations } from './operations.ts'
import { writeOfficers } from './officers.ts'
import { newPhotos } from './photos.ts'
import { makePowers, writePowers } from './powers.ts'
import { writePremises } from './premises.ts'
import { writeRounds } from './rounds.ts'
import { makeDemoTerritory } from './territory/index.ts'
import { readDemoTree } from './territory/tree.ts'
import { numberUnits, shapeRow, unitRow } from './territory-rows.ts'
import { callForWhistles, makeWhistles, writeWhistles } from './whistles.ts'
import { makeYear, yearStart, type YearWorld } from './year.ts'

/** Residents who reported something during the year. */
const residentCount = 3_200
const seed = 140_213

const nextId = async (tx: Tx, table: string): Promise<number> => (await tx.query<{ next: number }>(`select coalesce(max(id), 0) + 1 as next from ${table}`))[0]!.next

/** The identity column goes on behind what was loaded with numbers of its own. */
const moveOn = (tx: Tx, table: string): Promise<unknown> =>
  tx.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select coalesce(max(id), 1) from ${table}))`)

const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)

/** Where most of it goes. */
const filled = ['units', 'buildings', 'persons', 'posts', 'cases', 'case_words', 'case_steps', 'files', 'case_files', 'journal', 'measure_contributions', 'measure_totals', 'rounds']

export type Loaded = { district: DistrictId; accounts: DemoAccount[] }

/** Answers undefined when the district is there already. `keep` is told the passwords before their hashes are committed. */
export const loadDemo = (context: Context, say: (what: string) => void = () => {}, keep: (accounts: DemoAccount[]) => void = () => {}): Promise<Loaded | undefined> =>
  inTransaction(context.database, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('wangge demo'))")
    await tx.query('set local synchronous_commit to on')
    // Before anything is drawn: each later start comes here too.
    if ((await tx.query('select 1 from districts where code = $1', [readDemoTree().code])).length > 0) return undefined
    const loaded = await withIndexesAside(tx, filled, () => loadInto(context, tx, say))
    keep(loaded.accounts)
    return loaded
  })

const loadInto = async (context: Context, tx: Tx, say: (what: string) => void): Promise<Loaded> => {
  const now = context.clock()
  const territory = makeDemoTerritory()
  const root = territory.units[0]!
  const loader = newLoader(tx)
  const [made] = await tx.query<{ next: DistrictId }>('select coalesce(max(district), 0) + 1 as next from districts')
  const district = made!.next
  const from = dateOf(yearStart(now))
  const scenery = [{ kind: 'river', line: territory.scenery.river }, { kind: 'wall', line: territory.scenery.wall }]
  await tx.query('insert into districts (district, code, name, schematic, settings) values ($1, $2, $3, true, $4)', [district, root.code, root.name, JSON.stringify({ anonymousReports: true, sampleRate: 0.3, scenery })])

  say('territory')
  const units = numberUnits(territory, await nextId(tx, 'units'))
  await loader.insert('units', units.map(unitRow(district, from)))
  await loader.insert('unit_shapes', units.map(shapeRow(district, from)))
  await loader.insert('buildings', buildingRows(district, units))
  await loader.insert('barriers', barrierRows(district, territory.scenery.river))

  say('people')
  const random = seeded(seed, 'people')
  const offices = demoOffices(district, units, await nextId(tx, 'offices'))
  const force = manTheNet(units, offices, random, { person: await nextId(tx, 'persons'), post: await nextId(tx, 'posts') })
  const firstResident = force.persons.at(-1)!.id + 1
  const residents: DemoPerson[] = Array.from({ length: residentCount }, (_, n) => ({ id: firstResident + n, name: inventName(random), phone: inventPhone(force.persons.length + n) }))
  await loader.insert('offices', offices)
  await loader.insert('persons', [...force.persons, ...residents].map((person) => ({ district, ...person, created_at: new Date(now).toISOString() })))
  await loader.insert('posts', force.posts.map((post) => ({ district, id: post.id, person_id: post.personId, role: post.role, unit_id: post.unit?.id ?? null, office_id: post.officeId, from_on: from })))
  await insertFirstVersion(tx, district, starterCatalogue, from, now)
  await insertStarterPhrases(tx, district, now)
  const showcase = showcaseOf(force)
  const streets = units.filter((unit) => unit.level === 'street' && unit.id !== showcase.streetId)
  await writeCalendars(tx, district, streets[0]!.id, now)
  const powers = makePowers(units, offices, yearStart(now), await nextId(tx, 'power_items'), await nextId(tx, 'power_holdings'))
  const desk = force.at(units[0]!.id, 'districtDesk')[0]!.personId
  await writePowers(tx, district, powers, desk)
  await writeOfficers(tx, district, force, desk, now)

  say('cases')
  const photos = await newPhotos(context.photos, district)
  const officeIds = new Map<string, OfficeId>(offices.map((office) => [office.code, office.id as OfficeId]))
  const locator = buildLocator<UnitId>(units.filter((unit) => unit.level === 'microgrid'))
  const lines = new Map(units.map((unit) => [unit.id, unit.line]))
  const calendars = demoCalendars(streets[0]!.id)
  const world: YearWorld = {
    district, force, residents, units, calendars, districtUnitId: units[0]!.id, random: seeded(seed, 'stories'),
    photo: (role, by) => photos.take(role, by, now),
    categories: new Map(starterCatalogue.map((one) => [one.code, { category: one, officeId: one.offices[0] === undefined ? null : officeIds.get(one.offices[0])! }])),
    showcase,
    holderOf: (category, streetId, at) => powers.holderOf(category, streetId, dateOf(at)),
    locate: (lng, lat) => {
      const id = locator.locate(lng, lat)
      return id === undefined ? undefined : lines.get(id)
    },
  }
  const told = makeYear(world, now)
  const whistles = makeWhistles(told, world, officeIds, showcase.streetId, now)
  const cases = callForWhistles(told, whistles, world, now)
  const scenes = new Map(cases.filter((one) => one.scenePhoto).map((one) => [one.opened.id, photos.take('scene', one.opened.ownerId as PersonId | null, one.opened.reportedAt)]))
  say('records')
  await loader.insert('cases', cases.map(({ fold, description, address, lng, lat }) => toRow({ ...fold, description, address, lng, lat, answers: {} })))
  await loader.insert('case_words', wordRows(cases.map(({ fold, ...text }) => ({ ...fold, ...text })), now))
  await loader.insert('case_steps', cases.flatMap(stepRows))
  await loader.insert('files', photos.rows())
  await loader.insert('case_files', cases.flatMap((one) => caseFileRows(one, scenes.get(one.opened.id))))
  await loader.insert('journal', cases.flatMap(journalRows).sort((a, b) => (a.at < b.at ? -1 : 1)))

  say('enforcement')
  const merged = cases.filter(({ fold }) => fold.state === 'merged' && fold.ownerId !== null)
  await loader.insert('case_followers', merged.map(({ fold }) => ({ district, case_id: fold.masterId, person_id: fold.ownerId, at: new Date(fold.closedAt!).toISOString(), through_case_id: fold.id })))
  await writeWhistles(tx, district, whistles, world)
  await writePremises(tx, district, units, force, seeded(seed, 'premises'), now)
  await writeOperations(tx, district, units, offices, force, showcase.streetId, now)

  say('measures')
  const batches = function* () {
    for (let at = 0; at < cases.length; at += 5_000) yield cases.slice(at, at + 5_000).map(({ fold }) => ({ subjectId: fold.id, contributions: contributionsOf(fold, calendars.standard.calendar) }))
  }
  await addContributions(tx, district, units[0]!.id, batches())
  say('rounds')
  await writeRounds(tx, district, units, force, { communityId: showcase.communityId, calendar: calendars.standard.calendar, from: yearStart(now), now, random: seeded(seed, 'rounds') })
  // What was loaded is counted: the reaction begins behind it.
  await tx.query(
    `insert into journal_readers (district, name, transaction, position)
     select district, 'measures', transaction, position from journal where district = $1 order by transaction desc, position desc limit 1`,
    [district],
  )
  // Of the last two days people are told, so that inboxes aren't empty; the year before is no news.
  await tx.query(
    `insert into journal_readers (district, name, transaction, position)
     select district, 'messages', transaction, position from journal where district = $1 and at < $2 order by transaction desc, position desc limit 1`,
    [district, new Date(now - 2 * 86_400_000)],
  )
  for (const table of ['units', 'persons', 'posts', 'offices', 'power_items', 'power_holdings']) await moveOn(tx, table)
  const accounts = await makeAccounts(tx, district, force, residents)
  // A connection of a pool must not go on planning by empty tables.
  for (const table of ['cases', 'case_words', 'case_steps', 'case_files', 'units', 'buildings', 'posts', 'journal', 'measure_totals', 'measure_contributions', 'power_holdings', 'whistles', 'whistle_calls', 'premises', 'inspections', 'routines', 'rounds']) await tx.query(`analyze ${table}`)
  tx.afterCommit(() => context.districts.forget())
  return { district, accounts }
}
