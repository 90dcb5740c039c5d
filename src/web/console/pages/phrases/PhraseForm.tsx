// Writes or changes one phrase.
import { useId, useState } from 'react'
import { App, Checkbox, Input, Modal, Select } from 'antd'
import { phraseRoutes, type Phrase } from '../../../../contract/phrases.ts'
import { eventSteps, type EventStep } from '../../../../domain/cases/event.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { useCoveringTexts } from '../../words/covering.ts'
import '../../parts/forms.css'

export const PhraseForm = ({ phrase, configures, onClose }: { phrase: Phrase | undefined; configures: boolean; onClose: () => void }) => {
  const texts = useCoveringTexts()
  const shared = useShared()
  const steps = useSteps()
  const say = useProblemText()
  const id = useId()
  const { message } = App.useApp()
  const [own] = useState(newId)
  const [title, setTitle] = useState(phrase?.title ?? '')
  const [text, setText] = useState(phrase?.text ?? '')
  const [step, setStep] = useState<EventStep | null>(phrase?.step ?? null)
  const [everybodys, setEverybodys] = useState(phrase?.everybodys ?? false)
  const [tried, setTried] = useState(false)
  const put = useSend(phraseRoutes.put, ['phrases.'])
  const empty = title.trim() === '' || text.trim() === ''
  const save = async (): Promise<void> => {
    setTried(true)
    if (empty) return
    await put.mutateAsync({ params: { id: phrase?.id ?? own }, body: { title: title.trim(), text: text.trim(), step, everybodys } }).then(
      () => {
        void message.success(texts.phraseSaved)
        onClose()
      },
      (fault: unknown) => void message.error(say(fault), 6),
    )
  }
  return (
    <Modal open title={phrase ? texts.change : texts.newPhrase} onCancel={onClose} onOk={() => void save()} okText={shared.save} confirmLoading={put.isPending} destroyOnHidden>
      <div className="step-form">
        <div><label htmlFor={`${id}title`}>{texts.name}</label><Input id={`${id}title`} maxLength={40} value={title} onChange={({ target }) => setTitle(target.value)} /></div>
        <div><label htmlFor={`${id}step`}>{texts.step}</label><Select id={`${id}step`} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={step ?? ''} onChange={(next: EventStep | '') => setStep(next === '' ? null : next)} options={[{ value: '', label: texts.everyStep }, ...eventSteps.map((one) => ({ value: one, label: steps.act[one] }))]} /></div>
        <div><label htmlFor={`${id}text`}>{texts.text}</label><Input.TextArea id={`${id}text`} rows={4} maxLength={1000} value={text} onChange={({ target }) => setText(target.value)} /></div>
        {configures && <Checkbox checked={everybodys} onChange={({ target }) => setEverybodys(target.checked)}>{texts.everybodys}</Checkbox>}
        {tried && empty && <p className="fault-text small" role="alert">{texts.needed}</p>}
      </div>
    </Modal>
  )
}
