// The morning: 9,000 workers' phones exchange within a few minutes, against one server on the machine's two cores (which make
// the phones as well). A part of them send what was done since; all ask what changed over night. Before that each is filled, and
// it is told what a grid worker's first download and an unchanged pull cost.
import { randomUUID } from 'node:crypto'
import { percentile, round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { cpuOf } from './support/cpu.ts'
import { overLines, pullBody, signInWorkers, takeIn, type Answer, type BenchPhone, type Line } from './support/phones.ts'
import { newDataDir, removeDataDir, startServer, type BenchServer } from './support/server.ts'

export const about = 'the morning exchange of 9,000 phones, the first download and the unchanged pull of a grid worker'

const workers = 9_000
const connections = 32
const fieldRoles = ['gridLeader', 'gridWorker', 'gridAssistant', 'microgridWorker']
const asked = { seconds: 60, firstBytes: 1_500_000, firstMs: 2_000 }

const fail = (answer: Answer, what: string): void => {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${answer.text().slice(0, 300)}`)
}

const line = (name: string, value: number, unit: string, reach?: { says: string; ok: boolean }): BenchLine => ({ bench: 'sync-storm', case: name, value: round(value), unit, ...(reach ? { reach: reach.says, ok: reach.ok } : {}) })

/** Every third was out and did something: reported a case and said a word about it. */
const commandsOf = (phone: BenchPhone, n: number): object[] => {
  if (n % 3 !== 0 || !phone.place) return []
  phone.caseId = randomUUID()
  const report = { id: randomUUID(), name: 'cases.report', version: 2, agoMs: 3_600_000, input: { body: { id: phone.caseId, category: '02001', description: '路边有垃圾', place: phone.place } } }
  return [report, { id: randomUUID(), name: 'cases.note', version: 2, agoMs: 3_500_000, parent: report.id, input: { params: { id: phone.caseId }, body: { text: '已联系物业' } } }]
}

/** What desks and the clock did meanwhile: a fifth of what is open has moved, and nobody's device or session was heard of since the evening. */
const overNight = async ({ database }: BenchServer): Promise<void> => {
  await database.query("update cases set version = version + 1, urgent = not urgent where state_group <> 'closed' and number % 5 = 0")
  await database.query("update devices set last_at = last_at - interval '12 hours'")
  await database.query("update sessions set expires_at = expires_at - interval '12 hours' where device_id is not null")
}

type Told = { milliseconds: number[]; pulls: number[]; refused: number; failed: number; sent: number }

const exchange = async (connection: Line, phone: BenchPhone, commands: readonly object[], told: Told): Promise<void> => {
  let spent = 0
  if (commands.length > 0) {
    const answer = await connection.post('/api/sync/send', phone.cookie, { device: phone.device, commands })
    spent += answer.milliseconds
    if (answer.status >= 300) told.failed += 1
    else
      for (const { outcome } of (JSON.parse(answer.text()) as { outcomes: { outcome: string }[] }).outcomes)
        if (outcome === 'done') told.sent += 1
        else told.refused += 1
  }
  const answer = await connection.post('/api/sync/pull', phone.cookie, pullBody(phone))
  if (answer.status >= 300) told.failed += 1
  told.pulls.push(answer.bytes)
  told.milliseconds.push(spent + answer.milliseconds)
}

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const dataDir = newDataDir()
  const server = await startServer(dataDir)
  try {
    const phones = await signInWorkers(server.database, quick ? 900 : workers, fieldRoles)
    await server.database.query('analyze')
    const lines: BenchLine[] = [line('phones', phones.length, 'phones')]
    const firstBytes: number[] = []
    const firstMs: number[] = []
    // One after the other, on a server that has met nobody yet: what a worker waits for, standing there.
    const gridWorkers = phones.filter(({ role }) => role === 'gridWorker').slice(0, 40)
    await overLines(server.port, 1, gridWorkers, async (connection, phone) => {
      const answer = await connection.post('/api/sync/pull', phone.cookie, pullBody(phone))
      fail(answer, 'first pull')
      firstBytes.push(answer.bytes)
      firstMs.push(answer.milliseconds)
      takeIn(phone, answer.text())
    })
    const unchanged = { bytes: [] as number[], milliseconds: [] as number[], up: [] as number[] }
    await overLines(server.port, 1, gridWorkers, async (connection, phone) => {
      const answer = await connection.post('/api/sync/pull', phone.cookie, pullBody(phone))
      fail(answer, 'unchanged pull')
      unchanged.bytes.push(answer.bytes)
      unchanged.up.push(JSON.stringify(pullBody(phone)).length)
      unchanged.milliseconds.push(answer.milliseconds)
    })
    const [mostBytes, mostMs] = [Math.max(...firstBytes), Math.max(...firstMs)]
    lines.push(
      line('first download of a grid worker, the largest of 40, compressed', mostBytes, 'bytes', { says: `< ${asked.firstBytes}`, ok: mostBytes < asked.firstBytes }),
      line('first download of a grid worker, the slowest of 40', mostMs, 'ms', { says: `< ${asked.firstMs}`, ok: mostMs < asked.firstMs }),
      line('first download of a grid worker, median', percentile(firstMs, 0.5), 'ms'),
      line('unchanged pull of a grid worker, median down', percentile(unchanged.bytes, 0.5), 'bytes'),
      line('unchanged pull of a grid worker, median up', percentile(unchanged.up, 0.5), 'bytes'),
      line('unchanged pull of a grid worker, median', percentile(unchanged.milliseconds, 0.5), 'ms'),
    )
    const filling = await overLines(server.port, connections, phones, async (connection, phone) => {
      const answer = await connection.post('/api/sync/pull', phone.cookie, pullBody(phone))
      fail(answer, 'first pull')
      takeIn(phone, answer.text())
    })
    lines.push(line('everybody’s first download at once', filling, 's'))
    await overNight(server)
    await server.database.query('checkpoint')
    const told: Told = { milliseconds: [], pulls: [], refused: 0, failed: 0, sent: 0 }
    const work = phones.map((phone, n) => ({ phone, commands: commandsOf(phone, n) }))
    const before = cpuOf(server)
    const seconds = await overLines(server.port, connections, work, (connection, { phone, commands }) => exchange(connection, phone, commands, told))
    const after = cpuOf(server)
    const errors = told.failed + told.refused
    lines.push(
      line(`morning exchange of ${phones.length}, ${connections} connections, total`, seconds, 's', { says: `< ${asked.seconds}`, ok: seconds < asked.seconds && errors === 0 }),
      line('morning exchange, p95', percentile(told.milliseconds, 0.95), 'ms'),
      line('morning exchange, median answer of a pull', percentile(told.pulls, 0.5), 'bytes'),
      line('morning exchange, commands done', told.sent, 'commands'),
      ...(before && after ? (['server', 'database', 'load'] as const).map((side) => line(`morning exchange, processor time of one, ${side}`, (after[side] - before[side]) / phones.length, 'ms')) : []),
      line('morning exchange, errors', errors, 'errors', { says: '0', ok: errors === 0 }),
    )
    return lines
  } finally {
    await server.stop()
    removeDataDir(dataDir)
  }
}
