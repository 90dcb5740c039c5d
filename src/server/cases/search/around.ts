// Cases around a place, by the index of places alone: the nearest, and those most likely to be proposed among the thousand nearest.
// In the index stand class and sketch, so no case is read for that.
import { rankBy, type KnownRules } from '../../../domain/cases/known.ts'
import { metresPerDegree, squeezeAt } from '../../../domain/kernel/flat-earth.ts'
import type { WordSample } from '../../../domain/cases/words/likeness.ts'
import type { CaseId, DistrictId } from '../../../domain/kernel/ids.ts'
import type { Queryable } from '../../db/open.ts'
import { likelySql, likelyValues } from './likely.ts'

export type Around = { place: { lng: number; lat: number }; metres: KnownRules['metres']; category: string | null; words: string }

const nearest = 60
const likeliest = 100
/** The first ring around a place, as part of the distance: where much lies near, it is enough. */
const firstRing = 1 / 10
/** Where it isn't, the next is as wide as it takes when it goes on like this, within bounds. */
const [leastWider, mostWider] = [1.5, 10 / 3]
/** With so many found there is no need for a wider ring. */
const enough = 25
/** Among so many the likeliest are looked for; where towns end, among somewhat fewer. */
const [lookedThrough, atLeast] = [1_000, 600]

/** The index has cases from west to east in strips so high. */
const stripsPerDegree = 1_000
const stripsOf = (lat: number, degrees: number): number[] => {
  const first = Math.floor((lat - degrees) * stripsPerDegree)
  return Array.from({ length: Math.floor((lat + degrees) * stripsPerDegree) - first + 1 }, (_, n) => first + n)
}

/** Of district $1 within $4 metres of $2, $3; on a locally flat earth, whose degree of longitude has $5 metres. */
const ringSql = `(select w.case_id, w.category, w.sketch,
     sqrt(((w.lng - $2) * $5::float8) * ((w.lng - $2) * $5::float8) + ((w.lat - $3) * ${metresPerDegree}::float8) * ((w.lat - $3) * ${metresPerDegree}::float8)) as metres
   from case_words w where w.district = $1 and w.current and floor(w.lat * ${stripsPerDegree})::int = any($6::int[]) and w.lng between $2 - $4::float8 / $5::float8 and $2 + $4::float8 / $5::float8) w
   where w.metres <= $4::float8`

const ringValues = (district: DistrictId, { lng, lat }: Around['place'], metres: number): unknown[] =>
  [district, lng, lat, metres, metresPerDegree * squeezeAt(lat), stripsOf(lat, metres / metresPerDegree)]

type Near = { case_id: CaseId; /** So many are within so many metres. */ seen: number }
type Ring = { metres: number; found: readonly Near[]; seen: number }

const nearestSql = `select w.case_id, count(*) over () as seen from ${ringSql} order by w.metres, w.case_id limit ${nearest}`

/** So wide that so many are in it when it goes on as within the ring. */
const wideFor = (many: number, { metres, seen }: Ring): number => metres * Math.sqrt(many / Math.max(1, seen))

/** Without looking farther than it takes. */
const nearestOf = async (db: Queryable, district: DistrictId, { place, metres: most }: Around): Promise<Ring> => {
  for (let metres = most * firstRing; ; ) {
    const found = await db.query<Near>(nearestSql, ringValues(district, place, metres), 'known-nearest')
    const ring = { metres, found, seen: found[0]?.seen ?? 0 }
    if (ring.seen >= enough || metres >= most) return ring
    metres = Math.min(most, Math.max(metres * leastWider, Math.min(metres * mostWider, wideFor(1.5 * enough, ring))))
  }
}

/** By what their rank comes to, as far as the index tells. */
const likeliestSql = `select w.case_id, count(*) over () as seen from ${ringSql}
   order by ${rankBy.closeness} * w.metres / $7::float8 - case when w.category = $8 then ${rankBy.sameClass} else 0 end - ${likelySql(9)}, w.case_id limit ${likeliest}`

const likeliestOf = async (db: Queryable, district: DistrictId, sample: WordSample, { place, metres: most, category, words }: Around, near: Ring): Promise<readonly Near[]> => {
  const told = likelyValues(sample, words)
  for (let ring = near; ; ) {
    const metres = Math.min(most, Math.max(ring === near ? near.metres : ring.metres * leastWider, wideFor(lookedThrough, ring)))
    const found = await db.query<Near>(likeliestSql, [...ringValues(district, place, metres), most, category, ...told], 'known-likeliest')
    ring = { metres, found, seen: found[0]?.seen ?? 0 }
    if (ring.seen >= atLeast || metres >= most) return found
  }
}

/** Some hundred and a half at most, each once. */
export const findAround = async (db: Queryable, district: DistrictId, sample: WordSample, look: Around): Promise<CaseId[]> => {
  const near = await nearestOf(db, district, look)
  const all = near.metres >= look.metres && near.seen <= nearest
  const likely = all || (look.category === null && look.words === '') ? [] : await likeliestOf(db, district, sample, look, near)
  return [...new Set([...near.found, ...likely].map((one) => one.case_id))]
}
