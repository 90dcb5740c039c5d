// A day without a network and what comes after it: a scripted phone (the app's own engine) makes 500 actions and 200 photos, then
// sends them while of its requests 30 % are dropped or cut in the middle, there and back, and both it and the server are killed
// again and again. Then it is counted what the server has: nothing lost, nothing doubled.
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { seeded } from '../src/domain/kernel/seeded.ts'
import { round, type BenchLine, type BenchOptions } from './bench-line.ts'
import { idOf, isReport, photosOf, type PhonePlan } from './support/offline-phone.ts'
import { openRoughNetwork } from './support/rough-network.ts'
import { newDataDir, removeDataDir, startServer, type BenchServer } from './support/server.ts'

export const about = '500 actions and 200 photos made offline, sent over a rough network between killed processes: what is lost or doubled'

const share = 0.3

type Told = { acted?: number; left?: number; photos?: number; refused?: string[]; result?: string; finished?: string }
type Running = { child: ChildProcess; last: Told; ended: Promise<boolean> }

const startPhone = (plan: PhonePlan, hear: (told: Told, child: ChildProcess) => void = () => {}): Running => {
  const child = fork(join(import.meta.dirname, 'support/offline-phone.ts'), [JSON.stringify(plan)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] })
  const running: Running = { child, last: {}, ended: Promise.resolve(false) }
  child.on('message', (told: Told) => {
    running.last = told
    hear(told, child)
  })
  running.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)))
  return running
}

/** Makes the day, killed twice on the way. */
const act = async (plan: PhonePlan): Promise<number> => {
  const killAt = [0.3, 0.7].map((part) => Math.floor(plan.actions * part))
  let kills = 0
  for (;;) {
    const at = killAt[kills]
    const phone = startPhone({ ...plan, phase: 'act' }, ({ acted }, child) => void (at !== undefined && acted === at && child.kill('SIGKILL')))
    if (await phone.ended) return kills
    kills += 1
    if (kills > 20) throw new Error('the phone ends by itself')
  }
}

const count = async (server: BenchServer, sql: string, ...values: unknown[]): Promise<number> => (await server.database.query<{ count: number }>(sql, values))[0]!.count

const storedSql = 'select count(*) as count from files f join accounts a on a.district = f.district and a.person_id = f.person_id where a.id = $1'

export const run = async ({ quick }: BenchOptions): Promise<BenchLine[]> => {
  const random = seeded(20_261_128).next
  const dataDir = newDataDir()
  let server = await startServer(dataDir)
  const network = await openRoughNetwork(share, random)
  try {
    network.to(server.port)
    const cookie = await server.signIn('grid')
    const [who] = await server.database.query<{ account: number; lng: number; lat: number }>(
      "select a.id as account, u.center_lng as lng, u.center_lat as lat from accounts a join posts p on p.district = a.district and p.person_id = a.person_id join units u on u.district = p.district and u.id = p.unit_id where a.login = 'grid' and p.role = 'gridWorker' limit 1")
    const putBefore = await count(server, storedSql, who!.account)
    const plan: PhonePlan = { phase: 'act', store: join(dataDir, 'phone.sqlite'), base: network.base, cookie, account: who!.account, place: { lng: who!.lng, lat: who!.lat }, seed: 'a day', actions: quick ? 80 : 500, photos: quick ? 32 : 200 }
    const phoneKillsActing = await act(plan)
    const began = performance.now()
    let [phoneKills, serverKills] = [0, 0]
    // By turns the phone and the server are killed while much is still on its way.
    const marks = [0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1].map((part) => Math.floor((plan.actions + plan.photos) * part))
    let killing = Promise.resolve()
    const hear = ({ left = plan.actions, photos: photosLeft = plan.photos }: Told, child: ChildProcess): void => {
      if (marks.length === 0 || left + photosLeft > marks[0]!) return
      marks.shift()
      if (marks.length % 2 === 0) {
        phoneKills += 1
        child.kill('SIGKILL')
      } else {
        serverKills += 1
        killing = killing.then(async () => {
          process.kill(server.pid, 'SIGKILL')
          await server.database.close()
          server = await startServer(dataDir)
          network.to(server.port)
        })
      }
    }
    let phone: Running
    do phone = startPhone({ ...plan, phase: 'send' }, hear)
    while (!(await phone.ended) && phoneKills < 50)
    await killing
    const seconds = (performance.now() - began) / 1_000
    const all = Array.from({ length: plan.actions }, (_, n) => n)
    const commands = all.map((n) => idOf(plan.seed, 'command', n))
    const cases = all.filter(isReport).map((n) => idOf(plan.seed, 'case', n))
    const photos = all.filter((n) => photosOf(plan, n) > 0).map((n) => idOf(plan.seed, 'photo', n))
    const done = await count(server, 'select count(distinct command_id) as count from case_steps where command_id = any($1::uuid[])', commands)
    const made = await count(server, 'select count(*) as count from cases c join accounts a on a.district = c.district and a.person_id = c.owner_id where a.id = $1 and c.id = any($2::uuid[])', plan.account, cases)
    const steps = await count(server, 'select count(*) as count from case_steps where case_id = any($1::uuid[])', cases)
    const attached = await count(server, 'select count(distinct file_id) as count from case_files where file_id = any($1::uuid[])', photos)
    const shown = await count(server, 'select count(*) as count from case_files where case_id = any($1::uuid[])', cases)
    const stored = (await count(server, storedSql, plan.account)) - putBefore
    const journal = await count(server, "select count(*) as count from journal where command_id = any($1::uuid[])", commands)
    const lost = plan.actions - done + (cases.length - made)
    const doubled = steps - done + (journal - done)
    const photosLost = photos.length - attached
    const photosDoubled = shown - attached + Math.max(0, stored - photos.length)
    const { asked, dropped, bodiesCut, answersCut } = network.counts
    const line = (name: string, value: number, unit: string, reach?: number): BenchLine => ({ bench: 'offline', case: name, value: round(value), unit, ...(reach === undefined ? {} : { reach, ok: value === reach }) })
    if (phone.last.refused?.length) process.stderr.write(`refused: ${phone.last.refused.join(' ')}\n`)
    return [
      line(`${plan.actions} actions, lost`, lost, 'actions', 0), line(`${plan.actions} actions, doubled`, doubled, 'actions', 0),
      line(`${photos.length} photos, lost`, photosLost, 'photos', 0), line(`${photos.length} photos, doubled`, photosDoubled, 'photos', 0),
      line('requests', asked, 'requests'), line('dropped', dropped, 'requests'), line('cut on the way there', bodiesCut, 'requests'), line('cut on the way back', answersCut, 'requests'),
      line('of all requests lost', (100 * (dropped + bodiesCut + answersCut)) / Math.max(1, asked), '%'),
      line('phone killed', phoneKillsActing + phoneKills, 'times'), line('server killed', serverKills, 'times'), line('sent within', seconds, 's'),
    ]
  } finally {
    await network.close()
    await server.stop()
    removeDataDir(dataDir)
  }
}
