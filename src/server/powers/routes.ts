// The routes of the list of powers.
import { powerRoutes } from '../../contract/powers.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import { kernelProblem } from '../../domain/kernel/problem.ts'
import { proposeHolders } from '../../domain/powers/dispatch.ts'
import type { PowerItemId } from '../../domain/powers/power.ts'
import { todayOf } from '../access/actors.ts'
import { raw, read, write, type Server } from '../http/endpoint.ts'
import { keyFrom, keyOf } from '../people/page-key.ts'
import { listBatches, listTouched, postNames } from './batches.ts'
import { adopt, amend, decline, propose } from './commands/batch.ts'
import { changeClasses, changeItem, makeItem } from './commands/item.ts'
import { readInForce, readNeeded } from './holdings.ts'
import { bindPowerImports } from './import/routes.ts'
import { countItems, itemsById, listItems } from './items.ts'
import { bindOfficers } from './officer-routes.ts'
import { effectOf, getBatch, holdersShown, presentBatch, presentItem } from './present.ts'
import { namesOf } from './reach.ts'
import { powerSheet } from './sheet.ts'

/** A page of what is in memory, read on behind the row of that number. */
const pageOf = <T>(rows: readonly T[], after: string | undefined, limit: number): { shown: readonly T[]; next: string | null } => {
  const from = after === undefined ? 0 : keyFrom(after).id
  return { shown: rows.slice(from, from + limit), next: rows.length > from + limit ? keyOf('row', from + limit) : null }
}

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const bindItems = (server: Server): void => {
  read(server, powerRoutes.list, async ({ actor, context, now, query }, db) => {
    const day = query.on ?? todayOf(now)
    const [limit, asked] = [query.limit ?? 20, { day, officeId: query.officeId, streetId: query.streetId, kind: query.kind, words: query.words }]
    const [names, total, rows] = await Promise.all([
      namesOf(context, db, actor.district), countItems(db, actor.district, asked),
      listItems(db, actor.district, { ...asked, after: query.after === undefined ? undefined : keyFrom(query.after).text, limit: limit + 1 }),
    ])
    const shown = rows.slice(0, limit)
    const holders = Map.groupBy(await readInForce(db, actor.district, shown.map((row) => row.id), day), (one) => one.itemId)
    return {
      day, total, powers: shown.map(({ id, code, name, kind, basis, sample }) => ({ id, code, name, kind, basis, sample, holders: holdersShown(names, holders.get(id) ?? [], query.streetId as UnitId | undefined, day) })),
      next: rows.length > limit ? keyOf(shown.at(-1)!.code, 0) : null,
    }
  })
  raw(server, powerRoutes.take, async ({ actor, context, now, query }, db, _, reply) => {
    const { language, on, ...rest } = query
    const content = await powerSheet(context, db, actor, { day: on ?? todayOf(now), officeId: rest.officeId, streetId: rest.streetId, kind: rest.kind, words: rest.words }, language ?? 'zh')
    return reply.headers({ 'content-type': spreadsheet, 'content-disposition': 'attachment; filename="powers.xlsx"', 'cache-control': 'no-store' }).send(content)
  })
  read(server, powerRoutes.get, ({ actor, context, params }, db) => presentItem(context, db, actor, params.id))
  write(server, powerRoutes.make, makeItem)
  write(server, powerRoutes.change, changeItem)
  write(server, powerRoutes.classes, changeClasses)
  read(server, powerRoutes.proposals, async ({ actor, context, now, query }, db) => {
    const [day, streetId] = [query.on ?? todayOf(now), (query.streetId ?? null) as UnitId | null]
    const [names, needed] = await Promise.all([namesOf(context, db, actor.district), readNeeded(db, actor.district, query.category, streetId, day)])
    const nameOf = new Map(needed.map((one) => [one.itemId, one.name]))
    return {
      day, free: needed.length === 0, items: needed.map(({ itemId: id, code, name, kind }) => ({ id, code, name, kind })),
      proposals: proposeHolders(needed, streetId, day).map((one) => ({ office: names.office(one.officeId)!, reason: one.reason, items: one.itemIds.map((id) => nameOf.get(id)!), assisting: one.assisting.flatMap((id) => names.office(id) ?? []), until: one.untilOn })),
    }
  })
}

