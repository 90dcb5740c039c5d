// What one may do with an import: bring the file, say how to read it, stop it, make a plan of it.
import type { Readable } from 'node:stream'
import type { Actor } from '../../../domain/access/actor.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { fittingMapping, headingsKey } from '../../../domain/territory/import/fields.ts'
import type { ImportOptions } from '../../../domain/territory/import/source.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import type { Tx } from '../../db/tx.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf, type NetUnit } from '../net.ts'
import { createPlan, type Who } from '../plans/draft.ts'
import { needReach, reaches } from '../plans/reach.ts'
import { territoryProblem } from '../problems.ts'
import { importProblem } from './problems.ts'
import { beginAnalysis, cancelImport, findImport, insertImport, keepMapping, lockImport, noteImportPlan, type ImportRecord } from './rows.ts'
import { workOffImports } from './runner.ts'

export const mostBytes = 200 * 1_048_576

type Brought = { id: string; unitId: number; name: string }
export type Stored = { unit: NetUnit; bytes: number } | 'known'

/** An import outside reach and none at all look the same. */
export const getImport = async (context: Context, db: Queryable, actor: Actor, id: string): Promise<ImportRecord> => {
  const record = await findImport(db, actor.district, id)
  const net = await netOf(context, actor.district)
  if (!record || !reaches(actor, 'territory.draft', net.units.get(record.unit_id) ?? net.root)) throw importProblem('import.not-found')
  return record
}

const lockOwn = async (tx: Tx, { context, actor }: Who, id: string): Promise<ImportRecord> => {
  await getImport(context, tx, actor, id)
  return (await lockImport(tx, actor.district, id))!
}

/** The file first, without a transaction; sent again by the same person it is there already. */
export const storeFile = async ({ context, actor }: Who, db: Queryable, { id, unitId, name }: Brought, body: unknown): Promise<Stored> => {
  const unit = (await netOf(context, actor.district)).units.get(unitId as UnitId)
  if (!unit) throw territoryProblem('territory.not-found')
  needReach(actor, 'territory.draft', unit)
  const known = await findImport(db, actor.district, id)
  if (known) {
    if (known.person_id !== actor.personId || known.name !== name || known.unit_id !== unitId) throw importProblem('import.id-taken')
    return 'known'
  }
  const stream = body as Readable | undefined
  const bytes = typeof stream?.pipe === 'function' ? await context.imports.put(id, stream, mostBytes) : 0
  if (bytes === 0) throw importProblem('import.empty-file', { name })
  return { unit, bytes }
}

export const beginImport = async (tx: Tx, { context, actor, now }: Who, { id, unitId, name }: Brought, stored: Stored): Promise<void> => {
  if (stored === 'known') return
  if (!(await insertImport(tx, { district: actor.district, id, unitId: unitId as UnitId, name, bytes: stored.bytes, at: now, personId: actor.personId }))) return
  appendJournal(tx, actor, undefined, { kind: 'import.brought', at: now, subjectKind: 'unit', subjectId: String(unitId), data: { import: id, name, bytes: stored.bytes } })
  tx.afterCommit(() => void workOffImports(context))
}

const sameOptions = (a: ImportOptions, b: ImportOptions): boolean => {
  const plain = ({ mapping, level, datum, mend }: ImportOptions): string => JSON.stringify([Object.entries(mapping).sort(([one], [other]) => (one < other ? -1 : 1)), level, datum, [...mend].sort()])
  return plain(a) === plain(b)
}

export const analyseImport = async (tx: Tx, who: Who, id: string, given: Omit<ImportOptions, 'datum'> & { datum: ImportOptions['datum'] | null }): Promise<void> => {
  const record = await lockOwn(tx, who, id)
  if (record.state === 'reading' || record.state === 'planned' || !record.found) throw importProblem('import.not-ready', { state: record.state })
  const mapping = fittingMapping(given.mapping, record.found.headings)
  if (mapping.name === undefined && mapping.code === undefined) throw importProblem('import.mapping-incomplete')
  if (record.found.kind === 'shapes' && given.datum === null) throw importProblem('import.datum-needed')
  const options: ImportOptions = { mapping, level: given.level, datum: given.datum ?? 'wgs84', mend: [...new Set(given.mend)] }
  // The same wish while it is being fulfilled is one wish.
  if (record.state === 'analysing') {
    if (record.options && sameOptions(record.options, options)) return
    throw importProblem('import.running')
  }
  beginAnalysis(tx, who.actor.district, id, options)
  keepMapping(tx, who.actor.district, headingsKey(record.found.headings), mapping, who.now)
  tx.afterCommit(() => void workOffImports(who.context))
}

/** Back to where one says how to read it; a file that was not even looked at is given up. */
export const stopImport = async (tx: Tx, who: Who, id: string): Promise<void> => {
  const { state } = await lockOwn(tx, who, id)
  if (state === 'reading') cancelImport(tx, who.actor.district, id, 'cancelled')
  if (state === 'analysing') cancelImport(tx, who.actor.district, id, 'ready')
}

export type PlanWish = { planId: string; commandId: string; name: string; leaveOut: boolean }

export const planImport = async (tx: Tx, who: Who, id: string, wish: PlanWish): Promise<void> => {
  const { context, actor, now } = who
  const record = await lockOwn(tx, who, id)
  if (record.state === 'planned' && record.plan_id === wish.planId) return
  if (record.state !== 'analysed' || !record.counts) throw importProblem('import.not-ready', { state: record.state })
  const net = await netOf(context, actor.district)
  if (record.net_version !== net.version) throw importProblem('import.outdated')
  if (record.counts.faulty > 0 && !wish.leaveOut) throw importProblem('import.faulty-rows', { rows: record.counts.faulty })
  const operations = await context.imports.readOperations(id)
  if (operations.length === 0) throw importProblem('import.nothing-new')
  await createPlan(tx, who, { id: wish.planId, commandId: wish.commandId, name: wish.name, unitId: record.unit_id, source: 'import', operations })
  noteImportPlan(tx, actor.district, id, wish.planId)
  appendJournal(tx, actor, undefined, { kind: 'import.planned', at: now, subjectKind: 'plan', subjectId: wish.planId, data: { import: id, name: record.name, leftOut: record.counts.faulty } })
}
