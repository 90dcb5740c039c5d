// The questions of a class as they are edited: what is asked, how it is answered, whether it can be left out; what the
// platform knows is said to be known at once.
import { useId } from 'react'
import { Button, Input, Select, Switch } from 'antd'
import type { Question } from '../../../../domain/catalogue/category.ts'
import type { CategoryFault } from '../../../../domain/catalogue/check-category.ts'
import { useCatalogueTexts, useFaultText } from '../../words/catalogue.ts'
import { freshCode, WordingRows } from './WordingRows.tsx'

type Props = { questions: readonly Question[]; faults: readonly CategoryFault[]; disabled: boolean; onChange: (questions: Question[]) => void }

const kinds = ['yesNo', 'choice', 'number', 'text', 'date'] as const

export const QuestionRows = ({ questions, faults, disabled, onChange }: Props) => {
  const { editor } = useCatalogueTexts()
  const change = (at: number, next: Question): void => onChange(questions.map((one, n) => (n === at ? next : one)))
  const move = (at: number, to: number): void => {
    const next = [...questions]
    next.splice(to, 0, ...next.splice(at, 1))
    onChange(next)
  }
  return (
    <>
      <ol className="class-list">
        {questions.map((question, at) => (
          <li key={at} className="class-item" aria-label={editor.question(at + 1)}>
            <header>
              <b>{editor.question(at + 1)}</b>
              {!disabled && <>
                <Button size="small" type="text" disabled={at === 0} onClick={() => move(at, at - 1)}>{editor.up}</Button>
                <Button size="small" type="text" disabled={at === questions.length - 1} onClick={() => move(at, at + 1)}>{editor.down}</Button>
                <Button size="small" type="text" aria-label={editor.remove(editor.question(at + 1))} onClick={() => onChange(questions.filter((_, n) => n !== at))}>{'✕'}</Button>
              </>}
            </header>
            <One question={question} disabled={disabled} faults={faults.filter((fault) => fault.at === question.code)} onChange={(next) => change(at, next)} />
          </li>
        ))}
      </ol>
      {!disabled && <Button onClick={() => onChange([...questions, { code: freshCode('q', questions), zh: '', en: '', kind: 'yesNo', required: false }])}>{editor.addQuestion}</Button>}
    </>
  )
}

const One = ({ question, faults, disabled, onChange }: { question: Question; faults: readonly CategoryFault[]; disabled: boolean; onChange: (question: Question) => void }) => {
  const { editor } = useCatalogueTexts()
  const say = useFaultText()
  const id = useId()
  const setKind = (kind: Question['kind']): void => {
    const { options: _, ...rest } = question
    onChange(kind === 'choice' ? { ...rest, kind, options: question.options ?? [{ code: 'o1', zh: '', en: '' }, { code: 'o2', zh: '', en: '' }] } : { ...rest, kind })
  }
  return (
    <>
      <div className="class-pair">
        <div><label htmlFor={`${id}zh`}>{editor.zh}</label><Input id={`${id}zh`} value={question.zh} maxLength={60} disabled={disabled} onChange={({ target }) => onChange({ ...question, zh: target.value })} {...(faults.length > 0 ? { status: 'error' as const, 'aria-describedby': `${id}fault` } : {})} /></div>
        <div><label htmlFor={`${id}en`}>{editor.en}</label><Input id={`${id}en`} value={question.en} maxLength={120} disabled={disabled} onChange={({ target }) => onChange({ ...question, en: target.value })} /></div>
        <div><label htmlFor={`${id}kind`}>{editor.kind}</label><Select id={`${id}kind`} style={{ width: '100%' }} disabled={disabled} value={question.kind} onChange={setKind} options={kinds.map((kind) => ({ value: kind, label: editor.kinds[kind] }))} /></div>
        <div><label htmlFor={`${id}code`}>{editor.code}</label><Input id={`${id}code`} value={question.code} maxLength={20} disabled={disabled} onChange={({ target }) => onChange({ ...question, code: target.value })} /></div>
      </div>
      <label className="step-switch"><Switch checked={question.required} disabled={disabled} onChange={(required) => onChange({ ...question, required })} /><span><b>{editor.required}</b></span></label>
      {question.kind === 'choice' && <WordingRows label={editor.options} list={question.options ?? []} add={editor.addOption} disabled={disabled} prefix="o" onChange={(options) => onChange({ ...question, options })} />}
      {faults.length > 0 && <div id={`${id}fault`} role="alert">{faults.map((fault) => <p key={fault.code} className="class-fault">{say(fault)}</p>)}</div>}
    </>
  )
}
