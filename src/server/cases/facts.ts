// What the domain has to know to decide about a case: the actor, the server's clock, the calendar, the catalogue.
import type { Actor } from '../../domain/access/actor.ts'
import type { Facts } from '../../domain/cases/command.ts'
import { caseProblem } from '../../domain/cases/problems.ts'
import { findCategory, findReportable } from '../catalogue/book.ts'
import { calendarBookOf } from '../clocks/book.ts'
import { ladderOf } from '../clocks/ladder.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'

/** A report begins under the version in force; a running case goes on under `version`, the one it began under. */
export const factsFor = async (context: Context, db: Queryable, actor: Actor, now: number, code: string, version?: number): Promise<Facts> => {
  const category = version === undefined ? await findReportable(context, db, actor.district, now, code) : await findCategory(context, db, actor.district, code, version)
  if (!category) throw caseProblem('case.category-unknown', { category: code })
  const district = await context.districts.get(actor.district)
  return {
    actor, now, calendars: await calendarBookOf(context, db, actor.district), category, ladder: await ladderOf(context, actor.district),
    sample: { rate: district.settings.sampleRate ?? 1, seed: district.settings.sampleSeed ?? district.id },
  }
}
