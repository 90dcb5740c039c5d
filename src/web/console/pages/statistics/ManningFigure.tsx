// A person in every cell, today: a number of the net rather than of cases, so it has no months; it opens its own list.
import { Link } from '@tanstack/react-router'
import { peopleRoutes } from '../../../../contract/people.ts'
import { percentText } from '../../../../domain/measures/contribution.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { numberText } from '../../../kit/words/time.ts'
import { worksOn } from '../../parts/permission.ts'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'

export const ManningFigure = ({ unit }: { unit: number }) => {
  const texts = useTexts()
  const words = usePeopleTexts()
  const shown = worksOn(useMe(), 'people.see')
  const manning = useCall(peopleRoutes.manningByUnit, { query: { unitId: unit } }, { keep: true, enabled: shown })
  const count = manning.data?.unit.counts.find((one) => one.level === 'microgrid')
  if (!shown || !count) return null
  const link = (value: number, name: string, state?: 'manned') =>
    value === 0 ? <span className="number">{numberText(value)}</span> : <Link to="/people" search={{ unit, view: 'cells', ...(state ? { state } : {}) }} className="number" aria-label={words.openList(name, numberText(value))}>{numberText(value)}</Link>
  return (
    <section className="card figure" aria-label={words.rate} title={words.explain}>
      <h2>{words.rate} · {words.today}</h2>
      <p className="figure-rate number">{texts.statistics.percent(percentText(count.manned, count.cells))}</p>
      <p className="small quiet">{words.state.manned} {link(count.manned, words.state.manned, 'manned')} / {words.level.microgrid} {link(count.cells, words.level.microgrid)}</p>
    </section>
  )
}
