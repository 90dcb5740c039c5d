// Cases that may be proposed, found by three short looks: the nearest, the nearest of the same class or with one of the words, and
// those anywhere that have its rare words. Which of them are proposed is the domain's to say.
import { rarestWords } from '../../../domain/cases/words/key-words.ts'
import type { WordSample } from '../../../domain/cases/words/likeness.ts'
import type { CaseId, DistrictId } from '../../../domain/kernel/ids.ts'
import { newValues, type Values } from '../../access/reach-sql.ts'
import type { Queryable } from '../../db/open.ts'
import { sampled } from './word-sample.ts'

export type Look = { place: { lng: number; lat: number } | null; metres: number; category: string | null; words: string }

const metresPerDegree = 111_320
const nearest = 60
const alike = 300
/** Rings around a place, as parts of the distance: where much lies near, the first is enough. */
const rings = [1 / 10, 1 / 3, 1]
/** With so many found there is no need for a wider ring. */
const enough = 25
const wordsLookedFor = 6
/** A word in a larger share of cases tells nothing that the nearest don't. */
const tellingShare = 0.05
/** A word of so few cases is a trace by itself; one that is a little commoner only with another. What is common is found by its place. */
const hardlyAny = 0.001
const rareShare = 0.01

type Near = { case_id: CaseId; metres: number }

const inRing = (db: Queryable, district: DistrictId, place: { lng: number; lat: number }, metres: number, filter: (values: Values) => string): Promise<Near[]> => {
  const values = newValues(district, place.lng, place.lat)
  const perLng = metresPerDegree * Math.cos((place.lat * Math.PI) / 180)
  const [dLng, dLat, east] = [values.add(metres / perLng), values.add(metres / metresPerDegree), values.add(perLng)]
  return db.query<Near>(
    `select * from (select w.case_id, sqrt(power((w.lng - $2) * ${east}::float8, 2) + power((w.lat - $3) * ${metresPerDegree}, 2)) as metres
       from case_words w where w.district = $1 and w.current and w.lat between $3 - ${dLat}::float8 and $3 + ${dLat}::float8
         and w.lng between $2 - ${dLng}::float8 and $2 + ${dLng}::float8${filter(values)}) near
     where metres <= ${values.add(metres)}::float8 order by metres, case_id limit ${nearest}`,
    values.list,
  )
}

/** The nearest that fit, without looking farther than it takes. */
const nearestOf = async (db: Queryable, district: DistrictId, look: Look, filter: (values: Values) => string): Promise<CaseId[]> => {
  if (!look.place) return []
  let found: Near[] = []
  for (const part of rings) {
    found = await inRing(db, district, look.place, look.metres * part, filter)
    if (found.length >= enough) break
  }
  return found.map((one) => one.case_id)
}

/**
 * A condition on the tokens of `case_words w`: a word that hardly any case has, or a rare one together with another; none when
 * nothing said is rare. What stands once in a small sample says nothing yet about how rare it is: then every word counts.
 */
export const rareWordsSql = (sample: WordSample, words: string, values: Values): string | undefined => {
  const [alone, rare] = sample.size < sampled ? [1, 1] : [hardlyAny, rareShare]
  const rarest = rarestWords(sample, words, wordsLookedFor)
  const single = rarest.filter(({ share }) => share <= alone)
  const pairs = rarest.flatMap((one, index) => (one.share > alone && one.share <= rare ? rarest.slice(index + 1).map((other) => [...new Set([...one.tokens, ...other.tokens])]) : []))
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
  const found = await Promise.all([
    nearestOf(db, district, look, () => ''),
    look.category === null ? [] : nearestOf(db, district, look, (values) => ` and w.category = ${values.add(look.category)}`),
    tokens.length === 0 ? [] : nearestOf(db, district, look, (values) => ` and w.words && ${values.add(tokens)}::text[]`),
    alikeAnywhere(db, district, sample, look.words),
  ])
  return [...new Set(found.flat())]
}
