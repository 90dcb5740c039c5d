// A joint operation as its page and its result sheet show it.
import type { OperationView } from '../../../contract/operations.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { CaseId, DistrictId, PersonId } from '../../../domain/kernel/ids.ts'
import { operationAbilitiesOf } from '../../../domain/operations/decide-operation.ts'
import { operationKind, type OperationId } from '../../../domain/operations/joint-operation.ts'
import { caseNumberText } from '../../cases/number.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { namesFor, officeRefs, personNames, unitRef } from '../names.ts'
import { plannedPowers } from './planned-powers.ts'
import { getOperation, readOperationSteps, type OperationRecord } from './rows.ts'

type FollowUp = { id: CaseId; number: number; reported_at: Date; state: string; category: string; description: string; finding: number | null }

const readCases = (db: Queryable, district: DistrictId, id: OperationId): Promise<FollowUp[]> =>
  db.query<FollowUp>(
    `select c.id, c.number, c.reported_at, c.state, c.category, c.description, o.finding from operation_cases o
     join cases c on c.district = o.district and c.id = o.case_id where o.district = $1 and o.operation_id = $2 order by o.seq`,
    [district, id],
  )

const countInspections = async (db: Queryable, district: DistrictId, id: OperationId): Promise<OperationView['inspections']> => {
  const [row] = await db.query<OperationView['inspections']>(
    `select count(*) as total, count(*) filter (where state = 'inOrder') as "inOrder", count(*) filter (where state in ('warned', 'failed')) as warned,
       count(*) filter (where state = 'settled') as settled, count(*) filter (where state = 'handedOver') as "handedOver"
     from inspections where district = $1 and operation_id = $2 and state <> 'withdrawn'`,
    [district, id],
  )
  return row!
}

export const presentOperation = async (context: Context, db: Queryable, actor: Actor, record: OperationRecord): Promise<OperationView> => {
  const { district } = actor
  const people = record.roster.map(({ personId }) => personId)
  const [names, steps, cases, inspections, persons, powers] = await Promise.all([
    namesFor(context, db, actor), readOperationSteps(db, district, record.id), readCases(db, district, record.id), countInspections(db, district, record.id),
    personNames(db, district, people), plannedPowers(db, district, record.items, record.streetId, record.heldOn),
  ])
  const nameOf = (id: PersonId): string => persons.get(id) ?? ''
  return {
    id: record.id, state: record.state, stateGroup: operationKind.states[record.state], version: record.version, title: record.title, street: unitRef(names, record.streetId)!, heldOn: record.heldOn,
    beginsAt: record.beginsAt, endsAt: record.endsAt, offices: officeRefs(names, record.assistingOfficeIds), leader: record.leaderId === null ? null : { id: record.leaderId, name: nameOf(record.leaderId) },
    purpose: record.purpose, result: record.result, plannedAt: record.plannedAt,
    area: { units: record.area.unitIds.flatMap((id) => unitRef(names, id) ?? []), shape: record.area.shape as OperationView['area']['shape'] },
    items: record.items.map((code) => ({ code, name: powers.find((one) => one.code === code)?.name ?? null })),
    withoutItems: record.items.length === 0 ? [] : record.assistingOfficeIds.filter((id) => !powers.some(({ officeIds }) => officeIds.includes(id))),
    roster: record.roster.map((one) => ({ ...one, name: nameOf(one.personId) })),
    findings: steps.filter(({ step }) => step === 'find').map(({ seq, text, data, actor_name, at }) => ({ no: seq, text, item: data.item ?? null, officeId: data.officeId ?? null, by: actor_name, at: at.getTime() })),
    cases: cases.map((one) => ({ id: one.id, number: caseNumberText(one.number, one.reported_at.getTime()), state: one.state, category: one.category, description: one.description, finding: one.finding })),
    inspections,
    steps: steps.map(({ seq, step, at, actor_name, text }) => ({ seq, step: step as OperationView['steps'][number]['step'], at: at.getTime(), by: actor_name, text })),
    abilities: operationAbilitiesOf(record, actor),
  }
}

export const viewOperation = async (context: Context, db: Queryable, actor: Actor, id: OperationId): Promise<OperationView> =>
  presentOperation(context, db, actor, await getOperation(db, actor, 'operation.see', id))
