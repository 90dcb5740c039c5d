// The map of manning: units below shaded by how many of their cells have a person; in a community the cells themselves, by
// whether somebody is there.
import { useMemo } from 'react'
import { peopleRoutes } from '../../../../contract/people.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { percentText } from '../../../../domain/measures/contribution.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import { shadingOf, type Shading } from '../../../kit/map/shading.ts'
import type { MapLevel } from '../../../kit/map/style.ts'
import { token } from '../../../kit/tokens.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { usePeopleTexts } from '../../words/people.ts'
import { useTexts } from '../../words/words.ts'
import type { Cell, CellLevel } from './Cells.tsx'

type Child = { id: number; name: string; level: string; counts: readonly { level: CellLevel; cells: number; manned: number; away: number }[] }
type Props = { unitId: number | undefined; day: string | undefined; level: CellLevel; children: readonly Child[]; hovered: number | null; onHover: (id: number | null) => void; onChoose: (id: number) => void }

/** A community has some forty cells; all of them are one page. */
const mostCells = 200

export const CellMap = ({ unitId, day, level, children, hovered, onHover, onChoose }: Props) => {
  const texts = useTexts()
  const words = usePeopleTexts()
  const shared = useShared()
  const me = useMe()
  const unit = useCall(territoryRoutes.get, { params: { id: unitId ?? 0 } }, { enabled: unitId !== undefined, keep: true, staleTime: 600_000 }).data?.unit
  const small = unit?.level === 'community' || unit?.level === 'grid' || unit?.level === 'microgrid'
  const shownLevel: CellLevel = small && (level === 'community' || unit?.level === 'grid') ? 'microgrid' : level
  const cells = useCall(peopleRoutes.cells, { query: { ...(unitId === undefined ? {} : { unitId }), ...(day ? { day } : {}), level: shownLevel, limit: mostCells } }, { enabled: small, keep: true }).data?.cells
  const shading = useMemo((): Shading => {
    if (small) return statesShading(cells ?? [], words.mapLegend)
    const rows = children.map((child) => {
      const count = child.counts.find((one) => one.level === level)
      const rate = count && count.cells > 0 ? (count.manned / count.cells) * 100 : null
      return { id: child.id, value: rate, text: count ? `${words.manned(String(count.manned), String(count.cells))} · ${texts.statistics.percent(percentText(count.manned, count.cells))}` : shared.none }
    })
    return shadingOf(rows, (value) => `${value.toFixed(1)}%`, shared.map.noValue)
  }, [small, cells, children, level, words, texts, shared])
  if (!me || !unit) return null
  const mapLevel = small ? shownLevel : ((children[0]?.level ?? 'street') as MapLevel)
  return (
    <section className="card people-map" aria-label={words.map}>
      <NetMap
        center={me.district.center} schematic={me.district.schematic} focus={unit.bbox} level={mapLevel} parentId={small ? null : unit.id} chosenId={unit.level === 'district' ? null : unit.id}
        hoveredId={hovered} onHover={onHover} onChoose={onChoose} shading={shading}
      />
    </section>
  )
}

const statesShading = (cells: readonly Cell[], legend: Readonly<Record<Cell['state'], string>>): Shading => {
  const color = { present: token('ramp-3'), away: token('waiting'), vacant: token('urgent') }
  return {
    colors: new Map(cells.map((cell) => [cell.id, color[cell.state]])),
    texts: new Map(cells.map((cell) => [cell.id, [legend[cell.state], ...cell.holders.map((one) => one.name)].join(' · ')])),
    legend: (['present', 'away', 'vacant'] as const).map((state) => ({ color: color[state], text: legend[state] })),
  }
}
