// Settings of a district that every decision asks for: kept for half a minute by each process, read anew at once by the one
// that changed them. Who may not wait so long finds out how things stand now, by a mark made of the content, and has what was
// read under another mark let go.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from './open.ts'

/** Milliseconds of the machine's clock. */
export const believedFor = 30_000

export type Kept<T> = {
  get(context: Context, db: Queryable, district: DistrictId): Promise<T>
  forget(context: Context, district: DistrictId): void
  /** What was read before this mark was seen is read again; what is read from now on is at least as new. */
  heed(context: Context, district: DistrictId, mark: string): void
}

type Value<T> = { until: number; value: Promise<T>; mark: string | undefined }

export const keptByDistrict = <T>(read: (db: Queryable, district: DistrictId) => Promise<T>): Kept<T> => {
  const kept = new WeakMap<Context, { values: Map<DistrictId, Value<T>>; marks: Map<DistrictId, string> }>()
  const of = (context: Context) => {
    let known = kept.get(context)
    if (!known) kept.set(context, (known = { values: new Map(), marks: new Map() }))
    return known
  }
  return {
    get(context, db, district) {
      const { values, marks } = of(context)
      const now = performance.now()
      const known = values.get(district)
      if (known && known.until > now) return known.value
      const made: Value<T> = { until: now + believedFor, value: read(db, district), mark: marks.get(district) }
      made.value.catch(() => values.get(district) === made && values.delete(district))
      values.set(district, made)
      return made.value
    },
    forget: (context, district) => void of(context).values.delete(district),
    heed(context, district, mark) {
      const { values, marks } = of(context)
      marks.set(district, mark)
      if (values.get(district)?.mark !== mark) values.delete(district)
    },
  }
}
