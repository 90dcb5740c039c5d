// A whistle on the phone of whoever is called: where to meet, how long there is, and one button to report in. What takes more
// words is done in the console, which opens from here.
import { useState } from 'react'
import { callStepRoutes, whistleRoutes, type WhistleView } from '../../../../contract/whistles.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Bones, Empty, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { Go, useAddress } from '../../../kit/mobile/router/router.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useCalled } from './words.ts'
import './problem-words.ts'

const tones = { called: 'waiting', reportedIn: 'done', objected: 'waiting', excused: '', finished: 'done' } as const

export const WhistlePage = () => {
  const t = useCalled()
  const { id = '' } = useAddress()
  const found = useCall(whistleRoutes.get, { params: { id } })
  return found.data ? <Shown view={found.data} /> : <Page title={t.whistle} back="/messages">{!found.error ? <Bones /> : isProblem(found.error, 'whistle.not-found') ? <Empty icon="search" title={t.goneWhistle}><p>{t.goneHint}</p></Empty> : <Refused fault={found.error} onRetry={() => void found.refetch()} />}</Page>
}

const Shown = ({ view }: { view: WhistleView }) => {
  const t = useCalled()
  const catalogue = useCatalogue()
  const mine = view.calls.find(({ abilities }) => abilities.includes('reportIn'))
  const more = view.abilities.length > 0 || view.calls.some(({ abilities }) => abilities.some((step) => step !== 'reportIn'))
  return (
    <Page title={`${t.whistle} ${view.caseNumber}`} back="/messages" layout={mine ? 'with-action' : 'plain'}>
      <p><span className={`badge ${view.state === 'running' ? 'brand' : ''}`}><Icon name="bell" />{t.state[view.state]}</span> <span className="soft">{[catalogue.name(view.category), view.street?.name].filter(Boolean).join(' · ')}</span></p>
      <section className="card section">
        <p>{view.description}</p>
        <dl className="facts">
          <div><dt>{t.meeting}</dt><dd>{view.meetingPlace || view.address}</dd></div>
          <div><dt>{t.request}</dt><dd>{view.request}</dd></div>
          <div><dt>{t.askedBy}</dt><dd>{view.askedBy} · <TimeText at={view.askedAt} /></dd></div>
          {view.startedAt !== null && <div><dt>{t.started}</dt><dd><TimeText at={view.startedAt} /></dd></div>}
        </dl>
        {view.place && <a className="button second" href={`geo:${view.place.lat},${view.place.lng}?q=${view.place.lat},${view.place.lng}`}><Icon name="map" />{t.openMap}</a>}
        <Go to="/case/$id" params={{ id: view.caseId }} className="button second"><Icon name="link" />{t.openCase}</Go>
      </section>
      <section className="section">
        <h2>{t.calls}</h2>
        <ul className="list">
          {view.calls.length === 0 ? view.offices.map(({ id, name }) => <li key={id} className="card"><strong>{name}</strong></li>) : view.calls.map((call) => (
            <li key={call.office.id} className="card section">
              <p><strong>{call.office.name}</strong> <span className={`badge ${tones[call.state]}`}><Icon name={call.reportedAt === null ? 'clock' : 'check'} />{t.call[call.state]}</span></p>
              {call.reportedAt !== null ? <p className="soft">{t.came} <TimeText at={call.reportedAt} /></p> : call.dueAt !== null && <p className="soft">{t.due} <TimeText at={call.dueAt} /></p>}
            </li>
          ))}
        </ul>
      </section>
      {more && <a className="button second" href={`/console/whistles/${view.id}`}><Icon name="wrench" />{t.more}</a>}
      {mine && <ReportIn view={view} officeId={mine.office.id} name={mine.office.name} />}
    </Page>
  )
}

const ReportIn = ({ view, officeId, name }: { view: WhistleView; officeId: number; name: string }) => {
  const t = useCalled()
  const say = useProblemText()
  const [commandId] = useState(newId)
  const send = useSend(callStepRoutes.reportIn, ['whistles.', 'clocks.reminders'])
  return (
    <>
      {send.error && <Notice tone="urgent" live>{say(send.error)}</Notice>}
      <div className="action-bar"><Button icon="check" busy={send.isPending} onClick={() => send.mutate({ params: { id: view.id, office: officeId }, body: { commandId } }, { onSuccess: () => toast(t.reportedIn, 'check') })}>{`${t.reportIn} · ${name}`}</Button></div>
    </>
  )
}
