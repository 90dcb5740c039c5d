// What a parcel becomes when it is sent: a command by the name of its route, in its newest form. What depends on something
// that still waits on this phone names it as its parent.
import type { EventStep } from '../../domain/cases/event.ts'
import type { CommandInput } from '../../domain/sync/commands.ts'
import { bodyOf, type Parcel } from '../kit/mobile/keep/parcel.ts'
import type { Command } from '../kit/offline/outbox.ts'
import type { Written } from '../kit/offline/offline-keep.ts'
import { roundOfKey } from './pages/round/round-key.ts'

const answersOf = ({ fields }: Parcel) => Object.entries(fields.checks ?? {}).map(([item, verdict]) => ({ item, verdict }))
const photosOf = (parcel: Parcel): string[] => parcel.photos.map(({ fileId }) => fileId)
const textOf = ({ fields }: Parcel) => (fields.text?.trim() ? { text: fields.text.trim() } : {})

const inspection = (parcel: Parcel): CommandInput => ({
  body: {
    id: parcel.id, premisesId: parcel.caseId, checklistVersion: parcel.fields.checklistVersion ?? 1, answers: answersOf(parcel), photos: photosOf(parcel), ...textOf(parcel),
    ...(parcel.fields.reinspectOn && Object.values(parcel.fields.checks ?? {}).includes('fault') ? { reinspectOn: parcel.fields.reinspectOn } : {}),
    ...(parcel.fields.operationId ? { operationId: parcel.fields.operationId } : {}),
  },
})

const round = (parcel: Parcel): CommandInput => {
  const { checks = {}, places = [], visits = {}, wishes = [], talked = false, text = '' } = parcel.fields
  return {
    body: {
      id: parcel.id, ...roundOfKey(parcel.caseId), checks: Object.entries(checks).map(([code, verdict]) => ({ code, ok: verdict !== 'fault' })),
      photos: photosOf(parcel), places: [...places], talked,
      ...(Object.keys(visits).length > 0 ? { visits: Object.entries(visits).map(([id, visit]) => ({ id, ...visit })) } : {}), ...(wishes.length > 0 ? { wishes: [...wishes] } : {}), note: text.trim(),
    },
  }
}

const caseBody = (parcel: Parcel): Record<string, unknown> => {
  const { commandId: _, ...body } = bodyOf(parcel)
  return body
}

const made = (parcel: Parcel): Written => {
  const { kind, caseId } = parcel
  switch (kind) {
    case 'report': return { name: 'cases.report', input: { body: caseBody(parcel) } }
    case 'round': return { name: 'rounds.make', input: round(parcel), ...(parcel.fields.doneAt === undefined ? {} : { madeAt: parcel.fields.doneAt }) }
    case 'inspect': return { name: 'inspections.inspect', input: inspection(parcel) }
    case 'reinspect': return { name: 'inspections.reinspect', input: { params: { id: caseId }, body: { version: parcel.version ?? 1, answers: answersOf(parcel), photos: photosOf(parcel), ...textOf(parcel) } } }
    case 'warn': return { name: 'inspections.warn', input: { params: { id: caseId }, body: { version: parcel.version ?? 1, reinspectOn: parcel.fields.reinspectOn ?? '', ...textOf(parcel) } } }
    case 'handOver': return { name: 'inspections.handOver', input: { params: { id: caseId }, body: { version: parcel.version ?? 1, caseId: parcel.fields.newCaseId ?? parcel.id, category: parcel.fields.category ?? '', ...textOf(parcel) } } }
    case 'swap': return { name: 'rounds.swap', input: { body: { id: parcel.id, ...roundOfKey(caseId), personId: parcel.fields.personId ?? 0, reason: parcel.fields.text?.trim() ?? '' } } }
    case 'answerSwap': return { name: 'rounds.answerSwap', input: { params: { id: caseId }, body: { answer: parcel.fields.swapAnswer ?? 'decline' } } }
    case 'follow': return { name: 'cases.follow', input: { params: { id: caseId }, body: { follow: parcel.fields.follow === true } } }
    case 'seen': return { name: 'clocks.seen', input: { body: { ids: [...(parcel.fields.reminders ?? [])] } } }
    case 'eraseTrack': return { name: 'tracks.erase', input: { params: { id: caseId }, body: {} } }
    default: return { name: `cases.${kind satisfies EventStep}`, input: { params: { id: caseId }, body: caseBody(parcel) } }
  }
}

const ofNothing: readonly Parcel['kind'][] = ['round', 'inspect', 'swap', 'seen', 'eraseTrack']

/** The round it was found on, the report, the look or the asking it goes on from: as long as the server doesn't have that. */
const parentOf = ({ kind, caseId, fields }: Parcel, commands: readonly Command[]): string | undefined => {
  const about = kind === 'report' ? fields.roundId : ofNothing.includes(kind) ? undefined : caseId
  return commands.find(({ state, input }) => state !== 'done' && about !== undefined && input.body['id'] === about)?.id
}

export const writtenOf = (parcel: Parcel, commands: readonly Command[]): Written => {
  const parent = parentOf(parcel, commands)
  return { base: { version: parcel.version }, ...made(parcel), ...(parent ? { parent } : {}) }
}
