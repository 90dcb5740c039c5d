// The units below the one on the map, as the plan leaves them: choose, step into, change what is said of them.
import { useId, useState } from 'react'
import { Button, Checkbox, Input, InputNumber, Modal, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import type { Plan } from '../../../../contract/plan-parts.ts'
import type { HouseholdsGuess } from '../../../../domain/territory/plan/operation.ts'
import { specialTypes, type SpecialType } from '../../../../domain/territory/unit.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useNetNames } from '../../../kit/words/net.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { numberText } from '../../../kit/words/time.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { useTexts } from '../../words/words.ts'
import { useGuesses } from './guesses.ts'
import type { PlanHandle } from './use-plan.ts'
import { refOf, type ShownUnit, type ShownUnits } from './Workbench.tsx'
import '../territory/territory.css'

type Props = { plan: Plan; handle: PlanHandle; canChange: boolean; units: ShownUnits; reshaped: ReadonlySet<string>; chosen: readonly string[]; onToggle: (ref: string) => void; onClear: () => void }

export const UnitTable = ({ plan, handle, canChange, units, reshaped, chosen, onToggle, onClear }: Props) => {
  const { plans } = useTexts()
  const netNames = useNetNames()
  const guesses = useGuesses(plan)
  const [edited, setEdited] = useState<ShownUnit | null>(null)
  const columns: Column<ShownUnit>[] = [
    {
      key: 'name', label: plans.column.name, head: true, always: true, text: (unit) => unit.name,
      render: (unit) => (
        <span className="unit-name">
          {canChange && <Checkbox checked={chosen.includes(refOf(unit))} onChange={() => onToggle(refOf(unit))} aria-label={plans.choose(unit.name)} />}
          {unit.level === 'microgrid' ? <span>{spokenName(unit.name)}</span> : <Link to="/plans/$id" params={{ id: plan.id }} search={{ unit: refOf(unit) }} aria-label={plans.enter(unit.name)}>{spokenName(unit.name)}</Link>}
          {typeof unit.unit === 'string' && <span className="tag tag-done">{plans.fresh}</span>}
          {reshaped.has(refOf(unit)) && <span className="tag tag-waiting">{plans.reshaped}</span>}
          {unit.special && <span className="tag tag-brand">{(netNames.special as Readonly<Record<string, string>>)[unit.special] ?? unit.special}</span>}
          {!unit.shape && <span className="tag tag-waiting">{plans.noShape}</span>}
        </span>
      ),
    },
    { key: 'code', label: plans.column.code, text: (unit) => unit.code ?? '', render: (unit) => <span className="number small">{unit.code ?? plans.codeLater}</span> },
    { key: 'households', label: plans.column.households, align: 'end', text: (unit) => String(unit.households ?? ''), render: (unit) => <span className="unit-name"><span className="number">{unit.households === null ? '–' : numberText(unit.households)}</span>{guesses.has(refOf(unit)) && <span className="tag tag-waiting">{plans.guessedShort[guesses.get(refOf(unit))!]}</span>}</span> },
    ...(canChange ? [{ key: 'edit', label: '', text: () => '', render: (unit: ShownUnit) => <Button size="small" type="text" aria-label={plans.edit(unit.name)} onClick={() => setEdited(unit)}>{'✎'}</Button> }] : []),
  ]
  return (
    <section className="card" aria-label={plans.units}>
      <header className="territory-list-head">
        <h2>{plans.units} <span className="number">{units.children.length}</span></h2>
        {chosen.length > 0 && <span className="aside"><Button size="small" type="text" onClick={onClear}>{plans.clear}</Button></span>}
      </header>
      {units.children.length === 0 ? <p className="quiet territory-leaf">{plans.none}</p> : <DataTable label={plans.units} columns={columns} rows={units.children} rowKey={refOf} tight />}
      {edited && <EditUnit unit={edited} guess={guesses.get(refOf(edited))} handle={handle} onClose={() => setEdited(null)} />}
    </section>
  )
}

const EditUnit = ({ unit, guess, handle, onClose }: { unit: ShownUnit; guess: HouseholdsGuess | undefined; handle: PlanHandle; onClose: () => void }) => {
  const { plans } = useTexts()
  const shared = useShared()
  const netNames = useNetNames()
  const id = useId()
  const [name, setName] = useState(unit.name)
  const [households, setHouseholds] = useState<number | null>(unit.households)
  const [special, setSpecial] = useState<SpecialType | null>(unit.special as SpecialType | null)
  const save = async (): Promise<void> => {
    const facts = { ...(name.trim() !== unit.name && name.trim() ? { name: name.trim() } : {}), ...(households === unit.households ? {} : { households }), ...(special === unit.special ? {} : { special }) }
    if (Object.keys(facts).length === 0 || (await handle.add([{ kind: 'change', unit: unit.unit, ...facts }]))) onClose()
  }
  return (
    <Modal open title={plans.editTitle} onCancel={onClose} onOk={() => void save()} okText={shared.save} cancelText={shared.cancel} confirmLoading={handle.busy}>
      <form className="step-form" onSubmit={(event) => { event.preventDefault(); void save() }}>
        <div><label htmlFor={`${id}n`}>{plans.column.name}</label><Input id={`${id}n`} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} /></div>
        <div className="plan-pair">
          <div><label htmlFor={`${id}h`}>{plans.households}</label><InputNumber id={`${id}h`} {...(guess ? { 'aria-describedby': `${id}g` } : {})} min={0} max={10_000_000} precision={0} style={{ width: '100%' }} value={households} onChange={setHouseholds} /></div>
          <div><label htmlFor={`${id}s`}>{plans.special}</label><Select<SpecialType | ''> id={`${id}s`} aria-label={plans.special} style={{ width: '100%' }} value={special ?? ''} onChange={(next) => setSpecial(next || null)} options={[{ value: '' as const, label: plans.specialNone }, ...specialTypes.map((value) => ({ value, label: netNames.special[value] }))]} /></div>
        </div>
        {guess && <p id={`${id}g`} className="quiet small" role="note">{plans.guessed[guess]}</p>}
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
