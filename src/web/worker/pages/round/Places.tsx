// The places of a round in walking order, each ticked with one tap; where one stands is taken only at that moment, and only if
// the routine asks for it.
import { useMemo, useRef, useState } from 'react'
import { placesWanted } from '../../../../domain/rounds/evidence.ts'
import { walkingOrder } from '../../../../domain/rounds/walking-order.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import type { ParcelFields, PlaceTick } from '../../../kit/mobile/keep/parcel.ts'
import { usePosition } from '../../../kit/mobile/place/position.ts'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import type { KnownRound } from '../../known/rounds.ts'
import { useTexts } from '../../words.ts'
import { whereNow } from './where-now.ts'
import { useRoundPage } from './words.ts'

type Props = { round: KnownRound; fields: ParcelFields; set: (fields: ParcelFields) => void }

const verdicts = ['ok', 'fault'] as const

export const Places = ({ round, fields, set }: Props) => {
  const t = useRoundPage()
  const { round: words } = useTexts()
  const { state, fix, ask } = usePosition(false)
  const [begin, setBegin] = useState<readonly [number, number] | null>(null)
  const visits = fields.visits ?? {}
  const latest = useRef(visits)
  latest.current = visits
  // From the first fix on the list keeps its order: what is tapped doesn't jump away.
  const from = begin ?? (fix ? ([fix.lng, fix.lat] as const) : null)
  if (from !== null && begin === null) setBegin(from)
  const places = useMemo(() => walkingOrder(round.places, ({ lng, lat }) => [lng, lat] as const, from), [round.places, from?.[0], from?.[1]])
  const tick = (id: string, more: Partial<PlaceTick>): void => {
    latest.current = { ...latest.current, [id]: { ok: true, ...latest.current[id], ...more } }
    set({ visits: latest.current, roundName: `${round.name} · ${round.unit.name}` })
  }
  const choose = (id: string, ok: boolean): void => {
    tick(id, { ok })
    if (!round.doneWhen.position || latest.current[id]?.lng !== undefined) return
    void whereNow().then((at) => (at ? tick(id, at) : toast(t.positionMissing, 'info')))
  }
  return (
    <section className="section" aria-labelledby="places-head">
      <div>
        <h2 id="places-head">{t.places}</h2>
        <p className="soft small" aria-live="polite">{t.placesDone(Object.keys(visits).length, places.length, round.doneWhen.places > 0 ? placesWanted(round.doneWhen, places.length) : 0)}</p>
        {round.doneWhen.position && <p className="soft small">{t.positionKept}</p>}
      </div>
      {from === null && places.length > 1 && <Button look="second" icon="target" busy={state === 'asking'} onClick={ask}>{t.fromHere}</Button>}
      <ol className="list round-places" aria-label={t.order}>
        {places.map(({ id, name }) => (
          <li key={id} className="card">
            <Tiles label={name} look="segments" value={visits[id] ? (visits[id].ok ? 'ok' : 'fault') : null} choices={verdicts.map((value) => ({ value, word: words.verdict[value] }))} onChoose={(verdict) => choose(id, verdict === 'ok')} />
            {visits[id] && !visits[id].ok && <Field label={t.placeNote(name)} optional maxLength={500} value={visits[id].note ?? ''} onChange={({ target }) => tick(id, { note: target.value })} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
