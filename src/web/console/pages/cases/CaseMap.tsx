// The map beside the work-list: all cases of the list, not only those on its page, and the list exactly those of the map's area if
// wanted. Of very many it shows the newest and says so.
import { useMemo, useRef } from 'react'
import { Button } from 'antd'
import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Me } from '../../../../contract/account.ts'
import { casePointRoutes, mostPoints } from '../../../../contract/case-points.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { lightOf } from '../../../kit/light.ts'
import { NetMap, type MapBox } from '../../../kit/map/NetMap.tsx'
import { useNow } from '../../../kit/words/use-now.ts'
import { ownUnitId } from '../../parts/permission.ts'
import { useCategories } from '../../parts/use-categories.ts'
import type { CaseSearch } from '../../search.ts'
import { useTexts } from '../../words/words.ts'
import { withFilter } from './CaseFilters.tsx'

type Props = { me: Me; active: string | null; onActive: (id: string | null) => void; search: CaseSearch; /** Without it the map doesn’t narrow the list. */ onChange?: (next: CaseSearch) => void }

const boxText = (box: MapBox): string => box.map((edge) => edge.toFixed(5)).join(',')

export const CaseMap = ({ me, active, onActive, search, onChange }: Props) => {
  const texts = useTexts()
  const categories = useCategories()
  const navigate = useNavigate()
  const now = useNow()
  const view = useRef<MapBox | null>(null)
  const root = useCall(territoryRoutes.root, {}, { staleTime: 10 * 60_000 }).data
  const unitId = search.unitId ?? ownUnitId(me)
  const unit = useCall(territoryRoutes.get, { params: { id: unitId ?? 0 } }, { enabled: unitId !== undefined, staleTime: 10 * 60_000 }).data?.unit
  const { order: _, ...filter } = search
  const answer = useCall(casePointRoutes.points, { query: filter }, { keep: true })
  const points = useMemo(
    () => answer.data?.points.map((one) => ({ id: one.id, lng: one.lng, lat: one.lat, light: lightOf(one, now), label: `${categories.name(one.category)} · ${one.number}` })) ?? [],
    [answer.data, now, categories],
  )
  const focus = search.bbox ? null : (unit?.bbox ?? root?.bbox ?? null)
  return (
    <section className="card cases-map" aria-label={texts.cases.map} aria-busy={answer.isFetching}>
      <NetMap
        center={me.district.center} schematic={me.district.schematic} focus={focus} whole={root?.bbox ?? null} points={points} chosenPoint={active}
        chosenId={unit && unit.level !== 'district' ? unit.id : null}
        onPointHover={onActive}
        onPoint={(id) => void navigate({ to: '/cases/$id', params: { id } })}
        onMoved={(box) => {
          view.current = box
          if (search.bbox && boxText(box) !== search.bbox) onChange?.(withFilter(search, { bbox: boxText(box) }))
        }}
      />
      <footer>
        <MapNote answer={answer} />
        {onChange && <Button size="small" aria-pressed={search.bbox !== undefined} type={search.bbox ? 'primary' : 'default'} onClick={() => onChange(withFilter(search, { bbox: search.bbox || !view.current ? undefined : boxText(view.current) }))}>
          {search.bbox ? texts.cases.clearArea : texts.cases.onlyArea}
        </Button>}
      </footer>
    </section>
  )
}

/** What the map shows, and what of the list it doesn't. */
const MapNote = ({ answer: { data, error, isPending, refetch } }: { answer: UseQueryResult<ReplyOf<typeof casePointRoutes.points>> }) => {
  const texts = useTexts()
  if (error && !data) return <span className="small" role="alert">{texts.cases.mapFailed} <Button size="small" onClick={() => void refetch()}>{texts.state.retry}</Button></span>
  if (isPending || !data) return <span className="small quiet">{texts.state.loading}</span>
  return (
    <span className="small quiet" role="status">
      {texts.cases.mapNote(data.points.length)}{data.withoutPlace > 0 && <> · {texts.cases.withoutPlace(data.withoutPlace)}</>}{data.more && <> · {texts.cases.mapNewest(mostPoints)}</>}
    </span>
  )
}
