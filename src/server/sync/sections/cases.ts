// Cases that a phone holds: what its posts reach and is not closed, soonest due first. A stamp stands for everything the page
// of a case shows: its row, its steps, covered photos, who follows, and the rows of the cases named on it.
import type { Held } from '../../../contract/sync.ts'
import { classOf } from '../../../domain/catalogue/catalogue-book.ts'
import type { CaseId } from '../../../domain/kernel/ids.ts'
import { blankFold } from '../../../domain/sync/held-case.ts'
import { newValues, reachSql } from '../../access/reach-sql.ts'
import { fromRow, type CaseDbRow } from '../../cases/rows.ts'
import { namesFor } from '../../cases/present.ts'
import { viewCases } from '../../cases/view.ts'
import { bookOf, inForce } from '../../catalogue/book.ts'
import { statementName } from '../../db/statement-name.ts'
import { narrowSql } from '../narrow.ts'
import { nothing, type Pulling, type Reached } from '../section.ts'
import { surroundingsOf } from '../surroundings.ts'

const most = 500

const hashOf = (alias: string): string => `hashtextextended(${alias}::text, 0)`

const stampSql = (me: string): string => `md5(concat_ws('|', ${hashOf('c')},
  (select max(s.seq) from case_steps s where s.district = c.district and s.case_id = c.id),
  (select concat(count(*), bool_or(w.person_id = ${me})) from case_followers w where w.district = c.district and w.case_id = c.id),
  (select sum(${hashOf('r')}) from case_files f join file_redactions r on r.district = f.district and r.file_id = f.file_id where f.district = c.district and f.case_id = c.id),
  (select sum(${hashOf('o')}) from case_links l join cases o on o.district = l.district and o.id = l.other_id where l.district = c.district and l.case_id = c.id),
  (select sum(${hashOf('o')}) from case_links l join cases o on o.district = l.district and o.id = l.case_id where l.district = c.district and l.other_id = c.id),
  (select sum(${hashOf('o')}) from cases o where o.district = c.district and o.master_id = c.id),
  (select ${hashOf('o')} from cases o where o.district = c.district and o.id = c.master_id),
  (select count(*) from whistles h where h.district = c.district and h.case_id = c.id and h.state = 'running')))`

const reachedSql = ({ actor }: Pulling, values: ReturnType<typeof newValues>): string =>
  `${reachSql(actor, 'case.see', values)} and ${narrowSql(actor, values, 'owned')} and c.state_group in ('open', 'waiting')`

export const casesSection = async (pulling: Pulling): Promise<Reached> => {
  const { db, actor, context, now } = pulling
  if (actor.personId === null) return nothing
  const values = newValues()
  const me = `${values.add(actor.personId)}::bigint`
  const sql = `select c.id, ${stampSql(me)} as stamp from cases c where ${reachedSql(pulling, values)} order by c.next_due_at, c.reported_at desc, c.id limit ${most + 1}`
  const [rows, names] = await Promise.all([db.query<{ id: CaseId; stamp: string }>(sql, values.list, statementName(sql)), namesFor(context, db, actor)])
  const around = surroundingsOf(names, actor)
  const held = rows.slice(0, most)
  return {
    stamps: Object.fromEntries(held.map(({ id, stamp }) => [id, `${stamp.slice(0, 20)}.${around}`])),
    more: rows.length > most,
    read: async (keys) => {
      const [{ unitId }, book, current] = await Promise.all([context.districts.get(actor.district), bookOf(context, db, actor.district), inForce(context, db, actor.district, now)])
      // Read with the reach: a case may have left it a moment ago.
      const wanted = newValues()
      const reading = `select c.* from cases c where c.id = any(${wanted.add(keys)}::uuid[]) and ${reachSql(actor, 'case.see', wanted)}`
      const found = await db.query<CaseDbRow>(reading, wanted.list, statementName(reading))
      const records = found.map((row) => fromRow(row, unitId))
      const views = await viewCases(context, db, actor, now, records)
      const versions = new Map(current.classes.map(({ category }) => [category.code, category.version]))
      return new Map(records.map((record, n): [string, Held['cases']] => [record.id, {
        view: views[n]!, fold: blankFold(record, actor.personId),
        category: versions.get(record.category) === record.categoryVersion ? null : (classOf(book, record.category, record.categoryVersion)?.category ?? null),
      }]))
    },
  }
}
