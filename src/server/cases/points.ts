// The cases of a list as points: found as its pages are, by the same conditions and along the same indexes.
import { mostPoints, type casePointRoutes } from '../../contract/case-points.ts'
import type { ReplyOf } from '../../contract/route.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Queryable } from '../db/open.ts'
import type { Net } from '../territory/net.ts'
import type { ListQuery } from './list-conditions.ts'
import { listNewest } from './list.ts'
import { caseNumberText } from './number.ts'
import type { Terms } from './search/terms.ts'

const columns = ['id', 'number', 'category', 'lng', 'lat', 'reported_at', 'next_due_at', 'next_yellow_at', 'due_at', 'handled_at', 'overdue'].map((name) => `c.${name}`).join(', ')

type PointRow = {
  id: string; number: number; category: string; lng: number | null; lat: number | null; reported_at: Date
  next_due_at: Date | null; next_yellow_at: Date | null; due_at: Date | null; handled_at: Date | null; overdue: boolean
}

export const listPoints = async (db: Queryable, actor: Actor, net: Net, query: ListQuery, now: number, terms?: Terms): Promise<ReplyOf<typeof casePointRoutes.points>> => {
  const rows = await listNewest<PointRow>({ db, actor, net, query, now, terms, columns }, { order: 'newest', after: undefined, most: mostPoints + 1 })
  const shown = rows.slice(0, mostPoints)
  const points = shown.flatMap(({ id, number, category, lng, lat, reported_at, next_due_at, next_yellow_at, due_at, handled_at, overdue }) =>
    lng === null || lat === null ? [] : [{
      id, number: caseNumberText(number, reported_at.getTime()), category, lng, lat, overdue,
      nextDue: next_due_at && next_yellow_at && { yellowAt: next_yellow_at.getTime(), dueAt: next_due_at.getTime() },
      dueAt: due_at?.getTime() ?? null, handledAt: handled_at?.getTime() ?? null,
    }])
  return { points, withoutPlace: shown.length - points.length, more: rows.length > mostPoints }
}
