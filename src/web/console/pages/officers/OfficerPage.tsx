// One officer: certificates, training, and the conduct record, which opens only by a look that goes into the audit.
import { useId, useState } from 'react'
import { Alert, Button, Input } from 'antd'
import { getRouteApi, Link } from '@tanstack/react-router'
import { officerRoutes, type OfficerCard } from '../../../../contract/officers.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { usePowersTexts } from '../../words/powers.ts'
import { Field } from '../people/Dialog.tsx'
import { RecordDialog, type RecordKind } from './RecordDialog.tsx'
import '../powers/powers.css'

const route = getRouteApi('/officers/$id')
type Seen = ReplyOf<typeof officerRoutes.look>

export const OfficerPage = () => {
  const words = usePowersTexts()
  const { id } = route.useParams()
  const found = useCall(officerRoutes.get, { params: { id: Number(id) } })
  const [recording, setRecording] = useState<RecordKind>()
  const [seen, setSeen] = useState<Seen>()
  const card = found.data
  const number = (certificateId: string, masked: string): string => seen?.numbers.find((one) => one.id === certificateId)?.number ?? masked
  return (
    <div className="page powers">
      <PageHead title={card?.name ?? words.officers.heading} lead={<>{card && `${card.offices.map((office) => office.name).join(listMark())} `}<Link to="/officers">{words.officers.back}</Link></>}>{card?.self && <span className="tag tag-brand">{words.officers.self}</span>}</PageHead>
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !card ? <section className="card"><Waiting rows={6} /></section> : (
        <>
          <section className="card" aria-label={words.officers.certificates}>
            <header><h2>{words.officers.certificates}</h2>{card.mayRecord && <span className="aside"><Button size="small" onClick={() => setRecording('certificate')}>{words.officers.recordCertificate}</Button></span>}</header>
            {card.certificates.length === 0 ? <Say kind="empty" title={words.officers.certificateNone} /> : (
              <ul className="body powers-moves">{card.certificates.map((one) => <li key={one.id}><span><b>{words.officers.certificateKind[one.kind]}</b> <span className="number">{number(one.id, one.number)}</span></span><span className="number">{words.officers.until} {one.validUntil}</span></li>)}</ul>
            )}
          </section>
          <section className="card" aria-label={words.officers.trainings}>
            <header><h2>{words.officers.trainings}</h2>{card.mayRecord && <span className="aside"><Button size="small" onClick={() => setRecording('training')}>{words.officers.recordTraining}</Button></span>}</header>
            {card.trainings.length === 0 ? <Say kind="empty" title={words.officers.trainingNone} /> : (
              <ul className="body powers-moves">{card.trainings.map((one) => <li key={one.id}><span><span className="number">{one.heldOn}</span> {one.topic}</span><span className="number">{words.officers.hoursCount(numberText(one.hours))}</span></li>)}</ul>
            )}
          </section>
          <Conduct card={card} seen={seen} onSeen={setSeen} onRecord={() => setRecording('conduct')} />
        </>
      )}
      {recording && card && <RecordDialog kind={recording} personId={card.personId} onClose={() => setRecording(undefined)} />}
    </div>
  )
}

const Conduct = ({ card, seen, onSeen, onRecord }: { card: OfficerCard; seen: Seen | undefined; onSeen: (seen: Seen) => void; onRecord: () => void }) => {
  const words = usePowersTexts()
  const say = useProblemText()
  const id = useId()
  const [reason, setReason] = useState(card.self ? words.officers.own : '')
  const look = useSend(officerRoutes.look)
  const submit = (): void => {
    if (reason.trim().length >= 2) look.mutate({ params: { id: card.personId }, body: { reason: reason.trim() } }, { onSuccess: onSeen })
  }
  return (
    <section className="card" aria-label={words.officers.conduct}>
      <header><h2>{words.officers.conduct}</h2>{card.mayRecord && <span className="aside"><Button size="small" onClick={onRecord}>{words.officers.recordConduct}</Button></span>}</header>
      <div className="body stack">
        <p className="small quiet">{words.officers.conductHint}</p>
        {look.error && <Alert type="error" showIcon role="alert" title={say(look.error)} />}
        {!seen ? (
          <form className="powers-row" onSubmit={(event) => { event.preventDefault(); submit() }}>
            <Field id={id} label={words.officers.lookReason}><Input id={id} value={reason} maxLength={200} placeholder={words.officers.lookHint} onChange={(event) => setReason(event.target.value)} /></Field>
            <Button htmlType="submit" loading={look.isPending} disabled={reason.trim().length < 2}>{words.officers.lookSubmit}</Button>
          </form>
        ) : seen.conduct.length === 0 ? <Say kind="empty" title={words.officers.conductNone} /> : (
          <ul className="powers-moves">{seen.conduct.map((one) => <li key={one.id}><span><b>{words.officers.conductKind[one.kind]}</b> <span className="number">{one.on}</span> {one.reason}</span><small className="quiet">{words.officers.by(one.by)} <TimeText at={one.at} /></small></li>)}</ul>
        )}
      </div>
    </section>
  )
}
