// A new joint operation, or the plan of one changed.
import { useState } from 'react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { operationRoutes, operationStepRoutes, type OperationView, type WirePlan } from '../../../../contract/operations.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId, worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useOperationTexts } from '../../words/operations.ts'
import { useTexts } from '../../words/words.ts'
import { dayFrom, today } from '../people/Dialog.tsx'
import { PlanForm } from './PlanForm.tsx'
import './operations.css'

const route = getRouteApi('/operations/$id/plan')
const blank = (): WirePlan => ({ title: '', purpose: '', heldOn: dayFrom(today(), 1), beginsAt: '09:00', endsAt: '11:00', area: { unitIds: [], shape: null }, items: [], officeIds: [], roster: [], leaderId: null })
const planOf = (view: OperationView): WirePlan => ({
  title: view.title, purpose: view.purpose, heldOn: view.heldOn, beginsAt: view.beginsAt, endsAt: view.endsAt, area: { unitIds: view.area.units.map(({ id }) => id), shape: view.area.shape },
  items: view.items.map(({ code }) => code), officeIds: view.offices.map(({ id }) => id), roster: view.roster.map(({ personId, officeId }) => ({ personId, officeId })), leaderId: view.leader?.id ?? null,
})

export const NewOperation = () => {
  const texts = useOperationTexts()
  const words = useTexts()
  const me = useMe()
  const navigate = useNavigate()
  const own = ownUnitId(me)
  const ownUnit = useCall(territoryRoutes.get, { params: { id: own ?? 0 } }, { enabled: own !== undefined, staleTime: 600_000 })
  const [chosen, setChosen] = useState<number | undefined>(undefined)
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }))
  const send = useSend(operationRoutes.plan, ['operations.'])
  const streetId = ownUnit.data?.unit.level === 'street' ? ownUnit.data.unit.id : chosen
  return (
    <div className="page">
      <PageHead title={texts.planHeading} lead={texts.lead} />
      {me && !worksOn(me, 'operation.plan') ? <Say kind="refused" title={words.state.refusedTitle} /> : ownUnit.isPending && own !== undefined ? <Waiting /> : (
        <div className="stack">
          {ownUnit.data?.unit.level !== 'street' && <section className="card"><div className="body"><UnitPicker label={texts.street} placeholder={texts.street} value={chosen} onChange={setChosen} /></div></section>}
          {streetId !== undefined && (
            <PlanForm key={streetId} streetId={streetId} initial={blank()} fault={send.error} busy={send.isPending}
              onSubmit={(plan) => send.mutate({ body: { ...ids, streetId, plan } }, { onSuccess: ({ id }) => void navigate({ to: '/operations/$id', params: { id } }) })} />
          )}
        </div>
      )}
    </div>
  )
}

export const RevisePlan = () => {
  const texts = useOperationTexts()
  const navigate = useNavigate()
  const { id } = route.useParams()
  const found = useCall(operationRoutes.get, { params: { id } })
  const [commandId, setCommandId] = useState(newId)
  const send = useSend(operationStepRoutes.revise, ['operations.'])
  const view = found.data
  return (
    <div className="page">
      <PageHead title={texts.reviseHeading} lead={view?.title} />
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !view ? <section className="card"><Waiting rows={8} /></section> : (
        <PlanForm streetId={view.street.id} initial={planOf(view)} fault={send.error} busy={send.isPending}
          onSubmit={(plan) => send.mutate({ params: { id }, body: { commandId, version: view.version, plan } }, { onSuccess: () => void navigate({ to: '/operations/$id', params: { id } }), onError: () => setCommandId(newId()) })} />
      )}
    </div>
  )
}
