// From a roster to what it would change, row by row: new, changed, unchanged or faulty with the reason. Nothing is decided
// by guessing: a row that could be meant in two ways is faulty, a person that is known under another name is asked about.
import type { PersonId } from '../../kernel/ids.ts'
import { isRole, refuseTogether } from '../appointing.ts'
import { dayAfter, holdsOn, overlap } from '../leave.ts'
import { maskName, maskPhone, residentName } from '../masking.ts'
import type { RosterField } from './fields.ts'
import { listsBy, placeKey, type Known, type KnownPerson, type KnownPost } from './known.ts'
import { readRow, type Said, type SheetRow } from './read-row.ts'
import type { RosterAction, RosterChange, RosterFault, RosterRowResult } from './verdict.ts'

type Indexed = Known & { postsOf: ReadonlyMap<PersonId, readonly KnownPost[]>; postsAt: ReadonlyMap<string, readonly KnownPost[]>; namesakes: ReadonlyMap<string, readonly KnownPerson[]> }

const atKey = (said: Said): string => `${said.role}|${placeKey(said.unitId, said.officeId)}`

/** The same person at the same post twice, or one phone with two names: no single row can tell. */
const compareRows = (rows: readonly Said[]): void => {
  for (const list of listsBy(rows.filter((said) => said.phone !== null), (said) => said.phone).values())
    if (new Set(list.map((said) => said.name)).size > 1)
      for (const said of list) said.faults.push({ code: 'phone-twice', value: said.phone!, other: list.filter((one) => one !== said).slice(0, 3).map((one) => String(one.row)).join('、') })
  const first = new Map<string, Said>()
  for (const said of rows) {
    if (said.role === null || said.place === null || said.name === '') continue
    const key = `${said.phone ?? `${said.name}|`}|${atKey(said)}`
    const before = first.get(key)
    if (before) said.faults.push({ code: 'duplicate-row', other: String(before.row) })
    else first.set(key, said)
  }
}

/** Who is meant: by phone; without one, whoever of that name is on that post. */
const findPerson = (said: Said, known: Indexed): KnownPerson | undefined => {
  const byPhone = said.phone === null ? undefined : known.byPhone.get(said.phone)
  if (byPhone !== undefined) return known.persons.get(byPhone)
  const onPost = (known.postsAt.get(atKey(said)) ?? []).map((post) => known.persons.get(post.personId)).filter((one) => one?.name === said.name)
  if (said.maskedPhone !== null) {
    const fits = (one: KnownPerson | undefined): boolean => one?.phone !== null && one !== undefined && maskPhone(one.phone) === said.maskedPhone
    return onPost.find(fits) ?? (known.namesakes.get(said.name) ?? []).find(fits)
  }
  return onPost.length === 1 ? onPost[0] : undefined
}

const governed = (person: PersonId, known: Indexed): RosterFault | null => {
  for (const post of [...(known.postsOf.get(person) ?? []), ...(known.lent.get(person) ?? [])]) {
    const grant = isRole(post.role) ? known.grant(post.role, post.place) : ({ allowed: false, reason: 'above' } as const)
    if (!grant.allowed) return grant.reason === 'above' ? { code: 'role-above', value: post.role } : { code: 'out-of-reach' }
  }
  return null
}

type Draft = { said: Said; person: KnownPerson | undefined; changes: RosterChange[]; actions: RosterAction[]; isNew: boolean }

/** Name and phone of somebody known, where the sheet says otherwise. */
const comparePerson = ({ said, person, changes, actions }: Draft, known: Indexed): void => {
  if (!person) return
  if (person.name !== said.name) {
    if (said.phone !== null && person.name === residentName(said.phone)) said.notes.push({ code: 'resident-named' })
    else return void said.faults.push({ code: 'name-differs', value: said.name, other: maskName(person.name) })
  }
  const phone = said.phone ?? person.phone
  if (person.name === said.name && phone === person.phone) return
  const fault = governed(person.id, known)
  if (fault) return void said.faults.push(fault)
  if (person.name !== said.name) changes.push({ what: 'name', before: maskName(person.name), after: said.name })
  if (phone !== person.phone) changes.push({ what: 'phone', before: person.phone === null ? '' : maskPhone(person.phone), after: phone === null ? '' : maskPhone(phone) })
  actions.push({ kind: 'person', person: { id: person.id }, name: said.name, phone, known: true })
}

