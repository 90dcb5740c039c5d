// Who holds a power where on a day; what a batch makes of it; whom it touches; who may be sent a case.
import { describe, expect, it } from 'vitest'
import type { OfficeId, UnitId } from '../kernel/ids.ts'
import { seeded } from '../kernel/seeded.ts'
import { changePowers, holdingsAfter, refuseBatch, type BatchKind, type PowerBatch, type PowerChange, type Transition } from './change.ts'
import { assistingWith, proposeHolders, refuseDispatch, type NeededPower } from './dispatch.ts'
import { officesTouched, touchedBy } from './effect.ts'
import { actingOn, holdersOn, type Holding, type PowerItemId } from './power.ts'
import { starterPowers } from './starter-powers.ts'

const [urban, team, police, market] = [1, 2, 3, 4] as OfficeId[] as [OfficeId, OfficeId, OfficeId, OfficeId]
const [east, west] = [11, 12] as UnitId[] as [UnitId, UnitId]
const item = 7 as PowerItemId
let ids = 0
const row = (given: Partial<Holding>): Holding => ({ id: (ids += 1), itemId: item, streetId: null, officeId: urban, part: 'lead', fromOn: '2025-01-01', untilOn: null, transition: false, ...given })
const day = '2026-03-02'
const batch = (kind: BatchKind, given: Partial<PowerBatch> & { street?: UnitId | null; lead?: OfficeId | null; joint?: OfficeId[]; transition?: Transition | null } = {}): PowerBatch => ({
  kind, fromOn: given.fromOn ?? day, transition: given.transition ?? null, itemIds: [item], places: [{ streetId: given.street === undefined ? east : given.street, leadOfficeId: given.lead ?? null, jointOfficeIds: given.joint ?? [] }],
})
const change = (one: PowerBatch, rows: readonly Holding[]): PowerChange => changePowers(one, new Map([[item, rows]]))
const after = (one: PowerBatch, rows: readonly Holding[]) => holdingsAfter(new Map([[item, rows]]), change(one, rows)).get(item)!

describe('who holds a power', () => {
  it('is the district’s holder wherever a street has none of its own, on the days it holds', () => {
    const rows = [row({ untilOn: '2026-12-31' }), row({ streetId: east, officeId: team, fromOn: '2026-04-01' })]
    expect(actingOn(rows, east, '2026-03-31')).toEqual([urban])
    expect(actingOn(rows, east, '2026-04-01')).toEqual([team])
    expect(actingOn(rows, west, '2026-04-01')).toEqual([urban])
    expect(actingOn(rows, null, '2026-04-01')).toEqual([urban])
    expect(actingOn(rows, west, '2027-01-01')).toEqual([])
    expect(actingOn(rows, west, '2024-12-31')).toEqual([])
  })

  it('is nobody where a street says so, and names who leads first', () => {
    expect(holdersOn([row({}), row({ streetId: east, officeId: null })], east, day)).toEqual([])
    expect(holdersOn([row({ part: 'joint', officeId: police }), row({})], west, day).map((one) => one.part)).toEqual(['lead', 'joint'])
  })
})

