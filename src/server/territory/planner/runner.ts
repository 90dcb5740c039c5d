// Works off runs that wait, one at a time of this server's, in a process of its own, so that the server goes on answering.
// Woken after a run is asked for, and every minute by a job for what an outage left behind.
import { v7 as newId } from 'uuid'
import { liesIn } from '../../../domain/access/place.ts'
import { boxOf } from '../../../domain/kernel/geometry.ts'
import { holdsPoint } from '../../../domain/kernel/geometry-inside.ts'
import { runApart } from '../../jobs/run-apart.ts'
import type { Context } from '../../context.ts'
import type { Job } from '../../jobs/job.ts'
import { netOf } from '../net.ts'
import { treeOf } from '../plans/tree-of-net.ts'
import { standardOf } from '../rules.ts'
import type { Divided, DivideReport, DivideWork } from './divide.ts'
import { nearby, plannerBuilding } from './ground.ts'
import { buildingsIn, claimRun, eraseOldRuns, finishRun, noteRun, readBarriers, type ClaimedRun } from './rows.ts'

const workFor = async (context: Context, { district, unit_id, revise }: ClaimedRun): Promise<{ work: DivideWork; netVersion: number } | undefined> => {
  const net = await netOf(context, district)
  // Split, merged or closed since it was asked for.
  const unit = net.units.get(unit_id)
  if (!unit) return undefined
  const barriers = await readBarriers(context.database, district)
  const { grid, microgrid } = await standardOf(context, district)
  const rows = unit.shape ? await buildingsIn(context.database, district, boxOf(unit.shape)) : []
  const communities = [...net.units.values()].filter((one) => one.level === 'community' && (unit.level === 'district' || liesIn(one.line, unit.line)))
  return {
    netVersion: net.version,
    work: {
      tree: treeOf(net), revise, standard: { grid, microgrid },
      communities: communities.map((one) => ({
        id: one.id, name: one.name, barriers: nearby(barriers, one),
        buildings: rows.filter(({ lng, lat }) => one.bbox && lng >= one.bbox[0] && lng <= one.bbox[2] && lat >= one.bbox[1] && lat <= one.bbox[3] && holdsPoint(one.shape!, [lng, lat])).map(plannerBuilding),
      })),
    },
  }
}

const millisecondsBetween = 500

const workOff = async (context: Context, run: ClaimedRun, runner: string): Promise<void> => {
  const found = await workFor(context, run)
  if (!found) return finishRun(context.database, run, runner, { problem: { code: 'planner.run-outdated', params: {} } })
  const { work, netVersion } = found
  let done = 0
  let divided: Divided | undefined
  let beat = Promise.resolve()
  const running = runApart<DivideReport>(new URL('./worker.ts', import.meta.url), work, {
    megabytes: 2_000,
    onMessage(report) {
      if (report.kind === 'progress') done = report.done
      else divided = report.divided
    },
  })
  const timer = setInterval(() => {
    beat = beat.then(async () => {
      if (!(await noteRun(context.database, run, runner, context.clock(), Math.min(0.99, done / Math.max(1, work.communities.length))))) await running.stop()
    }).catch(() => {})
  }, millisecondsBetween)
  try {
    await running.ended
    // Without: it was stopped because nobody wants it any more, and the row says so already.
    if (divided) await finishRun(context.database, run, runner, { ...divided, netVersion })
  } catch {
    // It can be asked for again.
    await finishRun(context.database, run, runner, { problem: { code: 'planner.broke-off', params: {} } })
  } finally {
    clearInterval(timer)
    await beat
  }
}

const atWork = new WeakMap<Context, Promise<number>>()

/** Works until nothing waits; called while it works, it goes on with what came. */
export const workOffRuns = (context: Context): Promise<number> => {
  const next = (atWork.get(context) ?? Promise.resolve(0)).catch(() => 0).then(async () => {
    for (let count = 0; ; count++) {
      const runner = newId()
      const run = await claimRun(context.database, runner, context.clock())
      if (!run) return count
      await workOff(context, run, runner)
    }
  })
  atWork.set(context, next)
  next.catch(() => {})
  return next
}

export const takeUpRunsJob: Job = {
  name: 'take-up-planner-runs',
  cron: '* * * * *',
  async run(context) {
    await workOffRuns(context)
    return 0
  },
}

export const eraseRunsJob: Job = {
  name: 'erase-planner-runs',
  cron: '41 19 * * *',
  run: (context, tx) => eraseOldRuns(tx, context.clock() - 7 * 86_400_000, 20),
}
