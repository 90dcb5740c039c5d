// The district's switch for tracks; a worker's own track begun, filled, stopped, erased; and a look at one, with its reason.
import type { trackRoutes, TrackSwitchView } from '../../../contract/tracks.ts'
import type { UnitId } from '../../../domain/kernel/ids.ts'
import { roundProblem } from '../../../domain/rounds/problems.ts'
import { standsInByAgreement } from '../../../domain/rounds/swap.ts'
import { allowsTracks, eraseOn, mostPoints, refuseSwitch, shortestReason } from '../../../domain/rounds/track.ts'
import { todayOf } from '../../access/actors.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { netOf } from '../../territory/net.ts'
import { needReach } from '../../territory/plans/reach.ts'
import { findMeant } from '../meant.ts'
import { isMine } from '../subjects.ts'
import { findStandingSwap } from '../swaps.ts'
import { eraseTracks, lockOwnTrack, readPoints, readSwitches, readTracksOf, switchOf, type KeptSwitch, type TrackRow } from '../tracks.ts'

type Ask_<K extends keyof typeof trackRoutes> = Ask<(typeof trackRoutes)[K]>

export const presentSwitch = ({ id, reason, fromOn, untilOn, keepDays, by, at, endedAt, ended }: KeptSwitch, now: number): TrackSwitchView =>
  ({ id, reason, fromOn, untilOn, keepDays, by, at, endedAt, on: allowsTracks({ fromOn, untilOn, keepDays, ended }, todayOf(now)) })

export const switchOn = async ({ actor, now, body }: Ask_<'switchOn'>, tx: Tx): Promise<TrackSwitchView> => {
  const { district } = actor
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`tracks ${district}`])
  const known = await readSwitches(tx, district)
  const same = known.find(({ commandId }) => commandId === body.commandId)
  if (same) return presentSwitch(same, now)
  const refusal = refuseSwitch(body, todayOf(now))
  if (refusal) throw refusal
  if (known.some((one) => !one.ended && one.untilOn >= body.fromOn && one.fromOn <= body.untilOn)) throw roundProblem('track.on-already')
  const reason = body.reason.trim()
  tx.send('insert into track_switches (district, id, reason, from_on, until_on, keep_days, person_id, command_id, switched_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [district, body.id, reason, body.fromOn, body.untilOn, body.keepDays, actor.personId, body.commandId, new Date(now)])
  appendJournal(tx, actor, actor.posts[0], { kind: 'track.switchedOn', at: now, subjectKind: 'track', subjectId: body.id, commandId: body.commandId, data: { reason, from: body.fromOn, until: body.untilOn, keepDays: body.keepDays } })
  return presentSwitch({ ...body, reason, by: actor.name, at: now, endedAt: null, ended: false }, now)
}

export const switchOff = async ({ actor, now, params }: Ask_<'switchOff'>, tx: Tx): Promise<TrackSwitchView> => {
  const known = (await readSwitches(tx, actor.district)).find(({ id }) => id === params.id)
  if (!known) throw roundProblem('track.not-found')
  if (known.ended) return presentSwitch(known, now)
  tx.send('update track_switches set ended_at = $3, ended_by_id = $4 where district = $1 and id = $2 and ended_at is null', [actor.district, params.id, new Date(now), actor.personId])
  appendJournal(tx, actor, actor.posts[0], { kind: 'track.switchedOff', at: now, subjectKind: 'track', subjectId: params.id })
  return presentSwitch({ ...known, ended: true, endedAt: now }, now)
}

export const startTrack = async ({ context, actor, now, body }: Ask_<'start'>, tx: Tx): Promise<{ id: string; eraseOn: string }> => {
  const { district } = actor
  const allowed = await switchOf(tx, district, now)
  if (!allowed) throw roundProblem('track.off')
  const meant = await findMeant(context, tx, district, body)
  const swap = await findStandingSwap(tx, district, body)
  if (!(swap && swap.toPersonId === actor.personId && standsInByAgreement(swap)) && !isMine(actor, meant.routine, meant.unit)) throw roundProblem('round.not-yours')
  const startedAt = now - (body.agoMs ?? 0)
  const gone = eraseOn(todayOf(startedAt), allowed.keepDays)
  tx.send(
    `insert into tracks (district, id, switch_id, routine_id, unit_id, planned_on, person_id, started_at, erase_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint tracks_pk do nothing`,
    [district, body.id, allowed.id, body.routineId, body.unitId, body.plannedOn, actor.personId, new Date(startedAt), gone])
  return { id: body.id, eraseOn: gone }
}

