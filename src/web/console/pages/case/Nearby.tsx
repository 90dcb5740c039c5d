// Cases near this one and similar to it: perhaps the same thing.
import { caseSearchRoutes } from '../../../../contract/case-search.ts'
import type { CaseView } from '../../../../contract/cases.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { KnownList } from '../../parts/KnownList.tsx'
import { useTexts } from '../../words/words.ts'

const shown = 6

export const Nearby = ({ view }: { view: CaseView }) => {
  const { known } = useTexts()
  const { id, place, category, description, address } = view
  const { data } = useCall(caseSearchRoutes.known, { body: { except: id, ...(place ? { place } : {}), category, words: description, address, limit: shown } })
  return (
    <section className="card" aria-label={known.title}>
      <header><h2>{known.title}</h2></header>
      <div className="body">
        {data && data.cases.length === 0 && <p className="quiet">{known.none}</p>}
        {data && <KnownList cases={data.cases} words={description} />}
      </div>
    </section>
  )
}
