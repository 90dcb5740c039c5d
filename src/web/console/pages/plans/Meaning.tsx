// What a sheet means: what was recognised by kind, the doubts with their choices, rows that make no sense, units to draw.
import { Button, Radio, Select } from 'antd'
import type { WireRecognised } from '../../../../contract/reorganisations.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useReorganiseTexts } from '../../words/reorganise.ts'

const listed = 200
type Question = WireRecognised['questions'][number]

export const Meaning = ({ found, open, onAnswer, onAcceptAll }: { found: WireRecognised; open: number; onAnswer: (id: string, value: string) => void; onAcceptAll: () => void }) => {
  const texts = useReorganiseTexts()
  const { level } = useShared()
  const kinds = Object.keys(texts.kind) as (keyof typeof texts.kind)[]
  const grouped = kinds.flatMap((kind) => {
    const list = found.findings.filter((one) => one.kind === kind)
    return list.length === 0 ? [] : [{ kind, list }]
  })
  return (
    <>
      <section className="card" aria-label={texts.findings}>
        <header><h2>{texts.findings}</h2></header>
        <div className="body stack">
          {grouped.length === 0 ? <p className="quiet">{texts.findingsNone}</p> : (
            <>
              <ul className="unit-numbers">{grouped.map(({ kind, list }) => <li key={kind}><b className="number">{numberText(list.length)}</b><span>{texts.kind[kind]}</span></li>)}</ul>
              {grouped.map(({ kind, list }) => (
                <details key={kind} open={list.length <= 8}>
                  <summary>{texts.kind[kind]} <span className="number">{list.length}</span></summary>
                  <ul className="plan-list">
                    {list.slice(0, listed).map(({ from, to, level: at }, i) => <li key={i}><span className="tag">{level[at]}</span> {from.map(({ name, code }) => `${name} ${code}`).join(' + ')}{from.length > 0 && to.length > 0 ? ' → ' : ''}{to.map(({ name, code }) => `${name} ${code}`).join(' + ')}</li>)}
                    {list.length > listed && <li className="quiet">{texts.more(numberText(list.length - listed))}</li>}
                  </ul>
                </details>
              ))}
            </>
          )}
        </div>
      </section>
      {found.faults.length > 0 && (
        <section className="card" aria-label={texts.faults}>
          <header><h2>{texts.faults} <span className="number">{found.faults.length}</span></h2><span className="aside small quiet">{texts.faultsHint}</span></header>
          <ul className="body plan-list">{found.faults.slice(0, listed).map(({ row, code, params }, i) => <li key={i}><b className="number">{texts.inRows(String(row))}</b> {texts.fault[code]} <span className="small quiet">{Object.values(params).join(' ')}</span></li>)}</ul>
        </section>
      )}
      {found.questions.length > 0 && (
        <section className="card" aria-label={texts.questions}>
          <header><h2>{texts.questions} <span className="number">{found.questions.length}</span></h2><span className="aside small quiet">{open > 0 ? texts.questionsOpen(numberText(open)) : texts.questionsDone}</span></header>
          <div className="body stack">
            {open > 0 && <div><Button onClick={onAcceptAll}>{texts.suggested}{' ✓'}</Button></div>}
            <ol className="sheet-questions">{found.questions.map((question) => <Asked key={question.id} question={question} onAnswer={(value) => onAnswer(question.id, value)} />)}</ol>
          </div>
        </section>
      )}
      {found.toDraw.length > 0 && (
        <section className="card" aria-label={texts.toDraw}>
          <header><h2>{texts.toDraw} <span className="number">{found.toDraw.length}</span></h2></header>
          <div className="body"><p className="quiet small">{texts.toDrawHint}</p><ul className="plan-list">{found.toDraw.map(({ code, name }) => <li key={code}>{name} <span className="number small quiet">{code}</span></li>)}</ul></div>
        </section>
      )}
    </>
  )
}

/** Few choices stand beside each other, many in a list. */
const few = 4

const Asked = ({ question, onAnswer }: { question: Question; onAnswer: (value: string) => void }) => {
  const texts = useReorganiseTexts()
  const fixed = texts.choice as Readonly<Record<string, string>>
  const label = texts.question[question.kind](question.name, question.code)
  const options = question.choices.map(({ value, name, code }) => ({ value, label: `${fixed[value] ?? `${name} ${code}`}${value === question.suggested ? ` (${texts.suggested})` : ''}` }))
  return (
    <li className={question.answer === null ? 'open' : ''}>
      <p><b>{label}</b>{question.rows.length > 0 && <span className="small quiet"> {texts.inRows(question.rows.join(' '))}</span>}</p>
      {options.length <= few ? <Radio.Group aria-label={label} value={question.answer} onChange={(event) => onAnswer(event.target.value as string)} options={options} /> : <Select aria-label={label} showSearch={{ optionFilterProp: 'label' }} style={{ width: 360, maxWidth: '100%' }} value={question.answer} onChange={onAnswer} options={options} />}
    </li>
  )
}
