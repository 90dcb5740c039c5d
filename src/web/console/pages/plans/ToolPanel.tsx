// The tools, what each wants to know, and typing for those who don't draw.
import { useId, useState } from 'react'
import { Button, Input, InputNumber, Radio, Select } from 'antd'
import { specialTypes, type SpecialType } from '../../../../domain/territory/unit.ts'
import { useNetNames } from '../../../kit/words/net.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { useTexts } from '../../words/words.ts'
import { Corners } from './Corners.tsx'
import { isReady, pointsFrom, tools, type Draft, type Tool } from './tools.ts'
import type { WireEdit } from './use-plan.ts'
import { refOf, type ShownUnit, type ShownUnits } from './Workbench.tsx'

type Props = {
  units: ShownUnits
  picked: readonly ShownUnit[]
  tool: Tool | null
  onTool: (tool: Tool | null) => void
  draft: Draft
  onDraft: (draft: Draft) => void
  busy: boolean
  onLine: (line: [number, number][]) => void
  onEdit: (edit: WireEdit) => void
}

export const ToolPanel = (props: Props) => {
  const { plans } = useTexts()
  const { picked, tool, onTool } = props
  const active = tool !== null && isReady(tool, picked.length) ? tool : null
  const needs = tool !== null && active === null ? tools[tool].needs : null
  return (
    <section className="card" aria-label={plans.tools}>
      <header><h2>{plans.tools}</h2><span className="aside small quiet" role="status">{plans.chosen(picked.length)}</span></header>
      <div className="body stack">
        <div className="plan-tools" role="group" aria-label={plans.tools}>
          {(Object.keys(tools) as Tool[]).map((one) => (
            <Button key={one} size="small" type={tool === one ? 'primary' : 'default'} aria-pressed={tool === one} onClick={() => onTool(tool === one ? null : one)}>{plans.tool[one]}</Button>
          ))}
        </div>
        {needs && <p className="quiet" role="status">{plans.needs[needs]}</p>}
        {active && <Panel {...props} key={active} tool={active} />}
      </div>
    </section>
  )
}

const Panel = ({ units, picked, tool, onTool, draft, onDraft, busy, onLine, onEdit }: Props & { tool: Tool }) => {
  const { plans } = useTexts()
  const netNames = useNetNames()
  const id = useId()
  const [one] = picked
  const [merged, setMerged] = useState(one?.name ?? '')
  const others = units.children.filter((other) => other.unit !== one?.unit)
  const change = (next: Partial<Draft>): void => onDraft({ ...draft, ...next })
  const makes = tool === 'cutOut' || tool === 'fillGap'
  return (
    <div className="step-form plan-panel">
      <p className="quiet small">{plans.toolHint[tool]}</p>
      {tool === 'split' && one?.level !== 'microgrid' && (
        <fieldset className="step-choice">
          <legend>{plans.crossed}</legend>
          <Radio.Group value={draft.crossed} onChange={(event) => change({ crossed: event.target.value as Draft['crossed'] })} options={(['whole', 'cut'] as const).map((value) => ({ value, label: plans.crossedOf[value] }))} />
        </fieldset>
      )}
      {makes && (
        <>
          {tool === 'cutOut' && one?.level !== 'microgrid' && (
            <fieldset className="step-choice">
              <legend>{plans.as}</legend>
              <Radio.Group value={draft.as} onChange={(event) => change({ as: event.target.value as Draft['as'] })} options={(['below', 'beside'] as const).map((value) => ({ value, label: plans.asOf[value] }))} />
            </fieldset>
          )}
          <div><label htmlFor={`${id}n`}>{plans.newName}</label><Input id={`${id}n`} maxLength={100} value={draft.name} onChange={(event) => change({ name: event.target.value })} /></div>
          <div className="plan-pair">
            <div><label htmlFor={`${id}s`}>{plans.special}</label><Select<SpecialType | ''> id={`${id}s`} aria-label={plans.special} style={{ width: '100%' }} value={draft.special ?? ''} onChange={(special) => change({ special: special || null })} options={[{ value: '' as const, label: plans.specialNone }, ...specialTypes.map((value) => ({ value, label: netNames.special[value] }))]} /></div>
            <div><label htmlFor={`${id}h`}>{plans.households}</label><InputNumber id={`${id}h`} min={0} max={10_000_000} precision={0} style={{ width: '100%' }} value={draft.households} onChange={(households) => change({ households })} /></div>
          </div>
        </>
      )}
      {tool === 'merge' && (
        <>
          <div><label htmlFor={`${id}m`}>{plans.mergedName}</label><Input id={`${id}m`} maxLength={100} value={merged} onChange={(event) => setMerged(event.target.value)} /></div>
          <Button type="primary" loading={busy} onClick={() => onEdit({ kind: 'merge', units: picked.map(({ unit }) => unit), ...(merged.trim() ? { name: merged.trim() } : {}) })}>{plans.doMerge}</Button>
        </>
      )}
      {tool === 'retire' && one && (
        <>
          <div>
            <label htmlFor={`${id}i`}>{plans.into}</label>
            <Select id={`${id}i`} aria-label={plans.into} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={draft.into} onChange={(into: string) => change({ into })} options={[...others.map((other) => ({ value: refOf(other), label: spokenName(other.name) })), { value: refOf(units.unit), label: plans.gap }]} />
          </div>
          <Button type="primary" danger loading={busy} disabled={![...others, units.unit].some((other) => refOf(other) === draft.into)} onClick={() => onEdit({ kind: 'retire', unit: one.unit, into: [...others, units.unit].find((other) => refOf(other) === draft.into)!.unit })}>{plans.doRetire}</Button>
        </>
      )}
      {tool === 'corners' && one && <Corners unit={one} busy={busy} onEdit={onEdit} />}
      {(tools[tool].draws === 'line' || tools[tool].draws === 'area') && <Typed busy={busy} onLine={onLine} />}
      {tools[tool].draws && <div><Button size="small" onClick={() => onTool(null)}>{plans.stop}</Button></div>}
    </div>
  )
}

const Typed = ({ busy, onLine }: { busy: boolean; onLine: (line: [number, number][]) => void }) => {
  const { plans } = useTexts()
  const id = useId()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)
  const apply = (): void => {
    const points = pointsFrom(text)
    setWrong(points === undefined)
    if (points) onLine(points)
  }
  return (
    <details className="plan-typed">
      <summary>{plans.typed}</summary>
      <label htmlFor={id} className="small quiet">{plans.typedHint}</label>
      <Input.TextArea id={id} rows={4} value={text} onChange={(event) => setText(event.target.value)} {...(wrong ? { status: 'error' as const } : {})} />
      {wrong && <p className="fault-text small" role="alert">{plans.typedWrong}</p>}
      <Button size="small" loading={busy} onClick={apply}>{plans.apply}</Button>
    </details>
  )
}
