// What somebody typed to find cases, understood: a case's number, or terms each of which may be words of the text or the
// address, a class, or somebody on post. Reporters are sealed: nothing here knows them.
import type { Actor } from '../../../domain/access/actor.ts'
import { postsWith } from '../../../domain/access/can.ts'
import { foldWords } from '../../../domain/cases/words/fold.ts'
import { keyWordsOf, tokensOfWord } from '../../../domain/cases/words/key-words.ts'
import { shareOf, type WordSample } from '../../../domain/cases/words/likeness.ts'
import { classToken } from '../../../domain/cases/words/tokens.ts'
import type { OfficeId, UnitId } from '../../../domain/kernel/ids.ts'
import { todayOf } from '../../access/actors.ts'
import type { Values } from '../../access/reach-sql.ts'
import { bookOf } from '../../catalogue/book.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import type { Net } from '../../territory/net.ts'
import { wordSampleOf } from './word-sample.ts'

type OnPost = { units: UnitId[]; offices: OfficeId[] }
/** `tokens`: of each word its rarest, then the others, rarest first. */
type Term = { text: string; tokens: string[]; classes: string[]; onPost: OnPost | null }
export type Terms = {
  number: number | null
  /** Said as a number is said, it can be nothing else. */
  onlyNumber: boolean
  terms: Term[]
  /** At most this share of the cases has these words; 0 where it isn't for words alone to say. */
  share: number
  /** The share that likely has them. */
  likely: number
  /** So many cases can be searched by words. */
  total: number
}

const mostTerms = 12
const mostClasses = 60

/** 2026-0000123, or 123 alone. */
const numberIn = (words: string): Omit<Terms, 'terms'> => {
  const [, year, digits] = /^(\d{4}-)?0*(\d{1,15})$/.exec(foldWords(words).text) ?? []
  return { number: digits === undefined ? null : Number(digits), onlyNumber: year !== undefined, share: 0, likely: 0, total: 0 }
}

/** A name as a person is called: exact, so that nobody's cases come up by half a name. */
const findOnPost = async (db: Queryable, actor: Actor, name: string, today: string): Promise<OnPost | null> => {
  if (!/^[\p{L}·\s]{2,20}$/u.test(name)) return null
  const rows = await db.query<{ unit_id: UnitId | null; office_id: OfficeId | null }>(
    `select distinct p.unit_id, p.office_id from posts p join persons n on n.district = p.district and n.id = p.person_id
     where p.district = $1 and n.name = $2 and p.from_on <= $3::date and (p.until_on is null or p.until_on > $3::date) limit 50`,
    [actor.district, name, today],
    'search-on-post',
  )
  return rows.length === 0 ? null : { units: rows.flatMap((row) => row.unit_id ?? []), offices: rows.flatMap((row) => row.office_id ?? []) }
}

/** Under any name a class had: an older case keeps the version it began under. */
const classesNamed = async (context: Context, db: Queryable, actor: Actor, term: string): Promise<string[]> => {
  if ([...term].length < 2) return []
  const all = (await bookOf(context, db, actor.district)).classes.map(({ category }) => category)
  const named = all.filter(({ zh, en }) => foldWords(zh).text.includes(term) || foldWords(en).text.split(/\W+/).includes(term)).map(({ code }) => code)
  const codes = all.map(({ code }) => code).filter((code) => code.length > 2 && named.some((one) => code.startsWith(one)))
  return [...new Set(codes)].slice(0, mostClasses)
}

/** Undefined where nothing was typed. */
export const findTerms = async (context: Context, db: Queryable, actor: Actor, words: string | undefined, now: number): Promise<Terms | undefined> => {
  const typed = words?.normalize('NFC').replaceAll('\u0000', '').trim()
  if (!typed) return undefined
  const number = numberIn(typed)
  if (number.onlyNumber) return { ...number, terms: [] }
  const [today, sample] = [todayOf(now), await wordSampleOf(context, actor.district)]
  const seesPeople = postsWith(actor, 'people.see').length > 0
  const texts = typed.split(/\s+/).slice(0, mostTerms)
  const found = await Promise.all(
    texts.map(async (text) => {
      const words = keyWordsOf(text).map((word) => rarestFirst(sample, tokensOfWord(word))).filter((tokens) => tokens.length > 0)
      const classes = await classesNamed(context, db, actor, foldWords(text).text)
      const term: Term = { text, tokens: inTurn(sample, words), classes, onPost: seesPeople ? await findOnPost(db, actor, text, today) : null }
      return { term, shares: sharesOf(sample, words, classes) }
    }),
  )
  const byWords = number.number === null && found.every(({ term }) => !term.onPost)
  const shares = found.flatMap((one) => one.shares).sort((a, b) => a - b)
  return { ...number, terms: found.map(({ term }) => term), total: sample.total, share: byWords ? Math.min(1, ...shares) : 0, likely: together(shares) }
}