describe('a batch', () => {
  it('given down: the street’s team leads from the day, the department keeps the rest', () => {
    const rows = after(batch('give', { lead: team }), [row({})])
    expect(actingOn(rows, east, '2026-03-01')).toEqual([urban])
    expect(actingOn(rows, east, day)).toEqual([team])
    expect(actingOn(rows, west, day)).toEqual([urban])
  })

  it('with a transition acts jointly, or lets the old one finish, until the day and no longer', () => {
    const joint = after(batch('give', { lead: team, transition: { mode: 'joint', untilOn: '2026-06-30' } }), [row({})])
    expect(actingOn(joint, east, '2026-06-30')).toEqual([team, urban])
    expect(actingOn(joint, east, '2026-07-01')).toEqual([team])
    const finish = after(batch('give', { lead: team, transition: { mode: 'finish', untilOn: '2026-06-30' } }), [row({})])
    expect(actingOn(finish, east, '2026-06-30')).toEqual([team])
    expect(holdersOn(finish, east, '2026-06-30').map((one) => [one.officeId, one.part])).toEqual([[team, 'lead'], [urban, 'finishing']])
    expect(holdersOn(finish, east, '2026-07-01')).toHaveLength(1)
  })

  it('handed back, falls to the district’s holder again, and the street may finish what runs', () => {
    const rows = after(batch('handBack', { fromOn: '2026-09-01', transition: { mode: 'finish', untilOn: '2026-09-30' } }), [row({}), row({ streetId: east, officeId: team })])
    expect(holdersOn(rows, east, '2026-09-01').map((one) => [one.officeId, one.part])).toEqual([[urban, 'lead'], [team, 'finishing']])
    expect(actingOn(rows, east, '2026-08-31')).toEqual([team])
  })

  it('withdrawn at a street, is held by nobody there although the district has it', () => {
    const rows = after(batch('withdraw'), [row({})])
    expect(actingOn(rows, east, day)).toEqual([])
    expect(actingOn(rows, west, day)).toEqual([urban])
    expect(actingOn(after(batch('withdraw', { street: null }), [row({})]), west, day)).toEqual([])
  })

  it('says of each pair whether it can be changed', () => {
    const verdict = (one: PowerBatch, rows: Holding[]) => change(one, rows).pairs[0]!.verdict
    expect(verdict(batch('give', { lead: team }), [row({}), row({ streetId: east, officeId: police, fromOn: '2026-05-01' })])).toBe('later')
    expect(verdict(batch('give', { lead: team }), [row({ streetId: east, officeId: team })])).toBe('unchanged')
    expect(verdict(batch('handBack'), [row({})])).toBe('absent')
    expect(verdict(batch('handBack'), [row({ streetId: east, officeId: team })])).toBe('nobody')
    expect(verdict(batch('withdraw'), [])).toBe('absent')
    expect(verdict(batch('adjust', { lead: team, joint: [police] }), [row({ streetId: east, officeId: team })])).toBe('changed')
  })

  it('is refused where it contradicts itself', () => {
    const code = (one: PowerBatch) => refuseBatch(one, day)?.code
    expect(code(batch('give', { lead: team }))).toBeUndefined()
    expect(code(batch('give', { lead: team, fromOn: '2026-03-01' }))).toBe('power.past')
    expect(code(batch('give', { lead: team, transition: { mode: 'joint', untilOn: '2026-03-01' } }))).toBe('power.transition-early')
    expect(code(batch('withdraw', { transition: { mode: 'joint', untilOn: '2026-03-09' } }))).toBe('power.transition-apart')
    expect(code(batch('give'))).toBe('power.lead-missing')
    expect(code(batch('give', { street: null, lead: urban }))).toBe('power.street-missing')
    expect(code(batch('withdraw', { lead: urban }))).toBe('power.lead-needless')
    expect(code(batch('give', { lead: team, joint: [team] }))).toBe('power.joint-twice')
    expect(code({ ...batch('give', { lead: team }), places: [...batch('give', { lead: team }).places, ...batch('give', { lead: police }).places] })).toBe('power.place-twice')
  })

  it('leaves at most one lead at every street on every day, whatever was done before (invented histories)', () => {
    for (let n = 0; n < 300; n += 1) {
      const random = seeded(n, 'powers')
      let rows: Holding[] = [row({})]
      let at = Date.UTC(2026, 0, 1)
      for (let step = 0; step < 8; step += 1) {
        at += random.whole(1, 40) * 86_400_000
        const on = (ahead: number): string => new Date(at + ahead * 86_400_000).toISOString().slice(0, 10)
        const kind = random.pick(['give', 'adjust', 'handBack', 'withdraw'] as const)
        const street = kind === 'adjust' || kind === 'withdraw' ? random.pick([east, west, null]) : random.pick([east, west])
        const leads = kind === 'give' || kind === 'adjust'
        const lead = leads ? random.pick([urban, team, police]) : null
        const one = batch(kind, {
          street, lead, joint: leads && random.next() < 0.3 ? [market] : [], fromOn: on(0),
          transition: random.next() < 0.5 ? { mode: kind === 'withdraw' ? 'finish' : random.pick(['joint', 'finish'] as const), untilOn: on(random.whole(0, 60)) } : null,
        })
        expect(refuseBatch(one, on(0))).toBeNull()
        rows = after(one, rows).map((each) => ('id' in each ? each : row(each)))
        for (const place of [east, west, null]) for (const ahead of [0, 1, 30, 90]) {
          const holders = holdersOn(rows, place, on(ahead))
          expect(holders.filter((each) => each.part === 'lead').length).toBeLessThanOrEqual(1)
        }
        for (const each of rows) expect(each.untilOn === null || each.untilOn >= each.fromOn).toBe(true)
      }
    }
  })
})