/** What the rows before have said: posts that a row speaks of, posts that are moved away, roles given by person. */
type Sheet = { spokenOf: ReadonlySet<string>; moved: Set<number>; roles: Map<string, string[]> }

/** The post it moves from: the person's only one in this role that no row of the sheet speaks of. */
const movesFrom = (said: Said, held: readonly KnownPost[], { spokenOf, moved }: Sheet): KnownPost | undefined => {
  const others = held.filter((post) => post.role === said.role && !moved.has(post.id) && !spokenOf.has(`${post.personId}|${post.role}|${placeKey(post.unitId, post.officeId)}`))
  return others.length === 1 ? others[0] : undefined
}

const comparePost = (draft: Draft, known: Indexed, sheet: Sheet): void => {
  const { said, person, changes, actions } = draft
  const role = said.role!
  const held = person ? (known.postsOf.get(person.id) ?? []) : []
  const ref = person ? { id: person.id } : { row: said.row }
  const from = said.from ?? known.today
  const same = held.find((post) => post.role === role && post.unitId === said.unitId && post.officeId === said.officeId)
  if (same) {
    if (said.from !== null && said.from !== same.fromOn) said.notes.push({ code: 'from-kept', other: same.fromOn })
    if (said.until === null || said.until === same.untilOn) return
    if (said.until < same.fromOn) return void said.faults.push({ code: 'days-reversed', value: same.fromOn, other: said.until })
    changes.push({ what: 'until', before: same.untilOn ?? '', after: said.until })
    return void actions.push({ kind: 'end', person: ref, postId: same.id, until: said.until })
  }
  const moved = movesFrom(said, held, sheet)
  const day = moved ? [from, known.today, dayAfter(moved.fromOn)].reduce((a, b) => (a > b ? a : b)) : from
  const who = person ? `p${person.id}` : (said.phone ?? `r${said.row}`)
  const given = sheet.roles.get(who) ?? []
  const kept = held.filter((post) => post !== moved && overlap(post, { fromOn: day, untilOn: said.until })).map((post) => post.role)
  const together = refuseTogether(role, [...kept, ...given, ...(person ? (known.lent.get(person.id) ?? []).map((one) => one.role) : [])])
  if (together) return void said.faults.push({ code: 'roles-apart', value: said.roleText, other: String(together.params['other']) })
  sheet.roles.set(who, [...given, role])
  const place = { role, unitId: said.unitId, officeId: said.officeId, until: said.until }
  if (moved && person && (moved.untilOn === null || moved.untilOn >= day)) {
    const grant = known.grant(role, moved.place)
    if (!grant.allowed) return void said.faults.push(grant.reason === 'above' ? { code: 'role-above', value: said.roleText } : { code: 'out-of-reach', value: moved.placeName })
    changes.push({ what: 'place', before: moved.placeName, after: said.placeText })
    sheet.moved.add(moved.id)
    return void actions.push({ kind: 'transfer', person: ref, postId: moved.id, ...place, until: said.until ?? moved.untilOn, from: day })
  }
  draft.isNew = true
  if (!person) actions.push({ kind: 'person', person: ref, name: said.name, phone: said.phone, known: false })
  actions.push({ kind: 'appoint', person: ref, ...place, from })
  const now = held.find((post) => post !== moved && holdsOn(post, known.today))
  if (now) said.notes.push({ code: 'double-person', other: now.placeName })
}

const onePerUnit: ReadonlySet<string> = new Set(['microgridWorker', 'gridLeader'])

/** Somebody else who is there already, or whom an earlier row brings. */
const noteDoubles = (draft: Draft, known: Indexed, taken: Map<string, string>, leaving: ReadonlySet<number>): void => {
  const { said } = draft
  if (said.role === null || !onePerUnit.has(said.role)) return
  const key = atKey(said)
  const there = (known.postsAt.get(key) ?? []).find((post) => post.personId !== draft.person?.id && !leaving.has(post.id) && holdsOn(post, known.today))
  const other = taken.get(key) ?? (there && known.persons.get(there.personId)?.name)
  if (other !== undefined && draft.actions.some((action) => action.kind === 'appoint' || action.kind === 'transfer')) said.notes.push({ code: 'double-cell', other })
  taken.set(key, said.name)
}

