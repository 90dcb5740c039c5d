// A track along one patrol, on this phone: begun and stopped by hand, while its page is open; sent as it goes, or when there is
// a network again; gone from the phone once the server has all of it.
import { useSyncExternalStore } from 'react'
import { trackRoutes } from '../../contract/tracks.ts'
import { Problem } from '../../domain/kernel/problem.ts'
import { apart } from '../../domain/rounds/walking-order.ts'
import { call } from '../kit/data/client.ts'
import { newId } from '../kit/data/new-id.ts'
import { roundOfKey } from './pages/round/round-key.ts'

type TrackPoint = { at: number; lng: number; lat: number }
export type Recording = { id: string; key: string; startedAt: number; points: readonly TrackPoint[]; sent: number; begun: boolean; stopped: boolean }

const storageKey = 'wangge.worker.track'
const atOnce = 200
/** About ten metres, in degrees. */
const nearBy = 0.0001

const read = (): Recording | null => {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Recording | null
  } catch {
    return null
  }
}

let recording: Recording | null = read()
const listeners = new Set<() => void>()
const write = (next: Recording | null): void => {
  recording = next
  try {
    if (next) localStorage.setItem(storageKey, JSON.stringify(next))
    else localStorage.removeItem(storageKey)
  } catch {
    // kept as long as the page lives
  }
  listeners.forEach((tell) => tell())
}
const change = (id: string, more: Partial<Recording>): void => { if (recording?.id === id) write({ ...recording, ...more }) }

export const useRecording = (): Recording | null => useSyncExternalStore((tell) => { listeners.add(tell); return () => void listeners.delete(tell) }, () => recording)

export const beginTrack = (key: string): void => write({ id: newId(), key, startedAt: Date.now(), points: [], sent: 0, begun: false, stopped: false })

/** Standing still adds nothing. */
export const addPoint = (point: TrackPoint): void => {
  if (!recording || recording.stopped) return
  const last = recording.points.at(-1)
  if (last && apart([last.lng, last.lat], [point.lng, point.lat]) < nearBy) return
  write({ ...recording, points: [...recording.points, point] })
}

let sending: Promise<'sent' | 'waits' | 'off'> | null = null

const sendAll = async (): Promise<'sent' | 'waits' | 'off'> => {
  const mine = recording
  if (!mine) return 'sent'
  const params = { id: mine.id }
  try {
    if (!mine.begun) {
      await call(trackRoutes.start, { body: { id: mine.id, ...roundOfKey(mine.key), agoMs: Math.max(0, Date.now() - mine.startedAt) } })
      change(mine.id, { begun: true })
    }
    for (let from = mine.sent; from < (recording?.points.length ?? 0); from = recording?.sent ?? from) {
      const points = recording!.points.slice(from, from + atOnce)
      await call(trackRoutes.add, { params, body: { points: points.map(({ at, lng, lat }, n) => ({ n: from + n, agoMs: Math.max(0, Date.now() - at), lng, lat })) } })
      change(mine.id, { sent: from + points.length })
    }
    if (recording?.id === mine.id && recording.stopped) {
      await call(trackRoutes.stop, { params, body: {} })
      write(null)
    }
    return 'sent'
  } catch (fault) {
    if (!(fault instanceof Problem) || !['track.off', 'track.not-found', 'track.over', 'round.not-yours', 'round.not-found'].includes(fault.code)) return 'waits'
    // Whatever isn't allowed any more isn't kept here either.
    if (recording?.id === mine.id) write(null)
    return 'off'
  }
}

/** One at a time. */
export const sendTrack = (): Promise<'sent' | 'waits' | 'off'> => (sending ??= sendAll().finally(() => { sending = null }))

export const stopTrack = async (): Promise<'sent' | 'waits' | 'off'> => {
  if (recording) write({ ...recording, stopped: true })
  // What is on its way was packed before it was stopped.
  await sending
  return sendTrack()
}

/** Of this phone, and nothing of it is on its way any more; what the server has is erased by its own route. */
export const forgetTrack = async (): Promise<void> => {
  write(null)
  await sending
}
