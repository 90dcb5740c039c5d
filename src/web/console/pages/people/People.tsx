// The people on the net: units on the left, and of the chosen one the roster, a person in every cell, double postings, leave.
import { useState } from 'react'
import { Button, Segmented } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { pathOf } from '../../../../contract/client.ts'
import { rosterRoutes } from '../../../../contract/roster.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { ownUnitId, worksOn } from '../../parts/permission.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { peopleViews, type PeopleSearch } from '../../search.ts'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'
import { AppointDialog } from './AppointDialog.tsx'
import { Away } from './Away.tsx'
import { Cells } from './Cells.tsx'
import { Doubles } from './Doubles.tsx'
import { Roster } from './Roster.tsx'
import { UnitTree } from './UnitTree.tsx'
import './people.css'

const route = getRouteApi('/people')

export type ChangeSearch = (next: { [K in keyof PeopleSearch]?: PeopleSearch[K] | undefined }) => void

export const People = () => {
  const texts = useTexts()
  const words = usePeopleTexts()
  const language = useLanguage()
  const me = useMe()
  const search = route.useSearch()
  const navigate = useNavigate()
  const [appointing, setAppointing] = useState<{ unitId?: number } | null>(null)
  const change: ChangeSearch = (next) =>
    void navigate({ to: '/people', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)) as PeopleSearch, replace: true })
  const unitId = search.unit ?? ownUnitId(me)
  const view = search.view ?? 'roster'
  const manages = worksOn(me, 'people.manage')
  return (
    <div className="page page-wide people">
      <PageHead title={texts.people.heading}>
        <UnitPicker label={texts.people.unit} value={unitId} onChange={(unit) => change({ unit })} width={220} />
        <Button href={pathOf(rosterRoutes.take, {}, { ...(unitId === undefined ? {} : { unitId }), language })} title={words.exportHint} download>{words.export}</Button>
        {manages && <Button href="/console/people/import" onClick={(event) => { event.preventDefault(); void navigate({ to: '/people/import' }) }}>{words.import.heading}</Button>}
        {manages && <Button type="primary" onClick={() => setAppointing({})}>{words.appoint}</Button>}
      </PageHead>
      <div className="people-split">
        <UnitTree unitId={unitId} onChoose={(unit) => change({ unit })} />
        <div className="stack people-main">
          <Segmented className="people-views" aria-label={words.view} value={view} onChange={(next) => change({ view: next, state: undefined, level: undefined })} options={peopleViews.map((value) => ({ value, label: words.views[value] }))} />
          {view === 'roster' && <Roster unitId={unitId} search={search} onChange={change} />}
          {view === 'cells' && <Cells unitId={unitId} search={search} onChange={change} {...(manages ? { onFill: (unit: number) => setAppointing({ unitId: unit }) } : {})} />}
          {view === 'double' && <Doubles unitId={unitId} />}
          {view === 'away' && <Away unitId={unitId} />}
        </div>
      </div>
      {appointing && <AppointDialog {...appointing} onClose={() => setAppointing(null)} />}
    </div>
  )
}
