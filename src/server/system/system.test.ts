// What the keepers of the installation see: its health, and the audit trail without the names of residents.
import { beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { api } from '../../contract/api.ts'
import { roles } from '../../domain/access/roles.ts'
import { buildDistrict, testPassword, type StaffRole } from '../../../tests/support/builders.ts'
import { refusal, type Client } from '../../../tests/support/logins.ts'
import { testServer, testStart, type TestServer } from '../../../tests/support/server.ts'
import { inTransaction } from '../db/tx.ts'
import { sealJournalJob } from '../journal/seal.ts'

const { system, account, cases } = api
let server: TestServer
let auditor: Client
beforeAll(async () => {
  server = await testServer()
  auditor = await server.loginAs('auditor')
  await server.anonymous().call(account.signIn, { body: { login: 'streetdesk-inside', password: testPassword } })
  await refusal(server.anonymous().call(account.signIn, { body: { login: 'streetdesk-inside', password: 'wrong' } }))
  const { lng, lat } = server.district.inside
  const body = { category: '02001', description: 'rubbish', place: { lng, lat } }
  await (await server.loginAs('resident')).call(cases.report, { body: { ...body, id: newId(), commandId: newId() } })
  await (await server.loginAs('gridWorker')).call(cases.report, { body: { ...body, id: newId(), commandId: newId() } })
})

const audit = (client: Client, query: { kind?: string; after?: string; limit?: number } = {}) => client.call(system.audit, { query })

describe('the audit trail', () => {
  it('tells who did what, newest first, with the reason', async () => {
    const { entries, next } = await audit(auditor)
    expect(next).toBeNull()
    expect(entries.map((entry) => [entry.kind, entry.person, entry.reason])).toEqual([
      ['case.report', 'gridWorker inside', null],
      ['case.report', null, null],
      ['account.signInRefused', null, 'wrong-password'],
      ['account.signedIn', 'streetDesk inside', null],
    ])
    expect(entries[3]).toMatchObject({ at: testStart, subjectKind: 'account', subjectId: String(server.district.person('streetDesk').accountId) })
    expect(entries.map((entry) => entry.position)).toEqual(entries.map((entry) => entry.position).sort((a, b) => b - a))
  })

  it('does not name a resident beside their report', async () => {
    expect(JSON.stringify(await audit(auditor))).not.toContain('resident inside')
  })

  it('is filtered by kind and read page by page', async () => {
    const first = await audit(auditor, { kind: 'case.report', limit: 1 })
    expect(first.entries).toHaveLength(1)
    const second = await audit(auditor, { kind: 'case.report', limit: 1, after: first.next! })
    expect(second.next).toBeNull()
    expect(second.entries[0]!.position).toBeLessThan(first.entries[0]!.position)
  })

  it('is for the auditor alone', async () => {
    for (const role of Object.keys(roles) as (StaffRole | 'anonymous')[]) {
      if (role === 'auditor') continue
      const client = role === 'anonymous' ? server.anonymous() : await server.loginAs(role)
      expect((await refusal(audit(client))).code, role).toBe(role === 'anonymous' ? 'access.sign-in-needed' : 'access.refused')
    }
  })

  it('is each district’s own', async () => {
    const other = await buildDistrict(server.database)
    server.context.districts.forget()
    expect(await audit(await server.loginAs('auditor', 'inside', other))).toEqual({ entries: [], next: null })
  })

  it('refuses malformed questions', async () => {
    for (const query of [{ after: 'x' }, { limit: 0 }, { kind: 'k'.repeat(61) }]) expect((await refusal(audit(auditor, query))).code).toBe('request.malformed')
  })
})

describe('the system’s health', () => {
  it('tells version, database, seals and how far behind the slowest reader of the journal is', async () => {
    const client = await server.loginAs('systemAdministrator')
    const health = await client.call(system.health, {})
    expect(health).toMatchObject({ version: 'test', startedAt: testStart, journalBehind: 0, seals: 0 })
    expect(health.database).toMatch(/^PostgreSQL \d+/)
    await server.database.query("insert into journal_readers (district, name, transaction, position) values ($1, 'slow', '0', 0), ($1, 'quick', '9223372036854775807', 0)", [server.district.id])
    await inTransaction(server.database, (tx) => sealJournalJob.run(server.context, tx))
    expect(await client.call(system.health, {})).toMatchObject({ journalBehind: 4, seals: 1 })
  })

  it('is for the system administrator alone', async () => {
    for (const role of ['districtDesk', 'auditor', 'securityAdministrator', 'leader', 'resident'] as const)
      expect((await refusal((await server.loginAs(role)).call(system.health, {}))).code).toBe('access.refused')
    expect((await refusal(server.anonymous().call(system.health, {}))).code).toBe('access.sign-in-needed')
  })
})
