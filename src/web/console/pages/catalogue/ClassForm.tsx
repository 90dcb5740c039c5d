// The editor of a class. What it would cost is shown while it is edited, what keeps it from being saved stands beside it.
import { useId, useState } from 'react'
import { App, Button, Checkbox, Input, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { catalogueRoutes, type CatalogueClass } from '../../../../contract/catalogue.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import type { Category } from '../../../../domain/catalogue/category.ts'
import { checkCategory, type CategoryFault } from '../../../../domain/catalogue/check-category.ts'
import { isMajor } from '../../../../domain/catalogue/numbering.ts'
import { changesOf } from '../../../../domain/catalogue/sheet/write-cells.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useCatalogueTexts, useFaultText } from '../../words/catalogue.ts'
import { BurdenLine } from './BurdenLine.tsx'
import { LimitFields } from './LimitFields.tsx'
import { QuestionRows } from './QuestionRows.tsx'
import { WordingRows } from './WordingRows.tsx'

export type Office = { code: string; name: string }
type Props = { current: CatalogueClass; seen: { version: number; revision: number } | null; offices: readonly Office[]; manages: boolean; inDraft: boolean }

const evidenceKinds = ['scene', 'before', 'after', 'place'] as const

export const ClassForm = ({ current, seen, offices, manages, inDraft }: Props) => {
  const texts = useCatalogueTexts()
  const { editor } = texts
  const sayFault = useFaultText()
  const say = useProblemText()
  const { message } = App.useApp()
  const id = useId()
  const [edited, setEdited] = useState<{ category: Category; retired: boolean }>(current as { category: Category; retired: boolean })
  const [tried, setTried] = useState(false)
  const save = useSend(catalogueRoutes.save, ['catalogue.', 'cases.categories'])
  const undo = useSend(catalogueRoutes.undo, ['catalogue.', 'cases.categories'])
  const navigate = useNavigate()
  const { category, retired } = edited
  const disabled = !manages
  const set = (more: Partial<Category>): void => setEdited((now) => ({ ...now, category: { ...now.category, ...more } }))
  const faults = checkCategory(category, new Set(offices.map(({ code }) => code)))
  const same = seen !== null && changesOf(current as { category: Category; retired: boolean }, edited, 'zh').length === 0
  const shown = (codes: readonly CategoryFault['code'][]) => tried && faults.filter(({ code }) => codes.includes(code)).map((fault) => <p key={`${fault.code}${fault.at}`} className="class-fault" role="alert">{sayFault(fault)}</p>)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (faults.length > 0) return
    const { code, version: _, ...definition } = category
    try {
      await save.mutateAsync({ params: { code }, body: { seen, retired, ...definition } as BodyOf<typeof catalogueRoutes.save> })
      void message.success(editor.saved)
    } catch (fault) {
      void message.error(say(fault), 8)
    }
  }
  const takeOut = async (): Promise<void> => {
    try {
      await undo.mutateAsync({ params: { code: category.code }, body: {} })
      void message.success(editor.undone)
      if (current.category.version === 0) void navigate({ to: '/catalogue' })
    } catch (fault) {
      void message.error(say(fault), 8)
    }
  }
  const minor = !isMajor(category.code)
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit() }} noValidate>
      <div className={minor ? 'class-form' : ''}>
        <div className="stack">
          <section className="card" aria-label={editor.names}>
            <header><h2>{editor.names}</h2></header>
            <div className="body stack">
              <div className="class-pair">
                <div><label htmlFor={`${id}zh`}>{editor.zh}</label><Input id={`${id}zh`} maxLength={40} value={category.zh} disabled={disabled} onChange={({ target }) => set({ zh: target.value })} /></div>
                <div><label htmlFor={`${id}en`}>{editor.en}</label><Input id={`${id}en`} maxLength={80} value={category.en} disabled={disabled} onChange={({ target }) => set({ en: target.value })} /></div>
              </div>
              {shown(['name-missing', 'name-long', 'code-wrong'])}
              <div className="class-checks">
                <Checkbox checked={category.component} disabled={disabled} onChange={({ target }) => set({ component: target.checked })}>{editor.component} <small className="quiet">{editor.componentHint}</small></Checkbox>
                <Checkbox checked={retired} disabled={disabled} onChange={({ target }) => setEdited((now) => ({ ...now, retired: target.checked }))}>{editor.retire} <small className="quiet">{editor.retireHint}</small></Checkbox>
              </div>
            </div>
          </section>
          {minor && (
            <section className="card" aria-label={editor.limits}>
              <header><h2>{editor.limits}</h2></header>
              <div className="body">
                <p className="small quiet">{editor.limitsHint} {texts.figures}</p>
                <LimitFields limits={category.limits} conditions={category.conditions} milestones={category.milestones} disabled={disabled} onChange={(limits) => set({ limits })} />
                {shown(['handle-missing', 'limit-wrong', 'limit-twice', 'limit-condition', 'limit-milestone', 'milestone-limit'])}
              </div>
            </section>
          )}
        </div>
        {minor && (
          <div className="stack">
            <section className="card" aria-label={editor.questions}>
              <header><h2>{editor.questions}</h2><span className="aside"><BurdenLine category={category} live /></span></header>
              <div className="body">
                <p className="small quiet">{editor.questionsHint}</p>
                <QuestionRows questions={category.questions} faults={faults.filter((fault) => tried || fault.code === 'question-known')} disabled={disabled} onChange={(questions) => set({ questions })} />
                {shown(['questions-many'])}
              </div>
            </section>
            <section className="card" aria-label={editor.evidence}>
              <header><h2>{editor.evidence}</h2></header>
              <div className="body class-checks">
                {evidenceKinds.map((kind) => <Checkbox key={kind} checked={category.evidence[kind]} disabled={disabled} onChange={({ target }) => set({ evidence: { ...category.evidence, [kind]: target.checked } })}>{editor.evidenceOf[kind]}</Checkbox>)}
              </div>
            </section>
            <section className="card" aria-label={editor.offices}>
              <header><h2>{editor.offices}</h2></header>
              <div className="body">
                <Select mode="multiple" aria-label={editor.offices} style={{ width: '100%' }} disabled={disabled} value={[...category.offices]} onChange={(chosen) => set({ offices: chosen })} showSearch={{ optionFilterProp: 'label' }} options={offices.map(({ code, name }) => ({ value: code, label: name }))} />
                <p className="small quiet">{editor.officesHint}</p>
                {shown(['office-unknown'])}
              </div>
            </section>
            {([['conditions', editor.conditions, editor.conditionsHint, editor.addCondition, 'c', ['condition-incomplete', 'condition-twice']], ['milestones', editor.milestones, editor.milestonesHint, editor.addMilestone, 'm', ['milestone-incomplete', 'milestone-twice']]] as const).map(([key, title, hint, add, prefix, codes]) => (
              <section key={key} className="card" aria-label={title}>
                <header><h2>{title}</h2></header>
                <div className="body">
                  <p className="small quiet">{hint}</p>
                  <WordingRows label={title} list={category[key]} add={add} disabled={disabled} prefix={prefix} onChange={(list) => set({ [key]: list, limits: withoutGone(category, key, list) })} />
                  {shown(codes)}
                </div>
              </section>
            ))}
          </div>
        )}
      </div>
      {manages ? (
        <div className="class-bar">
          {tried && faults.length > 0 && <span className="class-fault" role="alert">{editor.faulty(faults.length)}</span>}
          <span className="aside">
            {inDraft && <Button onClick={() => void takeOut()} loading={undo.isPending}>{editor.undo}</Button>}
            <Button type="primary" htmlType="submit" disabled={same} title={same ? editor.same : undefined} loading={save.isPending}>{editor.save}</Button>
          </span>
        </div>
      ) : <p className="small quiet class-bar">{editor.readOnly}</p>}
    </form>
  )
}

/** Limits of a condition or milestone that was removed go with it; of one whose mark was changed they follow. */
const withoutGone = ({ limits, conditions, milestones }: Category, key: 'conditions' | 'milestones', list: readonly { code: string }[]): Category['limits'] => {
  const old = key === 'conditions' ? conditions : milestones
  const renamed = (code: string): string | undefined => (old.length === list.length ? list[old.findIndex((one) => one.code === code)]?.code : list.find((one) => one.code === code)?.code)
  return limits.flatMap((one) => {
    if (key === 'conditions') {
      if (one.condition === null) return [one]
      const condition = renamed(one.condition)
      return condition === undefined ? [] : [{ ...one, condition }]
    }
    if (!one.stage.startsWith('m:')) return [one]
    const code = renamed(one.stage.slice(2))
    return code === undefined ? [] : [{ ...one, stage: `m:${code}` as const }]
  })
}
