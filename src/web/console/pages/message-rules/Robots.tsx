// Group robots within reach: connect, test, remove. A key is typed once and never seen again.
import { useId, useState } from 'react'
import { App, Button, Input, Modal, Popconfirm, Radio } from 'antd'
import { messageRuleRoutes, type WireRobot } from '../../../../contract/message-rules.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useRuleTexts } from '../../words/message-rules.ts'
import { useFaultName } from './fault-name.ts'
import '../../parts/forms.css'

export const Robots = () => {
  const { robot: texts } = useRuleTexts()
  const say = useProblemText()
  const faultName = useFaultName()
  const { message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const known = useCall(messageRuleRoutes.robots, {})
  const test = useSend(messageRuleRoutes.testRobot)
  const remove = useSend(messageRuleRoutes.removeRobot, ['messages.robots'])
  const onError = (fault: Error): void => void message.error(say(fault), 6)
  const columns: readonly Column<WireRobot>[] = [
    { key: 'name', label: texts.name, head: true, always: true, text: ({ name }) => name, render: ({ name }) => <b>{name}</b> },
    { key: 'kind', label: texts.kind, text: ({ kind }) => texts.kinds[kind], render: ({ kind, signed }) => <span>{texts.kinds[kind]}{signed && ` · ${texts.signed}`}</span> },
    { key: 'unit', label: texts.unit, text: ({ unit, office }) => unit?.name ?? office?.name ?? '', render: ({ unit, office }) => <span>{unit?.name ?? office?.name}</span> },
    { key: 'host', label: texts.address, text: ({ host }) => host, render: ({ host, madeAt }) => <span className="quiet small">{host}<br />{exactTime(madeAt)}</span> },
    {
      key: 'acts', label: '', always: true, text: () => '', parts: [],
      render: ({ id, name }) => (
        <span className="rule-acts">
          <Button size="small" aria-label={`${texts.test} ${name}`} loading={test.isPending} onClick={() => test.mutate({ params: { id } }, { onError, onSuccess: ({ taken, fault }) => void (taken ? message.success(texts.tested) : message.error(texts.testFailed(faultName(fault ?? '')), 8)) })}>{texts.test}</Button>
          <Popconfirm title={texts.removeAsk} okText={texts.remove} onConfirm={() => remove.mutate({ params: { id } }, { onError, onSuccess: () => void message.success(texts.removed) })}><Button size="small" aria-label={`${texts.remove} ${name}`}>{texts.remove}</Button></Popconfirm>
        </span>
      ),
    },
  ]
  const rows = known.data?.robots ?? []
  return (
    <section className="card" aria-label={texts.lead}>
      <header><span className="quiet">{texts.lead}</span><span className="aside"><Button type="primary" onClick={() => setAdding(true)}>{texts.add}</Button></span></header>
      {known.error ? <Fault fault={known.error} onRetry={() => void known.refetch()} /> : known.isPending ? <Waiting rows={3} /> : rows.length === 0 ? <Say kind="empty" title={texts.empty} text={texts.emptyHint} /> : <DataTable label={texts.lead} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      {adding && <Add onClose={() => setAdding(false)} />}
    </section>
  )
}

const Add = ({ onClose }: { onClose: () => void }) => {
  const { robot: texts } = useRuleTexts()
  const say = useProblemText()
  const me = useMe()
  const language = useLanguage()
  const id = useId()
  const { message } = App.useApp()
  const [commandId] = useState(newId)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<WireRobot['kind']>('dingtalk')
  const [unitId, setUnitId] = useState<number | undefined>(ownUnitId(me))
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  const [tried, setTried] = useState(false)
  const add = useSend(messageRuleRoutes.addRobot, ['messages.robots'])
  const missing = name.trim() === '' || url.trim().length < 10 || unitId === undefined
  const save = (): void => {
    setTried(true)
    if (missing) return
    add.mutate({ body: { commandId, name: name.trim(), kind, unitId: unitId!, language, url: url.trim(), ...(kind === 'dingtalk' && secret.trim() !== '' ? { secret: secret.trim() } : {}) } }, {
      onSuccess: () => { void message.success(texts.added); onClose() }, onError: (fault) => void message.error(say(fault), 8),
    })
  }
  return (
    <Modal open title={texts.add} onCancel={onClose} onOk={save} okText={texts.add} confirmLoading={add.isPending} destroyOnHidden>
      <div className="step-form">
        <div><label htmlFor={`${id}n`}>{texts.name}</label><Input id={`${id}n`} maxLength={40} value={name} onChange={({ target }) => setName(target.value)} /></div>
        <fieldset className="step-choice"><legend>{texts.kind}</legend><Radio.Group value={kind} onChange={({ target }) => setKind(target.value as WireRobot['kind'])} options={(['dingtalk', 'wecom'] as const).map((value) => ({ value, label: texts.kinds[value] }))} /></fieldset>
        <div><label htmlFor={`${id}u`}>{texts.unit}</label><UnitPicker id={`${id}u`} label={texts.unit} width="100%" value={unitId} onChange={setUnitId} /></div>
        <div><label htmlFor={`${id}a`}>{texts.url}</label><Input id={`${id}a`} autoComplete="off" maxLength={500} value={url} onChange={({ target }) => setUrl(target.value)} aria-describedby={`${id}h`} /><p id={`${id}h`} className="quiet small">{texts.urlHint}</p></div>
        {kind === 'dingtalk' && <div><label htmlFor={`${id}s`}>{texts.secret}</label><Input.Password id={`${id}s`} visibilityToggle={false} autoComplete="off" maxLength={200} value={secret} onChange={({ target }) => setSecret(target.value)} aria-describedby={`${id}t`} /><p id={`${id}t`} className="quiet small">{texts.secretHint}</p></div>}
        {tried && missing && <p className="photo-fault small" role="alert">{texts.needed}</p>}
      </div>
    </Modal>
  )
}
