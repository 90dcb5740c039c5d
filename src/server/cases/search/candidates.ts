// Cases that may be proposed, found by short looks: the nearest, the nearest of the same class or with one of the words, and
// those anywhere that have its rare words. Which of them are proposed is the domain's to say.
import { rarestWords, type KeyWord } from '../../../domain/cases/words/key-words.ts'
import { classToken } from '../../../domain/cases/words/tokens.ts'
import { shareOf, type WordSample } from '../../../domain/cases/words/likeness.ts'
import type { CaseId, DistrictId } from '../../../domain/kernel/ids.ts'
import { newValues, type Values } from '../../access/reach-sql.ts'
import type { Queryable } from '../../db/open.ts'
import { sampled } from './word-sample.ts'

export type Look = { place: { lng: number; lat: number } | null; metres: number; category: string | null; words: string }

const metresPerDegree = 111_320
const nearest = 60
const alike = 300
/** The first ring around a place, as part of the distance: where much lies near, it is enough. */
const firstRing = 1 / 10
/** Where it isn't, the next is as wide as it takes when it goes on like this, within bounds. */
const [leastWider, mostWider] = [1.5, 10 / 3]
/** With so many found there is no need for a wider ring. */
const enough = 25
const wordsLookedFor = 6
/** A word in a larger share of cases tells nothing that the nearest don't. */
const tellingShare = 0.05
/** A word of so few cases is a trace by itself; one that is a little commoner only with another. What is common is found by its place. */
const hardlyAny = 0.001
const rareShare = 0.01

type Near = { case_id: CaseId; metres: number; seen: number }
type Filter = { sql: (values: Values) => string; /** Not in the index of places. */ words?: true }
type Ring = { metres: number; found: readonly Near[]; seen: number }

/** From so many cases in a ring on, those that have a word are sooner found by the index of words. */
const manyToRead = 3_000

/**
 * Of a ring with few cases each is read: the index of words would list all that have them, wherever they are. `seen` counts those
 * that fit.
 */
const lookInRing = async (db: Queryable, district: DistrictId, place: { lng: number; lat: number }, metres: number, { sql, words }: Filter, many: boolean): Promise<Ring> => {
  const values = newValues(district, place.lng, place.lat)
  const perLng = metresPerDegree * Math.cos((place.lat * Math.PI) / 180)
  const [dLng, dLat, east] = [values.add(metres / perLng), values.add(metres / metresPerDegree), values.add(perLng)]
  const condition = sql(values)
  const found = await db.query<Near>(
    `select *, count(*) over () as seen from (select w.case_id, ${words ? 'w.words, ' : ''}sqrt(power((w.lng - $2) * ${east}::float8, 2) + power((w.lat - $3) * ${metresPerDegree}, 2)) as metres
       from case_words w where w.district = $1 and w.current and w.lat between $3 - ${dLat}::float8 and $3 + ${dLat}::float8
         and w.lng between $2 - ${dLng}::float8 and $2 + ${dLng}::float8${words ? '' : condition}${words && !many ? ' offset 0' : ''}) w
     where metres <= ${values.add(metres)}::float8${words ? condition : ''} order by metres, case_id limit ${nearest}`,
    values.list,
  )
  return { metres, found, seen: found[0]?.seen ?? 0 }
}

type Place = NonNullable<Look['place']>

/** So wide that enough are in it, with some to spare, when `seen` were in a ring of so many metres. */
const wideEnough = ({ metres, seen }: Pick<Ring, 'metres' | 'seen'>): number => metres * Math.sqrt((1.5 * enough) / Math.max(1, seen))

/**
 * The nearest that fit, without looking farther than it takes. `all` is what was seen of those that fit anything, `share` how many of
 * them are expected to fit: the first ring is as wide as it takes then.
 */
