// Where a case can be sent: a unit below in the line of its place, or a department, with the catalogue's proposal first.
import { useEffect, useId, useState } from 'react'
import { Select, TreeSelect } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import type { CaseView } from '../../../../contract/cases.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { territoryRoutes, type Unit } from '../../../../contract/territory.ts'
import { callOptions, useCall } from '../../../kit/data/use-call.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useNetNames } from '../../../kit/words/net.ts'
import { useSideSteps } from '../../../kit/words/side-steps.ts'
import { useCategories } from '../../parts/use-categories.ts'
import { useTexts } from '../../words/words.ts'
import { Proposals, useProposals } from './Proposals.tsx'

type Field = { view: CaseView; value: number | undefined; onChange: (id: number) => void; fault: boolean }

const levels = ['district', 'street', 'community', 'grid', 'microgrid'] as const

type Node = { id: number; value: number; pId: number; title: string; isLeaf: boolean; key: number }

export const UnitBelowField = ({ view, value, onChange, fault }: Field) => {
  const texts = useTexts()
  const shared = useShared()
  const client = useQueryClient()
  const id = useId()
  const holder = view.holder && 'level' in view.holder ? view.holder : null
  const holderDepth = holder ? levels.indexOf(holder.level) : 0
  const below = view.units.filter((unit) => levels.indexOf(unit.level) > holderDepth)
  const located = view.units.some((unit) => unit.level !== 'district')
  const [nodes, setNodes] = useState<Node[]>([])
  const root = useCall(territoryRoutes.root, {}, { enabled: !located })
  const add = (children: readonly Unit[], parent: number): void =>
    setNodes((now) => [...now.filter((node) => node.pId !== parent), ...children.map((unit) => ({ id: unit.id, value: unit.id, key: unit.id, pId: parent, title: unit.name, isLeaf: unit.level === 'microgrid' }))])
  const load = async (parent: number): Promise<void> => {
    const { children } = await client.fetchQuery({ ...callOptions(territoryRoutes.get, { params: { id: parent } }), staleTime: 600_000 })
    add(children, parent)
  }
  const start = located ? undefined : (holder?.id ?? root.data?.id)
  useEffect(() => {
    if (start !== undefined) void client.fetchQuery({ ...callOptions(territoryRoutes.get, { params: { id: start } }), staleTime: 600_000 }).then(({ children }) => setNodes(children.map((unit) => ({ id: unit.id, value: unit.id, key: unit.id, pId: 0, title: unit.name, isLeaf: unit.level === 'microgrid' }))))
  }, [client, start])
  return (
    <div>
      <label htmlFor={id}>{texts.step.unit}</label>
      {located ? (
        <Select id={id} style={{ width: '100%' }} value={value ?? null} onChange={(next: number) => onChange(next)} {...(fault ? { status: 'error' as const } : {})} options={below.map((unit) => ({ value: unit.id, label: `${shared.level[unit.level]} · ${unit.name}` }))} />
      ) : (
        <TreeSelect id={id} style={{ width: '100%' }} treeDataSimpleMode treeData={nodes} loadData={(node) => load(Number(node.value))} {...(value === undefined ? {} : { value })} onChange={(next: number) => onChange(next)} {...(fault ? { status: 'error' as const } : {})} styles={{ popup: { root: { maxHeight: 360, overflow: 'auto' } } }} />
      )}
      <p className="small quiet">{texts.step.unitHint}</p>
      {fault && <p className="fault-text small" role="alert">{texts.step.unitNeeded}</p>}
    </div>
  )
}

/** The list of powers proposes for one case; where it leaves it free, `category` proposes its department; none when there are several. */
export const OfficeField = ({ view, category, value, onChange, fault }: Omit<Field, 'view'> & { view?: CaseView; category: string | undefined }) => {
  const texts = useTexts()
  const { officeKind } = useNetNames()
  const id = useId()
  const offices = useCall(peopleRoutes.offices, {}, { staleTime: 600_000 }).data?.offices ?? []
  const categories = useCategories()
  const proposedCode = categories.get(category ?? '')?.officeCode ?? null
  const byPowers = useProposals(view)
  const proposed = view && byPowers?.free !== true ? undefined : offices.find((office) => office.code === proposedCode)
  useEffect(() => {
    if (proposed && value === undefined) onChange(proposed.id)
  }, [proposed?.id])
  const groups = (['department', 'agency', 'team'] as const).map((kind) => ({
    label: officeKind[kind], options: offices.filter((office) => office.kind === kind).map((office) => ({ value: office.id, label: office.id === proposed?.id ? `${office.name} · ${texts.step.proposed}` : office.name })),
  }))
  return (
    <div>
      {view && <Proposals view={view} value={value} onChange={onChange} />}
      <label htmlFor={id}>{texts.step.office}</label>
      <Select id={id} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={value ?? null} onChange={(next: number) => onChange(next)} {...(fault ? { status: 'error' as const } : {})} options={groups.filter((group) => group.options.length > 0)} />
      {fault && <p className="fault-text small" role="alert">{texts.step.officeNeeded}</p>}
    </div>
  )
}

type OfficesProps = { value: readonly number[]; onChange: (ids: number[]) => void; optional?: boolean; fault?: boolean }

export const OfficesField = ({ value, onChange, optional = false, fault = false }: OfficesProps) => {
  const side = useSideSteps()
  const shared = useShared()
  const id = useId()
  const offices = useCall(peopleRoutes.offices, {}, { staleTime: 600_000 }).data?.offices ?? []
  return (
    <div>
      <label htmlFor={id}>{side.assistants}{optional && <small className="quiet"> {shared.optional}</small>}</label>
      <Select id={id} mode="multiple" style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={[...value]} onChange={(next: number[]) => onChange(next)} {...(fault ? { status: 'error' as const } : {})} options={offices.map((office) => ({ value: office.id, label: office.name }))} />
      {fault && <p className="fault-text small" role="alert">{side.need.offices}</p>}
    </div>
  )
}
