// A finding becomes a task: a case with class and place, for the desk to dispatch.
import { useId, useState } from 'react'
import { Cascader, Input } from 'antd'
import { operationStepRoutes, type OperationView } from '../../../../contract/operations.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import type { Place } from '../../../kit/map/use-pin.ts'
import { useCategories } from '../../parts/use-categories.ts'
import { useOperationTexts } from '../../words/operations.ts'
import { useTexts } from '../../words/words.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

type Props = { view: OperationView; finding: OperationView['findings'][number] | null; onClose: () => void }

export const FollowUpDialog = ({ view, finding, onClose }: Props) => {
  const texts = useOperationTexts()
  const words = useTexts()
  const me = useMe()
  const field = useId()
  const categories = useCategories()
  const [ids] = useState(() => ({ commandId: newId(), caseId: newId() }))
  const [path, setPath] = useState<string[]>([])
  const [text, setText] = useState(finding?.text ?? '')
  const [address, setAddress] = useState('')
  const [place, setPlace] = useState<Place | null>(null)
  const [tried, setTried] = useState(false)
  const first = view.area.units[0]?.id ?? view.street.id
  const unit = useCall(territoryRoutes.get, { params: { id: first } }, { staleTime: 600_000 })
  const send = useSend(operationStepRoutes.followUp, ['operations.', 'cases.'])
  const category = path.at(-1)
  const submit = (): void => {
    setTried(true)
    if (!category || text.trim() === '' || !place) return
    send.mutate({ params: { id: view.id }, body: { ...ids, category, text: text.trim(), place, ...(address.trim() ? { address: address.trim() } : {}), ...(finding ? { finding: finding.no } : {}) } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={texts.toCase} hint={texts.caseHint} fault={send.error} busy={send.isPending} submit={texts.toCase} onSubmit={submit} onClose={onClose}>
      <Field id={`${field}-category`} label={texts.category} needed={tried && !category && words.report.categoryNeeded}>
        <Cascader id={`${field}-category`} style={{ width: '100%' }} options={categories.options} value={path} onChange={(value) => setPath((value ?? []).map(String))} showSearch={{ filter: (typed, options) => options.some((one) => String(one.label).includes(typed)) }} />
      </Field>
      <Field id={`${field}-text`} label={texts.description} needed={tried && text.trim() === '' && words.report.descriptionNeeded}><Input.TextArea id={`${field}-text`} rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} /></Field>
      <Field id={`${field}-address`} label={texts.address}><Input id={`${field}-address`} maxLength={200} value={address} onChange={(event) => setAddress(event.target.value)} /></Field>
      <div>
        <p className={tried && !place ? 'fault-text small' : 'small quiet'} {...(tried && !place ? { role: 'alert' } : {})}>{place ? texts.place : texts.placeHint}</p>
        {me && <div className="operation-map"><NetMap center={me.district.center} schematic={me.district.schematic} focus={unit.data?.unit.bbox ?? null} pin={{ place, onPlace: setPlace }} /></div>}
      </div>
    </Dialog>
  )
}
