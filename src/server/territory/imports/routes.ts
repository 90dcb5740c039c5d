// Routes of imports.
import { api } from '../../../contract/api.ts'
import type { Import } from '../../../contract/imports.ts'
import { kernelProblem } from '../../../domain/kernel/problem.ts'
import { prepared, read, write, type Server } from '../../http/endpoint.ts'
import { acceptStream } from '../../http/raw-body.ts'
import { netOf, type Net } from '../net.ts'
import { unitsWithin } from '../plans/reach.ts'
import { analyseImport, beginImport, getImport, planImport, stopImport, storeFile } from './commands.ts'
import { importProblem } from './problems.ts'
import { findImport, listImports, pageRows, type ImportRecord } from './rows.ts'

const present = (record: ImportRecord, net: Net): Import => {
  const unit = net.units.get(record.unit_id) ?? net.root
  return {
    id: record.id, name: record.name, bytes: Number(record.bytes), unit: { id: unit.id, name: unit.name, level: unit.level }, state: record.state, createdAt: record.created_at.getTime(),
    createdBy: record.person_name, found: record.found, options: record.options && { ...record.options, mend: [...record.options.mend] }, progress: record.progress, counts: record.counts, problem: record.problem,
    outdated: record.state === 'analysed' && record.net_version !== net.version, planId: record.plan_id,
  }
}

const cursorOf = ({ created_at, id }: ImportRecord): string => Buffer.from(`${created_at.getTime()}|${id}`).toString('base64url')
const cursorFrom = (text: string): { at: number; id: string } => {
  const [, at, id] = /^(\d{1,15})\|([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (!at || !id) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
  return { at: Number(at), id }
}

export const bindImports = (server: Server): void => {
  const { imports } = api
  acceptStream(imports.upload.id)
  read(server, imports.list, async ({ context, actor, query }, db) => {
    const net = await netOf(context, actor.district)
    const limit = query.limit ?? 20
    const rows = await listImports(db, actor.district, unitsWithin(actor, 'territory.draft', net), query.after === undefined ? undefined : cursorFrom(query.after), limit + 1)
    const shown = rows.slice(0, limit)
    return { imports: shown.map((row) => present(row, net)), next: rows.length > limit ? cursorOf(shown.at(-1)!) : null }
  })
  read(server, imports.get, async ({ context, actor, params }, db) => present(await getImport(context, db, actor, params.id), await netOf(context, actor.district)))
  read(server, imports.rows, async ({ context, actor, params, query }, db) => {
    const { state } = await getImport(context, db, actor, params.id)
    if (state !== 'analysed' && state !== 'planned') throw importProblem('import.not-ready', { state })
    if (query.after !== undefined && !/^\d{1,9}$/.test(query.after)) throw kernelProblem('request.malformed', { part: 'query', faults: ['/after'] })
    const limit = query.limit ?? 20
    const rows = await pageRows(db, actor.district, params.id, query, Number(query.after ?? -1), limit + 1)
    const shown = rows.slice(0, limit)
    return { rows: shown.map(({ content }) => content), next: rows.length > limit ? String(shown.at(-1)!.row) : null }
  })
  prepared(
    server, imports.upload,
    ({ context, actor, now, params, query }, db, request) => storeFile({ context, actor, now }, db, { id: params.id, ...query }, request.body),
    async ({ context, actor, now, params, query }, tx, stored) => {
      await beginImport(tx, { context, actor, now }, { id: params.id, ...query }, stored)
      return present((await findImport(tx, actor.district, params.id))!, await netOf(context, actor.district))
    },
  )
  write(server, imports.analyse, async ({ context, actor, now, params, body }, tx) => {
    await analyseImport(tx, { context, actor, now }, params.id, body)
    return present((await findImport(tx, actor.district, params.id))!, await netOf(context, actor.district))
  })
  write(server, imports.cancel, async ({ context, actor, now, params }, tx) => {
    await stopImport(tx, { context, actor, now }, params.id)
    return present((await findImport(tx, actor.district, params.id))!, await netOf(context, actor.district))
  })
  write(server, imports.plan, async ({ context, actor, now, params, body }, tx) => {
    await planImport(tx, { context, actor, now }, params.id, body)
    return present((await findImport(tx, actor.district, params.id))!, await netOf(context, actor.district))
  })
}
