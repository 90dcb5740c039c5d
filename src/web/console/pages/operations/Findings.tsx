// What was found on site, and the tasks that follow: each an ordinary case, linked to its finding.
import { useId, useState } from 'react'
import { Button, Input, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { operationStepRoutes, type OperationView } from '../../../../contract/operations.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useOperationTexts } from '../../words/operations.ts'
import { useTexts } from '../../words/words.ts'
import { Dialog, Field } from '../people/Dialog.tsx'
import { FollowUpDialog } from './FollowUpDialog.tsx'
import type { EventState } from '../../../../domain/cases/event.ts'

export const Findings = ({ view }: { view: OperationView }) => {
  const texts = useOperationTexts()
  const categories = useCategories()
  const [asked, setAsked] = useState<{ kind: 'find' } | { kind: 'followUp'; finding: OperationView['findings'][number] | null } | null>(null)
  const officeName = (id: number | null): string => view.offices.find((office) => office.id === id)?.name ?? ''
  const finds = view.abilities.includes('find')
  const follows = view.abilities.includes('followUp')
  return (
    <>
      <section className="card" aria-label={texts.findings}>
        <header><h2>{texts.findings}</h2>{finds && <span className="aside"><Button type="primary" onClick={() => setAsked({ kind: 'find' })}>{texts.act.find}</Button></span>}</header>
        <div className="body">
          {view.findings.length === 0 ? <p className="quiet">{texts.noFindings}</p> : (
            <ol className="operation-list">
              {view.findings.map((finding) => (
                <li key={finding.no}>
                  <p>{finding.text}</p>
                  <header>
                    <span className="quiet small">{[finding.item, officeName(finding.officeId), finding.by].filter(Boolean).join(' · ')} · <TimeText at={finding.at} /></span>
                    {follows && <Button size="small" onClick={() => setAsked({ kind: 'followUp', finding })}>{texts.toCase}</Button>}
                  </header>
                </li>
              ))}
            </ol>
          )}
        </div>
      </section>
      <section className="card" aria-label={texts.cases}>
        <header><h2>{texts.cases}</h2>{follows && <span className="aside"><Button onClick={() => setAsked({ kind: 'followUp', finding: null })}>{texts.toCase}</Button></span>}</header>
        <div className="body">
          {view.cases.length === 0 ? <p className="quiet">{texts.noCases}</p> : (
            <ul className="operation-list">
              {view.cases.map((one) => (
                <li key={one.id}>
                  <header><Link to="/cases/$id" params={{ id: one.id }} className="number">{one.number}</Link><StateTag state={one.state as EventState} /><span className="quiet small">{categories.name(one.category)}{one.finding !== null && ` · ${texts.ofFinding(String(one.finding))}`}</span></header>
                  <p>{one.description}</p>
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
      {asked?.kind === 'find' && <FindDialog view={view} onClose={() => setAsked(null)} />}
      {asked?.kind === 'followUp' && <FollowUpDialog view={view} finding={asked.finding} onClose={() => setAsked(null)} />}
    </>
  )
}

const FindDialog = ({ view, onClose }: { view: OperationView; onClose: () => void }) => {
  const texts = useOperationTexts()
  const words = useTexts()
  const field = useId()
  const [text, setText] = useState('')
  const [item, setItem] = useState<string | null>(null)
  const [officeId, setOfficeId] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const [commandId] = useState(newId)
  const send = useSend(operationStepRoutes.find, ['operations.'])
  const submit = (): void => {
    setTried(true)
    if (text.trim() !== '') send.mutate({ params: { id: view.id }, body: { commandId, text: text.trim(), ...(item ? { item } : {}), ...(officeId === null ? {} : { officeId }) } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={texts.findTitle} fault={send.error} busy={send.isPending} submit={texts.act.find} onSubmit={submit} onClose={onClose}>
      <Field id={`${field}-text`} label={texts.findingText} needed={tried && text.trim() === '' && words.step.textNeeded}><Input.TextArea id={`${field}-text`} rows={4} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} /></Field>
      {view.items.length > 0 && <Field id={`${field}-item`} label={texts.item}><Select id={`${field}-item`} allowClear style={{ width: '100%' }} placeholder={texts.itemNone} value={item} onChange={(value: string | null) => setItem(value ?? null)} options={view.items.map(({ code, name }) => ({ value: code, label: name ? `${code} ${name}` : code }))} /></Field>}
      <Field id={`${field}-office`} label={texts.office}><Select id={`${field}-office`} allowClear style={{ width: '100%' }} placeholder={texts.officeNone} value={officeId} onChange={(value: number | null) => setOfficeId(value ?? null)} options={view.offices.map(({ id, name }) => ({ value: id, label: name }))} /></Field>
    </Dialog>
  )
}
