// Connecting a group robot: of which kind, whose, at which address. What is wrong is said before anything is sent, in words.
import { useId, useState } from 'react'
import { App, Input, Radio, Select } from 'antd'
import { messageRuleRoutes, type WireRobot } from '../../../../contract/message-rules.ts'
import { messageProblem } from '../../../../domain/messages/problems.ts'
import { robotFlaw, robotKinds, type RobotKind } from '../../../../domain/messages/robot-address.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { ownUnitId } from '../../parts/permission.ts'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useRuleTexts } from '../../words/message-rules.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

type Place = 'unit' | 'office'

export const RobotForm = ({ offices, onClose }: { offices: readonly NonNullable<WireRobot['office']>[]; onClose: () => void }) => {
  const { robot: texts } = useRuleTexts()
  const say = useProblemText()
  const me = useMe()
  const language = useLanguage()
  const id = useId()
  const { message } = App.useApp()
  const [commandId] = useState(newId)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<RobotKind>('dingtalk')
  const [place, setPlace] = useState<Place>('unit')
  const [unitId, setUnitId] = useState<number | undefined>(ownUnitId(me))
  const [officeId, setOfficeId] = useState<number | undefined>()
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  const [tried, setTried] = useState(false)
  const add = useSend(messageRuleRoutes.addRobot, ['messages.robots'])
  const address = { kind, url: url.trim(), secret: kind === 'dingtalk' && secret.trim() !== '' ? secret.trim() : null }
  const flaw = robotFlaw(address)
  const missing = { name: name.trim() === '', place: place === 'unit' ? unitId === undefined : officeId === undefined, url: address.url === '' }
  const flawText = flaw === null ? undefined : say(messageProblem('message.robot-refused', { flaw, kind }))
  const save = (): void => {
    setTried(true)
    if (Object.values(missing).some(Boolean) || flaw !== null || add.isPending) return
    add.mutate({ body: { commandId, name: name.trim(), kind, ...(place === 'unit' ? { unitId: unitId! } : { officeId: officeId! }), language, url: address.url, ...(address.secret === null ? {} : { secret: address.secret }) } }, {
      onSuccess: () => { void message.success(texts.added); onClose() },
    })
  }
  return (
    <Dialog title={texts.add} fault={add.error} busy={add.isPending} submit={texts.add} onSubmit={save} onClose={onClose}>
      <Field id={`${id}n`} label={texts.name} needed={tried && missing.name && texts.needed}><Input id={`${id}n`} maxLength={40} value={name} onChange={({ target }) => setName(target.value)} /></Field>
      <fieldset className="step-choice"><legend>{texts.place}</legend><Radio.Group value={place} onChange={({ target }) => setPlace(target.value as Place)} options={[{ value: 'unit', label: texts.atUnit }, { value: 'office', label: texts.atOffice, disabled: offices.length === 0 }]} />{offices.length === 0 && <p className="quiet small">{texts.officeNone}</p>}</fieldset>
      {place === 'unit'
        ? <Field id={`${id}u`} label={texts.unit} needed={tried && missing.place && texts.needed}><UnitPicker id={`${id}u`} label={texts.unit} width="100%" value={unitId} onChange={setUnitId} /></Field>
        : <Field id={`${id}o`} label={texts.office} needed={tried && missing.place && texts.needed}><Select id={`${id}o`} showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={officeId ?? null} onChange={(next: number | null) => setOfficeId(next ?? undefined)} options={offices.map((one) => ({ value: one.id, label: one.name }))} /></Field>}
      <fieldset className="step-choice"><legend>{texts.kind}</legend><Radio.Group value={kind} onChange={({ target }) => setKind(target.value as RobotKind)} options={robotKinds.map((value) => ({ value, label: texts.kinds[value] }))} /></fieldset>
      <Field id={`${id}a`} label={texts.url} needed={tried && (missing.url ? texts.needed : flaw !== 'secret' && flawText)}><Input id={`${id}a`} autoComplete="off" spellCheck={false} maxLength={500} placeholder={texts.urlLike[kind]} value={url} onChange={({ target }) => setUrl(target.value)} aria-describedby={`${id}h`} /><p id={`${id}h`} className="quiet small">{texts.urlHint}</p></Field>
      {kind === 'dingtalk' && <Field id={`${id}s`} label={texts.secret} needed={tried && flaw === 'secret' && flawText}><Input.Password id={`${id}s`} visibilityToggle={false} autoComplete="new-password" maxLength={200} value={secret} onChange={({ target }) => setSecret(target.value)} aria-describedby={`${id}t`} /><p id={`${id}t`} className="quiet small">{texts.secretHint}</p></Field>}
    </Dialog>
  )
}
