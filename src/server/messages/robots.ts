// Group robots of units and offices. Address and secret are sealed: the only one who reads them is the sender.
import type { BodyOf } from '../../contract/route.ts'
import type { messageRuleRoutes, WireRobot } from '../../contract/message-rules.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { emptyLine, type UnitLine } from '../../domain/access/place.ts'
import { can, type Thing } from '../../domain/access/can.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { messageProblem } from '../../domain/messages/problems.ts'
import type { RobotKind } from '../../domain/messages/robot-address.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import type { Tx } from '../db/tx.ts'
import { appendJournal } from '../journal/append.ts'
import { netOf, type Net } from '../territory/net.ts'
import type { Handed } from './handing.ts'
import type { RobotAddress } from './send-robot.ts'

type Row = { id: number; name: string; kind: RobotKind; unit_id: number | null; office_id: number | null; language: 'zh' | 'en'; made_at: Date; office_name: string | null; office_unit: number | null; url: string; signed: boolean }

const selectSql = `select r.id, r.name, r.kind, r.unit_id, r.office_id, r.language, r.made_at, o.name as office_name, o.unit_id as office_unit, s.url, s.secret is not null as signed
  from robots r join robot_secrets s on s.district = r.district and s.robot_id = r.id left join offices o on o.district = r.district and o.id = r.office_id
  where r.district = $1 and r.removed_at is null`

/** A robot is kept by whoever reaches its unit, or the unit its office serves. */
const thingAt = (district: Actor['district'], line: UnitLine | undefined): Thing => ({
  ...(line ?? emptyLine), district, holderUnitId: line?.id ?? null, holderOfficeId: null, assignedOfficeId: null, assistingOfficeIds: [], ownerId: null,
})

const keeps = (actor: Actor, net: Net, unitId: number | null) => can(actor, 'robot.keep', thingAt(actor.district, unitId === null ? undefined : net.units.get(unitId as never)?.line))

const present = (net: Net, row: Row): WireRobot => ({
  id: row.id, name: row.name, kind: row.kind, language: row.language, madeAt: row.made_at.getTime(), host: new URL(row.url).host, signed: row.signed,
  unit: row.unit_id === null ? null : { id: row.unit_id, name: (net.units.get(row.unit_id as never) ?? net.ended.get(row.unit_id as never))?.name ?? '' },
  office: row.office_id === null ? null : { id: row.office_id, name: row.office_name ?? '' },
})

/** With the offices that could have one. */
type Kept = { robots: WireRobot[]; offices: NonNullable<WireRobot['office']>[] }

export const listRobots = async (context: Context, db: Queryable, actor: Actor): Promise<Kept> => {
  const [net, rows, offices] = await Promise.all([
    netOf(context, actor.district), db.query<Row>(`${selectSql} order by r.id`, [actor.district]), db.query<{ id: number; name: string; unit_id: number }>('select id, name, unit_id from offices where district = $1 order by code', [actor.district]),
  ])
  return {
    offices: offices.filter(({ unit_id }) => keeps(actor, net, unit_id).allowed).map(({ id, name }) => ({ id, name })),
    robots: rows.filter((row) => keeps(actor, net, row.unit_id ?? row.office_unit).allowed).map((row) => present(net, row)),
  }
}

const placeOf = async (db: Queryable, actor: Actor, net: Net, { unitId, officeId }: { unitId?: number; officeId?: number }): Promise<number> => {
  if (unitId !== undefined && officeId === undefined && net.units.has(unitId as never)) return unitId
  const [office] = officeId === undefined || unitId !== undefined ? [] : await db.query<{ unit_id: number }>('select unit_id from offices where district = $1 and id = $2', [actor.district, officeId])
  if (!office) throw messageProblem('message.place-unknown')
  return office.unit_id
}

export const addRobot = async (context: Context, tx: Tx, actor: Actor, now: number, body: BodyOf<typeof messageRuleRoutes.addRobot>): Promise<Kept> => {
  const net = await netOf(context, actor.district)
  const access = keeps(actor, net, await placeOf(tx, actor, net, body))
  if (!access.allowed) throw kernelProblem('access.refused', { verb: 'robot.keep', reason: access.reason })
  const address: RobotAddress = { kind: body.kind, url: body.url.trim(), secret: body.kind === 'dingtalk' ? (body.secret?.trim() ?? null) : null }
  const flaw = context.gateways.robots.flawOf(address)
  if (flaw) throw messageProblem('message.robot-refused', { flaw, kind: body.kind })
  const [made] = await tx.query<{ id: number }>(
    `insert into robots (district, name, kind, unit_id, office_id, language, command_id, made_at, next_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict on constraint robots_command_unique do nothing returning id`,
    [actor.district, body.name.trim(), body.kind, body.unitId ?? null, body.officeId ?? null, body.language, body.commandId, new Date(now)])
  if (made) {
    tx.send('insert into robot_secrets (district, robot_id, url, secret) values ($1, $2, $3, $4)', [actor.district, made.id, address.url, address.secret])
    appendJournal(tx, actor, access.post, { kind: 'message.robotAdded', at: now, subjectKind: 'system', subjectId: `robot ${made.id}`, commandId: body.commandId, data: { name: body.name.trim(), kind: body.kind } })
  }
  return listRobots(context, tx, actor)
}

/** Within reach, or not found. */
const getRobot = async (context: Context, db: Queryable, actor: Actor, id: number): Promise<Row> => {
  const [row] = await db.query<Row>(`${selectSql} and r.id = $2`, [actor.district, id])
  if (!row || !keeps(actor, await netOf(context, actor.district), row.unit_id ?? row.office_unit).allowed) throw messageProblem('message.robot-not-found')
  return row
}

const testLine = { zh: '这是网格平台的测试消息，收到即可。', en: 'A test message of the grid platform. Nothing to do.' }

export const testRobot = async (context: Context, db: Queryable, actor: Actor, id: number): Promise<Handed> => {
  const { kind, language } = await getRobot(context, db, actor, id)
  const [{ url, secret }] = (await db.query<{ url: string; secret: string | null }>('select url, secret from robot_secrets where district = $1 and robot_id = $2', [actor.district, id])) as [{ url: string; secret: string | null }]
  return context.gateways.robots.send({ kind, url, secret }, testLine[language], context.clock())
}

export const removeRobot = async (context: Context, tx: Tx, actor: Actor, now: number, id: number): Promise<Kept> => {
  const row = await getRobot(context, tx, actor, id)
  tx.send('update robots set removed_at = $3 where district = $1 and id = $2', [actor.district, id, new Date(now)])
  tx.send('delete from robot_secrets where district = $1 and robot_id = $2', [actor.district, id])
  appendJournal(tx, actor, undefined, { kind: 'message.robotRemoved', at: now, subjectKind: 'system', subjectId: `robot ${id}`, data: { name: row.name } })
  return listRobots(context, tx, actor)
}
