// Cases that a story takes as given, made through the interface by who would make them.
import { v7 } from 'uuid'
import { caseStepRoutes } from '../../src/contract/case-steps.ts'
import { caseRoutes, type CaseView } from '../../src/contract/cases.ts'
import type { Call } from '../../src/contract/client.ts'
import { eventKind, type EventStep } from '../../src/domain/cases/event.ts'
import type { StoryServer } from './story-server.ts'

export type MadeCase = { id: string; number: string; description: string }

/** Reported by the first resident, at the story's place or a little beside it (degrees). */
export const reportCase = async (server: StoryServer, description: string, beside: { lng: number; lat: number } = { lng: 0, lat: 0 }): Promise<MadeCase> => {
  const call = await server.client({ phone: server.residents[0]! })
  const { id, number } = await call(caseRoutes.report, {
    body: { id: v7(), commandId: v7(), category: '01001', description, place: { lng: server.place.lng + beside.lng, lat: server.place.lat + beside.lat } },
  })
  return { id, number, description }
}

/** Reported by the grid worker and theirs to handle. */
export const reportByWorker = async (server: StoryServer, description: string): Promise<MadeCase> => {
  const { id, number } = await (await server.client({ login: 'grid' }))(caseRoutes.report, { body: { id: v7(), commandId: v7(), category: '01001', description, place: { lng: server.place.lng, lat: server.place.lat } } })
  return { id, number, description }
}

/** Takes a step on the case as it stands. */
export const takeStep = async (call: Call, id: string, step: EventStep, body: object): Promise<CaseView> => {
  const { version } = await call(caseRoutes.get, { params: { id } })
  return call(caseStepRoutes[step], { params: { id }, body: { commandId: v7(), ...(eventKind.steps[step].versioned ? { version } : {}), ...body } } as never)
}
