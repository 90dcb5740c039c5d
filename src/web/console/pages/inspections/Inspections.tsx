// Shop fronts: what is to be looked at again, all inspections, the register of premises, its coverage, the checklist.
import { Segmented } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMe } from '../../../kit/data/use-me.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { inspectionViews, type InspectionsSearch } from '../../search.ts'
import { ownUnitId } from '../../parts/permission.ts'
import { ChecklistEditor } from './ChecklistEditor.tsx'
import { Coverage } from './Coverage.tsx'
import { InspectionList } from './InspectionList.tsx'
import { Register } from './Register.tsx'
import '../people/people.css'
import './inspections.css'

const route = getRouteApi('/inspections')
export type ChangeSearch = (next: InspectionsSearch) => void

export const Inspections = () => {
  const texts = useInspectionTexts()
  const me = useMe()
  const navigate = useNavigate()
  const search = route.useSearch()
  const view = search.view ?? 'due'
  const change: ChangeSearch = (next) => void navigate({ to: '/inspections', search: next, replace: true })
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead} />
      <Segmented className="inspection-views" value={view} onChange={(value) => change({ view: value as typeof view })} options={inspectionViews.map((value) => ({ value, label: texts.views[value] }))} />
      {(view === 'due' || view === 'all') && <InspectionList key={view} due={view === 'due'} search={search} onChange={change} />}
      {view === 'premises' && <Register search={search} onChange={change} />}
      {view === 'coverage' && me && <Coverage unitId={search.unit ?? ownUnitId(me)} search={search} onChange={change} />}
      {view === 'checklist' && <ChecklistEditor />}
    </div>
  )
}
