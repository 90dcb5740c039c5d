// A reorganisation by spreadsheet: the sheet is read, what it means is shown, doubts are asked, and it becomes a plan.
import { useState } from 'react'
import { App, Button, Input, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { reorganisationFields, reorganisationRoutes } from '../../../../contract/reorganisations.ts'
import type { ReplyOf } from '../../../../contract/route.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { call, isProblem } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useReorganiseTexts } from '../../words/reorganise.ts'
import { Meaning } from './Meaning.tsx'
import '../../parts/forms.css'
import './plans.css'

type Sheet = ReplyOf<typeof reorganisationRoutes.read>
type Field = (typeof reorganisationFields)[number]
type Columns = Partial<Record<Field, number>>

const inQuery = ({ oldCode, newCode, name, parentCode }: Columns) => ({
  ...(oldCode === undefined ? {} : { oldCode }), ...(newCode === undefined ? {} : { newCode }), ...(name === undefined ? {} : { newName: name }), ...(parentCode === undefined ? {} : { parentCode }),
})

export const Reorganise = () => {
  const texts = useReorganiseTexts()
  const say = useProblemText()
  const me = useMe()
  const { message } = App.useApp()
  const root = useCall(territoryRoutes.root, {}, { staleTime: 600_000 })
  const [picked, setPicked] = useState<number>()
  const [file, setFile] = useState<File>()
  const [sheet, setSheet] = useState<Sheet>()
  const [headings, setHeadings] = useState<readonly string[]>([])
  const [columns, setColumns] = useState<Columns>({})
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const unitId = picked ?? ownUnitId(me) ?? root.data?.id
  const read = async (from: File, chosen: Columns): Promise<void> => {
    setFile(from)
    setBusy(true)
    setSheet(undefined)
    try {
      const found = await call(reorganisationRoutes.read, { params: { id: newId() }, query: { name: from.name.slice(-200) || 'sheet', ...inQuery(chosen) }, photo: new Blob([from], { type: 'application/octet-stream' }) })
      setSheet(found)
      setHeadings(found.headings)
      setColumns(Object.fromEntries(Object.entries(found.columns).filter(([, at]) => at !== null)) as Columns)
    } catch (fault) {
      const named = isProblem(fault, 'reorganisation.column-missing') ? fault.params['headings'] : undefined
      if (Array.isArray(named)) setHeadings(named as string[])
      void message.error(say(fault), 8)
    }
    setBusy(false)
  }
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead}><UnitPicker label={texts.unit} value={unitId} onChange={setPicked} width={240} /></PageHead>
      <div className="stack">
        <section className="card" aria-label={texts.choose}>
          <div
            className={`sheet-drop ${over ? 'over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
            onDrop={(event) => { event.preventDefault(); setOver(false); const [dropped] = event.dataTransfer.files; if (dropped) void read(dropped, {}) }}
          >
            <b>{file ? file.name : texts.drop}</b>
            <span className="quiet small">{sheet ? texts.rows(numberText(sheet.rows.length)) : texts.hint}</span>
            <label className="sheet-choose">
              <span>{file ? texts.another : texts.choose}</span>
              <input type="file" accept=".xlsx,.csv,.txt" onChange={({ target }) => { const [chosen] = target.files ?? []; if (chosen) void read(chosen, {}); target.value = '' }} />
            </label>
          </div>
          {headings.length > 0 && file && (
            <fieldset className="body sheet-columns">
              <legend>{texts.columns}</legend>
              {reorganisationFields.map((field) => (
                <div key={field}>
                  <span className="small quiet">{texts.columnOf[field]}</span>
                  <Select<number> aria-label={texts.columnOf[field]} style={{ width: '100%' }} value={columns[field] ?? -1} onChange={(at) => setColumns((now) => { const { [field]: _, ...others } = now; return at < 0 ? others : { ...others, [field]: at } })} options={[{ value: -1, label: texts.columnNone }, ...headings.map((label, value) => ({ value, label }))]} />
                </div>
              ))}
              {!sheet && !busy && <p className="fault-text small" role="alert">{texts.columnsWrong}</p>}
              <div><Button loading={busy} onClick={() => void read(file, columns)}>{texts.readAgain}</Button></div>
            </fieldset>
          )}
        </section>
        {busy && <section className="card"><Waiting rows={3} /></section>}
        {sheet && unitId !== undefined && file && <Recognised key={`${file.name} ${JSON.stringify(sheet.columns)} ${unitId}`} sheet={sheet} unitId={unitId} fileName={file.name} />}
      </div>
    </div>
  )
}

const Recognised = ({ sheet, unitId, fileName }: { sheet: Sheet; unitId: number; fileName: string }) => {
  const texts = useReorganiseTexts()
  const say = useProblemText()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }))
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [name, setName] = useState(texts.nameDefault(fileName.replace(/\.\w+$/, '')).slice(0, 100))
  const found = useCall(reorganisationRoutes.recognise, { body: { unitId, rows: sheet.rows, answers } }, { keep: true })
  const send = useSend(reorganisationRoutes.plan, ['plans.list'])
  if (found.error) return <section className="card"><Fault fault={found.error} onRetry={() => void found.refetch()} /></section>
  if (!found.data) return <section className="card"><Waiting rows={6} /></section>
  const { questions, faults, operations } = found.data
  const open = questions.filter(({ answer }) => answer === null).length
  // What is suggested counts once somebody says so.
  const acceptAll = (): void => setAnswers((now) => ({ ...Object.fromEntries(questions.flatMap(({ id, suggested, answer }) => (answer === null && suggested !== null ? [[id, suggested]] : []))), ...now }))
  const make = async (): Promise<void> => {
    try {
      const plan = await send.mutateAsync({ body: { ...ids, name: name.trim() || texts.nameDefault(fileName), unitId, rows: sheet.rows, answers } })
      void message.success(texts.made)
      await navigate({ to: '/plans/$id', params: { id: plan.id } })
    } catch (fault) {
      void message.error(say(fault), 8)
    }
  }
  return (
    <>
      <Meaning found={found.data} open={open} onAnswer={(id, value) => setAnswers((now) => ({ ...now, [id]: value }))} onAcceptAll={acceptAll} />
      <section className="card" aria-label={texts.make}>
        <div className="body sheet-make">
          <label htmlFor="reorganise-name">{texts.name}</label>
          <Input id="reorganise-name" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
          <Button type="primary" loading={send.isPending} disabled={open > 0 || faults.length > 0 || operations === 0} onClick={() => void make()}>{texts.make}</Button>
          <span className="quiet small" role="status">{open > 0 ? texts.questionsOpen(numberText(open)) : texts.operations(numberText(operations))}</span>
        </div>
      </section>
    </>
  )
}
