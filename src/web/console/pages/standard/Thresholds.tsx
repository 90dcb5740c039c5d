// The district's thresholds, shown to everybody who sees the check and changed by those who may adopt.
import { useId, useState } from 'react'
import { App, Button, Checkbox, InputNumber, Modal } from 'antd'
import { standardRoutes, type TerritoryRules } from '../../../../contract/standard.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { numberText } from '../../../kit/words/time.ts'
import { worksOn } from '../../parts/permission.ts'
import { useTexts } from '../../words/words.ts'
import '../../parts/forms.css'

export const Thresholds = () => {
  const { standard } = useTexts()
  const me = useMe()
  const rules = useCall(standardRoutes.rules, {}, { staleTime: 60_000 })
  const [open, setOpen] = useState(false)
  if (!rules.data) return null
  const { grid, microgrid, slack, specialApart } = rules.data.standard
  const facts: [string, string][] = [
    [standard.grid, standard.span(numberText(grid.least), numberText(grid.most))], [standard.microgrid, standard.span(numberText(microgrid.least), numberText(microgrid.most))],
    [standard.slack, standard.squareMetres(numberText(slack))],
  ]
  return (
    <section className="card" aria-label={standard.thresholds}>
      <header><h2>{standard.thresholds}</h2>{worksOn(me, 'territory.adopt') && <span className="aside"><Button size="small" onClick={() => setOpen(true)}>{standard.change}</Button></span>}</header>
      <dl className="body standard-rules">
        {facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd className="number">{value}</dd></div>)}
        {specialApart && <div><dt>{standard.apart}</dt><dd>{'✓'}</dd></div>}
      </dl>
      {open && <Change rules={rules.data} onClose={() => setOpen(false)} />}
    </section>
  )
}

const Change = ({ rules, onClose }: { rules: TerritoryRules; onClose: () => void }) => {
  const { standard } = useTexts()
  const shared = useShared()
  const say = useProblemText()
  const id = useId()
  const { message } = App.useApp()
  const [next, setNext] = useState(rules.standard)
  const send = useSend(standardRoutes.setRules, ['standard.', 'plans.preview'])
  const wrong = next.grid.least > next.grid.most || next.microgrid.least > next.microgrid.most
  const save = async (): Promise<void> => {
    if (wrong) return
    try {
      await send.mutateAsync({ body: { ...rules, standard: next } })
      void message.success(standard.saved)
      onClose()
    } catch (fault) {
      void message.error(say(fault), 6)
    }
  }
  const span = (level: 'grid' | 'microgrid') => (
    <div className="standard-span">
      <b>{standard[level]}</b>
      {(['least', 'most'] as const).map((end) => (
        <div key={end}>
          <label htmlFor={`${id}${level}${end}`}>{standard[end]}</label>
          <InputNumber id={`${id}${level}${end}`} min={end === 'least' ? 0 : 1} max={100_000} precision={0} value={next[level][end]} onChange={(value) => value !== null && setNext({ ...next, [level]: { ...next[level], [end]: value } })} />
        </div>
      ))}
    </div>
  )
  return (
    <Modal open title={standard.change} onCancel={onClose} onOk={() => void save()} okText={shared.save} cancelText={shared.cancel} okButtonProps={{ disabled: wrong }} confirmLoading={send.isPending}>
      <form className="step-form" onSubmit={(event) => { event.preventDefault(); void save() }}>
        {span('grid')}
        {span('microgrid')}
        <Checkbox checked={next.specialApart} onChange={(event) => setNext({ ...next, specialApart: event.target.checked })}>{standard.apart}</Checkbox>
        {wrong && <p className="fault-text small" role="alert">{standard.wrong}</p>}
      </form>
    </Modal>
  )
}
