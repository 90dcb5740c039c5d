// The map with its tools and the list beside it: both show the units below one unit as the plan leaves them. What is chosen
// in one is chosen in the other, and whatever can be drawn can be typed as well.
import { useEffect, useMemo, useState } from 'react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { Plan } from '../../../../contract/plan-parts.ts'
import { planRoutes } from '../../../../contract/plans.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { boxOf, polygonsOf, type Position, type Shape } from '../../../../domain/kernel/geometry.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import type { MapArea } from '../../../kit/map/areas.ts'
import type { CornerChange, Drawing } from '../../../kit/map/use-drawing.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'
import { ToolPanel } from './ToolPanel.tsx'
import { tools, type Draft, type Tool } from './tools.ts'
import { UnitTable } from './UnitTable.tsx'
import type { PlanHandle, WireEdit } from './use-plan.ts'

const route = getRouteApi('/plans/$id')
export type ShownUnits = ReplyOf<typeof planRoutes.units>
export type ShownUnit = ShownUnits['unit']
export const refOf = (unit: Pick<ShownUnit, 'unit'>): string => String(unit.unit)

const place = ([lng, lat]: Position): [number, number] => [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7]

const cornerEdit = (change: CornerChange): WireEdit => {
  switch (change.kind) {
    case 'moved':
      return { kind: 'moveCorner', at: place(change.from), to: place(change.to) }
    case 'added':
      return { kind: 'addCorner', between: [place(change.between[0]), place(change.between[1])], at: place(change.at) }
    case 'dropped':
      return { kind: 'dropCorner', at: place(change.at) }
  }
}

export const Workbench = ({ plan, handle, canChange }: { plan: Plan; handle: PlanHandle; canChange: boolean }) => {
  const texts = useTexts()
  const me = useMe()
  const search = route.useSearch()
  const navigate = useNavigate()
  const [tool, setTool] = useState<Tool | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [draft, setDraft] = useState<Draft>({ crossed: 'whole', as: 'below', name: '', special: null, households: null, into: null })
  const shown = useCall(planRoutes.units, { params: { id: plan.id }, query: search.unit ? { parent: search.unit } : {} }, { keep: true })
  const units = shown.data
  const preview = useCall(planRoutes.preview, { params: { id: plan.id }, query: {} }, { keep: true, enabled: plan.operations > 0 && plan.state !== 'applied' })
  const reshaped = useMemo(() => new Set(preview.data?.changed.flatMap(({ unit, facts }) => (facts.includes('shape') ? [String(unit)] : []))), [preview.data])
  useEffect(() => {
    setChosen([])
    setTool(null)
  }, [search.unit])
  // A unit that an undo took away leads back to the whole.
  useEffect(() => {
    if (shown.error && search.unit) void navigate({ to: '/plans/$id', params: { id: plan.id }, search: {}, replace: true })
  }, [shown.error])
  const present = useMemo(() => chosen.filter((ref) => units?.children.some((one) => refOf(one) === ref)), [chosen, units])
  const toggle = (ref: string): void => setChosen((now) => (now.includes(ref) ? now.filter((one) => one !== ref) : [...now, ref]))
  const areas = useMemo((): MapArea[] => {
    if (!units) return []
    const drawn = units.children.length > 0 ? units.children : [units.unit]
    return drawn.flatMap((one) => (one.shape ? [{ id: refOf(one), name: spokenName(one.name), shape: one.shape as unknown as Shape, tone: typeof one.unit === 'string' ? 'fresh' as const : reshaped.has(refOf(one)) ? 'changed' as const : 'plain' as const, chosen: present.includes(refOf(one)) }] : []))
  }, [units, present, reshaped])
  const focus = useMemo(() => (units?.unit.shape ? boxOf(units.unit.shape as unknown as Shape) : null), [units?.unit.unit])
  const picked = units?.children.filter((one) => present.includes(refOf(one))) ?? []
  const rings = useMemo(() => (tool === 'corners' && picked[0]?.shape ? polygonsOf(picked[0].shape as unknown as Shape).flat() : []), [tool, picked[0]?.unit, picked[0]?.shape])

  const draw = async (edit: WireEdit): Promise<void> => {
    const done = await handle.draw(edit)
    if (!done) {
      // A corner that may not go there springs back.
      if (edit.kind.endsWith('Corner')) void shown.refetch().then(() => setTool(null))
      return
    }
    if (edit.kind.endsWith('Corner')) return
    setTool(null)
    setChosen(done.made.map(String))
  }
  const finish = (at: readonly Position[]): void => {
    const line = at.map(place)
    const [one, two] = picked
    const facts = { name: draft.name.trim() || texts.plans.newName, special: draft.special, households: draft.households }
    if (tool === 'split' && one) void draw({ kind: 'split', unit: one.unit, line, crossed: draft.crossed })
    else if (tool === 'redraw' && one && two) void draw({ kind: 'redrawBorder', units: [one.unit, two.unit], line })
    else if (tool === 'cutOut' && one) void draw({ kind: 'cutOut', unit: one.unit, ring: line, as: one.level === 'microgrid' ? 'beside' : draft.as, facts })
    else if (tool === 'fillGap' && units) void draw({ kind: 'fillGap', parent: units.unit.unit, ring: line, facts })
  }
  const drawing: Drawing | undefined = !canChange || !tool || handle.busy ? undefined
    : tool === 'corners' ? { kind: 'corners', rings, onChanged: (change) => void draw(cornerEdit(change)) }
      : tools[tool].draws === 'line' ? { kind: 'line', onDrawn: finish } : tools[tool].draws === 'area' ? { kind: 'area', onDrawn: finish } : undefined

  if (!units) return <section className="card">{shown.error ? <Fault fault={shown.error} onRetry={() => void shown.refetch()} /> : <Waiting rows={8} />}</section>
  return (
    <section className="plan-bench" aria-label={texts.plans.map} aria-busy={handle.busy}>
      <nav className="territory-path" aria-label={texts.plans.path}>
        <ol>{units.line.map((one, i) => <li key={refOf(one)}>{i === units.line.length - 1 ? <b aria-current="page">{spokenName(one.name)}</b> : <Link to="/plans/$id" params={{ id: plan.id }} search={{ unit: refOf(one) }}>{spokenName(one.name)}</Link>}</li>)}</ol>
      </nav>
      <div className="plan-split">
        <div className="card plan-map">
          {me && <NetMap center={me.district.center} schematic={me.district.schematic} focus={focus} whole={focus} areas={areas} onArea={toggle} drawing={drawing} />}
        </div>
        <div className="stack">
          {canChange && <ToolPanel units={units} picked={picked} tool={tool} onTool={setTool} draft={draft} onDraft={setDraft} busy={handle.busy} onLine={finish} onEdit={(edit) => void draw(edit)} />}
          <UnitTable plan={plan} handle={handle} canChange={canChange} units={units} reshaped={reshaped} chosen={present} onToggle={toggle} onClear={() => setChosen([])} />
        </div>
      </div>
    </section>
  )
}