describe('whom a change touches', () => {
  const other = 8 as PowerItemId
  const before = new Map([[item, [row({})]], [other, [row({ itemId: other })]]])
  const ask = (one: PowerBatch, classes: ReadonlyMap<string, readonly PowerItemId[]> = new Map([['13003', [item]]])) => ({
    changed: new Set([item]), classes, streets: [east, west], day, before, after: holdingsAfter(before, changePowers(one, before)),
  })

  it('are the cases that the old holder has there, with what becomes of them', () => {
    const touched = (transition: Transition | null) => touchedBy(ask(batch('give', { lead: team, transition })))
    expect(touched(null)).toEqual([{ category: '13003', streetId: east, officeId: urban, fate: 'redirect' }])
    expect(touched({ mode: 'finish', untilOn: '2026-06-30' })[0]!.fate).toBe('finish')
    expect(touched({ mode: 'joint', untilOn: '2026-06-30' })[0]!.fate).toBe('joint')
    expect(touchedBy(ask(batch('give', { lead: team }), new Map([['13003', [item, other]]])))[0]!.fate).toBe('keep')
    expect(touchedBy(ask(batch('give', { lead: team }), new Map()))).toEqual([])
  })

  it('and the offices that lose and gain', () => {
    expect(officesTouched(ask(batch('give', { lead: team })))).toEqual({ losing: new Set([urban]), gaining: new Set([team]) })
    expect(officesTouched(ask(batch('withdraw')))).toEqual({ losing: new Set([urban]), gaining: new Set() })
  })
})

describe('dispatch', () => {
  const needs = (holdings: Holding[], itemId = item): NeededPower => ({ itemId, code: `C${itemId}`, name: `事项${itemId}`, kind: 'penalty', holdings })
  const code = (needed: NeededPower[], office: OfficeId, on = day) => refuseDispatch(needed, office, east, on, (id) => `O${id}`)?.code

  it('is free where the class needs no power', () => expect(code([], market)).toBeUndefined())

  it('goes to who leads, and to nobody who doesn’t hold it, not yet or no longer', () => {
    const needed = [needs([row({ untilOn: '2026-03-31' }), row({ streetId: east, officeId: team, fromOn: '2026-04-01' })])]
    expect(code(needed, urban)).toBeUndefined()
    expect(code(needed, market)).toBe('power.not-held')
    expect(code(needed, team)).toBe('power.not-yet')
    expect(code(needed, team, '2026-04-01')).toBeUndefined()
    expect(code(needed, urban, '2026-04-01')).toBe('power.not-held')
    expect(code([needs([row({ untilOn: '2026-03-01' })])], urban)).toBe('power.nobody-holds')
  })

  it('names the lead of a joint power, and who assists', () => {
    const needed = [needs([row({}), row({ officeId: police, part: 'joint' })])]
    const refused = refuseDispatch(needed, police, east, day, (id) => `O${id}`)
    expect(refused).toMatchObject({ code: 'power.lead-is', params: { holders: ['O1'] } })
    expect(assistingWith(needed, urban, east, day)).toEqual([police])
    expect(assistingWith(needed, police, east, day)).toEqual([])
  })

  it('sends nothing new to who only finishes', () => {
    const rows = after(batch('give', { lead: team, transition: { mode: 'finish', untilOn: '2026-06-30' } }), [row({})]) as Holding[]
    expect(code([needs(rows)], urban)).toBe('power.finishing')
    expect(code([needs(rows)], team)).toBeUndefined()
  })

  it('proposes who leads most of what is needed first, each office once, with the reason', () => {
    const two = 9 as PowerItemId
    const needed = [needs([row({}), row({ officeId: police, part: 'joint' })]), needs([row({ itemId: two, officeId: police })], two), needs([row({ itemId: 10 as PowerItemId })], 10 as PowerItemId)]
    expect(proposeHolders(needed, east, day).map((one) => [one.officeId, one.reason, one.itemIds.length])).toEqual([[urban, 'leads', 2], [police, 'leads', 1]])
  })
})

describe('the starter list', () => {
  it('has sixty items with codes of their own, held by offices and standing on laws by name', () => {
    expect(starterPowers.length).toBeGreaterThanOrEqual(60)
    expect(new Set(starterPowers.map((one) => one.code)).size).toBe(starterPowers.length)
    expect(new Set(starterPowers.map((one) => one.name)).size).toBe(starterPowers.length)
    const offices = new Set(['urban', 'market', 'police', 'fire', 'housing', 'justice'])
    expect(new Set(starterPowers.map((one) => one.office))).toEqual(offices)
    for (const one of starterPowers) {
      expect([one.office, ...(one.joint ?? [])].filter((office) => !offices.has(office))).toEqual([])
      for (const each of one.classes) expect(each, one.name).toMatch(/^\d{5}$/)
      expect(one.basis).toMatch(/^《.+》$/)
    }
  })
})
