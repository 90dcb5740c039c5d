// The routes of whistles: one line each, the work is elsewhere.
import { api } from '../../contract/api.ts'
import { postsWith } from '../../domain/access/can.ts'
import type { OfficeId, WhistleId } from '../../domain/kernel/ids.ts'
import { callSteps, whistleSteps } from '../../domain/whistles/kinds.ts'
import { read, write, type Server } from '../http/endpoint.ts'
import { setBand } from './band.ts'
import { blow, type BlowInput } from './commands/blow.ts'
import { takeCallStep, type CallInput } from './commands/take-call-step.ts'
import { takeWhistleStep, type WhistleInput } from './commands/take-whistle-step.ts'
import { countWhistles, listWhistles } from './list.ts'
import { listBehind, readNumbers } from './numbers.ts'
import { viewWhistle } from './view.ts'

export const bindWhistles = (server: Server): void => {
  read(server, api.whistles.list, ({ context, actor, now, query }, db) => listWhistles(context, db, actor, now, query))
  read(server, api.whistles.counts, ({ actor, now }, db) => countWhistles(db, actor, now))
  read(server, api.whistles.numbers, async ({ context, actor, now, query }, db) => ({
    ...(await readNumbers(context, db, actor, now, query)), mayChangeBand: postsWith(actor, 'whistle.oversee').length > 0,
  }))
  read(server, api.whistles.behind, ({ context, actor, now, query }, db) => listBehind(context, db, actor, now, query))
  write(server, api.whistles.setBand, ({ context, actor, now, body }, tx) => setBand(context, tx, actor, now, body.commandId, body.band))
  read(server, api.whistles.get, ({ context, actor, now, params }, db) => viewWhistle(context, db, actor, now, params.id as WhistleId))
  write(server, api.whistles.blow, async ({ context, actor, now, body }, tx) => {
    await blow(context, tx, actor, now, { ...body, meetingPlace: body.meetingPlace ?? '' } as unknown as BlowInput)
    return viewWhistle(context, tx, actor, now, body.id as WhistleId)
  })
  for (const step of whistleSteps)
    write(server, api.whistleSteps[step], async ({ context, actor, now, params, body, attempt }, tx) => {
      const { commandId, ...rest } = body
      const id = (params as { id: WhistleId }).id
      await takeWhistleStep(context, tx, actor, now, id, commandId, { ...rest, step } as unknown as WhistleInput, attempt)
      return viewWhistle(context, tx, actor, now, id)
    })
  for (const step of callSteps)
    write(server, api.whistleCalls[step], async ({ context, actor, now, params, body }, tx) => {
      const { commandId, ...rest } = body
      const { id, office } = params as unknown as { id: WhistleId; office: OfficeId }
      await takeCallStep(context, tx, actor, now, id, office, commandId, { ...rest, step } as unknown as CallInput)
      return viewWhistle(context, tx, actor, now, id)
    })
}