const ownTrack = async ({ actor, params }: { actor: Ask_<'add'>['actor']; params: { id: string } }, tx: Tx): Promise<TrackRow> => {
  const track = await lockOwnTrack(tx, actor.district, params.id, actor.personId)
  if (!track) throw roundProblem('track.not-found')
  return track
}

export const addPoints = async (ask: Ask_<'add'>, tx: Tx): Promise<{ points: number }> => {
  const { actor, now, params, body } = ask
  if (!(await switchOf(tx, actor.district, now))) throw roundProblem('track.off')
  const track = await ownTrack(ask, tx)
  // What was taken before it was stopped, or before it began, is told by when.
  const points = body.points.map(({ n, agoMs, lng, lat }) => ({ n, at: new Date(now - agoMs).toISOString(), lng, lat }))
  if (track.stoppedAt !== null && points.some(({ at }) => Date.parse(at) > track.stoppedAt! + 1_000)) throw roundProblem('track.over')
  tx.send('insert into track_points (district, track_id, position, at, lng, lat) select $1, $2, t.n, t.at, t.lng, t.lat from jsonb_to_recordset($3::jsonb) as t (n int, at timestamptz, lng float8, lat float8) on conflict on constraint track_points_pk do nothing', [actor.district, params.id, JSON.stringify(points)])
  const [{ count } = { count: 0 }] = await tx.query<{ count: number }>('select count(*) as count from track_points where district = $1 and track_id = $2', [actor.district, params.id])
  if (count > mostPoints) throw roundProblem('track.too-long', { most: mostPoints })
  return { points: count }
}

export const stopTrack = async (ask: Ask_<'stop'>, tx: Tx): Promise<Record<string, never>> => {
  const track = await ownTrack(ask, tx)
  if (track.stoppedAt === null) tx.send('update tracks set stopped_at = $3 where district = $1 and id = $2', [ask.actor.district, track.id, new Date(ask.now)])
  return {}
}

/** What is gone already is gone. */
export const eraseTrack = async ({ actor, params, now }: Ask_<'erase'>, tx: Tx): Promise<Record<string, never>> => {
  const track = await lockOwnTrack(tx, actor.district, params.id, actor.personId)
  if (!track) return {}
  eraseTracks(tx, actor.district, [track.id])
  appendJournal(tx, actor, actor.posts.find(({ id }) => id !== null), { kind: 'track.erased', at: now, subjectKind: 'track', subjectId: track.id })
  return {}
}

export const lookAtTracks = async ({ context, actor, now, body }: Ask_<'look'>, tx: Tx) => {
  const net = await netOf(context, actor.district)
  const unit = net.units.get(body.unitId as UnitId) ?? net.ended.get(body.unitId as UnitId)
  if (!unit) throw roundProblem('round.not-found')
  needReach(actor, 'track.see', unit)
  const reason = body.reason.trim()
  if (reason.length < shortestReason) throw roundProblem('track.reason-needed', { least: shortestReason })
  const tracks = await readTracksOf(tx, actor.district, body, todayOf(now))
  if (tracks.length === 0) throw roundProblem('track.not-found')
  const pointsOf = await readPoints(tx, actor.district, tracks.map(({ id }) => id))
  for (const { id } of tracks) appendJournal(tx, actor, actor.posts.find((post) => post.id !== null), { kind: 'track.seen', at: now, subjectKind: 'track', subjectId: id, data: { reason } })
  return { tracks: tracks.map(({ id, startedAt, stoppedAt, eraseOn: gone }) => ({ id, startedAt, stoppedAt, eraseOn: gone, points: pointsOf(id) })) }
}
