// The versions of the catalogue: what each changed, from which day; the draft is adopted or thrown away here.
import { useId, useState } from 'react'
import { Alert, App, Button, Input, Modal } from 'antd'
import { Link } from '@tanstack/react-router'
import { catalogueRoutes, type CatalogueVersionRow } from '../../../../contract/catalogue.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { wordingText } from '../../../kit/words/answers.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useCatalogueTexts } from '../../words/catalogue.ts'
import { Changes } from './Changes.tsx'
import '../../parts/forms.css'
import './catalogue.css'

const touched = ['catalogue.', 'cases.categories'] as const
const tones = { draft: 'tag-waiting', coming: 'tag-brand', inForce: 'tag-done', replaced: '' } as const

export const Versions = () => {
  const texts = useCatalogueTexts()
  const { version: words } = texts
  const query = useCall(catalogueRoutes.versions, {})
  const [adopting, setAdopting] = useState(false)
  const versions = query.data?.versions ?? []
  const draft = versions.find(({ standing }) => standing === 'draft')
  return (
    <div className="page catalogue">
      <PageHead title={words.heading} lead={<>{words.lead} <Link to="/catalogue">{texts.editor.back}</Link></>} />
      {query.error && !query.data ? <Fault fault={query.error} onRetry={() => void query.refetch()} /> : !query.data ? <Waiting rows={5} /> : (
        <ol className="version-list">
          {!draft && <li className="card"><Say kind="empty" title={words.none} text={words.noneHint} /></li>}
          {versions.map((one, at) => <li key={one.number} className="card"><One version={one} newest={at === 0} onAdopt={() => setAdopting(true)} /></li>)}
        </ol>
      )}
      {adopting && draft && query.data && <Adopt draft={draft} earliest={query.data.earliest} onClose={() => setAdopting(false)} />}
    </div>
  )
}

const One = ({ version, newest, onAdopt }: { version: CatalogueVersionRow; newest: boolean; onAdopt: () => void }) => {
  const texts = useCatalogueTexts()
  const { version: words } = texts
  const me = useMe()
  const say = useProblemText()
  const { message } = App.useApp()
  const [open, setOpen] = useState(version.standing === 'draft')
  const discard = useSend(catalogueRoutes.discard, touched)
  const takeBack = useSend(catalogueRoutes.takeback, touched)
  const { number, standing, classes } = version
  const done = (work: Promise<unknown>, text: string): void => void work.then(() => message.success(text), (fault: unknown) => message.error(say(fault), 8))
  return (
    <>
      <header>
        <h2>{words.number(number)}</h2>
        <span className={`tag ${tones[standing]}`}>{texts.standing[standing]}</span>
        {version.from && <span className="number">{words.from(version.from)}</span>}
        <span className="aside">
          {standing === 'draft' && worksOn(me, 'catalogue.manage') && <Button danger loading={discard.isPending} onClick={() => done(discard.mutateAsync({ body: { number } }), words.discarded)}>{words.discard}</Button>}
          {standing === 'draft' && worksOn(me, 'catalogue.adopt') && <Button type="primary" disabled={classes === 0} onClick={onAdopt}>{words.adopt}</Button>}
          {standing === 'coming' && newest && worksOn(me, 'catalogue.adopt') && <Button loading={takeBack.isPending} onClick={() => done(takeBack.mutateAsync({ params: { number }, body: {} }), words.takenBack)}>{words.takeBack}</Button>}
        </span>
      </header>
      <div className="body">
        {version.note && <p>{version.note}</p>}
        <p className="small quiet">
          {[words.classes(classes), version.draftedBy && words.draftedBy(version.draftedBy), version.adoptedBy && words.by(version.adoptedBy)].filter(Boolean).join(' · ')} · <TimeText at={version.adoptedAt ?? version.draftedAt} />
          {standing === 'draft' && !worksOn(me, 'catalogue.adopt') && <> · {words.mayAdopt}</>}
        </p>
        <p className="button-row">
          {number > 1 && classes > 0 && <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? words.hide : words.show}</Button>}
          <Link to="/catalogue" search={{ version: number }}>{words.whole}</Link>
        </p>
        {open && number > 1 && <Differences number={number} />}
      </div>
    </>
  )
}

const Differences = ({ number }: { number: number }) => {
  const { version: words } = useCatalogueTexts()
  const language = useLanguage()
  const query = useCall(catalogueRoutes.changes, { params: { number } })
  if (query.error) return <Fault fault={query.error} />
  if (!query.data) return <Waiting rows={3} />
  return (
    <div className="version-changes" role="region" aria-label={words.differs}>
      {query.data.changes.map(({ before, after }) => (
        <section key={after.category.code}>
          <h3><Link to="/catalogue/$code" params={{ code: after.category.code }}>{after.category.code} {wordingText(after.category, language)}</Link> {!before && <span className="tag tag-brand">{words.newClass}</span>}</h3>
          <Changes before={before} after={after} />
        </section>
      ))}
    </div>
  )
}

const Adopt = ({ draft, earliest, onClose }: { draft: CatalogueVersionRow; earliest: string; onClose: () => void }) => {
  const { version: words } = useCatalogueTexts()
  const shared = useShared()
  const say = useProblemText()
  const { message } = App.useApp()
  const id = useId()
  const [commandId] = useState(newId)
  const [digest] = useState(draft.digest ?? '')
  const [from, setFrom] = useState(earliest)
  const [note, setNote] = useState('')
  const send = useSend(catalogueRoutes.adopt, touched)
  const submit = (): void =>
    send.mutate({ body: { commandId, digest, from, ...(note.trim() ? { note: note.trim() } : {}) } }, {
      onSuccess: () => {
        void message.success(words.adopted(from))
        onClose()
      },
    })
  return (
    <Modal open title={`${words.adopt} · ${words.number(draft.number)}`} onCancel={onClose} onOk={submit} okText={words.adopt} cancelText={shared.cancel} confirmLoading={send.isPending} okButtonProps={{ disabled: from < earliest }}>
      <form className="step-form" onSubmit={(event) => { event.preventDefault(); submit() }}>
        {send.error && <Alert type="error" showIcon role="alert" title={say(send.error)} />}
        <div><label htmlFor={`${id}from`}>{words.adoptFrom}</label><Input id={`${id}from`} type="date" min={earliest} value={from} onChange={({ target }) => setFrom(target.value)} /></div>
        <div><label htmlFor={`${id}note`}>{words.note} <small className="quiet">{shared.optional}</small></label><Input id={`${id}note`} maxLength={500} placeholder={words.noteHint} value={note} onChange={({ target }) => setNote(target.value)} /></div>
        <p className="small quiet">{words.classes(draft.classes)}</p>
      </form>
    </Modal>
  )
}
