// Other cases on a case's page: the master it went into, those merged into it, those linked with it.
import { useId, useState } from 'react'
import { App, Button, Input, Modal } from 'antd'
import { Link } from '@tanstack/react-router'
import { caseLinkRoutes } from '../../../../contract/case-links.ts'
import type { CaseRef } from '../../../../contract/case-parts.ts'
import type { CaseView } from '../../../../contract/cases.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useSideSteps } from '../../../kit/words/side-steps.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { worksOn } from '../../parts/permission.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useSideTexts } from '../../words/side-steps.ts'
import { CaseField } from './CaseField.tsx'

const Ref = ({ one }: { one: CaseRef }) => {
  const side = useSideTexts()
  const categories = useCategories()
  return (
    <>
      {one.description === null ? <span>{categories.name(one.category)}</span> : <Link to="/cases/$id" params={{ id: one.id }}>{categories.name(one.category)}</Link>}
      <span className="small quiet number">{one.number}</span>
      <StateTag state={one.state} />
      <p className="small quiet">{one.description ?? side.outside}</p>
    </>
  )
}

export const MasterCard = ({ view }: { view: CaseView }) => {
  const side = useSideSteps()
  const categories = useCategories()
  const { master } = view
  if (!master) return null
  return (
    <section className="card request-card" aria-label={side.masterNumber}>
      <header><h2>{side.masterNumber}</h2></header>
      <div className="body stack">
        <p>{side.goesOn}</p>
        <p className="case-tags"><Link to="/cases/$id" params={{ id: master.id }}>{categories.name(master.category)}</Link><span className="number quiet">{master.number}</span><StateTag state={master.state} /></p>
        {master.answer && <p><b>{side.answer}</b><br />{master.answer}</p>}
      </div>
    </section>
  )
}

export const Related = ({ view }: { view: CaseView }) => {
  const side = useSideTexts()
  const me = useMe()
  const [dialog, setDialog] = useState<{ link: true } | { unlink: CaseRef } | null>(null)
  const mayLink = worksOn(me, 'case.note')
  if (!mayLink && view.merged.length === 0 && view.links.length === 0) return null
  return (
    <>
      {view.merged.length > 0 && (
        <section className="card" aria-label={side.merged}>
          <header><h2>{side.merged}</h2><span className="aside small quiet">{side.mergedCount(view.merged.length)}</span></header>
          <ul className="body near-list">{view.merged.map((one) => <li key={one.id}><Ref one={one} /></li>)}</ul>
        </section>
      )}
      <section className="card" aria-label={side.links}>
        <header><h2>{side.links}</h2>{mayLink && <span className="aside"><Button size="small" onClick={() => setDialog({ link: true })}>{side.link}</Button></span>}</header>
        <div className="body">
          {view.links.length === 0 && <p className="quiet">{side.linksNone}</p>}
          <ul className="near-list">
            {view.links.map((one) => (
              <li key={one.id}>
                <Ref one={one} />
                <p className="link-why"><b>{one.why}</b> <span className="small quiet">{side.linkedBy(one.by)} <TimeText at={one.at} /></span>{mayLink && <Button type="link" size="small" aria-label={side.unlinkTitle(one.number)} onClick={() => setDialog({ unlink: one })}>{side.unlink}</Button>}</p>
              </li>
            ))}
          </ul>
        </div>
      </section>
      {dialog && <LinkDialog view={view} gone={'unlink' in dialog ? dialog.unlink : null} onClose={() => setDialog(null)} />}
    </>
  )
}

/** `gone`: the linked case whose link is taken away. */
const LinkDialog = ({ view, gone, onClose }: { view: CaseView; gone: CaseRef | null; onClose: () => void }) => {
  const side = useSideTexts()
  const say = useProblemText()
  const id = useId()
  const { message } = App.useApp()
  const [otherId, setOtherId] = useState(gone?.id)
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(gone ? caseLinkRoutes.unlink : caseLinkRoutes.link, ['cases.get'])
  const short = why.trim().length < 2
  const submit = async (): Promise<void> => {
    setTried(true)
    if (short || otherId === undefined) return
    await send.mutateAsync({ params: { id: view.id }, body: { otherId, why: why.trim() } }).then(onClose, (fault: unknown) => void message.error(say(fault), 6))
  }
  return (
    <Modal open title={gone ? side.unlinkTitle(gone.number) : side.link} onCancel={onClose} onOk={() => void submit()} okText={gone ? side.unlink : side.link} confirmLoading={send.isPending} destroyOnHidden>
      <div className="step-form">
        {!gone && <CaseField view={view} label={side.choose} value={otherId} onChange={setOtherId} fault={tried && otherId === undefined ? side.choose : null} />}
        <div>
          <label htmlFor={id}>{gone ? side.whyNot : side.why}</label>
          <Input id={id} maxLength={200} value={why} onChange={({ target }) => setWhy(target.value)} {...(tried && short ? { status: 'error' as const, 'aria-invalid': true } : {})} />
          {tried && short && <p className="fault-text small" role="alert">{side.whyNeeded}</p>}
        </div>
      </div>
    </Modal>
  )
}
