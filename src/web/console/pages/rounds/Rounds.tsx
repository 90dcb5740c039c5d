// Rounds: the plan of a month with its progress, the list behind each number, and the routines that make them.
import { Segmented } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMe } from '../../../kit/data/use-me.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { roundViews, type RoundsSearch } from '../../search.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { Missing } from './Missing.tsx'
import { MonthPlan } from './MonthPlan.tsx'
import { PlaceLists } from './PlaceLists.tsx'
import { RateList } from './RateList.tsx'
import { RoundList } from './RoundList.tsx'
import { Routines } from './Routines.tsx'
import './rounds.css'

const route = getRouteApi('/rounds')
export type Change = (next: { [K in keyof RoundsSearch]?: RoundsSearch[K] | undefined }) => void

export const Rounds = () => {
  const texts = useRoundsTexts()
  const days = useRoundDays()
  const me = useMe()
  const navigate = useNavigate()
  const search = route.useSearch()
  const view = search.view ?? 'plan'
  const change: Change = (next) => void navigate({ to: '/rounds', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)), replace: true })
  const unitId = search.unit ?? ownUnitId(me)
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead} />
      <Segmented className="round-views" value={view} onChange={(next) => change({ view: next as typeof view })} options={roundViews.flatMap((value) => (value === 'rate' && view !== 'rate' ? [] : [{ value, label: value === 'rate' ? texts.patrolRate : value === 'missing' ? days.missing : value === 'places' ? days.places : texts.views[value] }]))} />
      {me && view === 'plan' && <MonthPlan unitId={unitId} search={search} onChange={change} />}
      {me && view === 'list' && <RoundList me={me} unitId={unitId} search={search} onChange={change} />}
      {me && view === 'missing' && <Missing unitId={unitId} search={search} onChange={change} />}
      {me && view === 'rate' && unitId !== undefined && <RateList unitId={unitId} search={search} onChange={change} />}
      {me && view === 'routines' && <Routines me={me} />}
      {me && view === 'places' && <PlaceLists me={me} unitId={unitId} search={search} onChange={change} />}
    </div>
  )
}
