// Several cases chosen from the work-list, and what may be done with all of them at once.
import { useMemo, useState } from 'react'
import { Button } from 'antd'
import { batchSteps, mostAtOnce, type BatchStep } from '../../../../contract/case-batch.ts'
import type { CaseRow } from '../../../../contract/cases.ts'
import { eventKind } from '../../../../domain/cases/event.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import type { Choice } from '../../parts/DataTable.tsx'
import { worksOn } from '../../parts/permission.ts'
import { useSideTexts } from '../../words/side-steps.ts'
import { BatchForm } from './BatchForm.tsx'

export type Batch = { choice: Choice<CaseRow> | undefined; rows: readonly CaseRow[]; steps: readonly BatchStep[]; clear: () => void }

/** What was chosen stays chosen while more rows are loaded; what has left the list is chosen no more. */
export const useBatch = (rows: readonly CaseRow[]): Batch => {
  const { batch: texts } = useSideTexts()
  const me = useMe()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const steps = useMemo(() => batchSteps.filter((step) => worksOn(me, eventKind.steps[step].verb)), [me])
  const onChoose = (keys: readonly string[], on: boolean): void => setChosen((now) => (on ? new Set([...now, ...keys]) : new Set([...now].filter((key) => !keys.includes(key)))))
  return {
    choice: steps.length === 0 ? undefined : { chosen, onChoose, label: (row) => texts.choose(row.number), allLabel: texts.chooseAll },
    rows: rows.filter(({ id }) => chosen.has(id)), steps, clear: () => setChosen(new Set()),
  }
}

/** Whether the step is possible from the state of the case; the server decides about everything else. */
const fits = (step: BatchStep, { state }: CaseRow): boolean => (eventKind.steps[step].from as readonly string[]).includes(state)

export const BatchBar = ({ batch: { rows, steps, clear } }: { batch: Batch }) => {
  const { batch: texts } = useSideTexts()
  const { act } = useSteps()
  const [form, setForm] = useState<{ step: BatchStep; rows: readonly CaseRow[] } | null>(null)
  const tooMany = rows.length > mostAtOnce
  return (
    <div className="batch-bar" role="region" aria-label={texts.bar}>
      <b aria-live="polite">{texts.chosen(rows.length)}</b>
      {steps.map((step) => {
        const possible = rows.filter((row) => fits(step, row))
        return <Button key={step} size="small" type="primary" ghost disabled={possible.length === 0 || tooMany} onClick={() => setForm({ step, rows: possible })}>{possible.length === rows.length ? act[step] : `${act[step]} ${possible.length}`}</Button>
      })}
      {tooMany && <span className="small fault-text">{texts.most(mostAtOnce)}</span>}
      <Button size="small" type="text" onClick={clear}>{texts.clear}</Button>
      {form && <BatchForm step={form.step} rows={form.rows} onDone={clear} onClose={() => setForm(null)} />}
    </div>
  )
}