const nearestOf = async (db: Queryable, district: DistrictId, look: Look & { place: Place }, filter: Filter, all?: Ring, share = 1): Promise<Ring> => {
  const first = look.metres * firstRing
  let metres = all ? Math.min(look.metres, Math.max(first, wideEnough({ metres: all.metres, seen: all.seen * share }))) : first
  for (;;) {
    const many = all !== undefined && all.seen * (metres / all.metres) ** 2 > manyToRead
    const ring = await lookInRing(db, district, look.place, metres, filter, many)
    if (ring.seen >= enough || metres >= look.metres) return ring
    metres = Math.min(look.metres, Math.max(metres * leastWider, Math.min(metres * mostWider, wideEnough(ring))))
  }
}

const nearestOfAll = async (db: Queryable, district: DistrictId, sample: WordSample, { place, ...look }: Look, tokens: readonly string[]): Promise<CaseId[]> => {
  if (!place) return []
  const ask = (filter: Filter, all: Ring, of: readonly string[]): Promise<Ring> =>
    nearestOf(db, district, { ...look, place }, filter, all, Math.min(1, of.reduce((sum, token) => sum + shareOf(sample, token), 0)))
  const { category } = look
  const all = await nearestOf(db, district, { ...look, place }, { sql: () => '' })
  const others = await Promise.all([
    ...(category === null ? [] : [ask({ sql: (values) => ` and w.category = ${values.add(category)}` }, all, [classToken(category)])]),
    ...(tokens.length === 0 ? [] : [ask({ sql: (values) => ` and w.words && ${values.add(tokens)}::text[]`, words: true }, all, tokens)]),
  ])
  return [all, ...others].flatMap(({ found }) => found.map((one) => one.case_id))
}

/** Of a longer word its rarest tokens are enough to look it up by. */
const rarestTokens = (sample: WordSample, { tokens }: KeyWord): string[] => [...tokens].sort((a, b) => shareOf(sample, a) - shareOf(sample, b)).slice(0, 2)

/**
 * A condition on the tokens of `case_words w`: a word that hardly any case has, or a rare one together with another; none when
 * nothing said is rare. What stands once in a small sample says nothing yet about how rare it is: then every word counts.
 */
export const rareWordsSql = (sample: WordSample, words: string, values: Values): string | undefined => {
  const [alone, rare] = sample.size < sampled ? [1, 1] : [hardlyAny, rareShare]
  const rarest = rarestWords(sample, words, wordsLookedFor)
  const single = rarest.filter(({ share }) => share <= alone)
  const pairs = rarest.flatMap((one, index) => (one.share > alone && one.share <= rare ? rarest.slice(index + 1).map((other) => [...new Set([...rarestTokens(sample, one), ...rarestTokens(sample, other)])]) : []))
  const wanted = [...single.map(({ tokens }) => tokens), ...pairs]
  return wanted.length === 0 ? undefined : `(${wanted.map((tokens) => `w.words @> ${values.add(tokens)}::text[]`).join(' or ')})`
}

const alikeAnywhere = async (db: Queryable, district: DistrictId, sample: WordSample, words: string): Promise<CaseId[]> => {
  const values = newValues(district)
  const condition = rareWordsSql(sample, words, values)
  if (!condition) return []
  return (await db.query<{ case_id: CaseId }>(`select w.case_id from case_words w where w.district = $1 and w.current and ${condition} limit ${alike}`, values.list)).map((row) => row.case_id)
}

/** A few hundred at most. */
export const findCandidates = async (db: Queryable, district: DistrictId, sample: WordSample, look: Look): Promise<CaseId[]> => {
  const telling = rarestWords(sample, look.words, wordsLookedFor).filter(({ share }) => sample.size < sampled || share <= tellingShare)
  const tokens = telling.flatMap((word) => word.tokens.slice(0, 2))
  const found = await Promise.all([nearestOfAll(db, district, sample, look, tokens), alikeAnywhere(db, district, sample, look.words)])
  return [...new Set(found.flat())]
}
