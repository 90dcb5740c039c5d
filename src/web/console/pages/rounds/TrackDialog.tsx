// A look at the track of one patrol: the reason first, which is kept in the audit; then the way on the map, how long it was and
// the day on which it is erased. One look is one entry, however often the button is pressed.
import { lazy, Suspense, useId, useMemo, useRef, useState } from 'react'
import { Input } from 'antd'
import type { ReplyOf } from '../../../../contract/route.ts'
import type { RoundRow } from '../../../../contract/rounds.ts'
import { trackRoutes } from '../../../../contract/tracks.ts'
import { squeezeAt } from '../../../../domain/kernel/flat-earth.ts'
import { shortestReason } from '../../../../domain/rounds/track.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import type { MapArea } from '../../../kit/map/areas.ts'
import { canDrawMap } from '../../../kit/map/webgl.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { Waiting } from '../../parts/Say.tsx'
import { useRoundDays } from '../../words/round-days.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

const NetMap = lazy(() => import('../../../kit/map/NetMap.tsx').then((module) => ({ default: module.NetMap })))

type Track = ReplyOf<typeof trackRoutes.look>['tracks'][number]
type Points = Track['points']

export const TrackDialog = ({ row, onClose }: { row: RoundRow; onClose: () => void }) => {
  const t = useRoundDays()
  const id = useId()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const look = useSend(trackRoutes.look)
  const asked = useRef(false)
  const short = reason.trim().length < shortestReason
  const submit = (): void => {
    setTried(true)
    if (short || asked.current) return
    asked.current = true
    look.mutate({ body: { routineId: row.routineId, unitId: row.unit.id, plannedOn: row.plannedOn, reason: reason.trim() } }, { onError: () => { asked.current = false } })
  }
  return (
    <Dialog title={t.trackTitle} hint={t.trackHint} fault={look.error} busy={look.isPending} submit={look.data ? null : t.look} onSubmit={submit} onClose={onClose}>
      <p>{row.unit.name} · {row.name} · {row.heldOn}</p>
      <Field id={id} label={t.reason} needed={tried && short && t.reasonShort(shortestReason)}><Input id={id} value={reason} maxLength={500} disabled={look.data !== undefined} onChange={({ target }) => setReason(target.value)} /></Field>
      {look.data?.tracks.map((track) => <OneTrack key={track.id} track={track} />)}
    </Dialog>
  )
}

const OneTrack = ({ track }: { track: Track }) => {
  const t = useRoundDays()
  return (
    <section aria-label={t.trackTitle}>
      <p>{t.trackFacts(exactTime(track.startedAt), track.stoppedAt ? exactTime(track.stoppedAt) : t.running, track.points.length)}</p>
      <p><b>{t.trackGone(track.eraseOn)}</b></p>
      {track.points.length < 2 ? <p className="quiet">{t.trackShort}</p> : canDrawMap() ? <Suspense fallback={<Waiting rows={3} />}><OnMap points={track.points} /></Suspense> : <Sketch points={track.points} />}
    </section>
  )
}

const OnMap = ({ points }: { points: Points }) => {
  const me = useMe()
  const way = useMemo(() => [{ id: 'way', name: '', tone: 'plain', chosen: true, shape: { type: 'LineString', coordinates: points.map(({ lng, lat }) => [lng, lat] as const) } }] satisfies MapArea[], [points])
  const [lngs, lats] = [points.map(({ lng }) => lng), points.map(({ lat }) => lat)]
  if (!me) return null
  return (
    <div className="round-map">
      <NetMap center={me.district.center} schematic={me.district.schematic} focus={[Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]} areas={way} />
    </div>
  )
}

/** Where no map can be drawn: the way alone, as a line. */
const Sketch = ({ points }: { points: Points }) => {
  const t = useRoundDays()
  const [lngs, lats] = [points.map(({ lng }) => lng), points.map(({ lat }) => lat)]
  const [west, north] = [Math.min(...lngs), Math.max(...lats)]
  const narrow = squeezeAt(north)
  const span = Math.max((Math.max(...lngs) - west) * narrow, north - Math.min(...lats), 1e-6)
  const line = points.map(({ lng, lat }) => `${(8 + ((lng - west) * narrow * 184) / span).toFixed(1)},${(8 + ((north - lat) * 184) / span).toFixed(1)}`).join(' ')
  return <svg viewBox="0 0 200 200" width="200" height="200" role="img" aria-label={t.trackWay(points.length)}><polyline points={line} fill="none" stroke="currentColor" strokeWidth="2" /></svg>
}
