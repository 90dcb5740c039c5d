// Where it is: the phone's position with its accuracy, a tap on the map, the middle of the map, or a unit found by name.
// The units it lies in are named; a place outside the district is said plainly.
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react'
import type { Me } from '../../../../contract/account.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { useCall } from '../../data/use-call.ts'
import { Button } from '../Button.tsx'
import { Field } from '../Field.tsx'
import { Icon } from '../Icon.tsx'
import { Notice } from '../Notice.tsx'
import { placeText } from '../cases/place-text.ts'
import { useKit } from '../words.ts'
import { usePosition } from './position.ts'

const NetMap = lazy(() => import('../../map/NetMap.tsx').then(({ NetMap: component }) => ({ default: component })))

export type ChosenPlace = { lng: number; lat: number; accuracy?: number }

/** Half a side of the view around a place, in degrees: about 350 m. */
const around = 0.0035
const coarse = 60

type Props = { district: Me['district']; value: ChosenPlace | null; onPlace: (place: ChosenPlace) => void; eager?: boolean; folded?: boolean }

export const PlacePicker = ({ district, value, onPlace, eager = false, folded = false }: Props) => {
  const { place: t } = useKit()
  const { state, fix, ask } = usePosition(eager && value === null)
  const [open, setOpen] = useState(!folded)
  const [focus, setFocus] = useState<readonly [number, number, number, number] | null>(value ? boxAround(value) : null)
  const [middle, setMiddle] = useState<{ lng: number; lat: number } | null>(null)

  // The phone's position is taken until somebody chose a place by hand, and again when they ask for it.
  const asked = useRef(false)
  useEffect(() => {
    if (!fix || (value && value.accuracy === undefined && !asked.current)) return
    if (value?.lng === fix.lng && value.lat === fix.lat && value.accuracy === fix.accuracy) return
    onPlace(fix)
    setFocus(boxAround(fix))
  }, [fix])

  const byHand = ({ lng, lat }: { lng: number; lat: number }): void => {
    asked.current = false
    onPlace({ lng: round(lng), lat: round(lat) })
  }
  const again = (): void => {
    asked.current = true
    if (fix) {
      onPlace(fix)
      setFocus(boxAround(fix))
    }
    ask()
  }

  return (
    <div className="place">
      <PlaceLine value={value} state={state} />
      <div className="buttons">
        <Button look="second" icon="target" busy={state === 'asking'} onClick={again}>{state === 'asking' ? t.asking : t.mine}</Button>
        {!open && <Button look="second" icon="map" onClick={() => setOpen(true)}>{t.openMap}</Button>}
      </div>
      {open && (
        <>
          <UnitSearch onFound={(center, box) => { byHand({ lng: center[0], lat: center[1] }); setFocus(box) }} />
          <div className="place-map">
            <Suspense fallback={<div className="bone" style={{ height: '100%' }} />}>
              <NetMap
                center={value ? [value.lng, value.lat] : district.center} schematic={district.schematic} focus={focus ?? boxAround({ lng: district.center[0], lat: district.center[1] }, 12)}
                pin={{ place: value, onPlace: byHand }} onMoved={([west, south, east, north]) => setMiddle({ lng: (west + east) / 2, lat: (south + north) / 2 })}
              />
            </Suspense>
          </div>
          <p className="soft small">{t.tap}</p>
          <Button look="second" icon="plus" disabled={!middle} onClick={() => middle && byHand(middle)}>{t.middle}</Button>
        </>
      )}
    </div>
  )
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
const boxAround = ({ lng, lat }: { lng: number; lat: number }, times = 1): readonly [number, number, number, number] =>
  [lng - around * times, lat - around * times * 0.75, lng + around * times, lat + around * times * 0.75]

/** Whether the place lies in the district: undefined until known. */
export const useLocated = (value: ChosenPlace | null) => {
  const asked = value ? { lng: value.lng, lat: value.lat } : { lng: 0, lat: 0 }
  const { data, error } = useCall(territoryRoutes.locate, { query: asked }, { enabled: value !== null, keep: true, staleTime: 600_000 })
  if (!value) return { kind: 'none' as const }
  if (error) return { kind: 'unknown' as const }
  if (!data) return { kind: 'asking' as const }
  return data.units.length === 0 ? { kind: 'outside' as const } : { kind: 'inside' as const, name: placeText(data.units) }
}

const PlaceLine = ({ value, state }: { value: ChosenPlace | null; state: string }) => {
  const { place: t } = useKit()
  const located = useLocated(value)
  if (located.kind === 'outside') return <Notice tone="urgent" live>{t.outside}</Notice>
  const accuracy = value?.accuracy
  const lines: ReactNode[] = []
  if (located.kind === 'inside') lines.push(<strong key="names">{located.name}</strong>)
  if (located.kind === 'asking') lines.push(<span key="asking">{t.locating}</span>)
  if (located.kind === 'unknown') lines.push(<span key="unknown">{t.offline}</span>)
  if (value) lines.push(<span key="how" className="soft small">{accuracy === undefined ? t.chosen : accuracy > coarse ? t.coarse(accuracy) : t.accuracy(accuracy)}</span>)
  if (!value) {
    if (state === 'denied' || state === 'unavailable') return <Notice tone="waiting" live>{t[state]}</Notice>
    lines.push(<span key="none">{state === 'asking' ? t.asking : t.none}</span>)
  }
  return <div className="place-line" role="status"><Icon name="pin" /><div>{lines}</div></div>
}

type Box = readonly [number, number, number, number]

const UnitSearch = ({ onFound }: { onFound: (center: readonly [number, number], box: Box | null) => void }) => {
  const { place: t } = useKit()
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), 300)
    return () => clearTimeout(timer)
  }, [words])
  const { data } = useCall(territoryRoutes.search, { query: { words: asked } }, { enabled: asked.length > 0, keep: true })
  const units = asked ? (data?.units ?? []).filter(({ center }) => center !== null).slice(0, 6) : []
  return (
    <div className="field">
      <Field label={t.search} type="search" placeholder={t.searchHint} value={words} onChange={(event) => setWords(event.target.value)} enterKeyHint="search" autoComplete="off" />
      {asked && data && units.length === 0 && <p className="soft" role="status">{t.searchNone}</p>}
      {units.length > 0 && (
        <ul className="rows" aria-label={t.found}>
          {units.map((unit) => (
            <li key={unit.id}>
              <button type="button" className="row" onClick={() => { onFound(unit.center!, unit.bbox); setWords(''); setAsked('') }}>
                <Icon name="pin" /><span className="words">{unit.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
