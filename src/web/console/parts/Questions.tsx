// The questions of a class in a form of the console.
import { useId } from 'react'
import { Input, InputNumber, Select } from 'antd'
import type { Question } from '../../../domain/catalogue/category.ts'
import type { Answer, AnswerFault, Answers } from '../../../domain/catalogue/check-answers.ts'
import { faultOf, useAnswerTexts, wordingText } from '../../kit/words/answers.ts'
import { useLanguage } from '../../kit/words/language.ts'
import { useShared } from '../../kit/words/shared.ts'

type Props = { questions: readonly Question[]; answers: Answers; faults: readonly AnswerFault[]; onChange: (answers: Answers) => void }

export const Questions = ({ questions, answers, faults, onChange }: Props) => {
  const language = useLanguage()
  const texts = useAnswerTexts()
  const shared = useShared()
  const form = useId()
  const answer = (code: string, value: Answer | null | undefined): void => {
    const { [code]: _, ...rest } = answers
    onChange(value === undefined || value === null || value === '' ? rest : { ...rest, [code]: value })
  }
  return questions.map((question) => {
    const id = `${form}-${question.code}`
    const fault = faultOf(faults, question.code, texts)
    return (
      <div key={question.code}>
        <label htmlFor={id}>{wordingText(question, language)} {!question.required && <small className="quiet">{shared.optional}</small>}</label>
        <One id={id} question={question} value={answers[question.code]} wrong={fault !== null} onAnswer={(value) => answer(question.code, value)} />
        {fault !== null && <p id={`${id}-fault`} className="fault-text small" role="alert">{fault}</p>}
      </div>
    )
  })
}

const One = ({ id, question, value, wrong, onAnswer }: { id: string; question: Question; value: Answer | undefined; wrong: boolean; onAnswer: (value: Answer | null | undefined) => void }) => {
  const language = useLanguage()
  const texts = useAnswerTexts()
  const common = { id, style: { width: '100%' }, ...(wrong ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {}) }
  switch (question.kind) {
    case 'yesNo':
      return <Select {...common} allowClear value={typeof value === 'boolean' ? String(value) : null} onChange={(chosen: string | undefined) => onAnswer(chosen === undefined ? undefined : chosen === 'true')} options={[{ value: 'true', label: texts.yes }, { value: 'false', label: texts.no }]} />
    case 'choice':
      return <Select {...common} allowClear value={typeof value === 'string' ? value : null} onChange={(chosen: string | undefined) => onAnswer(chosen)} options={(question.options ?? []).map((option) => ({ value: option.code, label: wordingText(option, language) }))} />
    case 'number':
      return <InputNumber {...common} value={typeof value === 'number' ? value : null} onChange={(typed) => onAnswer(typed)} />
    case 'date':
      return <Input {...common} type="date" value={typeof value === 'string' ? value : ''} onChange={({ target }) => onAnswer(target.value)} />
    case 'text':
      return <Input {...common} maxLength={200} value={typeof value === 'string' ? value : ''} onChange={({ target }) => onAnswer(target.value)} />
  }
}
