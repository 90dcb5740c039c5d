// Works off imports that wait: one at a time of this server's, in a process of its own. Woken after an upload or a wish to
// analyse, and every minute by a job for what an outage left behind.
import { v7 as newId } from 'uuid'
import { Problem } from '../../../domain/kernel/problem.ts'
import { fittingMapping, headingsKey } from '../../../domain/territory/import/fields.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../db/tx.ts'
import { netOf } from '../net.ts'
import { treeOf } from '../plans/tree-of-net.ts'
import { codeRulesOf } from '../rules.ts'
import { importProblem } from './problems.ts'
import { claimImport, findMapping, finishImport, noteProgress, type Claimed } from './rows.ts'
import { runWorker, type Running } from './run-worker.ts'
import type { Report, Work } from './work.ts'

type Progress = Extract<Report, { kind: 'progress' }>['progress']

/** Between two looks whether somebody cancelled it. */
const millisecondsBetween = 500

const workFor = async (context: Context, claimed: Claimed): Promise<{ work: Work; netVersion: number }> => {
  const net = await netOf(context, claimed.district)
  const common = { path: context.imports.source(claimed.id), name: claimed.name, tree: treeOf(net), rules: await codeRulesOf(context, claimed.district) }
  const work: Work = claimed.state === 'reading' ? { ...common, what: 'look' } : { ...common, what: 'analyse', id: claimed.id, options: claimed.options!, operationsPath: context.imports.operations(claimed.id) }
  return { work, netVersion: net.version }
}

/** Tells the database how far it is, and stops the process once nobody wants it any more. */
const watch = (context: Context, { district, id }: Claimed, runner: string, running: () => Running): { note(progress: Progress): void; end(): Promise<void> } => {
  let latest: Progress = { stage: 'reading', done: 0, total: 0 }
  let beat = Promise.resolve()
  const timer = setInterval(() => {
    beat = beat.then(async () => {
      if (!(await noteProgress(context.database, district, id, runner, context.clock(), latest))) await running().stop()
    }).catch(() => {})
  }, millisecondsBetween)
  return {
    note: (progress) => void (latest = progress),
    async end() {
      clearInterval(timer)
      await beat
    },
  }
}

const workOff = async (context: Context, claimed: Claimed, runner: string): Promise<void> => {
  const { district, id } = claimed
  const { work, netVersion } = await workFor(context, claimed)
  const watcher = watch(context, claimed, runner, () => running)
  const running = runWorker(work, (progress) => watcher.note(progress))
  try {
    const done = await running.done
    await watcher.end()
    if (done.kind === 'analysed') {
      await inTransaction(context.database, (tx) => finishImport(tx, district, id, runner, { state: 'analysed', counts: done.counts, netVersion }, done.rows))
      return
    }
    const remembered = await findMapping(context.database, district, headingsKey(done.look.headings))
    const found = remembered ? { ...done.look, mapping: fittingMapping(remembered, done.look.headings), remembered: true } : done.look
    await inTransaction(context.database, (tx) => finishImport(tx, district, id, runner, { state: 'ready', found }))
  } catch (fault) {
    await watcher.end()
    const problem = fault instanceof Problem ? fault : importProblem('import.broke-off')
    await inTransaction(context.database, (tx) => finishImport(tx, district, id, runner, { state: 'failed', problem: { code: problem.code, params: problem.params } }))
    if (!(fault instanceof Problem)) throw fault
  }
}

const atWork = new WeakMap<Context, Promise<number>>()

/** Works until nothing waits; answers how many were worked off. Called while it works, it goes on with what came. */
export const workOffImports = (context: Context): Promise<number> => {
  const before = atWork.get(context) ?? Promise.resolve(0)
  const next = before.catch(() => 0).then(async () => {
    let done = 0
    for (;;) {
      const runner = newId()
      const claimed = await claimImport(context.database, runner, context.clock())
      if (!claimed) return done
      await workOff(context, claimed, runner)
      done += 1
    }
  })
  atWork.set(context, next)
  next.catch(() => {})
  return next
}
