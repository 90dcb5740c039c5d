// What left by which way, and what became of it; what was given up is tried again by hand.
import { useState } from 'react'
import { App, Button, Select } from 'antd'
import { deliveryStates, messageRuleRoutes, type WireDelivery } from '../../../../contract/message-rules.ts'
import { factsText, titleOf } from '../../../../domain/messages/compose.ts'
import { usePages, useSend } from '../../../kit/data/use-call.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { exactTime, numberText } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useRuleTexts } from '../../words/message-rules.ts'
import { useFaultName } from './fault-name.ts'

type State = WireDelivery['state']
const tones: Readonly<Record<State, string>> = { queued: '', sending: '', sent: 'tag-done', failed: 'tag-waiting', givenUp: 'tag-urgent', dropped: '' }
const ways = ['push', 'sms', 'email', 'robot'] as const

export const Deliveries = ({ state, onState }: { state: State | undefined; onState: (state: State | undefined) => void }) => {
  const all = useRuleTexts()
  const { delivery: texts } = all
  const language = useLanguage()
  const say = useProblemText()
  const faultName = useFaultName()
  const { message } = App.useApp()
  const [channel, setChannel] = useState<WireDelivery['channel'] | undefined>()
  const pages = usePages(messageRuleRoutes.deliveries, { query: { limit: 50, ...(state ? { state } : {}), ...(channel ? { channel } : {}) } }, 'deliveries', { keep: true })
  const retry = useSend(messageRuleRoutes.retry, ['messages.deliveries'])
  const what = (row: WireDelivery): string => [titleOf(row.occasion, language), factsText(row.facts, language)].filter(Boolean).join(' · ')
  const when = ({ sentAt, nextTryAt }: WireDelivery): string => (sentAt !== null ? exactTime(sentAt) : nextTryAt !== null ? exactTime(nextTryAt) : '')
  const columns: readonly Column<WireDelivery>[] = [
    { key: 'what', label: texts.what, head: true, always: true, text: what, render: (row) => <span>{what(row)}{row.together > 1 && <small className="quiet"> {texts.together(row.together)}</small>}</span> },
    { key: 'to', label: texts.to, text: ({ to }) => to, render: ({ to }) => <span>{to || all.resident}</span> },
    { key: 'channel', label: texts.channel, text: (row) => texts.channels[row.channel], render: (row) => <span>{texts.channels[row.channel]}</span> },
    { key: 'state', label: texts.state, text: (row) => texts.states[row.state], render: (row) => <span className={`tag ${tones[row.state]}`}>{texts.states[row.state]}</span> },
    { key: 'fault', label: texts.fault, text: ({ fault }) => (fault === null ? '' : faultName(fault)), render: ({ fault }) => <span>{fault === null ? '' : faultName(fault)}</span> },
    { key: 'attempts', label: texts.attempts, align: 'end', text: ({ attempts }) => String(attempts), render: ({ attempts }) => <span className="number">{attempts}</span> },
    { key: 'made', label: texts.made, spare: true, text: ({ madeAt }) => exactTime(madeAt), render: ({ madeAt }) => <span className="number">{exactTime(madeAt)}</span> },
    { key: 'when', label: texts.when, text: when, render: (row) => <span className="number">{when(row)}</span> },
    { key: 'acts', label: '', always: true, text: () => '', parts: [], render: (row) => (row.retriable ? <Button size="small" aria-label={`${texts.retry} ${what(row)}`} onClick={() => retry.mutate({ params: { id: row.id } }, { onSuccess: () => void message.success(texts.retried), onError: (fault) => void message.error(say(fault)) })}>{texts.retry}</Button> : <span />) },
  ]
  const { shown, tools } = useColumns('deliveries', columns, pages.rows, all.views.deliveries)
  const counts = pages.first?.counts
  return (
    <section className="card" aria-label={all.views.deliveries}>
      <header className="rule-filters">
        <Select aria-label={texts.state} style={{ width: 150 }} value={state ?? ''} onChange={(next: State | '') => onState(next || undefined)} options={[{ value: '' as const, label: texts.all }, ...deliveryStates.map((value) => ({ value, label: texts.states[value] }))]} />
        <Select aria-label={texts.channel} style={{ width: 130 }} value={channel ?? ''} onChange={(next: WireDelivery['channel'] | '') => setChannel(next || undefined)} options={[{ value: '' as const, label: texts.allWays }, ...ways.map((value) => ({ value, label: texts.channels[value] }))]} />
        <span className="aside">{tools}</span>
      </header>
      {counts && <p className="rule-counts quiet small">{texts.day}: {deliveryStates.filter((one) => counts[one] > 0).map((one) => <Button key={one} size="small" type="link" onClick={() => onState(one)}>{`${texts.states[one]} ${numberText(counts[one])}`}</Button>)}</p>}
      {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={6} /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.empty} /> : (
        <>
          <DataTable label={all.views.deliveries} columns={shown} rows={pages.rows} rowKey={({ id }) => id} />
          <MoreRows pages={pages} count={pages.rows.length} />
        </>
      )}
    </section>
  )
}
