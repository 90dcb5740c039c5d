import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandOutcomes, differenceOf, type Holdings } from './exchange.ts'
import { agedCommands, commandNames, isCommandName, migrateCommand, subjectOfCommand, unnumberedCommands, versionOfCommand } from './commands.ts'
import { deviceRules, staysSignedIn } from './device.ts'
import { outcomeAfter, outcomeOf } from './outcome.ts'

const body = fc.dictionary(fc.string().filter((key) => key !== '__proto__'), fc.jsonValue(), { maxKeys: 8 })

describe('a command', () => {
  it('of an older form is brought to the newest: its id and age travel outside', () => {
    const parcel = { params: { id: 'case-1' }, body: { commandId: 'c-1', version: 3, text: '已清理', photos: [{ fileId: 'f', role: 'after' }] } }
    expect(migrateCommand('cases.handle', 1, parcel)).toEqual({ version: 2, input: { params: { id: 'case-1' }, body: { version: 3, text: '已清理', photos: [{ fileId: 'f', role: 'after' }] } } })
    expect(migrateCommand('rounds.make', 1, { body: { id: 'r', commandId: 'c', agoMs: 5_000, note: '' } })).toEqual({ version: 2, input: { body: { id: 'r', note: '' } } })
  })

  it('of the newest form stays what it is, and migrating twice changes nothing more', () => {
    fc.assert(fc.property(fc.constantFrom(...commandNames).chain((name) => fc.tuple(fc.constant(name), fc.integer({ min: 1, max: versionOfCommand(name) }))), body, fc.option(fc.uuid(), { nil: undefined }), ([name, version], content, id) => {
      const input = { ...(id === undefined ? {} : { params: { id } }), body: content }
      const once = migrateCommand(name, version, input)!
      expect(once.version).toBe(versionOfCommand(name))
      expect(migrateCommand(name, once.version, once.input)).toEqual(once)
      const isNewest = version === versionOfCommand(name)
      if (isNewest) expect(once.input).toEqual(input)
      const kept = Object.keys(content).filter((key) => isNewest || (key !== 'commandId' && key !== 'agoMs'))
      expect(Object.keys(once.input.body).sort()).toEqual(kept.sort())
    }))
  })

  it('nobody knows, of a form that is yet to come, or that is no command at all, is none', () => {
    for (const [name, version, input] of [['people.revoke', 1, { body: {} }], ['cases.note', 3, { body: {} }], ['cases.follow', 2, { body: {} }], ['cases.note', 0, { body: {} }], ['cases.note', 1.5, { body: {} }], ['cases.note', 1, null], ['cases.note', 1, []], ['cases.note', 1, { body: 'x' }],
      ['cases.note', 1, { body: [] }], ['cases.note', 1, { params: {}, body: {} }], ['cases.note', 1, { params: { id: 7 }, body: {} }], ['toString', 1, { body: {} }]] as const) expect(migrateCommand(name, version, input), `${name} ${version}`).toBe(undefined)
    expect(isCommandName('cases.report')).toBe(true)
    expect(isCommandName('constructor')).toBe(false)
  })

  it('names the record it is about: in its address, or made by it', () => {
    expect(subjectOfCommand({ params: { id: 'a' }, body: { id: 'b' } })).toBe('a')
    expect(subjectOfCommand({ body: { id: 'b' } })).toBe('b')
    expect(subjectOfCommand({ body: {} })).toBe(undefined)
    expect([...agedCommands, ...unnumberedCommands].every(isCommandName)).toBe(true)
  })
})

describe('an outcome', () => {
  it.each([[200, false, 'done'], [201, true, 'already-done'], [400, false, 'refused'], [403, false, 'refused'], [404, false, 'refused'], [409, false, 'refused'], [413, false, 'refused'], [422, false, 'refused'],
    [401, false, 'not-now'], [408, false, 'not-now'], [429, false, 'not-now'], [500, false, 'not-now'], [502, false, 'not-now'], [503, false, 'not-now'], [0, false, 'not-now']] as const)('of %i, repeated %s, is %s', (status, repeated, outcome) => expect(outcomeOf(status, repeated)).toBe(outcome))

  it('of what comes behind: goes when the other is done, shares its refusal, waits otherwise', () => {
    expect([undefined, ...commandOutcomes].map(outcomeAfter)).toEqual(['not-now', 'go', 'go', 'refused', 'not-now'])
  })
})

describe('the difference', () => {
  const holdings = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.constantFrom('1', '2', '3'))
  const apply = (known: Holdings, now: Holdings, { put, gone }: ReturnType<typeof differenceOf>): Holdings =>
    Object.fromEntries([...Object.entries(known).filter(([key]) => !gone.includes(key)), ...put.map((key) => [key, now[key]!])])

  it('put on what is held makes it what is there now; once more there is none', () => {
    fc.assert(fc.property(holdings, holdings, (known, now) => {
      const after = apply(known, now, differenceOf(known, now))
      expect(after).toEqual(now)
      expect(differenceOf(after, now)).toEqual({ put: [], gone: [] })
    }))
  })

  it('applied by halves comes right with the next', () => {
    fc.assert(fc.property(holdings, holdings, fc.nat(10), fc.nat(10), (known, now, puts, gones) => {
      const { put, gone } = differenceOf(known, now)
      const halfway = apply(known, now, { put: put.slice(0, puts), gone: gone.slice(0, gones) })
      expect(apply(halfway, now, differenceOf(halfway, now))).toEqual(now)
    }))
  })
})

describe('a device', () => {
  it('stays signed in for who works outside, through more than a week without a network', () => {
    expect(staysSignedIn(['gridWorker', 'resident'])).toBe(true)
    expect(staysSignedIn(['departmentOfficer', 'resident'])).toBe(true)
    for (const role of ['communityDesk', 'streetDesk', 'streetSupervisor', 'districtDesk', 'leader', 'systemAdministrator', 'auditor'] as const) expect(staysSignedIn(['gridWorker', role])).toBe(false)
    expect(deviceRules.staysSignedIn).toBeGreaterThan(7 * 86_400_000)
  })
})
