// One batch: what it changes and whom it touches, each number with its list; adopted as it was looked at, or declined.
import { useId, useState } from 'react'
import { Alert, App, Button, Input } from 'antd'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { powerRoutes, type PowerBatchView } from '../../../../contract/powers.ts'
import { pairFaults, pairVerdicts } from '../../../../domain/powers/change.ts'
import { caseFates } from '../../../../domain/powers/effect.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { markStale, useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { usePowersTexts } from '../../words/powers.ts'
import { Dialog, Field } from '../people/Dialog.tsx'
import { batchTag } from './Batches.tsx'
import { TouchedCases, TouchedOfficers, TouchedPairs } from './Touched.tsx'
import './powers.css'

const route = getRouteApi('/powers/batches/$id')
const effects = ['loses', 'gains', 'moves'] as const

export const BatchPage = () => {
  const words = usePowersTexts()
  const { id } = route.useParams()
  const found = useCall(powerRoutes.batch, { params: { id } })
  const batch = found.data
  const kindName = batch ? (words.batchKind as Readonly<Record<string, string>>)[batch.kind] : ''
  return (
    <div className="page powers">
      <PageHead title={batch?.name ?? words.batches} lead={<>{batch && `${kindName} · ${words.wizard.from} ${batch.from}${batch.transition ? ` · ${words.wizard.transitionMode[batch.transition.mode]} ${words.propose.until(batch.transition.until)}` : ''} `}<Link to="/powers/batches">{words.toBatches}</Link></>}>
        {batch && <span className={`tag ${batchTag[batch.state]}`}>{words.batchState[batch.state]}</span>}
      </PageHead>
      {found.error ? <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section> : !batch ? <section className="card"><Waiting rows={8} /></section> : <Preview batch={batch} />}
    </div>
  )
}

const Count = ({ name, count, pressed, onOpen }: { name: string; count: number; pressed: boolean; onOpen: (() => void) | null }) => {
  const words = usePowersTexts()
  const text = numberText(count)
  if (onOpen === null || count === 0) return <span className="still"><span>{name}</span><b className="number">{text}</b></span>
  return <button type="button" aria-pressed={pressed} aria-label={words.open(name, text)} onClick={onOpen}><span>{name}</span><b className="number">{text}</b></button>
}

const Preview = ({ batch }: { batch: PowerBatchView }) => {
  const words = usePowersTexts()
  const say = useProblemText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { list } = route.useSearch()
  const [declining, setDeclining] = useState(false)
  const adopt = useSend(powerRoutes.adopt, ['powers.', 'people.', 'officers.'])
  const open = (next: string): void => void navigate({ to: '/powers/batches/$id', params: { id: batch.id }, search: { list: next as never }, replace: true })
  const faulty = pairFaults.some((verdict) => batch.pairs[verdict] > 0)
  const submit = (): void => adopt.mutate({ params: { id: batch.id }, body: { digest: batch.digest } }, {
    onSuccess: () => void message.success(words.adopted),
    onError: (problem) => {
      if (!isProblem(problem, 'power.batch-changed')) return
      void message.warning(words.stale)
      markStale(client, ['powers.'])
    },
  })
  const [kind, which] = (list ?? '').split('.') as [string, string | undefined]
  return (
    <>
      <section className="card" aria-label={words.preview}>
        <header><h2>{words.preview}</h2><span className="small quiet">{batch.state === 'adopted' ? words.stillToDo : words.previewHint}</span></header>
        <div className="body stack">
          {adopt.error && !isProblem(adopt.error, 'power.batch-changed') && <Alert type="error" showIcon role="alert" title={say(adopt.error)} />}
          {batch.state === 'declined' && <Alert type="info" showIcon title={words.settled(batch.settledBy ?? '', batch.settledText ?? '')} />}
          {faulty && batch.state === 'proposed' && <Alert type="warning" showIcon title={words.faulty} />}
          <div className="powers-counts">
            <div><h3>{words.pairs}</h3><ul>{pairVerdicts.filter((one) => one === 'changed' || batch.pairs[one] > 0).map((one) => <li key={one}><Count name={words.pairVerdict[one]} count={batch.pairs[one]} pressed={list === `pairs.${one}`} onOpen={() => open(`pairs.${one}`)} /></li>)}</ul></div>
            <div><h3>{words.cases}</h3><ul>{caseFates.map((one) => <li key={one}><Count name={words.fate[one]} count={batch.cases[one]} pressed={list === `cases.${one}`} onOpen={batch.seesCases ? () => open(`cases.${one}`) : null} /></li>)}</ul>{!batch.seesCases && <small className="quiet">{words.casesClosed}</small>}</div>
            <div><h3>{words.officersOf}</h3><ul>{effects.map((one) => <li key={one}><Count name={words.officerEffect[one]} count={batch.officers[one]} pressed={list === `officers.${one}`} onOpen={() => open(`officers.${one}`)} /></li>)}</ul></div>
          </div>
          {(batch.mayAdopt || batch.mayChange) && (
            <div className="button-row">
              {batch.mayAdopt && <Button type="primary" loading={adopt.isPending} onClick={submit}>{words.adopt}</Button>}
              {batch.mayChange && <Button onClick={() => setDeclining(true)}>{words.decline}</Button>}
              {batch.mayAdopt && <span className="small quiet">{words.adoptHint}</span>}
            </div>
          )}
        </div>
      </section>
      {kind === 'pairs' && <TouchedPairs batchId={batch.id} verdict={which as never} />}
      {kind === 'cases' && batch.seesCases && <TouchedCases batchId={batch.id} fate={which as never} />}
      {kind === 'officers' && <TouchedOfficers batchId={batch.id} effect={which as never} />}
      {declining && <Decline batch={batch} onClose={() => setDeclining(false)} />}
    </>
  )
}

const Decline = ({ batch, onClose }: { batch: PowerBatchView; onClose: () => void }) => {
  const words = usePowersTexts()
  const { message } = App.useApp()
  const id = useId()
  const [text, setText] = useState('')
  const decline = useSend(powerRoutes.decline, ['powers.'])
  const submit = (): void => {
    if (text.trim().length < 2) return
    decline.mutate({ params: { id: batch.id }, body: { text: text.trim() } }, { onSuccess: () => { void message.success(words.declined); onClose() } })
  }
  return (
    <Dialog title={words.decline} fault={decline.error} busy={decline.isPending} submit={words.decline} danger onSubmit={submit} onClose={onClose}>
      <Field id={id} label={words.declineText}><Input.TextArea id={id} value={text} maxLength={500} autoSize={{ minRows: 2 }} onChange={(event) => setText(event.target.value)} /></Field>
    </Dialog>
  )
}
