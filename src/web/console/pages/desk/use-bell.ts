// One tone when something new comes or turns red, for a desk that isn't looked at all the time; and the same in words for
// readers of the screen. Silent until somebody turns it on.
import { useEffect, useRef, useState } from 'react'
import type { DeskCounts, DeskList } from '../../../../contract/desk.ts'

const heard: readonly DeskList[] = ['toAccept', 'toDispatch', 'red']

/** The list that grew most, of those that are told of. */
export const grown = (before: DeskCounts | undefined, now: DeskCounts): DeskList | undefined => {
  if (!before) return undefined
  const more = heard.map((name) => [name, now[name] - before[name]] as const).filter(([, by]) => by > 0)
  return more.sort(([, a], [, b]) => b - a)[0]?.[0]
}

const ring = (): void => {
  const audio = new AudioContext()
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = 880
  volume.gain.setValueAtTime(0.15, audio.currentTime)
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6)
  tone.connect(volume).connect(audio.destination)
  tone.start()
  tone.stop(audio.currentTime + 0.6)
  tone.onended = () => void audio.close()
}

export const useBell = (counts: DeskCounts | undefined, on: boolean): DeskList | undefined => {
  const before = useRef<DeskCounts>(undefined)
  const [last, setLast] = useState<DeskList>()
  useEffect(() => {
    if (!counts) return
    const name = grown(before.current, counts)
    before.current = counts
    if (!name) return
    setLast(name)
    if (on) ring()
  }, [counts, on])
  return last
}
