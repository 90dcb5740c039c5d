// What is known near the place already: following it is better than reporting it twice.
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { caseRoutes } from '../../../../contract/cases.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import type { Place } from '../../../kit/map/use-pin.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useTexts } from '../../words/words.ts'

export const Known = ({ place, category }: { place: Place | null; category?: string }) => {
  const texts = useTexts()
  const categories = useCategories()
  const near = useCall(caseRoutes.nearby, { query: { ...(place ?? { lng: 0, lat: 0 }), ...(category ? { category } : {}) } }, { enabled: place !== null, keep: true })
  const follow = useSend(caseRoutes.follow, ['cases.'])
  const cases = place ? (near.data?.cases.slice(0, 5) ?? []) : []
  return (
    <section className="card" aria-label={texts.report.near} aria-live="polite">
      <header><h2>{texts.report.near}</h2></header>
      <div className="body">
        <p className="quiet small">{place === null ? texts.report.nearWaiting : cases.length > 0 ? texts.report.nearHint : near.isPending ? texts.state.loading : texts.report.nearNone}</p>
        <ul className="near-list new-case-known">
          {cases.map((one) => (
            <li key={one.id}>
              <Link to="/cases/$id" params={{ id: one.id }} target="_blank">{categories.name(one.category)}</Link>
              <span className="small quiet number">{texts.case.metres(Math.round(one.metres))}</span>
              <StateTag state={one.state} />
              <p className="small quiet">{one.description}</p>
              <Button size="small" disabled={one.following} onClick={() => follow.mutate({ params: { id: one.id }, body: { follow: true } })}>{one.following ? texts.report.followed : texts.report.same}</Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
