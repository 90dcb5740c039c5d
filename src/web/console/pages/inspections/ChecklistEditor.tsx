// The checklist as it is today; whoever configures it makes a new version of it.
import { useEffect, useState } from 'react'
import { Alert, App, Button, Input, Select } from 'antd'
import { inspectionRoutes, type WireChecklist } from '../../../../contract/inspections.ts'
import { duties } from '../../../../domain/operations/checklist.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'

type Item = WireChecklist['items'][number]

export const ChecklistEditor = () => {
  const texts = useInspectionTexts()
  const me = useMe()
  const found = useCall(inspectionRoutes.checklist, {})
  return (
    <section className="card" aria-label={texts.views.checklist}>
      <header><h2>{texts.views.checklist}</h2>{found.data && <span className="quiet">{texts.version(String(found.data.version))}</span>}</header>
      <div className="body">
        {found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : !found.data ? <Waiting /> : worksOn(me, 'inspection.configure') ? <Editor key={found.data.version} checklist={found.data} /> : <Shown checklist={found.data} />}
      </div>
    </section>
  )
}

const Shown = ({ checklist }: { checklist: WireChecklist }) => {
  const texts = useInspectionTexts()
  const language = useLanguage()
  return (
    <div className="stack">
      {duties.map((duty) => {
        const items = checklist.items.filter((item) => item.duty === duty)
        return items.length === 0 ? null : <section key={duty}><h3>{texts.duty[duty]}</h3><ul>{items.map((item) => <li key={item.code}>{item[language]}</li>)}</ul></section>
      })}
    </div>
  )
}

const nextCode = (items: readonly Item[]): string => {
  for (let n = items.length + 1; ; n += 1) if (!items.some(({ code }) => code === `n${n}`)) return `n${n}`
}

const Editor = ({ checklist }: { checklist: WireChecklist }) => {
  const texts = useInspectionTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const [items, setItems] = useState<readonly Item[]>(checklist.items)
  const [commandId, setCommandId] = useState(newId)
  useEffect(() => setCommandId(newId()), [items])
  const send = useSend(inspectionRoutes.setChecklist, ['inspections.'])
  const set = (at: number, more: Partial<Item>): void => setItems(items.map((item, n) => (n === at ? { ...item, ...more } : item)))
  const incomplete = items.length === 0 || items.some((item) => item.zh.trim() === '' || item.en.trim() === '')
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); send.mutate({ body: { commandId, version: checklist.version, items: [...items] } }, { onSuccess: () => void message.success(texts.savedChecklist) }) }}>
      <p className="quiet">{texts.checklistLead}</p>
      <ol className="inspection-items">
        {items.map((item, n) => (
          <li key={item.code}>
            <Input aria-label={texts.code} value={item.code} disabled />
            <Select aria-label={texts.dutyName} value={item.duty} onChange={(duty) => set(n, { duty })} options={duties.map((value) => ({ value, label: texts.duty[value] }))} />
            <Input aria-label={texts.textZh} placeholder={texts.textZh} maxLength={100} value={item.zh} onChange={(event) => set(n, { zh: event.target.value })} />
            <Input aria-label={texts.textEn} placeholder={texts.textEn} maxLength={100} value={item.en} onChange={(event) => set(n, { en: event.target.value })} />
            <Button type="text" aria-label={texts.removeItem(item.code)} onClick={() => setItems(items.filter((_, at) => at !== n))}>×</Button>
          </li>
        ))}
      </ol>
      {send.error && <Alert type="error" showIcon role="alert" title={say(send.error)} />}
      <div className="button-row">
        <Button onClick={() => setItems([...items, { code: nextCode(items), duty: 'order', zh: '', en: '' }])}>{texts.addItem}</Button>
        <Button type="primary" htmlType="submit" disabled={incomplete} loading={send.isPending}>{texts.saveChecklist}</Button>
      </div>
    </form>
  )
}
