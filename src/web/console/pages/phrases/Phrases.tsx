// Phrases of the district and one's own; for the district's supervision also the sample of self-handled cases and how far
// known cases are proposed.
import { useState } from 'react'
import { App, Button } from 'antd'
import { phraseRoutes, type Phrase } from '../../../../contract/phrases.ts'
import { phrasePlaces } from '../../../../domain/cases/phrase.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useSteps } from '../../../kit/words/steps.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useCoveringTexts } from '../../words/covering.ts'
import { KnownReach } from './KnownReach.tsx'
import { PhraseForm } from './PhraseForm.tsx'
import { Sample } from './Sample.tsx'
import './phrases.css'

export const Phrases = () => {
  const texts = useCoveringTexts()
  const { act } = useSteps()
  const say = useProblemText()
  const me = useMe()
  const { message } = App.useApp()
  const list = useCall(phraseRoutes.list, {})
  const remove = useSend(phraseRoutes.remove, ['phrases.'])
  const [form, setForm] = useState<Phrase | 'new' | null>(null)
  const configures = worksOn(me, 'case.configure')
  const stepName = ({ step }: Phrase): string => (step === null ? texts.everyStep : act[step])
  const scopeName = ({ everybodys }: Phrase): string => (everybodys ? texts.everybodys : texts.own)
  const columns: readonly Column<Phrase>[] = [
    { key: 'name', label: texts.name, head: true, always: true, text: (row) => row.title, render: (row) => <b>{row.title}</b> },
    { key: 'step', label: texts.step, text: stepName, render: (row) => <span>{stepName(row)}</span> },
    { key: 'text', label: texts.text, width: '45%', text: (row) => row.text, render: (row) => <span>{row.text}</span> },
    { key: 'scope', label: texts.scope, text: scopeName, render: (row) => <span className="tag">{scopeName(row)}</span> },
    {
      key: 'acts', label: '', always: true, text: () => '', parts: [],
      render: (row) => (row.everybodys && !configures ? <span /> : (
        <span className="phrase-acts">
          <Button size="small" type="link" aria-label={`${texts.change} ${row.title}`} onClick={() => setForm(row)}>{texts.change}</Button>
          <Button size="small" type="link" aria-label={`${texts.remove} ${row.title}`} onClick={() => remove.mutate({ params: { id: row.id } }, { onError: (fault) => void message.error(say(fault), 6) })}>{texts.remove}</Button>
        </span>
      )),
    },
  ]
  const rows = list.data?.phrases ?? []
  const { shown, tools } = useColumns('phrases', columns, rows, texts.phrases)
  return (
    <div className="page">
      <PageHead title={texts.phrases}><Button type="primary" onClick={() => setForm('new')}>{texts.newPhrase}</Button></PageHead>
      <div className="phrase-places">
        <p className="quiet">{texts.phrasesLead}</p>
        <ul>{phrasePlaces.map((place) => <li key={place}><code>{`{${place}}`}</code> {texts.places[place]}</li>)}</ul>
      </div>
      <section className="card" aria-label={texts.phrases}>
        <div className="cases-tools">{tools}</div>
        {list.error ? <Fault fault={list.error} onRetry={() => void list.refetch()} /> : list.isPending ? <Waiting /> : rows.length === 0 ? <Say kind="empty" title={texts.none} /> : <DataTable label={texts.phrases} columns={shown} rows={rows} rowKey={({ id }) => id} />}
      </section>
      {configures && <Sample />}
      {configures && <KnownReach />}
      {form && <PhraseForm key={form === 'new' ? 'new' : form.id} phrase={form === 'new' ? undefined : form} configures={configures} onClose={() => setForm(null)} />}
    </div>
  )
}
