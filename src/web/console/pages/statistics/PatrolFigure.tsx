// The patrol rate of the period: rounds made in time of those due. Each number opens its list.
import { percentText } from '../../../../domain/measures/contribution.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { numberText } from '../../../kit/words/time.ts'
import { worksOn } from '../../parts/permission.ts'
import { sides } from '../../search.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { useTexts } from '../../words/words.ts'
import { Count } from '../rounds/Count.tsx'
import type { Cell } from './cells.ts'

const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

export const PatrolFigure = ({ cells, unit, from, to }: { cells: readonly Cell[]; unit: number; from: string; to: string }) => {
  const texts = useTexts()
  const words = useRoundsTexts()
  const { state } = useRoundTexts()
  const days = useRoundDays()
  const listed = worksOn(useMe(), 'round.see')
  const patrol = cells.find(({ measure }) => measure === 'patrol')
  if (!patrol) return null
  const number = (side: (typeof sides)[number], value: number, what: string) =>
    listed ? <Count value={value} name={words.patrolRate} what={what} search={{ view: 'rate', unit, from: `${from}-01`, to: lastDay(to), side }} /> : <span className="number">{numberText(value)}</span>
  return (
    <section className="card figure" aria-label={words.patrolRate} title={words.rateHint}>
      <h2>{words.patrolRate}</h2>
      <p className="figure-rate number">{texts.statistics.percent(percentText(patrol.numerator, patrol.denominator))}</p>
      <p className="small quiet">{state.done} {number('numerator', patrol.numerator, state.done)} / {words.due} {number('denominator', patrol.denominator, words.due)} · {days.side.rest} {number('rest', patrol.denominator - patrol.numerator, days.side.rest)}</p>
    </section>
  )
}
