// What became of one unit: its names, codes and parents over time, what it came from and what it went on as.
import { Link } from '@tanstack/react-router'
import { territoryRoutes } from '../../../../contract/territory.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useTexts } from '../../words/words.ts'

type History = ReplyOf<typeof territoryRoutes.history>

export const UnitHistory = ({ id }: { id: number }) => {
  const { history } = useTexts()
  const query = useCall(territoryRoutes.history, { params: { id } }, { staleTime: 60_000 })
  const past = query.data
  if (!past || (past.versions.length < 2 && past.cameFrom.length === 0 && past.wentOnAs.length === 0 && past.shapesFrom.length < 2)) return null
  return (
    <section className="card" aria-label={history.ofUnit}>
      <header><h2>{history.ofUnit}</h2></header>
      <div className="body stack">
        <Relatives title={history.cameFrom} list={past.cameFrom} before />
        <ol className="unit-past">
          {[...past.versions].reverse().map((version) => (
            <li key={version.from}>
              <p className="small quiet number">{history.span(version.from, version.until ?? '')}</p>
              <p><b>{version.name}</b> <span className="number small">{version.code}</span>{version.parent && <span className="small quiet"> · {version.parent.name}</span>}{version.households !== null && <span className="small quiet"> · {history.households(numberText(version.households))}</span>}</p>
            </li>
          ))}
        </ol>
        {past.shapesFrom.length > 1 && <p className="small quiet unit-past-days"><span>{history.shapes}</span>{past.shapesFrom.slice(1).map((day) => <Link key={day} className="number" to="/territory" search={{ unit: id, on: day }}>{`${day} `}</Link>)}</p>}
        <Relatives title={history.wentOnAs} list={past.wentOnAs} />
      </div>
    </section>
  )
}

/** Those before lived until the day before. */
const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

const Relatives = ({ title, list, before = false }: { title: string; list: History['cameFrom']; before?: boolean }) => {
  const { history } = useTexts()
  if (list.length === 0) return null
  return (
    <div>
      <h3 className="unit-past-head">{title}</h3>
      <ul className="unit-past-list">
        {list.map(({ id, name, day, how }) => (
          <li key={`${id} ${day}`}><Link to="/territory" search={before ? { unit: id, on: dayBefore(day) } : { unit: id }}>{spokenName(name)}</Link> <span className="tag">{history.how[how]}</span> <span className="small quiet number">{day}</span></li>
        ))}
      </ul>
    </div>
  )
}
