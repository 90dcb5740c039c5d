// With this rule, who would have been told in the last seven days: the journal is read again by it and nothing is written.
// Who has a case and who is on which post is as it is now; residents are counted, never named.
import type { RulePreview } from '../../contract/message-rules.ts'
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { isForResidents, kindsOf } from '../../domain/messages/occasion.ts'
import { ruleFlaws, type MessageRule } from '../../domain/messages/message-rule.ts'
import { messageProblem } from '../../domain/messages/problems.ts'
import type { Telling } from '../../domain/messages/tellings.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { netOf } from '../territory/net.ts'
import { newsFrom, type Heard } from './news.ts'
import { tellingsFor } from './tell.ts'

const days = 7
/** Entries looked at; a busy district has some ten thousand in a week. */
const mostEntries = 20_000
const mostShown = 200

const readHeard = (db: Queryable, district: DistrictId, kinds: readonly string[], since: number): Promise<Heard[]> =>
  db.query<Heard>(
    `select position, at, kind, subject_kind, subject_id, person_id, data from journal where district = $1 and at >= $2 and kind = any($3::text[]) order by position desc limit ${mostEntries + 1}`,
    [district, new Date(since), kinds])

type Names = ReadonlyMap<string, string>

const keyOf = ({ to }: Telling): string => ('personId' in to ? `p${to.personId}` : `r${to.robotId}`)

const readNames = async (context: Context, db: Queryable, district: DistrictId, tellings: readonly Telling[]): Promise<Names> => {
  const ids = (pick: (one: Telling) => number[]): number[] => [...new Set(tellings.flatMap(pick))]
  const [people, robots, offices, net] = await Promise.all([
    db.query<{ id: number; name: string }>('select id, name from persons where district = $1 and id = any($2::bigint[])', [district, ids((one) => ('personId' in one.to && !isForResidents(one.news.occasion) ? [one.to.personId] : []))]),
    db.query<{ id: number; name: string }>('select id, name from robots where district = $1 and id = any($2::bigint[])', [district, ids((one) => ('robotId' in one.to ? [one.to.robotId] : []))]),
    db.query<{ id: number; name: string }>('select id, name from offices where district = $1', [district]), netOf(context, district),
  ])
  const [byPerson, byRobot, byOffice] = [people, robots, offices].map((rows) => new Map(rows.map(({ id, name }) => [id, name]))) as [Map<number, string>, Map<number, string>, Map<number, string>]
  return new Map(tellings.map((one) => {
    const place = one.unitId === null ? (one.officeId === null ? '' : (byOffice.get(one.officeId) ?? '')) : (net.units.get(one.unitId)?.name ?? '')
    const name = 'personId' in one.to ? (byPerson.get(one.to.personId) ?? '') : (byRobot.get(one.to.robotId) ?? '')
    return [keyOf(one), [name, name === '' ? '' : place].filter((part) => part !== '').join(' · ')]
  }))
}

export const previewRule = async (context: Context, db: Queryable, district: DistrictId, rule: MessageRule, now: number): Promise<RulePreview> => {
  if (ruleFlaws([rule]).length > 0) throw messageProblem('message.rules-wrong', { rules: ['0'] })
  const since = now - days * 86_400_000
  const heard = await readHeard(db, district, kindsOf(rule.occasion), since)
  const news = await newsFrom(context, db, district, heard.slice(0, mostEntries))
  const tellings = await tellingsFor(context, db, district, [rule], news, now)
  const names = await readNames(context, db, district, tellings)
  const byHearer = Map.groupBy(tellings, keyOf)
  const isRobot = (key: string): boolean => key.startsWith('r')
  return {
    since, messages: tellings.length, people: [...byHearer.keys()].filter((key) => !isRobot(key)).length, robots: [...byHearer.keys()].filter(isRobot).length, complete: heard.length <= mostEntries,
    told: [...tellings].sort((a, b) => b.news.at - a.news.at).slice(0, mostShown).map((one) => ({
      at: one.news.at, number: one.news.facts.number ?? '', facts: one.news.facts, subject: one.news.subject, to: names.get(keyOf(one)) ?? '',
    })),
    hearers: [...byHearer].map(([key, some]) => ({ to: names.get(key) ?? '', robot: isRobot(key), count: some.length })).sort((a, b) => b.count - a.count).slice(0, mostShown),
  }
}