/** One phone in several rows is one person. Without one, nobody can tell: each row brings in somebody of its own. */
const bringIn = (drafts: readonly Draft[]): void => {
  const first = new Map<string, number>()
  for (const { said, actions, person } of drafts) {
    if (person || said.faults.length > 0 || said.phone === null) continue
    const row = first.get(said.phone)
    if (row === undefined) first.set(said.phone, said.row)
    else actions.splice(0, actions.length, ...actions.flatMap((action) => (action.kind === 'person' ? [] : [{ ...action, person: { row } }])))
  }
}

/** A row that changes nothing needs no right: a roster that was taken out comes in again without a fault. */
const saysWhatIs = (said: Said, known: Indexed): boolean => {
  if (said.faults.length === 0 || said.faults.some((fault) => fault.code !== 'role-above')) return false
  const person = findPerson(said, known)
  const post = person && (known.postsOf.get(person.id) ?? []).find((one) => one.role === said.role && one.unitId === said.unitId && one.officeId === said.officeId)
  return post !== undefined && person!.name === said.name && (said.phone === null || said.phone === person!.phone) && (said.until === null || said.until === post.untilOn)
}

export const planRoster = (rows: readonly SheetRow[], fields: readonly (RosterField | null)[], known: Known): RosterRowResult[] => {
  const columns = new Map(fields.flatMap((field, n) => (field === null ? [] : [[field, n] as const])))
  const all: Indexed = {
    ...known, postsOf: listsBy(known.posts, (post) => post.personId), postsAt: listsBy(known.posts, (post) => `${post.role}|${placeKey(post.unitId, post.officeId)}`),
    namesakes: listsBy([...known.persons.values()], (person) => person.name),
  }
  const said = rows.map((row) => readRow(row, columns, known))
  compareRows(said)
  for (const one of said) if (saysWhatIs(one, all)) one.faults.length = 0
  const drafts = said.map((one): Draft => ({ said: one, person: one.faults.length > 0 ? undefined : findPerson(one, all), changes: [], actions: [], isNew: false }))
  const spokenOf = new Set(drafts.flatMap(({ said: one, person }) => (person ? [`${person.id}|${one.role}|${placeKey(one.unitId, one.officeId)}`] : [])))
  const sheet: Sheet = { spokenOf, moved: new Set(), roles: new Map() }
  const named = listsBy(said.filter((one) => one.phone === null && one.name !== ''), (one) => one.name)
  for (const draft of drafts) {
    const { said: one, person } = draft
    if (one.faults.length > 0) continue
    if (!person && one.phone === null && ((named.get(one.name)?.length ?? 0) > 1 || (all.namesakes.get(one.name) ?? []).some((other) => all.postsOf.has(other.id)))) one.notes.push({ code: 'same-name' })
    if (one.faults.length === 0) comparePerson(draft, all)
    if (one.faults.length === 0) comparePost(draft, all, sheet)
    if (person?.id === known.self && draft.actions.length > 0) one.faults.push({ code: 'own-post' })
  }
  bringIn(drafts)
  const taken = new Map<string, string>()
  const leaving = new Set(drafts.flatMap(({ actions }) => actions.flatMap((action) => (action.kind === 'transfer' || action.kind === 'end' ? [action.postId] : []))))
  for (const draft of drafts) if (draft.said.faults.length === 0) noteDoubles(draft, all, taken, leaving)
  return drafts.map(({ said: one, changes, actions, isNew }) => {
    const faulty = one.faults.length > 0
    return {
      row: one.row, verdict: faulty ? 'faulty' : isNew ? 'new' : actions.length > 0 ? 'changed' : 'unchanged', name: one.name, role: one.role ?? one.roleText, place: one.placeText,
      faults: one.faults, notes: one.notes, changes: faulty ? [] : changes, actions: faulty ? [] : actions,
    }
  })
}

