// One of the premises: its facts, its contact behind a reason, and every inspection of it.
import { useId, useState, type ReactNode } from 'react'
import { App, Button, Input } from 'antd'
import { getRouteApi, Link } from '@tanstack/react-router'
import { premisesRoutes, type PremisesView } from '../../../../contract/premises.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import { listMark } from '../../../kit/words/list-mark.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { fullLine } from '../../parts/unit-name.ts'
import { Dialog, Field, today } from '../people/Dialog.tsx'
import { InspectionStateTag } from './InspectionList.tsx'
import { PremisesDialog } from './PremisesDialog.tsx'
import './inspections.css'

const route = getRouteApi('/premises/$id')

export const PremisesPage = () => {
  const texts = useInspectionTexts()
  const { id } = route.useParams()
  const found = useCall(premisesRoutes.get, { params: { id } })
  const [asked, setAsked] = useState<'change' | 'contact' | null>(null)
  const view = found.data
  return (
    <div className="page">
      <PageHead title={view?.premises.name ?? texts.premises} lead={view && <>{texts.kind[view.premises.kind]} · {view.premises.address} {view.premises.endedOn && <span className="tag">{texts.ended}</span>}</>}>
        {view?.mayKeep && <Button onClick={() => setAsked('change')}>{texts.change}</Button>}
        {view?.mayKeep && <End view={view} />}
        {view && (view.contact.name || view.contact.phone) && <Button onClick={() => setAsked('contact')}>{texts.seeContact}</Button>}
      </PageHead>
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !view ? <section className="card"><Waiting rows={6} /></section> : <Whole view={view} />}
      {view && asked === 'change' && <PremisesDialog before={view} onClose={() => setAsked(null)} />}
      {view && asked === 'contact' && <ContactDialog id={id} onClose={() => setAsked(null)} />}
    </div>
  )
}

const Whole = ({ view: { premises, contact, inspections } }: { view: PremisesView }) => {
  const texts = useInspectionTexts()
  const shared = useShared()
  const me = useMe()
  const facts: [string, ReactNode][] = [
    [texts.unit, fullLine(premises.units)], [texts.licence, premises.licence ?? shared.none], [texts.offices, premises.offices.map(({ name }) => name).join(listMark()) || shared.none],
    [texts.contact, [contact.name, contact.phone].filter(Boolean).join(' ') || shared.none], ...(premises.endedOn ? [[texts.endedOn, premises.endedOn] as [string, ReactNode]] : []),
  ]
  return (
    <div className="stack">
      <section className="card" aria-label={texts.premises}><div className="body"><dl className="facts">{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl></div></section>
      <section className="card" aria-label={texts.views.all}>
        <header><h2>{texts.views.all}</h2></header>
        <div className="body">
          {inspections.length === 0 ? <p className="quiet">{texts.emptyInspections}</p> : (
            <ul className="inspection-answers">
              {inspections.map((one) => <li key={one.id}><Link to="/inspections/$id" params={{ id: one.id }}><TimeText at={one.at} /></Link><InspectionStateTag state={one.state} /><span>{one.by}</span>{one.faults > 0 && <span className="quiet">{texts.faultsOf(String(one.faults))}</span>}{one.reinspectOn && <span className="quiet number">{texts.reinspectOn} {one.reinspectOn}</span>}</li>)}
            </ul>
          )}
        </div>
      </section>
      {premises.place && me && <section className="card inspection-map" aria-label={texts.place}><NetMap center={[premises.place.lng, premises.place.lat]} schematic={me.district.schematic} focus={[premises.place.lng - 0.004, premises.place.lat - 0.004, premises.place.lng + 0.004, premises.place.lat + 0.004]} points={[{ id: premises.id, lng: premises.place.lng, lat: premises.place.lat, light: 'none', label: premises.name }]} /></section>}
    </div>
  )
}

/** Ending can be taken back; so it asks nothing first. */
const End = ({ view: { premises } }: { view: PremisesView }) => {
  const texts = useInspectionTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const send = useSend(premisesRoutes.change, ['premises.'])
  const unit = premises.units.at(-1)
  const set = (endedOn: string | null): void => send.mutate({
    params: { id: premises.id },
    body: {
      commandId: newId(), version: premises.version, name: premises.name, kind: premises.kind, address: premises.address, officeIds: premises.offices.map(({ id }) => id), endedOn,
      ...(premises.licence ? { licence: premises.licence } : {}), ...(premises.place ? { place: premises.place } : unit ? { unitId: unit.id } : {}),
    },
  }, { onError: (fault) => void message.error(say(fault)) })
  return <Button loading={send.isPending} onClick={() => set(premises.endedOn ? null : today())}>{premises.endedOn ? texts.restore : texts.end}</Button>
}

const ContactDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const texts = useInspectionTexts()
  const field = useId()
  const [reason, setReason] = useState('')
  const send = useSend(premisesRoutes.contact)
  const submit = (): void => { if (send.data) onClose(); else if (reason.trim().length >= 2) send.mutate({ params: { id }, body: { reason: reason.trim() } }) }
  return (
    <Dialog title={texts.seeContact} hint={texts.reasonHint} fault={send.error} busy={send.isPending} submit={texts.seeContact} onSubmit={submit} onClose={onClose}>
      {send.data ? <p role="status"><b>{send.data.name}</b> <span className="number">{send.data.phone}</span></p> : <Field id={field} label={texts.reason}><Input id={field} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>}
    </Dialog>
  )
}
