// One plan: its map and tools, what was done so far, what would follow, and its adoption.
import { useEffect, useState } from 'react'
import { Alert, App, Button, Input, Modal, Space } from 'antd'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Plan } from '../../../../contract/plan-parts.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useTitle } from '../../parts/PageHead.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'
import { Adopt } from './Adopt.tsx'
import { Consequences } from './Consequences.tsx'
import { Operations } from './Operations.tsx'
import { PlanState } from './Plans.tsx'
import { usePlan, type PlanHandle } from './use-plan.ts'
import { Workbench } from './Workbench.tsx'
import './plans.css'

const route = getRouteApi('/plans/$id')

export const PlanPage = () => {
  const { id } = route.useParams()
  const handle = usePlan(id)
  const texts = useTexts()
  useTitle(handle.plan?.name ?? texts.plans.heading)
  return (
    <div className="page page-wide plan-page">
      <Link to="/plans" className="plan-back"><Icon name="back" size={16} />{texts.plans.back}</Link>
      {handle.plan ? <Shown plan={handle.plan} handle={handle} /> : handle.query.error ? <Fault fault={handle.query.error} onRetry={() => void handle.query.refetch()} /> : <Waiting rows={8} />}
    </div>
  )
}

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))

const Shown = ({ plan, handle }: { plan: Plan; handle: PlanHandle }) => {
  const texts = useTexts()
  const say = useProblemText()
  const canChange = plan.abilities.includes('change')
  const [asked, setAsked] = useState<'adopt' | 'rename' | null>(null)
  const { modal } = App.useApp()
  const shared = useShared()
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!canChange || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || typing(event.target)) return
      event.preventDefault()
      if (event.shiftKey) {
        if (plan.canRedo) void handle.redo()
      } else if (plan.canUndo) void handle.undo()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  })
  const abandon = (): void => void modal.confirm({ title: texts.plans.abandon, content: texts.plans.abandonSure, okText: texts.plans.abandon, cancelText: shared.cancel, okButtonProps: { danger: true }, onOk: async () => void (await handle.abandon()) })
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{plan.name} <PlanState plan={plan} /></h1>
          <p className="lead">
            {plan.unit.name} · {texts.plans.operationsOf(plan.operations)} · {plan.createdBy} · <TimeText at={plan.changedAt} />{plan.adoptedFrom && <> · {texts.plans.adoptedFrom(plan.adoptedFrom)}</>}
          </p>
        </div>
        <div className="aside">
          {canChange && (
            <Space.Compact>
              <Button disabled={!plan.canUndo || handle.busy} onClick={() => void handle.undo()} title={texts.plans.keys.undo} aria-keyshortcuts="Control+Z">{texts.plans.undo}</Button>
              <Button disabled={!plan.canRedo || handle.busy} onClick={() => void handle.redo()} title={texts.plans.keys.redo} aria-keyshortcuts="Control+Shift+Z">{texts.plans.redo}</Button>
            </Space.Compact>
          )}
          {canChange && <Button onClick={() => setAsked('rename')}>{texts.plans.rename}</Button>}
          {plan.abilities.includes('abandon') && <Button danger onClick={abandon}>{texts.plans.abandon}</Button>}
          {plan.abilities.includes('adopt') && <Button type="primary" disabled={plan.operations === 0} onClick={() => setAsked('adopt')}>{texts.plans.adopt}</Button>}
        </div>
      </header>
      <div className="stack">
        {plan.state === 'refused' && <Alert type="error" showIcon title={texts.plans.faultsApplied} description={<ul className="plan-faults">{plan.faults.map((fault, i) => <li key={i}>{say(new Problem(fault.code, 422, fault.params as never))}</li>)}</ul>} />}
        {plan.state === 'applied' && <Alert type="success" showIcon title={texts.plans.closed} />}
        <Workbench plan={plan} handle={handle} canChange={canChange} />
        <div className="plan-below">
          <Consequences plan={plan} />
          <Operations plan={plan} />
        </div>
      </div>
      {asked === 'adopt' && <Adopt plan={plan} handle={handle} onClose={() => setAsked(null)} />}
      {asked === 'rename' && <Rename plan={plan} handle={handle} onClose={() => setAsked(null)} />}
    </>
  )
}

const Rename = ({ plan, handle, onClose }: { plan: Plan; handle: PlanHandle; onClose: () => void }) => {
  const texts = useTexts()
  const shared = useShared()
  const [name, setName] = useState(plan.name)
  const save = async (): Promise<void> => {
    if (name.trim() !== '' && (await handle.rename(name.trim()))) onClose()
  }
  return (
    <Modal open title={texts.plans.rename} onCancel={onClose} onOk={() => void save()} okText={shared.save} cancelText={shared.cancel} confirmLoading={handle.busy}>
      <Input aria-label={texts.plans.name} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={() => void save()} />
    </Modal>
  )
}
