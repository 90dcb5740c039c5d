// Group robots of units and offices within reach: connect, test with what became of it, remove. A key is typed once and never
// seen again.
import { useState } from 'react'
import { App, Button, Popconfirm } from 'antd'
import { messageRuleRoutes, type WireRobot } from '../../../../contract/message-rules.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { timeNow } from '../../../kit/words/use-now.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useRuleTexts } from '../../words/message-rules.ts'
import { useFaultName } from './fault-name.ts'
import { RobotForm } from './RobotForm.tsx'

type Outcome = { at: number; taken: boolean; fault: string | null }

export const Robots = () => {
  const { robot: texts } = useRuleTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const [outcomes, setOutcomes] = useState<Readonly<Record<number, Outcome>>>({})
  const known = useCall(messageRuleRoutes.robots, {})
  const test = useSend(messageRuleRoutes.testRobot)
  const remove = useSend(messageRuleRoutes.removeRobot, ['messages.robots'])
  const onError = (fault: Error): void => void message.error(say(fault), 6)
  const columns: readonly Column<WireRobot>[] = [
    { key: 'name', label: texts.name, head: true, always: true, text: ({ name }) => name, render: ({ name }) => <b>{name}</b> },
    { key: 'kind', label: texts.kind, text: ({ kind }) => texts.kinds[kind], render: ({ kind, signed }) => <span>{texts.kinds[kind]}{signed && ` · ${texts.signed}`}</span> },
    { key: 'unit', label: texts.place, text: ({ unit, office }) => unit?.name ?? office?.name ?? '', render: ({ unit, office }) => <span>{unit?.name ?? office?.name}</span> },
    { key: 'host', label: texts.address, text: ({ host }) => host, render: ({ host, madeAt }) => <span className="quiet small">{host}<br />{exactTime(madeAt)}</span> },
    {
      key: 'acts', label: '', always: true, text: () => '', parts: [],
      render: ({ id, name }) => (
        <span className="robot-acts">
          <span className="rule-acts">
            <Button size="small" aria-label={`${texts.test} ${name}`} loading={test.isPending && test.variables.params.id === id} disabled={test.isPending} onClick={() => test.mutate({ params: { id } }, { onError, onSuccess: ({ taken, fault }) => setOutcomes((before) => ({ ...before, [id]: { at: timeNow(), taken, fault } })) })}>{texts.test}</Button>
            <Popconfirm title={texts.removeAsk} okText={texts.remove} onConfirm={() => remove.mutate({ params: { id } }, { onError, onSuccess: () => void message.success(texts.removed) })}><Button size="small" aria-label={`${texts.remove} ${name}`}>{texts.remove}</Button></Popconfirm>
          </span>
          {outcomes[id] && <Became outcome={outcomes[id]} />}
        </span>
      ),
    },
  ]
  const rows = known.data?.robots ?? []
  return (
    <section className="card" aria-label={texts.lead}>
      <header><span className="quiet">{texts.lead}</span><span className="aside"><Button type="primary" disabled={!known.data} onClick={() => setAdding(true)}>{texts.add}</Button></span></header>
      {known.error ? <Fault fault={known.error} onRetry={() => void known.refetch()} /> : known.isPending ? <Waiting rows={3} /> : rows.length === 0 ? <Say kind="empty" title={texts.empty} text={texts.emptyHint} /> : <DataTable label={texts.lead} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      {adding && known.data && <RobotForm offices={known.data.offices} onClose={() => setAdding(false)} />}
    </section>
  )
}

/** What became of the last test, until the page is left. */
const Became = ({ outcome: { at, taken, fault } }: { outcome: Outcome }) => {
  const { robot: texts } = useRuleTexts()
  const faultName = useFaultName()
  return <span role="status" className={`tag ${taken ? 'tag-done' : 'tag-urgent'}`}>{exactTime(at).slice(11, 19)} {taken ? texts.tested : texts.testFailed(faultName(fault ?? ''))}</span>
}
