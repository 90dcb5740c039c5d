// Routes of joint operations, premises and inspections: one line each, the work is elsewhere.
import { inspectionRoutes, inspectionStepRoutes } from '../../contract/inspections.ts'
import { operationRoutes, operationStepRoutes } from '../../contract/operations.ts'
import { premisesRoutes } from '../../contract/premises.ts'
import type { CaseId } from '../../domain/kernel/ids.ts'
import type { InspectionCommand } from '../../domain/operations/decide-inspection.ts'
import type { OperationCommand } from '../../domain/operations/decide-operation.ts'
import { inspectionSteps } from '../../domain/operations/inspection.ts'
import { operationSteps, type OperationId } from '../../domain/operations/joint-operation.ts'
import { getCase } from '../cases/queries.ts'
import { read, write, type Ask, type Server } from '../http/endpoint.ts'
import { netOf } from '../territory/net.ts'
import { inspect, setChecklist, takeInspectionStep } from './inspections/commands.ts'
import { getChecklist } from './inspections/rows.ts'
import { listInspections, viewInspection } from './inspections/view.ts'
import { planFrom, planOperation, takeOperationStep } from './joint/commands.ts'
import { listOperations } from './joint/lists.ts'
import { readOnPost } from './joint/plan-facts.ts'
import { viewOperation } from './joint/view.ts'
import { namesFor, unitRef } from './names.ts'
import { addPremises, changePremises, seeContact } from './premises/commands.ts'
import { bindPremisesImports } from './premises/import-routes.ts'
import { countCoverage, listPremises, listPremisesNear, type Coverage } from './premises/lists.ts'
import { presentPremises, viewPremises } from './premises/view.ts'
import { originOf } from './origin.ts'

type Loose = { commandId: string; plan?: Parameters<typeof planFrom>[0]; caseId?: CaseId; category?: string; place?: { lng: number; lat: number }; address?: string; urgent?: boolean; finding?: number }

const bindOperationSteps = (server: Server): void => {
  for (const step of operationSteps)
    write(server, operationStepRoutes[step], async (ask, tx) => {
      const id = (ask.params as { id: OperationId }).id
      const { commandId, plan, caseId, category, place, address, urgent, finding, ...rest } = ask.body as unknown as Loose
      const command = { ...rest, step, ...(plan ? { plan: planFrom(plan) } : {}), ...(finding === undefined ? {} : { finding }) } as unknown as OperationCommand
      const followUp = step === 'followUp' ? { caseId: caseId!, category: category!, place: place!, ...(address ? { address } : {}), ...(urgent ? { urgent } : {}), ...(finding === undefined ? {} : { finding }) } : undefined
      await takeOperationStep(ask, tx, id, commandId, command, followUp)
      return viewOperation(ask.context, tx, ask.actor, id)
    })
}

const bindInspectionSteps = (server: Server): void => {
  for (const step of inspectionSteps)
    write(server, inspectionStepRoutes[step], async (ask, tx) => {
      const id = (ask.params as { id: string }).id
      const { commandId, category, urgent, ...rest } = ask.body as unknown as Loose
      await takeInspectionStep(ask, tx, id, commandId, { ...rest, step } as unknown as InspectionCommand, step === 'handOver' ? { category: category!, ...(urgent ? { urgent } : {}) } : undefined)
      return viewInspection(ask.context, tx, ask.actor, ask.now, id)
    })
}

const coverage = async ({ context, actor, query }: Ask<typeof premisesRoutes.coverage>, db: Parameters<typeof namesFor>[1]) => {
  const names = await namesFor(context, db, actor)
  const own = actor.posts.find((post) => post.unit)?.unit?.id ?? names.net.root.id
  const counted = await countCoverage(db, actor, names.net, query, own)
  const shown = ({ unitId, premises, inspected }: Coverage) => ({ unit: unitRef(names, unitId)!, premises, inspected })
  return { since: query.since, unit: shown(counted.unit), children: counted.children.map(shown) }
}

export const bindOperations = (server: Server): void => {
  read(server, operationRoutes.list, async ({ context, actor, query }, db) => listOperations(db, actor, await namesFor(context, db, actor), query))
  read(server, operationRoutes.candidates, async ({ actor, query }, db) => ({ people: await readOnPost(db, actor.district, query.officeIds.split(',').map(Number), query.on) }))
  read(server, operationRoutes.get, ({ context, actor, params }, db) => viewOperation(context, db, actor, params.id as OperationId))
  write(server, operationRoutes.plan, async (ask, tx) => {
    const { id, commandId, streetId, plan } = ask.body
    await planOperation(ask, tx, { id: id as OperationId, commandId, streetId, plan: planFrom(plan) })
    return viewOperation(ask.context, tx, ask.actor, id as OperationId)
  })
  read(server, operationRoutes.ofCase, async ({ context, actor, params }, db) => {
    await getCase(db, actor, 'case.see', params.id as CaseId, (await netOf(context, actor.district)).root.id)
    return originOf(db, actor.district, params.id as CaseId)
  })
  bindOperationSteps(server)

  read(server, premisesRoutes.list, async ({ context, actor, query }, db) => {
    const names = await namesFor(context, db, actor)
    const { rows, next } = await listPremises(db, actor, names.net, query)
    return { premises: rows.map((row) => presentPremises(names, row)), next }
  })
  read(server, premisesRoutes.near, async ({ context, actor, query }, db) => {
    const names = await namesFor(context, db, actor)
    return { premises: (await listPremisesNear(db, actor, query)).map((row) => presentPremises(names, row, row.metres)) }
  })
  read(server, premisesRoutes.coverage, coverage)
  read(server, premisesRoutes.get, ({ context, actor, params }, db) => viewPremises(context, db, actor, params.id))
  write(server, premisesRoutes.add, async (ask, tx) => {
    await addPremises(ask, tx)
    return viewPremises(ask.context, tx, ask.actor, ask.body.id)
  })
  write(server, premisesRoutes.change, async (ask, tx) => {
    await changePremises(ask, tx)
    return viewPremises(ask.context, tx, ask.actor, ask.params.id)
  })
  write(server, premisesRoutes.contact, seeContact)
  bindPremisesImports(server)

  read(server, inspectionRoutes.checklist, async ({ actor, query }, db) => { const { version, items } = await getChecklist(db, actor.district, query.version); return { version, items: [...items] } })
  write(server, inspectionRoutes.setChecklist, async (ask, tx) => {
    await setChecklist(ask, tx, ask.body)
    const { version, items } = await getChecklist(tx, ask.actor.district)
    return { version, items: [...items] }
  })
  read(server, inspectionRoutes.list, async ({ context, actor, now, query }, db) => listInspections(db, actor, await namesFor(context, db, actor), now, query))
  read(server, inspectionRoutes.get, ({ context, actor, now, params }, db) => viewInspection(context, db, actor, now, params.id))
  write(server, inspectionRoutes.inspect, async (ask, tx) => {
    await inspect(ask, tx, ask.body)
    return viewInspection(ask.context, tx, ask.actor, ask.now, ask.body.id)
  })
  bindInspectionSteps(server)
}
