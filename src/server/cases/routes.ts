// The routes of cases: one line each, the work is elsewhere.
import { api } from '../../contract/api.ts'
import { batchSteps, type BatchStep } from '../../contract/case-batch.ts'
import type { BodyOf } from '../../contract/route.ts'
import type { CaseCommand } from '../../domain/cases/command.ts'
import { eventSteps, type EventStep } from '../../domain/cases/event.ts'
import { caseProblem } from '../../domain/cases/problems.ts'
import type { CaseId, OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import { inForce } from '../catalogue/book.ts'
import { presentCategories } from '../catalogue/present.ts'
import { planOnce } from '../db/tx.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { officesOf } from '../people/offices.ts'
import { netOf } from '../territory/net.ts'
import { follow } from './commands/follow.ts'
import { report, type ReportInput } from './commands/report.ts'
import { seeReporter } from './commands/see-reporter.ts'
import { link } from './commands/link.ts'
import { takeStep } from './commands/take-step.ts'
import { takeSteps } from './commands/take-steps.ts'
import { countWaiting } from './counts.ts'
import { countDesk } from './desk.ts'
import { readingLines, writePage } from './lines.ts'
import { listBehind, listCases } from './list.ts'
import { listPoints } from './points.ts'
import { namesFor } from './present.ts'
import { listKnown } from './search/known.ts'
import { bindKnownSettings } from './search/known-settings.ts'
import { findTerms } from './search/terms.ts'
import { bindPhrases } from './phrases.ts'
import { trackCase } from './track.ts'
import { viewCase } from './view.ts'

type StepBody = BodyOf<(typeof api.caseSteps)[EventStep]>
type Ask = Parameters<Parameters<typeof write>[2]>[0]

/** From the wire to the domain's command: numbers of units and offices become what they stand for. */
const commandFrom = async (ask: Ask, step: EventStep, body: StepBody): Promise<CaseCommand> => {
  const { commandId: _, ...rest } = body as StepBody & { unitId?: UnitId; officeId?: OfficeId; officeIds?: OfficeId[]; assistingOfficeIds?: OfficeId[] }
  const { context, actor } = ask
  if (step === 'sendDown') {
    const unit = (await netOf(context, actor.district)).units.get(rest.unitId!)
    if (!unit) throw caseProblem('case.unit-not-below')
    return { ...rest, step, unit: unit.line } as unknown as CaseCommand
  }
  const named = [rest.officeId, ...(rest.officeIds ?? []), ...(rest.assistingOfficeIds ?? [])].filter((id) => id !== undefined)
  if (named.length > 0) {
    const offices = await officesOf(context, context.database, actor.district)
    if (!named.every((id) => offices.has(id))) throw caseProblem('case.office-unknown')
  }
  return { ...rest, step } as unknown as CaseCommand
}

export const bindCases = (server: Server): void => {
  bindPhrases(server)
  bindKnownSettings(server)
  read(server, api.cases.categories, async ({ context, actor, now }, db) => ({ categories: presentCategories(await inForce(context, db, actor.district, now)) }))
  write(server, api.cases.report, ({ context, actor, now, body, attempt }, tx) =>
    report(context, tx, actor, now, body as unknown as ReportInput, attempt))
  read(server, api.caseSearch.known, ({ context, actor, now, body }, db) => listKnown(context, db, actor, now, body))
  read(server, api.cases.track, ({ actor, params }, db) => trackCase(db, actor.district, params.code))
  read(server, api.cases.list, async ({ context, actor, query, now }, db) => {
    const names = await namesFor(context, db, actor)
    const terms = await findTerms(context, db, actor, query.words, now)
    return writePage(actor, names, await listCases(terms ? db : readingLines(context), actor, names.net, query, now, terms))
  })
  read(server, api.casePoints.points, async ({ context, actor, query, now }, db) =>
    listPoints(db, actor, await netOf(context, actor.district), query, now, await findTerms(context, db, actor, query.words, now)))
  read(server, api.cases.behind, async ({ context, actor, query }, db) => {
    const names = await namesFor(context, db, actor)
    const page = await listBehind(db, actor, names.net, query)
    return writePage(actor, names, page, { total: page.total })
  })
  read(server, api.cases.counts, ({ actor, now }, db) => countWaiting(db, actor, now))
  read(server, api.desk.counts, async ({ context, actor, now }, db) => ({ counts: await countDesk(db, actor, await netOf(context, actor.district), now) }))
  read(server, api.cases.get, ({ context, actor, now, params }, db) => viewCase(context, db, actor, now, params.id as CaseId))
  write(server, api.cases.reporter, async ({ context, actor, now, params, body }, tx) =>
    seeReporter(tx, actor, now, params.id as CaseId, (await context.districts.get(actor.district)).unitId, body.reason))
  write(server, api.cases.follow, ({ actor, now, params, body }, tx) => follow(tx, actor, now, params.id as CaseId, body.follow))
  for (const step of eventSteps)
    write(server, api.caseSteps[step], async (ask, tx) => {
      const { context, actor, now } = ask
      const id = (ask.params as { id: CaseId }).id
      await takeStep(context, tx, actor, now, id, ask.body.commandId, await commandFrom(ask as unknown as Ask, step, ask.body))
      planOnce(tx)
      return viewCase(context, tx, actor, now, id)
    })
  for (const step of batchSteps)
    write(server, api.caseBatch[step], async (ask, tx) => {
      const { cases, ...decided } = ask.body as BodyOf<(typeof api.caseBatch)[BatchStep]>
      const command = await commandFrom(ask as unknown as Ask, step, decided as unknown as StepBody)
      return { results: await takeSteps(ask.context, tx, ask.actor, ask.now, cases.map(({ id, commandId, version }) => ({ id: id as CaseId, commandId, command: { ...command, version } }))) }
    })
  for (const wanted of [true, false])
    write(server, wanted ? api.caseLinks.link : api.caseLinks.unlink, async ({ context, actor, now, params, body }, tx) => {
      const id = params.id as CaseId
      await link(context, tx, actor, now, id, { otherId: body.otherId as CaseId, why: body.why }, wanted)
      return viewCase(context, tx, actor, now, id)
    })
}
