// All plans within reach, and the beginning of a new one.
import { useEffect, useState } from 'react'
import { App, Button, Input, Modal, Select } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { Plan } from '../../../../contract/plan-parts.ts'
import { planRoutes } from '../../../../contract/plans.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, usePages, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { planStates } from '../../search.ts'
import { useReorganiseTexts } from '../../words/reorganise.ts'
import { useTexts } from '../../words/words.ts'
import '../../parts/forms.css'
import './plans.css'

const route = getRouteApi('/plans')
const tone: Readonly<Record<Plan['state'], string>> = { draft: 'tag-brand', adopted: 'tag-waiting', applied: 'tag-done', refused: 'tag-urgent', abandoned: '' }

export const PlanState = ({ plan }: { plan: Pick<Plan, 'state'> }) => {
  const texts = useTexts()
  return <span className={`tag ${tone[plan.state]}`}>{texts.plans.state[plan.state]}</span>
}

export const Plans = () => {
  const texts = useTexts()
  const reorganise = useReorganiseTexts()
  const search = route.useSearch()
  const navigate = useNavigate()
  const pages = usePages(planRoutes.list, { query: { limit: 20, ...(search.state ? { state: search.state } : {}) } }, 'plans', { keep: true })
  const change = (next: Partial<typeof search>): void => void navigate({ to: '/plans', search: Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined)), replace: true })
  const columns: Column<Plan>[] = [
    { key: 'name', label: texts.plans.name, head: true, always: true, text: (plan) => plan.name, render: (plan) => <Link to="/plans/$id" params={{ id: plan.id }} className="plan-name">{plan.name}</Link> },
    { key: 'state', label: texts.plans.stateLabel, text: (plan) => texts.plans.state[plan.state], render: (plan) => <PlanState plan={plan} /> },
    { key: 'unit', label: texts.plans.unit, text: (plan) => plan.unit.name, render: (plan) => <span>{plan.unit.name}</span> },
    { key: 'source', label: texts.cases.column.source, text: (plan) => texts.plans.source[plan.source], render: (plan) => <span>{texts.plans.source[plan.source]}</span> },
    { key: 'count', label: texts.plans.count, align: 'end', text: (plan) => String(plan.operations), render: (plan) => <span className="number">{plan.operations}</span> },
    { key: 'by', label: texts.plans.by, text: (plan) => plan.createdBy ?? '', render: (plan) => <span>{plan.createdBy}</span> },
    { key: 'changed', label: texts.plans.changed, text: (plan) => new Date(plan.changedAt).toISOString(), render: (plan) => <TimeText at={plan.changedAt} /> },
    { key: 'from', label: texts.plans.adoptDay, text: (plan) => plan.adoptedFrom ?? '', render: (plan) => <span className="number">{plan.adoptedFrom ?? texts.statistics.percent('–')}</span> },
  ]
  const { shown, tools } = useColumns('plans', columns, pages.rows, texts.plans.heading)
  return (
    <div className="page">
      <PageHead title={texts.plans.heading} lead={texts.plans.lead}>
        <Link to="/plans/reorganise">{reorganise.heading}</Link>
        <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => change({ begin: 1 })}>{texts.plans.begin}</Button>
      </PageHead>
      <section className="card" aria-label={texts.plans.heading}>
        <header>
          <Select aria-label={texts.plans.stateLabel} allowClear placeholder={texts.plans.stateAll} style={{ width: 160 }} value={search.state ?? null} onChange={(state: Plan['state'] | null) => change({ state: state ?? undefined } as never)} options={planStates.map((value) => ({ value, label: texts.plans.state[value] }))} />
          <span className="aside">{tools}</span>
        </header>
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.plans.empty} text={texts.plans.emptyHint} /> : (
          <>
            <DataTable label={texts.plans.heading} columns={shown} rows={pages.rows} rowKey={(plan) => plan.id} onOpen={(plan) => void navigate({ to: '/plans/$id', params: { id: plan.id } })} />
            <MoreRows pages={pages} count={pages.rows.length} />
          </>
        )}
      </section>
      {search.begin !== undefined && <Begin unitId={search.begin > 1 ? search.begin : undefined} above={search.above === true} onClose={() => change({ begin: undefined, above: undefined } as never)} />}
    </div>
  )
}

const Begin = ({ unitId, above, onClose }: { unitId: number | undefined; above: boolean; onClose: () => void }) => {
  const texts = useTexts()
  const shared = useShared()
  const say = useProblemText()
  const me = useMe()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }))
  const [name, setName] = useState('')
  const [unit, setUnit] = useState<number | undefined>(above ? undefined : unitId)
  const asked = useCall(territoryRoutes.get, { params: { id: unitId ?? 0 } }, { enabled: above && unitId !== undefined, staleTime: 60_000 })
  const parent = asked.data?.unit.parentId ?? undefined
  const [tried, setTried] = useState(false)
  const send = useSend(planRoutes.create, ['plans.list'])
  const own = ownUnitId(me)
  useEffect(() => {
    if (unit === undefined && (parent ?? own) !== undefined && !(above && unitId !== undefined && asked.isPending)) setUnit(parent ?? own)
  }, [own, parent, asked.isPending])
  const submit = async (): Promise<void> => {
    setTried(true)
    if (name.trim() === '' || unit === undefined) return
    try {
      const plan = await send.mutateAsync({ body: { ...ids, name: name.trim(), unitId: unit } })
      await navigate({ to: '/plans/$id', params: { id: plan.id } })
    } catch (fault) {
      void message.error(say(fault), 6)
    }
  }
  return (
    <Modal open title={texts.plans.begin} onCancel={onClose} onOk={() => void submit()} okText={texts.plans.submit} cancelText={shared.cancel} confirmLoading={send.isPending}>
      <form className="step-form" onSubmit={(event) => { event.preventDefault(); void submit() }}>
        <div>
          <label htmlFor="plan-name">{texts.plans.name}</label>
          <Input id="plan-name" autoFocus maxLength={100} placeholder={texts.plans.nameHint} value={name} onChange={(event) => setName(event.target.value)} {...(tried && name.trim() === '' ? { status: 'error' as const } : {})} />
          {tried && name.trim() === '' && <p className="fault-text small" role="alert">{texts.plans.nameNeeded}</p>}
        </div>
        <div>
          <label htmlFor="plan-unit">{texts.plans.unit}</label>
          <UnitPicker id="plan-unit" label={texts.plans.unit} value={unit} onChange={setUnit} width="100%" />
          {tried && unit === undefined && <p className="fault-text small" role="alert">{texts.plans.unitNeeded}</p>}
        </div>
      </form>
    </Modal>
  )
}