const rarestFirst = (sample: WordSample, tokens: readonly string[]): string[] => [...tokens].sort((a, b) => shareOf(sample, a) - shareOf(sample, b))

/** Those of one word stand together: two words say more than two tokens of the rarer. */
const inTurn = (sample: WordSample, words: readonly string[][]): string[] => [
  ...new Set([...rarestFirst(sample, words.map(([rarest]) => rarest!)), ...rarestFirst(sample, words.flatMap((tokens) => tokens.slice(1)))]),
]

/** Of each word the share of cases that have it, at most; of one that names a class, those that are of it as well. */
const sharesOf = (sample: WordSample, words: readonly string[][], classes: readonly string[]): number[] => {
  const shares = words.map(([rarest]) => shareOf(sample, rarest!))
  if (classes.length === 0) return shares
  const ofClasses = classes.reduce((sum, code) => sum + (sample.counts.get(classToken(code)) ?? 0) / (sample.size + 1), 0)
  return [(shares.length === 0 ? 0 : Math.min(...shares)) + ofClasses]
}

/** How many have all: words are neither independent nor the same, so each further one counts less (exponential back-off, as databases estimate). */
const together = (rarestFirst: readonly number[]): number => rarestFirst.reduce((share, one, n) => share * one ** (1 / 2 ** n), 1)

/** With so many of its tokens a term is looked up; whoever has those is read for the others. */
const lookedUp = 3

const haveSql = (tokens: readonly string[], within: readonly string[], values: Values): string => {
  const rest = tokens.slice(lookedUp)
  const listed = `w.words @> ${values.add([...tokens.slice(0, lookedUp), ...within])}::text[]`
  return rest.length === 0 ? listed : `(${listed} and w.words || '{}' @> ${values.add(rest)}::text[])`
}

/**
 * Condition on `case_words w`; nothing where the term can't be looked up by tokens. Whatever lies in a unit is looked up
 * together with the unit's token: the index goes by the rarer of the two.
 */
const tokensSql = ({ tokens, classes }: Term, within: readonly string[], values: Values): string | undefined => {
  const ofClasses = classes.map(classToken)
  const either = [
    ...(tokens.length > 0 ? [haveSql(tokens, within, values)] : []),
    ...(within.length > 0 ? ofClasses.map((one) => haveSql([one], within, values)) : classes.length > 0 ? [`w.words && ${values.add(ofClasses)}::text[]`] : []),
  ]
  return either.length === 0 ? undefined : `(${either.join(' or ')})`
}

/** Conditions on `case_words w` alone; nothing where a term asks for more than words. */
export const wordsSql = ({ share, terms }: Terms, within: readonly string[], values: Values): string[] | undefined => {
  const conditions = share === 0 ? [] : terms.flatMap((term) => tokensSql(term, within, values) ?? [])
  return conditions.length > 0 && conditions.length === terms.length ? conditions : undefined
}

const onPostSql = ({ units, offices }: OnPost, net: Net, values: Values): string[] => {
  const cells = units.flatMap((id) => {
    const unit = net.units.get(id)
    // Indexed by community: a cell's cases are looked for among them.
    return unit?.level === 'grid' || unit?.level === 'microgrid' ? [`(c.community_id = ${values.add(unit.line.communityId)} and c.${unit.level}_id = ${values.add(id)})`] : []
  })
  return [
    ...(units.length > 0 ? [`c.holder_unit_id = any(${values.add(units)}::bigint[])`] : []),
    ...(offices.length > 0 ? [`c.holder_office_id = any(${values.add(offices)}::bigint[])`, `c.assigned_office_id = any(${values.add(offices)}::bigint[])`] : []),
    ...cells,
  ]
}

const likeSql = (text: string, values: Values): string => {
  const like = values.add(`%${text.replace(/[\\%_]/g, '\\$&')}%`)
  return `(c.description like ${like} or c.address like ${like})`
}

/** Conditions on `cases c` joined with its `case_words w`; `within` are the tokens of the unit it is about. */
export const termsSql = ({ number, onlyNumber, terms }: Terms, net: Net, district: number, within: readonly string[], values: Values): string[] => {
  if (onlyNumber) return [`c.number = ${values.add(number)}`]
  return terms.map((term) => {
    const onPost = term.onPost ? onPostSql(term.onPost, net, values) : []
    if (number === null && onPost.length === 0) return tokensSql(term, within, values) ?? likeSql(term.text, values)
    // Of what lies in two tables, each half by its own index.
    const inDistrict = values.add(district)
    const byTokens = tokensSql(term, within, values)
    const ids = [
      ...(number === null ? [] : [`select n.id from cases n where n.district = ${inDistrict} and n.number = ${values.add(number)}`]),
      ...(byTokens ? [`select w.case_id from case_words w where w.district = ${inDistrict} and ${byTokens}`] : []),
    ]
    return `(${[...onPost, ...(ids.length > 0 ? [`c.id in (${ids.join(' union all ')})`] : [])].join(' or ')})`
  })
}
