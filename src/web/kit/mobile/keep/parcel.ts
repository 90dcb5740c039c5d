// A parcel: one report or one step as somebody is writing it or waiting for it to be sent. It is plain data, kept on the
// phone from the first letter until the server has it, so that a killed app, a dead battery or a lapsed login loses nothing.
import type { Answer } from '../../../../domain/catalogue/check-answers.ts'
import type { EventStep, Grade, RefuseReason } from '../../../../domain/cases/event.ts'
import type { ProblemParams } from '../../../../domain/kernel/problem.ts'
import type { Verdict } from '../../../../domain/operations/checklist.ts'
import type { SwapAnswer } from '../../../../domain/rounds/swap.ts'

export type PhotoRole = 'scene' | 'before' | 'after'

export type KeptPhoto = { fileId: string; name: string; role: PhotoRole; sent: boolean }

export type ParcelFields = {
  text?: string
  category?: string
  /** The category's name in the district's language, used as the words when none were written. */
  categoryName?: string
  address?: string
  place?: { lng: number; lat: number }
  /** Metres, while the place is the phone's own. */
  accuracy?: number | undefined
  urgent?: boolean
  contactName?: string
  contactPhone?: string
  found?: boolean
  grade?: Grade
  verifyOnSite?: boolean
  reason?: RefuseReason
  unitId?: number
  /** A day on which a suspension ends, at nine in the morning. */
  until?: string
  amount?: number
  milestone?: string
  private?: boolean
  /** Answers to the questions of the category, and the version of the form they were given on. */
  answers?: Record<string, Answer>
  categoryVersion?: number
  condition?: string
  /** What was looked at, item by item, on which version of the checklist. */
  checks?: Record<string, Verdict>
  checklistVersion?: number
  reinspectOn?: string
  operationId?: string
  /** Of a round: where one was, whether one talked, when it was done by the phone's clock, and what it is called. */
  places?: readonly string[]
  talked?: boolean
  /** Listed places by their ids: what was found there, and where one stood if the routine asks for it. */
  visits?: Readonly<Record<string, PlaceTick>>
  /** Of those who asked to be visited: whom one talked with. */
  wishes?: readonly string[]
  doneAt?: number
  roundName?: string
  /** Of a report: the round it was found on. */
  roundId?: string | undefined
  roundFinding?: string | undefined
  /** What it is called, of a look at premises; of an answer about a round, that round's key. */
  premisesName?: string
  roundKey?: string
  /** Of an inspection that is handed over: the case it becomes. */
  newCaseId?: string
  /** Who is asked to make a round instead, and what I answered to somebody who asked me. */
  personId?: number
  personName?: string
  swapAnswer?: SwapAnswer
  follow?: boolean
  /** Put away. */
  reminders?: readonly number[]
}

export type PlaceTick = { ok: boolean; note?: string; lng?: number; lat?: number }

/** A report, a step of a case, a look at premises (then `caseId` is the premises' or the inspection's), a round or who makes it
 * instead (its key, or the swap's), or something done with one tap. */
export type ParcelKind = 'report' | EventStep | 'inspect' | 'reinspect' | 'warn' | 'handOver' | 'round' | 'swap' | 'answerSwap' | 'follow' | 'seen' | 'eraseTrack'

export type Parcel = {
  /** The command's id: twice sent is once done. */
  id: string
  kind: ParcelKind
  caseId: string
  /** The version of the case it was decided on. */
  version: number | null
  fields: ParcelFields
  photos: readonly KeptPhoto[]
  savedAt: number
  /** Send was pressed; it goes out by itself as soon as it can. */
  waiting: boolean
  /** Why the server would not have it; stays until a person settles it. */
  refusal: { code: string; params: ProblemParams } | null
  /** Account that wrote it; nobody else's login sends it by itself. */
  by: number | null
}

/** Something was put in that would be missed; the phone's own position is not. */
export const isStarted = ({ fields, photos }: Parcel): boolean =>
  photos.length > 0 || Boolean(fields.text?.trim() || fields.category || (fields.place && fields.accuracy === undefined) || fields.address?.trim() || fields.grade || fields.reason || fields.unitId || fields.reinspectOn || fields.checks || fields.places || fields.visits || fields.wishes || fields.talked || fields.found !== undefined)

/** Said of how grave and how urgent it is; what was not touched stays as it is. */
const weighed = (condition: string | undefined, urgent: boolean | undefined): object => ({ ...(condition ? { condition } : {}), ...(urgent === undefined ? {} : { urgent }) })

const steps: Partial<Record<Parcel['kind'], (fields: ParcelFields) => object>> = {
  verify: ({ found, condition, urgent }) => ({ found: found === true, ...(found ? weighed(condition, urgent) : {}) }),
  rate: ({ grade }) => ({ grade }),
  accept: ({ verifyOnSite, condition, urgent }) => ({ verifyOnSite: verifyOnSite === true, ...weighed(verifyOnSite ? undefined : condition, urgent) }),
  refuse: ({ reason }) => ({ reason }),
  sendDown: ({ unitId }) => ({ unitId }),
  askSuspend: ({ until }) => ({ until: Date.parse(`${until ?? ''}T09:00:00+08:00`) }),
  askExtend: ({ amount }) => ({ amount }),
  milestone: ({ milestone }) => ({ milestone }),
  note: ({ private: on }) => (on ? { private: true } : {}),
}
const unversioned: readonly Parcel['kind'][] = ['rate', 'note', 'answerChase', 'assist']

/** The body the route asks for. */
export const bodyOf = (parcel: Parcel): Record<string, unknown> => {
  const { fields } = parcel
  const text = fields.text?.trim() ?? ''
  const withPhotos = !(parcel.kind === 'note' && fields.private)
  const photos = (withPhotos ? parcel.photos : []).map(({ fileId, role }) => ({ fileId, role }))
  if (parcel.kind !== 'report')
    return {
      commandId: parcel.id,
      ...(unversioned.includes(parcel.kind) ? {} : { version: parcel.version ?? 1 }),
      ...(text ? { text } : {}),
      ...(photos.length > 0 ? { photos } : {}),
      ...steps[parcel.kind]?.(fields),
    }
  const address = fields.address?.trim()
  const name = fields.contactName?.trim()
  const phone = fields.contactPhone?.trim()
  return {
    id: parcel.caseId,
    commandId: parcel.id,
    category: fields.category ?? '',
    description: text || (fields.categoryName ?? ''),
    ...(address ? { address } : {}),
    ...(fields.place ? { place: fields.place } : {}),
    ...(fields.urgent ? { urgent: true } : {}),
    ...(fields.condition ? { condition: fields.condition } : {}),
    ...(fields.roundId ? { roundId: fields.roundId, ...(fields.roundFinding ? { roundFinding: fields.roundFinding } : {}) } : {}),
    ...(photos.length > 0 ? { photos } : {}),
    ...(fields.answers && Object.keys(fields.answers).length > 0 ? { answers: fields.answers } : {}),
    ...(fields.categoryVersion === undefined ? {} : { categoryVersion: fields.categoryVersion }),
    ...(name || phone ? { contact: { ...(name ? { name } : {}), ...(phone ? { phone } : {}) } } : {}),
  }
}
