// Units of a collection: of today's net, of the net of a day, or of all days of a span, each once and as it was last. Only
// what the reader's posts reach is in it.
import { ogcLevel, type OgcCollection } from '../../../contract/ogc-features.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { coversUnit } from '../../../domain/access/can.ts'
import type { Box } from '../../../domain/kernel/geometry.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { meetsBox } from '../../../domain/kernel/meets-box.ts'
import { todayOf } from '../../access/actors.ts'
import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/open.ts'
import { netOf, type Net, type NetUnit } from '../../territory/net.ts'
import type { Days } from './questions.ts'

/** A unit with the net it was found in. */
export type Found = { unit: NetUnit; net: Net }

const verb = 'territory.export'

/** Units that ended within the span, by the day after which they were gone. */
const endsWithin = async (db: Queryable, district: number, from: string, until: string): Promise<string[]> =>
  (await db.query<{ day: string }>('select distinct valid_until as day from units where district = $1 and valid_until > $2::date and valid_until <= $3::date order by 1 desc', [district, from, until])).map(({ day }) => day)

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** Before every district there was none. */
const beginning = '1949-10-01'

const netsOf = async (context: Context, actor: Actor, days: Days | undefined): Promise<Net[]> => {
  const today = todayOf(context.clock())
  if (!days) return [await netOf(context, actor.district)]
  const until = days.until === null || days.until > today ? today : days.until
  const from = days.from ?? beginning
  const [first] = await context.database.query<{ day: string | null }>('select min(valid_from)::text as day from units where district = $1', [actor.district])
  if (from > today || first!.day === null || until < first!.day) return from > today ? [await netOf(context, actor.district)] : []
  const ends = from === until ? [] : await endsWithin(context.database, actor.district, from, until)
  const nets: Net[] = []
  for (const day of [until, ...ends.map(dayBefore)]) nets.push(await netOf(context, actor.district, day))
  return nets
}

const belongs = (unit: NetUnit, collection: OgcCollection): boolean => {
  const level = ogcLevel[collection]
  return level === null ? unit.children.length === 0 && unit.level !== 'district' : unit.level === level
}

export const reaches = (actor: Actor, unit: NetUnit): boolean => coversUnit(actor, verb, unit.line)

/** Sorted by code, so that a page goes on where the last one ended whatever was changed meanwhile. */
export const findUnits = async (context: Context, actor: Actor, question: { collection: OgcCollection; boxes: readonly Box[] | undefined; days: Days | undefined }): Promise<Found[]> => {
  const { collection, boxes, days } = question
  const found = new Map<UnitId, Found>()
  for (const net of await netsOf(context, actor, days))
    for (const unit of net.units.values()) {
      if (!belongs(unit, collection) || found.has(unit.id) || !reaches(actor, unit)) continue
      if (boxes && !(unit.shape && boxes.some((box) => meetsBox(unit.shape!, box, unit.bbox!)))) continue
      found.set(unit.id, { unit, net })
    }
  return [...found.values()].sort((a, b) => (a.unit.code < b.unit.code ? -1 : a.unit.code > b.unit.code ? 1 : a.unit.id - b.unit.id))
}

export type Validity = { from: string; until: string | null }

/** From when until when units are units at all. */
export const validityOf = async (db: Queryable, district: number, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, Validity>> => {
  const rows = await db.query<{ id: UnitId; valid_from: string; valid_until: string | null }>('select id, valid_from, valid_until from units where district = $1 and id = any($2::bigint[])', [district, ids])
  return new Map(rows.map(({ id, valid_from: from, valid_until: until }) => [id, { from, until }]))
}

/** The box around all that the reader's posts reach. */
export const extentOf = (net: Net, actor: Actor): Box | null => {
  const boxes = [...net.units.values()].flatMap((unit) => (unit.bbox && reaches(actor, unit) ? [unit.bbox] : []))
  if (boxes.length === 0) return null
  return boxes.reduce<Box>((sum, box) => [Math.min(sum[0], box[0]), Math.min(sum[1], box[1]), Math.max(sum[2], box[2]), Math.max(sum[3], box[3])], boxes[0]!)
}
