// The patrol rate of the period: rounds made in time of those due. What was made opens its list.
import { percentText } from '../../../../domain/measures/contribution.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { numberText } from '../../../kit/words/time.ts'
import { worksOn } from '../../parts/permission.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { useTexts } from '../../words/words.ts'
import { Count } from '../rounds/Count.tsx'
import { monthsBetween, type Cell } from './cells.ts'

/** A list reaches over a year. */
const mostMonths = 12
const lastDay = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

export const PatrolFigure = ({ cells, unit, from, to }: { cells: readonly Cell[]; unit: number; from: string; to: string }) => {
  const texts = useTexts()
  const words = useRoundsTexts()
  const { state } = useRoundTexts()
  const listed = worksOn(useMe(), 'round.see') && monthsBetween(from, to).length <= mostMonths
  const patrol = cells.find(({ measure }) => measure === 'patrol')
  if (!patrol) return null
  return (
    <section className="card figure" aria-label={words.patrolRate} title={words.rateHint}>
      <h2>{words.patrolRate}</h2>
      <p className="figure-rate number">{texts.statistics.percent(percentText(patrol.numerator, patrol.denominator))}</p>
      <p className="small quiet">{state.done} {listed ? <Count value={patrol.numerator} name={words.patrolRate} what={state.done} search={{ unit, from: `${from}-01`, to: lastDay(to), state: 'done' }} /> : <span className="number">{numberText(patrol.numerator)}</span>} / {words.due} <span className="number">{numberText(patrol.denominator)}</span></p>
    </section>
  )
}
