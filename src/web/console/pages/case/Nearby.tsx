// Open cases near this one: perhaps the same thing.
import { Link } from '@tanstack/react-router'
import { caseRoutes, type CaseView } from '../../../../contract/cases.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useTexts } from '../../words/words.ts'

export const Nearby = ({ view, place }: { view: CaseView; place: { lng: number; lat: number } }) => {
  const texts = useTexts()
  const categories = useCategories()
  const near = useCall(caseRoutes.nearby, { query: place })
  const others = near.data?.cases.filter((one) => one.id !== view.id).slice(0, 6) ?? []
  return (
    <section className="card" aria-label={texts.case.nearby}>
      <header><h2>{texts.case.nearby}</h2></header>
      <div className="body">
        {near.data && others.length === 0 && <p className="quiet">{texts.case.nearbyNone}</p>}
        <ul className="near-list">
          {others.map((one) => (
            <li key={one.id}>
              <Link to="/cases/$id" params={{ id: one.id }}>{categories.name(one.category)}</Link>
              <span className="small quiet number">{texts.case.metres(Math.round(one.metres))}</span>
              <StateTag state={one.state} />
              <p className="small quiet">{one.description}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
