// Enter premises in the register, change or end them, and see their contact in full.
import type { premisesRoutes } from '../../../contract/premises.ts'
import type { BodyOf } from '../../../contract/route.ts'
import { can } from '../../../domain/access/can.ts'
import type { Line } from '../../../domain/access/place.ts'
import type { OfficeId, UnitId } from '../../../domain/kernel/ids.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { premisesProblem } from '../../../domain/operations/problems.ts'
import { spend, type Allowance } from '../../access/allowance.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { locateLine } from '../../territory/net.ts'
import { namesFor } from '../names.ts'
import { insertSql, lineColumns, placeColumns, thingFromRow, updateSql, type PlacedThing } from '../place-columns.ts'
import { licenceTaken, lockPremisesAsSystem, getPremises, type PremisesDbRow } from './rows.ts'

type Add = Ask<typeof premisesRoutes.add>
type Change = Ask<typeof premisesRoutes.change>
type Facts = Pick<BodyOf<typeof premisesRoutes.add>, 'place' | 'unitId' | 'licence' | 'officeIds'>

/** Where it lies: located by its place, else the unit that is named. */
const lineOf = async ({ context, actor }: Pick<Add, 'context' | 'actor'>, tx: Tx, facts: Facts): Promise<Line> => {
  const names = await namesFor(context, tx, actor)
  if (facts.officeIds.some((id) => !names.offices.has(id as OfficeId))) throw premisesProblem('premises.office-unknown')
  if (facts.place) {
    const line = await locateLine(context, actor.district, facts.place)
    if (!line) throw premisesProblem('premises.place-outside')
    return line
  }
  const unit = facts.unitId === undefined ? undefined : names.net.units.get(facts.unitId as UnitId)
  if (!unit || unit.level === 'district') throw premisesProblem('premises.place-needed')
  return unit.line
}

const mayKeep = (actor: Add['actor'], thing: PlacedThing): void => {
  const access = can(actor, 'premises.keep', thing)
  if (!access.allowed) throw kernelProblem('access.refused', { verb: 'premises.keep', reason: access.reason })
}

const factColumns = (body: BodyOf<typeof premisesRoutes.add> | BodyOf<typeof premisesRoutes.change>) => ({
  name: body.name.trim(), kind: body.kind, address: body.address.trim(), licence_number: body.licence ?? null, lng: body.place?.lng ?? null, lat: body.place?.lat ?? null,
  assisting_office_ids: [...new Set(body.officeIds)],
  ...(body.contact ? { contact_name: body.contact.name?.trim() || null, contact_phone: body.contact.phone?.trim() || null } : {}),
})

export const addPremises = async (ask: Add, tx: Tx): Promise<void> => {
  const { actor, now, body } = ask
  const line = await lineOf(ask, tx, body)
  const thing: PlacedThing = { ...line, district: actor.district, holderUnitId: null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: body.officeIds as OfficeId[], ownerId: actor.personId }
  mayKeep(actor, thing)
  const known = await lockPremisesAsSystem(tx, actor.district, body.id)
  if (known) {
    if (known.command_id === body.commandId && known.owner_id === actor.personId) return
    throw premisesProblem('premises.id-taken')
  }
  if (body.licence && (await licenceTaken(tx, actor.district, body.licence, body.id))) throw premisesProblem('premises.licence-taken')
  await tx.query(...insertSql('premises', { ...placeColumns(thing), ...factColumns(body), id: body.id, version: 1, command_id: body.commandId, kept_at: new Date(now) }))
  appendJournal(tx, actor, undefined, { kind: 'premises.added', at: now, subjectKind: 'premises', subjectId: body.id, commandId: body.commandId })
}

export const changePremises = async (ask: Change, tx: Tx): Promise<void> => {
  const { actor, now, body, params } = ask
  const before = await lockPremisesAsSystem(tx, actor.district, params.id)
  if (!before || !can(actor, 'premises.see', thingFromRow(before)).allowed) throw premisesProblem('premises.not-found')
  mayKeep(actor, thingFromRow(before))
  if (before.command_id === body.commandId) return
  if (before.version !== body.version) throw premisesProblem('premises.changed', { version: before.version })
  const line = await lineOf(ask, tx, body)
  mayKeep(actor, { ...thingFromRow(before), ...line })
  const ended = body.endedOn === undefined ? before.ended_on : body.endedOn
  if (body.licence && ended === null && (await licenceTaken(tx, actor.district, body.licence, params.id))) throw premisesProblem('premises.licence-taken')
  tx.send(...updateSql('premises', actor.district, params.id, { ...factColumns(body), ...lineColumns(line), ended_on: ended, version: before.version + 1, command_id: body.commandId, kept_at: new Date(now) }))
  appendJournal(tx, actor, undefined, { kind: 'premises.changed', at: now, subjectKind: 'premises', subjectId: params.id, commandId: body.commandId, data: ended !== before.ended_on ? { endedOn: ended } : {} })
}

/** Far above a day's calls, far below copying the register. */
const looks: Allowance = { what: 'premises.contact', most: 120, span: 3_600_000 }

export const seeContact = async ({ actor, body, now, params }: Ask<typeof premisesRoutes.contact>, tx: Tx): Promise<{ name: string | null; phone: string | null }> => {
  if (body.reason.trim().length < 2) throw kernelProblem('request.malformed', { part: 'body', faults: ['/reason'] })
  const row: PremisesDbRow = await getPremises(tx, actor, 'premises.see', params.id)
  if ((await spend(tx, actor.district, looks, String(actor.accountId), now)) < 0) throw kernelProblem('request.too-many')
  if (row.contact_name === null && row.contact_phone === null) throw premisesProblem('premises.no-contact')
  appendJournal(tx, actor, actor.posts.find((post) => post.id !== null), { kind: 'premises.contactSeen', at: now, subjectKind: 'premises', subjectId: row.id, data: { reason: body.reason.trim() } })
  return { name: row.contact_name, phone: row.contact_phone }
}
