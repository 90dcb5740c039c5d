// The map beside the work-list: exactly the cases of the list, and the list exactly those of the map's area if wanted.
import { useMemo, useRef } from 'react'
import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { Me } from '../../../../contract/account.ts'
import type { CaseRow } from '../../../../contract/cases.ts'
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

type Props = { me: Me; rows: readonly CaseRow[]; active: string | null; onActive: (id: string | null) => void; search: CaseSearch; /** Without it the map doesn’t narrow the list. */ onChange?: (next: CaseSearch) => void }

const boxText = (box: MapBox): string => box.map((edge) => edge.toFixed(5)).join(',')

export const CaseMap = ({ me, rows, active, search, onChange }: Props) => {
  const texts = useTexts()
  const categories = useCategories()
  const navigate = useNavigate()
  const now = useNow()
  const view = useRef<MapBox | null>(null)
  const root = useCall(territoryRoutes.root, {}, { staleTime: 10 * 60_000 }).data
  const unitId = search.unitId ?? ownUnitId(me)
  const unit = useCall(territoryRoutes.get, { params: { id: unitId ?? 0 } }, { enabled: unitId !== undefined, staleTime: 10 * 60_000 }).data?.unit
  const points = useMemo(
    () => rows.flatMap((row) => (row.place ? [{ id: row.id, ...row.place, light: lightOf(row, now), label: `${categories.name(row.category)} · ${row.number}` }] : [])),
    [rows, now, categories],
  )
  const focus = search.bbox ? null : (unit?.bbox ?? root?.bbox ?? null)
  const without = rows.length - points.length
  return (
    <div className="card cases-map">
      <NetMap
        center={me.district.center} schematic={me.district.schematic} focus={focus} whole={root?.bbox ?? null} points={points} chosenPoint={active}
        chosenId={unit && unit.level !== 'district' ? unit.id : null}
        onPoint={(id) => void navigate({ to: '/cases/$id', params: { id } })}
        onMoved={(box) => {
          view.current = box
          if (search.bbox && boxText(box) !== search.bbox) onChange?.(withFilter(search, { bbox: boxText(box) }))
        }}
      />
      <footer>
        <span className="small quiet">{texts.cases.mapNote(points.length)}{without > 0 && <> · {texts.cases.withoutPlace(without)}</>}</span>
        {onChange && <Button size="small" aria-pressed={search.bbox !== undefined} type={search.bbox ? 'primary' : 'default'} onClick={() => onChange(withFilter(search, { bbox: search.bbox || !view.current ? undefined : boxText(view.current) }))}>
          {search.bbox ? texts.cases.clearArea : texts.cases.onlyArea}
        </Button>}
      </footer>
    </div>
  )
}
