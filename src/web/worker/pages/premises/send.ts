// How looks at premises get to the server: the parcel's id is the command's and, for a first look, the inspection's.
import { inspectionRoutes, inspectionStepRoutes } from '../../../../contract/inspections.ts'
import { call } from '../../../kit/data/client.ts'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'

const answersOf = (parcel: Parcel) => Object.entries(parcel.fields.checks ?? {}).map(([item, verdict]) => ({ item, verdict }))
const photosOf = (parcel: Parcel): string[] => parcel.photos.map(({ fileId }) => fileId)
const textOf = ({ fields }: Parcel) => (fields.text?.trim() ? { text: fields.text.trim() } : {})

export const sendInspection = (parcel: Parcel): Promise<unknown> =>
  call(inspectionRoutes.inspect, {
    body: {
      id: parcel.id, commandId: parcel.id, premisesId: parcel.caseId, checklistVersion: parcel.fields.checklistVersion ?? 1, answers: answersOf(parcel), photos: photosOf(parcel), ...textOf(parcel),
      ...(parcel.fields.reinspectOn && Object.values(parcel.fields.checks ?? {}).includes('fault') ? { reinspectOn: parcel.fields.reinspectOn } : {}),
      ...(parcel.fields.operationId ? { operationId: parcel.fields.operationId } : {}),
    },
  })

export const sendReinspection = (parcel: Parcel): Promise<unknown> =>
  call(inspectionStepRoutes.reinspect, { params: { id: parcel.caseId }, body: { commandId: parcel.id, version: parcel.version ?? 1, answers: answersOf(parcel), photos: photosOf(parcel), ...textOf(parcel) } })
