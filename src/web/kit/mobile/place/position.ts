// Where the phone is (WGS-84): asked only when somebody wants it, listened to until it is good enough, then left alone.
import { useCallback, useEffect, useRef, useState } from 'react'

export type Fix = { lng: number; lat: number; accuracy: number }
export type PositionState = 'idle' | 'asking' | 'found' | 'denied' | 'unavailable'

const goodEnough = 20
const patience = 15_000

/** Asks at once when `eager`, or where it was allowed before. */
export const usePosition = (eager: boolean): { state: PositionState; fix: Fix | null; ask: () => void } => {
  const [state, setState] = useState<PositionState>('idle')
  const [fix, setFix] = useState<Fix | null>(null)
  const stop = useRef<() => void>(() => undefined)

  const ask = useCallback(() => {
    stop.current()
    if (!('geolocation' in navigator)) return setState('unavailable')
    setState('asking')
    let best: Fix | null = null
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        const next = { lng: coords.longitude, lat: coords.latitude, accuracy: Math.round(coords.accuracy) }
        if (best && best.accuracy <= next.accuracy) return
        best = next
        setFix(next)
        setState('found')
        if (next.accuracy <= goodEnough) stop.current()
      },
      (fault) => {
        stop.current()
        if (!best) setState(fault.code === fault.PERMISSION_DENIED ? 'denied' : 'unavailable')
      },
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: patience },
    )
    const timer = setTimeout(() => stop.current(), patience)
    stop.current = () => {
      navigator.geolocation.clearWatch(watch)
      clearTimeout(timer)
    }
  }, [])

  useEffect(() => {
    if (eager) ask()
    else void navigator.permissions?.query({ name: 'geolocation' }).then(({ state: allowed }) => allowed === 'granted' && ask()).catch(() => undefined)
    return () => stop.current()
  }, [ask, eager])

  return { state, fix, ask }
}
