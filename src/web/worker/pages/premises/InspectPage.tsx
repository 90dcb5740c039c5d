// A look at premises: the checklist, photos of what is at fault, and when it is looked at again. Kept while it is written,
// and sent by itself when the network is back.
import { useState } from 'react'
import { inspectionRoutes } from '../../../../contract/inspections.ts'
import { operationRoutes } from '../../../../contract/operations.ts'
import { premisesRoutes } from '../../../../contract/premises.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import type { Verdict } from '../../../../domain/operations/checklist.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Area, Fault } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { isStarted } from '../../../kit/mobile/keep/parcel.ts'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { Bones, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { PhotoPicker } from '../../../kit/mobile/photos/PhotoPicker.tsx'
import { Go, useAddress, useBack } from '../../../kit/mobile/router/router.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { reachOf, type Role } from '../../../../domain/access/roles.ts'
import { useOffline } from '../../../kit/offline/context.tsx'
import { local } from '../../keep.ts'
import { usePhone } from '../phone/words.ts'
import { DiscardButton } from '../Discard.tsx'
import { AgainOn } from './AgainOn.tsx'
import { Checks } from './Checks.tsx'
import './problem-words.ts'

export const InspectPage = () => {
  const t = useInspectionTexts()
  const { id = '' } = useAddress()
  const premises = useCall(premisesRoutes.get, { params: { id } })
  const checklist = useCall(inspectionRoutes.checklist, {})
  const fault = premises.error && !premises.data ? premises.error : checklist.error && !checklist.data ? checklist.error : null
  if (!premises.data || !checklist.data) return <Page title={t.inspect} back="/premises">{fault ? <Refused fault={fault} onRetry={() => { void premises.refetch(); void checklist.refetch() }} /> : <Bones />}</Page>
  return <Form key={id} id={id} name={premises.data.premises.name} address={premises.data.premises.address} items={checklist.data.items} version={checklist.data.version} />
}

type Props = { id: string; name: string; address: string; items: Parameters<typeof Checks>[0]['items']; version: number }

const Form = ({ id, name, address, items, version }: Props) => {
  const t = useInspectionTexts()
  const say = useProblemText()
  const back = useBack()
  const { parcel, set } = useParcel('inspect', { caseId: id, version: 1 })
  const { sending, send } = useSender()
  const [pressed, setPressed] = useState(false)
  const checks: Record<string, Verdict> = parcel.fields.checks ?? {}
  const faulty = Object.values(checks).includes('fault')
  const faults = { checks: items.some(({ code }) => !checks[code]), photo: faulty && parcel.photos.length === 0, day: faulty && !parcel.fields.reinspectOn }
  const why = (code: string): string => say(new Problem(code, 422, {}))
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (Object.values(faults).some(Boolean)) return
    set({ premisesName: name })
    const outcome = await send(parcel.id)
    if (outcome.kind === 'refused') return
    toast(outcome.kind === 'waiting' ? t.waiting : faulty ? t.warnedSent : t.inOrderSent, outcome.kind === 'waiting' ? 'outbox' : 'check')
    back('/premises')
  }
  return (
    <Page title={name} back="/premises" layout="with-action">
      {address && <p className="soft">{address}</p>}
      <StillHere premises={id} />
      <Checks items={items} checks={checks} onChange={(next) => set({ checks: next, checklistVersion: version })} />
      {pressed && faults.checks && <Fault>{why('inspection.answers-missing')}</Fault>}
      <PhotoPicker parcel={parcel} role="scene" label={t.photos} hint={t.photosHint} />
      {pressed && faults.photo && <Fault>{why('inspection.photo-needed')}</Fault>}
      {faulty && <AgainOn value={parcel.fields.reinspectOn ?? null} onChange={(reinspectOn) => set({ reinspectOn })} />}
      {pressed && faults.day && <Fault>{why('inspection.day-not-allowed')}</Fault>}
      <Area label={t.text} optional maxLength={2000} value={parcel.fields.text ?? ''} onChange={(event) => set({ text: event.target.value })} />
      <OfOperation value={parcel.fields.operationId ?? null} onChange={(operationId) => set({ operationId })} />
      {parcel.refusal && <Notice tone="urgent" live>{say(new Problem(parcel.refusal.code, 422, parcel.refusal.params))}</Notice>}
      {isStarted(parcel) && <div className="fold"><span className="soft small">{t.draftKept}</span><DiscardButton id={parcel.id} word={t.discard} onGone={() => back('/premises')} /></div>}
      <div className="action-bar"><Button icon="send" busy={sending} onClick={() => void submit()}>{t.send}</Button></div>
    </Page>
  )
}

/** Whoever looked already, without a network, need not look again. */
const StillHere = ({ premises }: { premises: string }) => {
  const t = useInspectionTexts()
  const { act } = usePhone()
  useOffline()
  const waiting = [...local.inspections().inspections.values()].filter((one) => one.pending && one.premises.id === premises)
  return waiting.map(({ id, state }) => <Notice key={id} tone="waiting" icon="outbox"><span>{act.looked(t.state[state])}</span><Go to="/inspection/$id" params={{ id }}>{act.look}</Go></Notice>)
}

/** Whoever is on the roster of a running operation may count the look to it. */
const OfOperation = ({ value, onChange }: { value: string | null; onChange: (id: string) => void }) => {
  const t = useInspectionTexts()
  const me = useMe()
  const joins = me?.posts.some(({ role }) => reachOf(role as Role, 'operation.join') !== undefined) ?? false
  const running = useCall(operationRoutes.list, { query: { mine: true, group: 'open', limit: 20 } }, { enabled: joins }).data?.operations.filter(({ state }) => state === 'running') ?? []
  return running.length === 0 ? null : <Tiles label={t.operation} look="chips" value={value} choices={running.map(({ id, title }) => ({ value: id, word: title }))} onChoose={onChange} />
}
