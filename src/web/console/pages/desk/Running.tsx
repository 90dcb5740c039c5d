// What runs beside the cases: whistles with the countdown of each called department, and premises that have to be looked at
// again by their day.
import { Link } from '@tanstack/react-router'
import { inspectionRoutes } from '../../../../contract/inspections.ts'
import { whistleRoutes, type WhistleRow } from '../../../../contract/whistles.ts'
import { clockLight } from '../../../../domain/clocks/clock.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { exactTime, remainingText } from '../../../kit/words/time.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { useNow } from '../../../kit/words/use-now.ts'
import { worksOn } from '../../parts/permission.ts'
import { Say } from '../../parts/Say.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useDeskTexts } from '../../words/desk.ts'
import { StandingTag, type Standing } from '../case/StandingTag.tsx'

const often = { refetchInterval: 30_000 }

export const Running = () => {
  const me = useMe()
  return (
    <>
      {worksOn(me, 'whistle.see') && <Whistles />}
      {worksOn(me, 'premises.see') && <Reinspections />}
    </>
  )
}

/** An answer stops the countdown; until then it says what is left. */
const useCallStanding = (now: number): ((one: WhistleRow['calls'][number]) => Standing) => {
  const texts = useDeskTexts()
  const { time } = useShared()
  return ({ state, dueAt, yellowAt, stoppedAt }) => {
    const light = clockLight({ yellowAt, dueAt, stoppedAt }, now)
    if (state === 'called' && dueAt !== null && light !== 'stopped') return { tone: light, text: remainingText(dueAt, now, time) }
    const late = stoppedAt !== null && dueAt !== null && stoppedAt > dueAt
    return { tone: state === 'objected' ? 'yellow' : state === 'excused' ? 'stopped' : late ? 'late' : 'kept', text: late ? texts.lateCall(texts.call[state]) : texts.call[state] }
  }
}

const Whistles = () => {
  const texts = useDeskTexts()
  const now = useNow()
  const categories = useCategories()
  const standing = useCallStanding(now)
  const running = useCall(whistleRoutes.list, { query: { state: 'running', limit: 20 } }, often)
  const counts = useCall(whistleRoutes.counts, {}, often).data
  if (!running.data) return null
  return (
    <section className="card" aria-label={texts.whistles}>
      <header><h2>{texts.whistles}</h2><span className="quiet small">{counts && texts.whistleCounts(counts.running, counts.late, counts.waiting)}</span><Link className="aside" to="/whistles">{texts.allWhistles}</Link></header>
      <div className="body">
        {running.data.whistles.length === 0 ? <Say kind="empty" title={texts.noWhistles} text={texts.noWhistlesHint} /> : (
          <ul className="desk-rows">
            {running.data.whistles.map((one) => (
              <li key={one.id}>
                <Link to="/whistles/$id" params={{ id: one.id }}>{categories.name(one.category)} <span className="number">{one.caseNumber}</span></Link>
                {one.street && <span className="quiet"> · {spokenName(one.street.name)}</span>}
                <ul className="desk-calls">{one.calls.map((each) => <li key={each.office.id}><span>{each.office.name}</span><StandingTag standing={standing(each)} /></li>)}</ul>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

const Reinspections = () => {
  const texts = useDeskTexts()
  const now = useNow()
  const due = useCall(inspectionRoutes.list, { query: { due: true, limit: 8 } }, often).data
  if (!due) return null
  const today = exactTime(now).slice(0, 10)
  return (
    <section className="card" aria-label={texts.reinspections}>
      <header><h2>{texts.reinspections}</h2><Link className="aside" to="/inspections">{texts.allInspections}</Link></header>
      <div className="body">
        {due.inspections.length === 0 ? <Say kind="empty" title={texts.noReinspections} text={texts.noReinspectionsHint} /> : (
          <ul className="desk-rows">
            {due.inspections.map((one) => (
              <li key={one.id} className="desk-row">
                <span><b>{one.premises.name}</b> <span className="quiet">{one.premises.address}</span></span>
                <StandingTag standing={{ tone: one.overdue ? 'red' : one.reinspectOn === today ? 'yellow' : 'green', text: one.overdue ? texts.missed(one.reinspectOn ?? '') : texts.due(one.reinspectOn ?? '') }} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
