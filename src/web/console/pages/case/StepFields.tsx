// What the single steps ask for besides words and photos.
import { useId } from 'react'
import { Input, InputNumber, Radio, Switch } from 'antd'
import type { CaseView } from '../../../../contract/cases.ts'
import { grades, refuseReasons, type EventStep } from '../../../../domain/cases/event.ts'
import { largestExtension, longestSuspension } from '../../../../domain/cases/command.ts'
import type { Limit } from '../../../../domain/kernel/working-time.ts'
import { useAnswerTexts } from '../../../kit/words/answers.ts'
import { useLimitText } from '../../../kit/words/clocks.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useSideSteps } from '../../../kit/words/side-steps.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { useSideTexts } from '../../words/side-steps.ts'
import { useTexts } from '../../words/words.ts'
import { CaseField } from './CaseField.tsx'
import { asksCondition, chaseLimits, type Missing, type StepValues } from './step-values.ts'
import { OfficeField, OfficesField, UnitBelowField } from './TargetFields.tsx'

type Props = { view: CaseView; step: EventStep; values: StepValues; set: (change: Partial<StepValues>) => void; missing: ReadonlySet<Missing> }

export const StepFields = ({ view, step, values, set, missing }: Props) => {
  const texts = useTexts()
  const shared = useShared()
  const side = useSideSteps()
  const language = useLanguage()
  const named = ({ code, nameZh, nameEn }: { code: string; nameZh: string; nameEn: string }) => ({ value: code, label: language === 'en' ? nameEn : nameZh })
  const condition = asksCondition(view, step, values) && <ConditionField options={view.conditions.map(named)} optional={view.condition === null} value={values.condition || (view.condition ?? '')} onChange={(value) => set({ condition: value })} />
  const urgent = <UrgentField value={values.urgent ?? view.urgent} onChange={(value) => set({ urgent: value })} />
  switch (step) {
    case 'accept':
      return <><VerifyField value={values.verifyOnSite} onChange={(verifyOnSite) => set({ verifyOnSite })} />{condition}{urgent}</>
    case 'refuse':
      return <Choice label={texts.step.reason} value={values.reason} onChange={(reason) => set({ reason })} options={refuseReasons.map((value) => ({ value, label: shared.refuseReason[value] }))} />
    case 'verify':
      return <><Choice label={texts.step.found} value={values.found} onChange={(found) => set({ found })} options={[{ value: true, label: texts.step.foundYes }, { value: false, label: texts.step.foundNo }]} />{condition}{values.found && urgent}</>
    case 'rate':
      return <Choice label={texts.step.grade} value={values.grade} onChange={(grade) => set({ grade })} options={grades.map((value) => ({ value, label: shared.grade[value] }))} />
    case 'sendDown':
      return <UnitBelowField view={view} value={values.unitId} onChange={(unitId) => set({ unitId })} fault={missing.has('unit')} />
    case 'dispatch':
      return (
        <>
          <OfficeField view={view} category={view.category} value={values.officeId} onChange={(officeId) => set({ officeId })} fault={missing.has('office')} />
          <OfficesField value={values.officeIds} onChange={(officeIds) => set({ officeIds })} optional />
        </>
      )
    case 'callAssistants':
      return <OfficesField value={values.officeIds} onChange={(officeIds) => set({ officeIds })} fault={missing.has('offices')} />
    case 'askSuspend':
      return <UntilField value={values.until} onChange={(until) => set({ until })} fault={missing.has('until')} />
    case 'askExtend':
      return <AmountField view={view} value={values.amount} onChange={(amount) => set({ amount })} fault={missing.has('amount')} />
    case 'chase':
      return <LimitField value={values.limit} onChange={(limit) => set({ limit })} />
    case 'milestone': {
      const open = view.milestones.filter(({ code }) => view.clocks.some(({ stage, stoppedAt }) => stage === `m:${code}` && stoppedAt === null))
      return <><Choice label={side.milestone} value={values.milestone ?? ''} onChange={(milestone) => set({ milestone })} options={open.map(named)} />{missing.has('milestone') && <Fault>{side.need.milestone}</Fault>}</>
    }
    case 'merge':
      return <CaseField view={view} label={side.master} open value={values.masterId} onChange={(masterId) => set({ masterId })} fault={missing.has('master') ? side.need.master : null} />
    case 'note':
      return <label className="step-switch"><Switch checked={values.private} onChange={(on) => set({ private: on })} /><span><b>{side.private}</b><small>{side.privateHint}</small></span></label>
    default:
      return null
  }
}

