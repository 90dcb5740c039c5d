// The track along this round, where the district allows one: begun and stopped by hand, with a sign while it runs, the points
// so far, and a button that erases them.
import { useEffect, useState } from 'react'
import { trackRoutes } from '../../../../contract/tracks.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { exactTime } from '../../../kit/words/time.ts'
import { addPoint, beginTrack, forgetTrack, sendTrack, stopTrack, useRecording } from '../../track.ts'
import { useOffline } from '../../../kit/offline/context.tsx'
import { pendingOn } from '../../known/pending.ts'
import type { KnownRound } from '../../known/rounds.ts'
import { useAct } from '../../use-act.ts'
import { addressOfKey, keyOfRound } from './round-key.ts'
import { useRoundPage } from './words.ts'

type Allowed = { reason: string; untilOn: string; keepDays: number }

const every = 30_000
const digits = 5

export const TrackCard = ({ round, allowed }: { round: KnownRound; allowed: Allowed }) => {
  const t = useRoundPage()
  const key = keyOfRound(round)
  const recording = useRecording()
  const mine = recording?.key === key ? recording : null
  const running = mine !== null && !mine.stopped
  const [blind, setBlind] = useState(false)
  const own = useCall(trackRoutes.own, {}, { enabled: !running })
  const { busy, act } = useAct()
  const tell = (outcome: 'sent' | 'waits' | 'off'): void => {
    if (outcome === 'off') toast(t.trackOff, 'alert')
    if (outcome === 'waits') toast(t.trackWaits, 'outbox')
  }
  // Listened to while it runs and this page is open, and not a moment longer.
  useEffect(() => {
    if (!running) return
    if (!('geolocation' in navigator)) return setBlind(true)
    const watch = navigator.geolocation.watchPosition(({ coords, timestamp }) => { setBlind(false); addPoint({ at: timestamp, lng: coords.longitude, lat: coords.latitude }) }, () => setBlind(true), { enableHighAccuracy: true, maximumAge: 0 })
    const go = (): void => void sendTrack().then((outcome) => outcome === 'off' && tell(outcome))
    const timer = setInterval(go, every)
    window.addEventListener('online', go)
    return () => {
      navigator.geolocation.clearWatch(watch)
      clearInterval(timer)
      window.removeEventListener('online', go)
    }
  }, [running])
  useEffect(() => { if (mine?.stopped) void sendTrack().then(() => own.refetch()) }, [mine?.id])
  const stop = (): void => void stopTrack().then((outcome) => { tell(outcome); void own.refetch() })
  const eraseOwn = (ids: readonly string[]): void => void forgetTrack().then(() => Promise.all(ids.map((id) => act({ kind: 'eraseTrack', caseId: id, fields: {} }, t.trackErased))))
  // What is to be erased is gone here already.
  const erased = new Set(pendingOn(useOffline()).flatMap(({ name, input }) => (name === 'tracks.erase' ? [input.params?.id] : [])))
  const kept = own.data?.tracks.filter(({ id }) => id !== mine?.id && !erased.has(id)) ?? []
  const points = mine?.points ?? []
  return (
    <section className="card section round-part" aria-labelledby="track-head">
      <h2 id="track-head">{t.track}</h2>
      <p className="soft small">{t.trackWhy(allowed.reason, allowed.untilOn)}</p>
      <p className="soft small">{t.trackHint(allowed.keepDays)}</p>
      {running ? (
        <>
          <p role="status" className="track-on"><Icon name="target" /><strong>{t.trackOn}</strong> <span className="soft">{t.trackPoints(points.length)}</span></p>
          {blind && <Notice tone="waiting">{t.noPosition}</Notice>}
          <div className="buttons"><Button look="second" onClick={stop}>{t.trackStop}</Button><Button look="quiet" icon="trash" onClick={() => eraseOwn([mine.id])}>{t.trackErase}</Button></div>
        </>
      ) : recording !== null && mine === null ? <Notice tone="waiting"><span>{t.trackElsewhere}</span><Go {...addressOfKey(recording.key)}>{t.trackGo}</Go></Notice> : <Button look="second" icon="target" disabled={recording !== null} onClick={() => beginTrack(key)}>{t.trackStart}</Button>}
      {(points.length > 0 || kept.length > 0) && (
        <details>
          <summary>{t.seePoints}</summary>
          <ul className="small">{[...kept.flatMap((one) => one.points), ...points].slice(-200).map((point) => <li key={`${point.at}`}>{t.pointAt(exactTime(point.at), `${point.lng.toFixed(digits)}, ${point.lat.toFixed(digits)}`)}</li>)}</ul>
        </details>
      )}
      {!running && kept.length > 0 && <Button look="quiet" icon="trash" busy={busy} onClick={() => eraseOwn(kept.map(({ id }) => id))}>{t.trackErase}</Button>}
    </section>
  )
}
