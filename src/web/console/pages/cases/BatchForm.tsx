// One step for many cases: said once, with a result for each. Sent again it names the same commands, so that a case that
// was done is not done twice.
import { useState } from 'react'
import { Alert, Modal } from 'antd'
import { Link } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { caseBatchRoutes, type BatchResult, type BatchStep } from '../../../../contract/case-batch.ts'
import type { CaseRow } from '../../../../contract/cases.ts'
import { needsText } from '../../../../domain/cases/event.ts'
import { Problem, type ProblemParams } from '../../../../domain/kernel/problem.ts'
import { call } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { markStale } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useSideTexts } from '../../words/side-steps.ts'
import { LimitField, VerifyField } from '../case/StepFields.tsx'
import { StepText } from '../case/StepForm.tsx'
import { decidedIn, emptyValues, missingIn, type StepValues } from '../case/step-values.ts'
import { OfficeField, OfficesField } from '../case/TargetFields.tsx'
import '../../parts/forms.css'

type Props = { step: BatchStep; rows: readonly CaseRow[]; onDone: () => void; onClose: () => void }

export const BatchForm = ({ step, rows, onDone, onClose }: Props) => {
  const { batch: texts } = useSideTexts()
  const shared = useShared()
  const steps = useSteps()
  const say = useProblemText()
  const client = useQueryClient()
  // What was chosen when the form was opened; the list behind may move on.
  const [cases] = useState(() => rows.map(({ id, version }) => ({ id, version, commandId: newId() })))
  const [category] = useState(() => (new Set(rows.map((row) => row.category)).size === 1 ? rows[0]?.category : undefined))
  const [values, setValues] = useState<StepValues>(emptyValues)
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const [results, setResults] = useState<readonly BatchResult[]>()
  const set = (change: Partial<StepValues>): void => setValues((now) => ({ ...now, ...change }))
  const missing = missingIn(step, values, Date.now())
  const wrong = (what: 'text' | 'office'): boolean => tried && missing.has(what)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (missing.size > 0) return
    setSending(true)
    setFault(undefined)
    try {
      const answer = await call(caseBatchRoutes[step], { body: { cases, ...decidedIn(step, values, false) } } as never) as { results: BatchResult[] }
      setResults(answer.results)
      markStale(client, ['cases.', 'measures.'])
    } catch (problem) {
      setFault(problem)
    }
    setSending(false)
  }
  const end = (): void => {
    if (results) onDone()
    onClose()
  }
  return (
    <Modal
      open width={640} title={results ? texts.results : texts.title(steps.act[step], cases.length)} mask={{ closable: false }} destroyOnHidden onCancel={end} onOk={() => (results ? end() : void submit())}
      okText={results ? shared.close : texts.submit(steps.act[step], cases.length)} cancelButtonProps={results ? { style: { display: 'none' } } : {}} confirmLoading={sending}
    >
      {results ? <Results results={results} /> : (
        <div className="step-form">
          {fault !== undefined && <Alert type="error" showIcon role="alert" title={say(fault)} />}
          {step === 'accept' && <VerifyField value={values.verifyOnSite} onChange={(verifyOnSite) => set({ verifyOnSite })} />}
          {step === 'dispatch' && <OfficeField category={category} value={values.officeId} onChange={(officeId) => set({ officeId })} fault={wrong('office')} />}
          {step === 'dispatch' && <OfficesField value={values.officeIds} onChange={(officeIds) => set({ officeIds })} optional />}
          {step === 'chase' && <LimitField value={values.limit} onChange={(limit) => set({ limit })} />}
          <StepText step={step} needed={needsText(step, values)} value={values.text} onChange={(text) => set({ text })} fault={wrong('text')} />
        </div>
      )}
    </Modal>
  )
}

const Results = ({ results }: { results: readonly BatchResult[] }) => {
  const { batch: texts } = useSideTexts()
  const say = useProblemText()
  const whyNot = ({ problem }: BatchResult): string => (problem ? say(new Problem(problem.code, 422, problem.params as ProblemParams)) : '')
  const columns: readonly Column<BatchResult>[] = [
    { key: 'number', label: texts.number, head: true, always: true, text: (row) => row.number ?? '', render: (row) => <Link to="/cases/$id" params={{ id: row.id }} className="number">{row.number ?? '–'}</Link> },
    { key: 'result', label: texts.result, text: (row) => texts.outcome[row.outcome], render: (row) => <span className={`tag ${row.outcome === 'refused' ? 'tag-urgent' : 'tag-done'}`}>{texts.outcome[row.outcome]}</span> },
    { key: 'reason', label: texts.reason, text: whyNot, render: (row) => (row.problem ? <span>{whyNot(row)}</span> : row.state && <StateTag state={row.state} />) },
  ]
  const { shown, tools } = useColumns('batch-results', columns, results, texts.results)
  const refused = results.filter(({ outcome }) => outcome === 'refused').length
  return (
    <div className="stack">
      <p role="status"><b>{texts.done(results.length - refused)}</b>{refused > 0 && <b className="fault-text"> {texts.refused(refused)}</b>}</p>
      <div className="cases-tools">{tools}</div>
      <DataTable label={texts.results} columns={shown} rows={results} rowKey={({ id }) => id} tight />
    </div>
  )
}
