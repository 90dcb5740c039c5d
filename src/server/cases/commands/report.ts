// Report: somebody saw something at a place. Located to its microgrid at once, journalled, durable before the answer.
import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Answers } from '../../../domain/catalogue/check-answers.ts'
import { postsWith } from '../../../domain/access/can.ts'
import { emptyLine, type Line } from '../../../domain/access/place.ts'
import { maxPhotosPerStep, type StepPhoto } from '../../../domain/cases/command.ts'
import { openCase, sourceOf } from '../../../domain/cases/open-case.ts'
import { caseProblem } from '../../../domain/cases/problems.ts'
import { answersToKeep, conditionToKeep, evidenceFault } from '../../../domain/cases/report-fault.ts'
import { plainTrackingCode, trackingCode, trackingSigns } from '../../../domain/cases/tracking-code.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { kernelProblem, Problem } from '../../../domain/kernel/problem.ts'
import type { EventState } from '../../../domain/cases/event.ts'
import { areaAt } from '../../clocks/areas.ts'
import type { Context } from '../../context.ts'
import { later, type Later, type Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { locateLine } from '../../territory/net.ts'
import { factsFor } from '../facts.ts'
import { caseNumberText } from '../number.ts'
import { appendStep, attachPhotos, findCommand, insertCase } from '../queries.ts'
import { whoHas } from './take-step.ts'

export type ReportInput = {
  id: CaseId
  commandId: string
  category: string
  description: string
  address?: string
  place?: { lng: number; lat: number }
  urgent?: boolean
  condition?: string
  photos?: readonly StepPhoto[]
  onBehalf?: { name?: string; phone?: string; superior?: boolean }
  contact?: { name?: string; phone?: string }
  /** Found on duty (an operation, an inspection) and handed to the desk: filed at once, never set by a request. */
  official?: true
  /** The round on which it was found, made by the same person. */
  roundId?: string
  roundFinding?: string
  answers?: Answers
  /** Of the form that was filled in. */
  categoryVersion?: number
  /** Work on this case that goes on by itself; it lies where that lies. Never from the wire. */
  continues?: { caseId: CaseId; line: Line }
}

export type Reported = { id: CaseId; number: string; state: EventState; repeated: boolean; trackingCode: string | null }

/** Lets somebody without an account follow their case: a secret, of which only the hash is kept. */
const newTracking = (): { code: string; hash: string } => {
  const code = trackingCode(randomBytes(trackingSigns))
  return { code, hash: hashTracking(code) }
}

export const hashTracking = (code: string): string => createHash('sha256').update(plainTrackingCode(code)).digest('hex')

type KnownCase = { number: number; state: EventState; reported_at: Date; owner_id: number | null }

/** The same report sent twice is answered as the first was; the same id for something else is refused. */
const findRepeated = async (tx: Tx, actor: Actor, input: ReportInput): Promise<Reported | undefined> => {
  const [known] = await tx.query<KnownCase>('select number, state, reported_at, owner_id from cases where district = $1 and id = $2', [actor.district, input.id])
  const done = await findCommand(tx, actor.district, input.commandId)
  if (!known && !done) return undefined
  if (!known || done?.case_id !== input.id || known.owner_id !== actor.personId) throw caseProblem('case.id-taken')
  return { id: input.id, number: caseNumberText(known.number, known.reported_at.getTime()), state: known.state, repeated: true, trackingCode: null }
}

const sourceFor = (actor: Actor, input: ReportInput) => {
  if (input.official) return 'desk'
  if (!input.onBehalf) return sourceOf(actor)
  if (postsWith(actor, 'case.reportOnBehalf').length === 0) throw kernelProblem('access.refused', { verb: 'case.reportOnBehalf', reason: 'no-verb' })
  return input.onBehalf.superior ? 'superior' : 'desk'
}

/** Everything is sent in one go; only a later attempt looks first whether the case is there. */
export const report = async (context: Context, tx: Tx, actor: Actor, now: number, input: ReportInput, attempt = 1): Promise<Reported | Later<Reported>> => {
  const repeated = attempt > 1 ? await findRepeated(tx, actor, input) : undefined
  if (repeated) return repeated
  const district = await context.districts.get(actor.district)
  const source = sourceFor(actor, input)
  if (source === 'anonymous' && district.settings.anonymousReports === false) throw caseProblem('case.anonymous-not-allowed')
  if (!input.place && source !== 'desk' && source !== 'superior') throw caseProblem('case.place-needed')
  if ((input.photos?.length ?? 0) > maxPhotosPerStep) throw caseProblem('case.too-many-photos', { most: maxPhotosPerStep })
  const line = input.place ? await locateLine(context, actor.district, input.place) : (input.continues?.line ?? emptyLine)
  if (!line) throw caseProblem('case.place-outside')
  const facts = await factsFor(context, tx, actor, now, input.category)
  const fault = evidenceFault(facts.category, { source, photos: input.photos ?? [], place: input.place !== undefined })
  if (fault) throw fault
  // What is found on duty is handed over without the form of its class.
  const answers = answersToKeep(facts.category, input.answers ?? {}, input.official ? 0 : input.categoryVersion)
  if (answers instanceof Problem) throw answers
  const condition = conditionToKeep(facts.category, source, input.condition, input.categoryVersion)
  if (condition instanceof Problem) throw condition
  const fold = openCase(
    { id: input.id, urgent: input.urgent ?? false, condition, area: await areaAt(context, tx, actor.district, line), source, line, districtUnitId: district.unitId, reporterId: actor.personId, parentId: input.continues?.caseId ?? null },
    facts,
  )
  const text = { description: input.description.trim(), address: input.address?.trim() ?? '', lng: input.place?.lng ?? null, lat: input.place?.lat ?? null, answers }
  const inserting = insertCase(tx, { ...fold, ...text })
  inserting.catch(() => {}) // the commit tells
  // A phone knows its round by the command it sent.
  if (input.roundId !== undefined)
    tx.send('update cases c set round_id = r.id, round_finding = $5 from rounds r where c.district = $1 and c.id = $2 and r.district = $1 and (r.id = $3 or r.command_id = $3) and r.person_id = $4', [actor.district, input.id, input.roundId, actor.personId, input.roundFinding ?? null])
  const person = source === 'desk' || source === 'superior' ? input.onBehalf : input.contact
  if (person?.name || person?.phone)
    tx.send('insert into case_reporters (district, case_id, name, phone) values ($1, $2, $3, $4)', [actor.district, input.id, person.name ?? null, person.phone ?? null])
  const tracking = source === 'anonymous' ? newTracking() : null
  const post = source === 'resident' || source === 'anonymous' ? undefined : actor.posts[0]
  appendStep(
    tx,
    {
      district: actor.district, caseId: input.id, commandId: input.commandId, step: 'report', fromState: null, toState: fold.state, at: now,
      personId: actor.personId, postId: post?.id ?? null, actorName: actor.name, text: '', data: tracking ? { tracking: tracking.hash } : {},
    },
    1,
  )
  await attachPhotos(tx, actor, input.id, 1, input.photos ?? [])
  appendJournal(tx, actor, post, { kind: 'case.report', at: now, subjectKind: 'case', subjectId: input.id, commandId: input.commandId, data: whoHas(fold) })
  tx.afterCommit(() => context.hub.wake())
  return later(async () => ({ id: input.id, number: caseNumberText(await inserting, now), state: fold.state, repeated: false, trackingCode: tracking?.code ?? null }))
}
