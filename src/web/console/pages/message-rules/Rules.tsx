// The rules as a table; each is changed in a dialog that shows whom it would have told.
import { useState } from 'react'
import { App, Button, Popconfirm } from 'antd'
import { messageRuleRoutes, type WireMessageRule } from '../../../../contract/message-rules.ts'
import { titleOf } from '../../../../domain/messages/compose.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useMessageTexts } from '../../../kit/words/messages.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useRuleTexts } from '../../words/message-rules.ts'
import { RuleForm } from './RuleForm.tsx'
import { useWhoName } from './who-name.ts'

type Row = { n: number; rule: WireMessageRule }

export const Rules = () => {
  const texts = useRuleTexts()
  const { ways } = useMessageTexts()
  const language = useLanguage()
  const say = useProblemText()
  const whoName = useWhoName()
  const { message } = App.useApp()
  const known = useCall(messageRuleRoutes.rules, {})
  const send = useSend(messageRuleRoutes.setRules, ['messages.rules'])
  const [form, setForm] = useState<number | 'new' | null>(null)
  const rules = known.data?.rules ?? []
  const put = (next: WireMessageRule[]): Promise<unknown> =>
    send.mutateAsync({ body: { commandId: newId(), version: known.data!.version, rules: next } }).then(() => message.success(texts.saved), (fault: unknown) => { void message.error(say(fault), 8); throw fault })
  const name = ({ rule }: Row): string => titleOf(rule.occasion, language)
  const waysText = ({ rule }: Row): string => (rule.who === 'robots' ? texts.toGroup : rule.channels.length === 0 ? texts.inboxOnly : rule.channels.map((one) => ways[one]).join(listMark()))
  const timingText = ({ rule }: Row): string => [texts.timings[rule.timing], ...(rule.breaksQuiet ? [texts.breaksShort] : [])].join(' · ')
  const columns: readonly Column<Row>[] = [
    { key: 'occasion', label: texts.occasion, head: true, always: true, text: name, render: (row) => <b>{name(row)}</b> },
    { key: 'who', label: texts.who, text: ({ rule }) => whoName(rule.who), render: ({ rule }) => <span>{whoName(rule.who)}</span> },
    { key: 'ways', label: texts.ways, text: waysText, render: (row) => <span>{waysText(row)}</span> },
    { key: 'timing', label: texts.timing, text: timingText, render: (row) => <span>{timingText(row)}</span> },
    {
      key: 'acts', label: '', width: 190, always: true, text: () => '', parts: [],
      render: (row) => (
        <span className="rule-acts">
          <Button size="small" type="link" aria-label={`${texts.change} ${name(row)} ${whoName(row.rule.who)}`} onClick={() => setForm(row.n)}>{texts.change}</Button>
          <Popconfirm title={texts.removeAsk} okText={texts.remove} onConfirm={() => put(rules.filter((_, n) => n !== row.n)).catch(() => undefined)}><Button size="small" type="link" disabled={send.isPending} aria-label={`${texts.remove} ${name(row)} ${whoName(row.rule.who)}`}>{texts.remove}</Button></Popconfirm>
        </span>
      ),
    },
  ]
  const rows = rules.map((rule, n): Row => ({ n, rule }))
  const { shown, tools } = useColumns('message-rules', columns, rows, texts.views.rules)
  return (
    <section className="card" aria-label={texts.views.rules}>
      <header><span className="quiet small">{known.data && (known.data.madeAt === null ? texts.starter : texts.version(known.data.version, known.data.madeBy ?? '', exactTime(known.data.madeAt)))}</span><span className="aside">{tools}<Button type="primary" disabled={!known.data} onClick={() => setForm('new')}>{texts.add}</Button></span></header>
      {known.error ? <Fault fault={known.error} onRetry={() => void known.refetch()} /> : known.isPending ? <Waiting rows={8} /> : rows.length === 0 ? <Say kind="empty" title={texts.empty} /> : <DataTable label={texts.views.rules} columns={shown} rows={rows} rowKey={({ n }) => n} />}
      {form !== null && <RuleForm key={form} rule={form === 'new' ? undefined : rules[form]} busy={send.isPending} onClose={() => setForm(null)} onSave={(rule) => void put(form === 'new' ? [...rules, rule] : rules.map((one, n) => (n === form ? rule : one))).then(() => setForm(null), () => undefined)} />}
    </section>
  )
}
