// Cases that may be proposed, found by short looks: around the place, and anywhere by rare words. Which of them are proposed is
// the domain's to say.
import { rarestWords, type KeyWord } from '../../../domain/cases/words/key-words.ts'
import { shareOf, type WordSample } from '../../../domain/cases/words/likeness.ts'
import type { CaseId, DistrictId } from '../../../domain/kernel/ids.ts'
import { newValues, type Values } from '../../access/reach-sql.ts'
import type { Queryable } from '../../db/open.ts'
import { findAround, type Around } from './around.ts'
import { likelySql, likelyValues } from './likely.ts'
import { sampled } from './word-sample.ts'

export type Look = Omit<Around, 'place'> & { place: Around['place'] | null }

/** So many that have rare words are looked at, and so many of them, those most likely alike, are candidates. */
const [lookedAt, likeliest] = [300, 100]
const wordsLookedFor = 6
/** A word of so few cases is a trace by itself; one that is a little commoner only with another. What is common is found by its place. */
const hardlyAny = 0.001
const rareShare = 0.01

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
  const found = `select w.case_id, w.sketch from case_words w where w.district = $1 and w.current and ${condition} limit ${lookedAt}`
  const likely = likelySql(values.list.length + 1)
  const rows = await db.query<{ case_id: CaseId }>(`select w.case_id from (${found}) w order by ${likely} desc, w.case_id limit ${likeliest}`, [...values.list, ...likelyValues(sample, words)])
  return rows.map((row) => row.case_id)
}

/** A few hundred at most. */
export const findCandidates = async (db: Queryable, district: DistrictId, sample: WordSample, { place, ...look }: Look): Promise<CaseId[]> => {
  const found = await Promise.all([place ? findAround(db, district, sample, { ...look, place }) : [], alikeAnywhere(db, district, sample, look.words)])
  return [...new Set(found.flat())]
}