const bindBatches = (server: Server): void => {
  read(server, powerRoutes.batches, async ({ actor, query }, db) => {
    const limit = query.limit ?? 20
    const [at, id] = query.after === undefined ? [] : Buffer.from(query.after, 'base64url').toString().split('|')
    if (query.after !== undefined && (!/^\d{1,15}$/.test(at!) || !/^[0-9a-f-]{36}$/.test(id ?? ''))) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
    const rows = await listBatches(db, actor.district, { state: query.state, after: id === undefined ? undefined : { at: Number(at), id }, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return {
      batches: shown.map((row) => ({ id: row.id, name: row.name, kind: row.kind, state: row.state, from: row.from_on, items: row.items, places: row.places, madeBy: row.made_by, madeAt: row.made_at.getTime(), settledAt: row.settled_at?.getTime() ?? null })),
      next: rows.length > limit ? Buffer.from(`${shown.at(-1)!.made_at.getTime()}|${shown.at(-1)!.id}`).toString('base64url') : null,
    }
  })
  read(server, powerRoutes.batch, ({ actor, context, params }, db) => presentBatch(context, db, actor, params.id))
  read(server, powerRoutes.pairs, async ({ actor, context, params, query }, db) => {
    const names = await namesOf(context, db, actor.district)
    const { pairs } = await effectOf(db, actor, names, await getBatch(db, actor, params.id))
    const { shown, next } = pageOf(query.verdict === undefined ? pairs : pairs.filter((pair) => pair.verdict === query.verdict), query.after, query.limit ?? 20)
    const items = new Map((await itemsById(db, actor.district, [...new Set(shown.map((pair) => pair.itemId))])).map((item) => [item.id, item]))
    const item = (id: PowerItemId) => ({ id, code: items.get(id)?.code ?? '', name: items.get(id)?.name ?? '' })
    return { pairs: shown.map((pair) => ({ item: item(pair.itemId), street: names.street(pair.streetId), verdict: pair.verdict, before: pair.before.map(names.officeName), after: pair.after.map(names.officeName), finishing: pair.finishing.map(names.officeName) })), next }
  })
  read(server, powerRoutes.cases, async ({ actor, context, params, query }, db) => {
    const names = await namesOf(context, db, actor.district)
    const { touched } = await effectOf(db, actor, names, await getBatch(db, actor, params.id))
    const limit = query.limit ?? 20
    if (query.after !== undefined && !/^[0-9a-f-]{36}$/.test(query.after)) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
    const rows = await listTouched(db, actor, touched, { fate: query.fate, after: query.after, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    return {
      cases: shown.map((row) => ({ id: row.id, number: row.number, category: row.category, state: row.state, description: row.description, street: names.street(row.street_id), office: names.office(row.office_id)!, fate: row.fate, reportedAt: row.reported_at.getTime() })),
      next: rows.length > limit ? shown.at(-1)!.id : null,
    }
  })
  read(server, powerRoutes.officers, async ({ actor, context, params, query }, db) => {
    const names = await namesOf(context, db, actor.district)
    const { officers } = await effectOf(db, actor, names, await getBatch(db, actor, params.id))
    const asked = officers.filter((one) => (query.effect === 'loses' ? one.loses : query.effect === 'gains' ? one.gains : query.effect === 'moves' ? one.movesTo !== null : true))
    const { shown, next } = pageOf(asked, query.after, query.limit ?? 20)
    const people = await postNames(db, actor.district, shown.map((one) => one.postId))
    return { officers: shown.map((one) => ({ postId: one.postId, name: people.get(one.postId) ?? '', office: names.office(one.officeId)!, loses: one.loses, gains: one.gains, movesTo: names.office(one.movesTo) })), next }
  })
  write(server, powerRoutes.propose, propose)
  write(server, powerRoutes.amend, amend)
  write(server, powerRoutes.adopt, adopt)
  write(server, powerRoutes.decline, decline)
}

export const bindPowers = (server: Server): void => {
  bindItems(server)
  bindBatches(server)
  bindOfficers(server)
  bindPowerImports(server)
}
