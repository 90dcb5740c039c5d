// What the side steps ask for on the phone: until when, how much more, which stage, who may read; and what waits for approval.
import type { CaseView } from '../../../../contract/cases.ts'
import { largestExtension, longestSuspension } from '../../../../domain/cases/command.ts'
import { Fault, Field } from '../../../kit/mobile/Field.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import type { ParcelFields } from '../../../kit/mobile/keep/parcel.ts'
import type { Writing } from '../../../kit/mobile/keep/use-parcel.ts'
import { useLimitText } from '../../../kit/words/clocks.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { minuteText, useSideSteps } from '../../../kit/words/side-steps.ts'
import { exactTime } from '../../../kit/words/time.ts'

type Part = { fields: ParcelFields; set: Writing['set']; fault: string | null | undefined }

const dayAfter = (days: number): string => exactTime(Date.now() + days * 86_400_000).slice(0, 10)

export const UntilPart = ({ fields, set, fault }: Part) => {
  const side = useSideSteps()
  return <Field label={side.suspendUntil} type="date" min={dayAfter(1)} max={dayAfter(longestSuspension)} value={fields.until ?? ''} onChange={({ target }) => set({ until: target.value })} fault={fault} />
}

export const AmountPart = ({ view, fields, set, fault }: Part & { view: CaseView }) => {
  const side = useSideSteps()
  const limitText = useLimitText()
  const clock = view.clocks.findLast(({ stage }) => stage === 'handle')
  if (!clock) return null
  const most = clock.limit.amount * largestExtension - clock.extended
  return (
    <Field
      label={side.extendBy} type="number" inputMode="numeric" min={1} max={most} value={fields.amount ?? ''} fault={fault} hint={limitText({ ...clock.limit, amount: fields.amount ?? 1 })}
      onChange={({ target }) => set(target.value === '' ? { amount: 0 } : { amount: Math.round(Number(target.value)) })}
    />
  )
}

export const MilestonePart = ({ view, fields, set, fault }: Part & { view: CaseView }) => {
  const side = useSideSteps()
  const language = useLanguage()
  const open = view.milestones.filter(({ code }) => view.clocks.some(({ stage, stoppedAt }) => stage === `m:${code}` && stoppedAt === null))
  return (
    <>
      <Tiles label={side.milestone} look="chips" value={fields.milestone ?? null} onChoose={(milestone) => set({ milestone })} choices={open.map(({ code, nameZh, nameEn }) => ({ value: code, word: language === 'en' ? nameEn : nameZh }))} />
      {fault && <Fault>{fault}</Fault>}
    </>
  )
}

export const PrivatePart = ({ fields, set }: Omit<Part, 'fault'>) => {
  const side = useSideSteps()
  return (
    <label className="check-line">
      <input type="checkbox" checked={fields.private ?? false} onChange={({ target }) => set({ private: target.checked })} />
      <span><strong>{side.private}</strong><span className="soft small"> {side.privateHint}</span></span>
    </label>
  )
}

export const RequestNotice = ({ view: { request, clocks, steps } }: { view: CaseView }) => {
  const side = useSideSteps()
  const limitText = useLimitText()
  if (!request) return null
  const unit = clocks.findLast(({ stage }) => stage === 'handle')?.limit.unit
  const asked = steps.findLast(({ step }) => step === 'askSuspend' || step === 'askExtend' || step === 'askVoid')
  return (
    <Notice tone="waiting" icon="clock">
      <strong>{side.pending(side.ask[request.ask])}</strong>
      {request.until !== null && <span>{side.pendingUntil(minuteText(request.until))}</span>}
      {request.amount !== null && unit && <span>{side.pendingExtra(limitText({ amount: request.amount, unit }))}</span>}
      {asked && <span className="said">{asked.text}</span>}
      {asked && <span className="soft small">{asked.actor}</span>}
    </Notice>
  )
}
