// The reporter's identity stays sealed until somebody gives a reason; it is shown once and never kept in the cache.
import { useId, useState } from 'react'
import { Alert, Button, Input, Modal } from 'antd'
import { caseRoutes } from '../../../../contract/cases.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useTexts } from '../../words/words.ts'
import '../../parts/forms.css'

export const Reporter = ({ id }: { id: string }) => {
  const texts = useTexts()
  const say = useProblemText()
  const field = useId()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const look = useSend(caseRoutes.reporter)
  const close = (): void => {
    setOpen(false)
    setReason('')
    look.reset()
  }
  const submit = (): void => look.mutate({ params: { id }, body: { reason: reason.trim() } })
  return (
    <section className="card" aria-label={texts.case.reporter}>
      <header><h2>{texts.case.reporter}</h2></header>
      <div className="body reporter">
        {look.data ? (
          <>
            <dl className="facts"><div><dt>{texts.case.name}</dt><dd>{look.data.name ?? texts.case.unknown}</dd></div><div><dt>{texts.case.phone}</dt><dd className="number">{look.data.phone ? <a href={`tel:${look.data.phone}`}>{look.data.phone}</a> : texts.case.unknown}</dd></div></dl>
            <Button onClick={close}>{texts.case.sealAgain}</Button>
          </>
        ) : (
          <>
            <p><Icon name="lock" size={16} /> {texts.case.sealed}</p>
            <p className="small quiet">{texts.case.sealedHint}</p>
            <Button onClick={() => setOpen(true)}>{texts.case.unseal}</Button>
          </>
        )}
      </div>
      <Modal open={open && !look.data} title={texts.case.unseal} onCancel={close} onOk={submit} okText={texts.case.look} okButtonProps={{ disabled: reason.trim().length < 2 }} confirmLoading={look.isPending} width={440} destroyOnHidden>
        <div className="step-form">
          <p className="quiet">{texts.case.sealedHint}</p>
          {look.error && <Alert type="error" showIcon title={say(look.error)} />}
          <div>
            <label htmlFor={field}>{texts.case.reason}</label>
            <Input id={field} maxLength={200} placeholder={texts.case.reasonHint} value={reason} onChange={(event) => setReason(event.target.value)} onPressEnter={() => reason.trim().length >= 2 && submit()} />
          </div>
        </div>
      </Modal>
    </section>
  )
}
