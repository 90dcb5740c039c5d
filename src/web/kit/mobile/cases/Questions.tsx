// The questions of the chosen class, below it: yes and no and short choices lie open as chips, the rest are plain fields.
import { useEffect } from 'react'
import { checkAnswers, type Answer, type AnswerFault, type Answers } from '../../../../domain/catalogue/check-answers.ts'
import { useLanguage } from '../../words/language.ts'
import { faultOf, useAnswerTexts, wordingText } from '../../words/answers.ts'
import { Fault, Field } from '../Field.tsx'
import { Tiles } from '../Tiles.tsx'
import type { ParcelFields } from '../keep/parcel.ts'
import type { Category } from './categories.ts'

type Asked = Category['questions'][number]
type Props = { category: Category | undefined; fields: ParcelFields; set: (fields: ParcelFields) => void; tried: boolean }

/** Numbers are typed as text; one that isn't one stays text and is said to be wrong. */
const numberFrom = (typed: string): Answer => (typed.trim() !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed)

export const questionFaults = (category: Category | undefined, answers: Answers = {}): AnswerFault[] => (category ? checkAnswers(category.questions, answers).faults : [])

export const Questions = ({ category, fields, set, tried }: Props) => {
  const language = useLanguage()
  const texts = useAnswerTexts()
  const version = category?.version
  // The version of the form that is shown goes with the report.
  useEffect(() => {
    if (version !== undefined && fields.categoryVersion !== version) set({ categoryVersion: version })
  }, [version, fields.categoryVersion])
  if (!category || category.questions.length === 0) return null
  const answers = fields.answers ?? {}
  const faults = tried ? questionFaults(category, answers) : []
  const answer = (code: string, value: Answer | undefined): void => {
    const { [code]: _, ...rest } = answers
    set({ answers: value === undefined || value === '' ? rest : { ...rest, [code]: value } })
  }
  return (
    <section className="section" aria-label={texts.questions}>
      {category.questions.map((question) => (
        <One key={question.code} question={question} label={wordingText(question, language)} value={answers[question.code]} fault={faultOf(faults, question.code, texts)} onAnswer={(value) => answer(question.code, value)} />
      ))}
    </section>
  )
}

const One = ({ question, label, value, fault, onAnswer }: { question: Asked; label: string; value: Answer | undefined; fault: string | null; onAnswer: (value: Answer | undefined) => void }) => {
  const language = useLanguage()
  const texts = useAnswerTexts()
  const optional = !question.required
  switch (question.kind) {
    case 'yesNo':
      return <Chips {...{ label, optional, fault }} value={value === undefined ? null : value === true ? 'yes' : 'no'} choices={[{ value: 'yes', word: texts.yes }, { value: 'no', word: texts.no }]} onChoose={(chosen) => onAnswer(chosen === null ? undefined : chosen === 'yes')} />
    case 'choice':
      return <Chips {...{ label, optional, fault }} value={typeof value === 'string' ? value : null} choices={(question.options ?? []).map((option) => ({ value: option.code, word: wordingText(option, language) }))} onChoose={(chosen) => onAnswer(chosen ?? undefined)} />
    case 'number':
      return <Field {...{ label, optional, fault }} inputMode="decimal" maxLength={13} value={value === undefined ? '' : String(value)} onChange={({ target }) => onAnswer(numberFrom(target.value))} />
    case 'date':
      return <Field {...{ label, optional, fault }} type="date" value={typeof value === 'string' ? value : ''} onChange={({ target }) => onAnswer(target.value)} />
    case 'text':
      return <Field {...{ label, optional, fault }} maxLength={200} value={typeof value === 'string' ? value : ''} onChange={({ target }) => onAnswer(target.value)} />
  }
}

type ChipsProps = { label: string; optional: boolean; fault: string | null; value: string | null; choices: { value: string; word: string }[]; onChoose: (value: string | null) => void }

/** What need not be answered can be taken back. */
const Chips = ({ label, optional, fault, value, choices, onChoose }: ChipsProps) => {
  const { clear } = useAnswerTexts()
  return (
    <div>
      <Tiles label={label} look="chips" value={value ?? (optional ? '' : null)} choices={[...choices, ...(optional ? [{ value: '', word: clear }] : [])]} onChoose={(chosen) => onChoose(chosen === '' ? null : chosen)} />
      {fault && <Fault>{fault}</Fault>}
    </div>
  )
}
