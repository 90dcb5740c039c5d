// Lines of a list of cases as they are sent. A case that stands in a list as it did when somebody asked before is neither read
// nor written out again: what was made of its row stands beside the row for as long as that is known (db/known-rows.ts).
import type { caseRoutes } from '../../contract/cases.ts'
import type { ReplyOf } from '../../contract/route.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { can } from '../../domain/access/can.ts'
import type { Context } from '../context.ts'
import { knownRows } from '../db/known-rows.ts'
import type { Queryable } from '../db/open.ts'
import { readTogether } from '../db/read-together.ts'
import { written, type Written } from '../http/written.ts'
import type { Page, PageRow } from './list.ts'
import { presentRow, type Names } from './present.ts'
import { listedFrom, type ListedCase } from './rows.ts'

/** What people look at in a morning; a row with all that is made of it takes five kilobytes. */
const mostKnown = 1_000
const known = knownRows(mostKnown)

/** For lists whose rows become lines. Each connection plans them by what they cost, since some go through many rows. */
export const readingLines = ({ database }: Context): Queryable => readTogether(database, { pool: database.pool, known })

/** Its texts with the photo and without, each written out when somebody is first shown it. Made with these names, and only good with them. */
type Line = Names & { record: ListedCase; texts: Map<string | null, Buffer> }
const lines = new WeakMap<PageRow, Line>()

const lineOf = (names: Names, row: PageRow): Line => {
  let line = lines.get(row)
  if (line?.net !== names.net || line.offices !== names.offices) lines.set(row, (line = { ...names, record: listedFrom(row, names.net.root.id), texts: new Map() }))
  return line
}

const textOf = (names: Names, { record, texts }: Line, thumbnail: string | null): Buffer => {
  let text = texts.get(thumbnail)
  if (!text) texts.set(thumbnail, (text = Buffer.from(JSON.stringify(presentRow(names, record, thumbnail)))))
  return text
}

const comma = Buffer.from(',')

/** A photo is named only to whom it would be shown. */
export const writePage = <More extends object>(actor: Actor, names: Names, { rows, next }: Page, more?: More): Written<ReplyOf<typeof caseRoutes.list> & More> => {
  const texts = rows.map((row) => {
    const line = lineOf(names, row)
    return textOf(names, line, row.thumbnail !== null && can(actor, 'file.see', line.record).allowed ? row.thumbnail : null)
  })
  const rest = JSON.stringify({ next, ...more })
  return written(['{"cases":[', ...texts.flatMap((text, index) => (index === 0 ? [text] : [comma, text])), `],${rest.slice(1)}`])
}
