// A whole district is reorganised: its 18 streets become 9, so that every unit is called otherwise and every one of 100,000
// open cases lies in another street. One transaction; others go on working meanwhile. Last, the standard over the net.
import { v7 as newId } from 'uuid'
import { round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { addCases, emptyCases } from './support/many-cases.ts'
import { newDataDir, removeDataDir, startServer, type BenchServer } from './support/server.ts'

export const about = 'a plan over 8,600 units and 100,000 open cases: preview, adoption, standard check'

const adoptAsked = 30
const previewAsked = 10
const standardAsked = 1.5

const asker = (server: BenchServer, cookie: string) => async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await fetch(server.base + path, {
    method, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json', origin: server.base }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 400)}`)
  return JSON.parse(text) as T
}

const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now()
  return [await work(), (performance.now() - began) / 1_000]
}

/** The longest somebody else waits for a small answer while the work is done. */
const longestWait = async (ask: () => Promise<unknown>, during: Promise<unknown>): Promise<number> => {
  let done = false
  void during.finally(() => (done = true)).catch(() => {})
  let longest = 0
  while (!done) {
    longest = Math.max(longest, (await seconds(ask))[1])
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return longest
}

type Unit = { id: number; code: string; name: string }

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const cases = quick ? 50_000 : 500_000
  const dataDir = newDataDir()
  const server = await startServer(dataDir)
  const lines: BenchLine[] = []
  const add = (what: string, value: number, reach: number): void =>
    void lines.push({ bench: 'reorganise', case: what, value: round(value), unit: 's', reach: `< ${reach}`, ok: value < reach })
  try {
    await emptyCases(server.database)
    await addCases(server.database, 0, cases)
    // Their limits ran out long ago: else the clock would be marking all of them meanwhile.
    await server.database.query('update cases set overdue = true where handled_at is null')
    await server.database.query('vacuum analyze cases')
    const [{ open }] = (await server.database.query<{ open: number }>("select count(*) as open from cases where state_group <> 'closed'")) as [{ open: number }]
    const ask = asker(server, await server.signIn('district'))
    const { id: root } = await ask<Unit>('GET', '/api/units/root')
    const { children } = await ask<{ children: Unit[] }>('GET', `/api/units/${root}`)
    const rows = children.map(({ code }, n) => ({ row: n + 2, oldCode: code, newCode: `140213${700 + (n >> 1)}000`, name: `第${(n >> 1) + 1}街道`, parentCode: null }))
    const [plan, made] = await seconds(() => ask<{ id: string; version: number }>('POST', '/api/reorganisations', { id: newId(), commandId: newId(), name: '重组', unitId: root, rows, answers: {} }))
    add(`18 streets made 9: rows to plan, ${children.length} rows`, made, previewAsked)
    const [preview, shown] = await seconds(() => ask<{ counts: { changed: number }; faults: unknown[]; passages: { kind: string; total: number }[] }>('GET', `/api/plans/${plan.id}/preview`))
    if (preview.faults.length > 0) throw new Error(`the plan has faults: ${JSON.stringify(preview.faults).slice(0, 300)}`)
    add(`preview, ${open} open cases`, shown, previewAsked)
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const adopting = seconds(() => ask<{ state: string }>('POST', `/api/plans/${plan.id}/adopt`, { commandId: newId(), version: plan.version, from: today }))
    const wait = await longestWait(() => ask('GET', '/api/units/root'), adopting)
    const [adopted, took] = await adopting
    const [moved] = await server.database.query<{ units: number; cases: number }>(
      "select (select count(*) from unit_versions) as units, (select count(*) from case_places) as cases")
    if (adopted.state !== 'applied' || moved!.cases !== open) throw new Error(`adopted: ${JSON.stringify({ adopted, moved, open })}`)
    add(`adoption, ${moved!.units} units and ${moved!.cases} open cases changed`, took, adoptAsked)
    add('longest wait of another reader meanwhile', wait, 3)
    const [, checked] = await seconds(() => ask('GET', '/api/standard/breaches?limit=1'))
    add('standard check of the new net, first look', checked, standardAsked)
  } finally {
    await server.stop()
    removeDataDir(dataDir)
  }
  return lines
}