const Fault = ({ children }: { children: string }) => <p className="fault-text small" role="alert">{children}</p>

export const VerifyField = ({ value, onChange }: { value: boolean; onChange: (next: boolean) => void }) => {
  const { step: texts } = useTexts()
  return <label className="step-switch"><Switch checked={value} onChange={onChange} /><span><b>{texts.verifyOnSite}</b><small>{texts.verifyOnSiteHint}</small></span></label>
}

type ConditionProps = { options: { value: string; label: string }[]; value: string; onChange: (code: string) => void; optional?: boolean }

/** One that was given can be changed, not taken back. */
export const ConditionField = ({ options, value, onChange, optional = true }: ConditionProps) => {
  const asks = useAnswerTexts()
  return <Choice label={asks.condition} value={value} onChange={onChange} options={[...(optional ? [{ value: '', label: asks.conditionNone }] : []), ...options]} />
}

export const UrgentField = ({ value, onChange }: { value: boolean; onChange: (next: boolean) => void }) => {
  const { report: texts } = useTexts()
  return <label className="step-switch"><Switch checked={value} onChange={onChange} /><span><b>{texts.urgent}</b><small>{texts.urgentHint}</small></span></label>
}

const dayAfter = (days: number): string => exactTime(Date.now() + days * 86_400_000).slice(0, 10)

const UntilField = ({ value, onChange, fault }: { value: string; onChange: (day: string) => void; fault: boolean }) => {
  const side = useSideSteps()
  const texts = useSideTexts()
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{side.suspendUntil}</label>
      <Input id={id} type="date" min={dayAfter(1)} max={dayAfter(longestSuspension)} value={value} onChange={({ target }) => onChange(target.value)} {...(fault ? { status: 'error' as const, 'aria-invalid': true } : {})} />
      <p className="small quiet">{texts.sameTime}</p>
      {fault && <Fault>{side.need.until}</Fault>}
    </div>
  )
}

const AmountField = ({ view, value, onChange, fault }: { view: CaseView; value: number | null; onChange: (amount: number | null) => void; fault: boolean }) => {
  const side = useSideSteps()
  const limitText = useLimitText()
  const id = useId()
  const clock = view.clocks.findLast(({ stage }) => stage === 'handle')
  const most = clock ? clock.limit.amount * largestExtension - clock.extended : 1
  return (
    <div>
      <label htmlFor={id}>{side.extendBy}</label>
      <InputNumber id={id} min={1} max={most} precision={0} value={value} onChange={onChange} suffix={clock ? limitText({ ...clock.limit, amount: value ?? 1 }) : undefined} style={{ width: '100%' }} {...(fault ? { status: 'error' as const, 'aria-invalid': true } : {})} />
      {fault && <Fault>{side.need.amount}</Fault>}
    </div>
  )
}

const limitKey = ({ amount, unit }: Limit): string => `${amount} ${unit}`

export const LimitField = ({ value, onChange }: { value: Limit; onChange: (limit: Limit) => void }) => {
  const side = useSideSteps()
  const limitText = useLimitText()
  return <Choice label={side.chaseLimit} value={limitKey(value)} onChange={(key) => onChange(chaseLimits.find((one) => limitKey(one) === key)!)} options={chaseLimits.map((one) => ({ value: limitKey(one), label: limitText(one) }))} />
}

const Choice = <T extends string | boolean>({ label, value, onChange, options }: { label: string; value: T; onChange: (next: T) => void; options: { value: T; label: string }[] }) => (
  <fieldset className="step-choice">
    <legend>{label}</legend>
    <Radio.Group value={value} onChange={({ target }) => onChange(target.value as T)} options={options} />
  </fieldset>
)
