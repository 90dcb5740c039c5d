// What the single steps ask for besides words: a finding, a reason, a unit, photos before and after.
import type { CaseView } from '../../../../contract/cases.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { eventKind, needsText, refuseReasons, type EventStep, type RefuseReason } from '../../../../domain/cases/event.ts'
import type { StepRule } from '../../../../domain/cases/kind.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Fault } from '../../../kit/mobile/Field.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Bones } from '../../../kit/mobile/Notice.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'
import type { Writing } from '../../../kit/mobile/keep/use-parcel.ts'
import { PhotoPicker } from '../../../kit/mobile/photos/PhotoPicker.tsx'
import { useAnswerTexts } from '../../../kit/words/answers.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useSideSteps } from '../../../kit/words/side-steps.ts'
import { local } from '../../keep.ts'
import { useTexts } from '../../words.ts'
import { ConditionChoice, UrgentSwitch } from '../Weighing.tsx'
import { AmountPart, MilestonePart, PrivatePart, RequestNotice, UntilPart } from './SideParts.tsx'

export type StepFaults = { text?: string | null; before?: string | null; after?: string | null; found?: string | null; reason?: string | null; unit?: string | null; own?: string | null }

const ruleOf = (step: EventStep): StepRule<string> => eventKind.steps[step]

const ownFault = (step: EventStep, { until, amount, milestone }: Parcel['fields'], need: ReturnType<typeof useSideSteps>['need']): string | null => {
  if (step === 'askSuspend') return until && Date.parse(`${until}T09:00:00+08:00`) > Date.now() ? null : need.until
  if (step === 'askExtend') return amount && amount > 0 ? null : need.amount
  return step === 'milestone' && !milestone ? need.milestone : null
}

export const useStepFaults = (view: CaseView, step: EventStep, { fields, photos }: Parcel): StepFaults => {
  const { need } = useTexts().step
  const asks = useAnswerTexts()
  const side = useSideSteps()
  return {
    text: needsText(step, fields) && !fields.text?.trim() ? need.text : null,
    before: step === 'handle' && view.needsBeforePhoto && !photos.some(({ role }) => role === 'before') ? asks.beforeNeeded : null,
    after: step === 'handle' && view.needsAfterPhoto && !photos.some(({ role }) => role === 'after') ? need.after : null,
    found: step === 'verify' && fields.found === undefined ? need.found : null,
    reason: step === 'refuse' && !fields.reason ? need.reason : null,
    unit: step === 'sendDown' && !fields.unitId ? need.unit : null,
    own: ownFault(step, fields, side.need),
  }
}

type PartProps = { view: CaseView; step: EventStep; parcel: Parcel }

export const StepPhotos = ({ view, step, parcel, fault }: PartProps & { fault: string | null | undefined }) => {
  const { step: t } = useTexts()
  const photos = ruleOf(step).photos
  // A private note has none: whoever sees the case would see them.
  if (!photos || (step === 'note' && parcel.fields.private)) return null
  if (photos === 'allowed') return <PhotoPicker parcel={parcel} role="scene" label={t.scene} />
  return (
    <>
      <PhotoPicker parcel={parcel} role="before" label={t.before} />
      <PhotoPicker parcel={parcel} role="after" label={t.after} {...(view.needsAfterPhoto ? { hint: t.afterNeeded } : {})} />
      {fault && <Fault>{fault}</Fault>}
    </>
  )
}

export const StepChoices = ({ view, step, parcel: { fields }, set, faults }: PartProps & Pick<Writing, 'set'> & { faults: StepFaults }) => {
  const { step: t } = useTexts()
  const shared = useShared()
  switch (step) {
    case 'verify':
      return (
        <>
          <Tiles
            label={t.found} value={fields.found === undefined ? null : fields.found ? 'yes' : 'no'} onChoose={(chosen) => set({ found: chosen === 'yes' })}
            choices={[{ value: 'yes', word: t.foundYes, icon: <Icon name="check" /> }, { value: 'no', word: t.foundNo, icon: <Icon name="close" /> }]}
          />
          {faults.found && <Fault>{faults.found}</Fault>}
          {fields.found && <Weighing view={view} fields={fields} set={set} />}
        </>
      )
    case 'accept':
      return (
        <>
          <Tiles
            label={t.onSite} value={fields.verifyOnSite === true ? 'yes' : 'no'} onChoose={(chosen) => set({ verifyOnSite: chosen === 'yes' })}
            choices={[{ value: 'yes', word: t.onSiteYes, icon: <Icon name="eye" /> }, { value: 'no', word: t.onSiteNo, icon: <Icon name="check" /> }]}
          />
          <Weighing view={view} fields={fields} set={set} later={fields.verifyOnSite === true} />
        </>
      )
    case 'refuse':
      return (
        <>
          <Tiles<RefuseReason> label={t.reason} look="chips" value={fields.reason ?? null} onChoose={(reason) => set({ reason })} choices={refuseReasons.map((reason) => ({ value: reason, word: shared.refuseReason[reason] }))} />
          {faults.reason && <Fault>{faults.reason}</Fault>}
        </>
      )
    case 'sendDown':
      return <><UnitChoice view={view} value={fields.unitId ?? null} onChoose={(unitId) => set({ unitId })} />{faults.unit && <Fault>{faults.unit}</Fault>}</>
    case 'askSuspend':
      return <UntilPart fields={fields} set={set} fault={faults.own} />
    case 'askExtend':
      return <AmountPart view={view} fields={fields} set={set} fault={faults.own} />
    case 'milestone':
      return <MilestonePart view={view} fields={fields} set={set} fault={faults.own} />
    case 'note':
      return <PrivatePart fields={fields} set={set} />
    case 'approve':
    case 'decline':
      return <RequestNotice view={view} />
    default:
      return null
  }
}

/** The units below the holder on the case's own line; all children where the place is not known that deep. */
const UnitChoice = ({ view, value, onChoose }: { view: CaseView; value: number | null; onChoose: (id: number) => void }) => {
  const { step: t } = useTexts()
  const holder = view.units.findIndex(({ id }) => id === view.holder?.id)
  const below = view.units.slice(holder + 1)
  // The cells this phone holds, else those the server knows.
  const held = view.holder === null ? [] : local.cases().cells.filter(({ parentId }) => parentId === view.holder!.id)
  const { data } = useCall(territoryRoutes.get, { params: { id: view.holder?.id ?? 0 } }, { enabled: below.length === 0 && held.length === 0 && view.holder !== null })
  const units = below.length > 0 ? below : held.length > 0 ? held : (data?.children ?? [])
  return units.length === 0 && !data ? <Bones count={1} /> : <Tiles label={t.unit} look="chips" value={value === null ? null : String(value)} onChoose={(id) => onChoose(Number(id))} choices={units.map(({ id, name }) => ({ value: String(id), word: name }))} />
}

/** How grave and how urgent it is; how grave may be left to whoever looks at it on site. */
const Weighing = ({ view, fields, set, later = false }: { view: CaseView; fields: Parcel['fields']; later?: boolean } & Pick<Writing, 'set'>) => {
  const language = useLanguage()
  const conditions = view.conditions.map(({ code, nameZh, nameEn }) => ({ value: code, word: language === 'en' ? nameEn : nameZh }))
  return (
    <>
      {!later && <ConditionChoice choices={conditions} value={fields.condition ?? view.condition} onChoose={(condition) => set({ condition })} />}
      <UrgentSwitch value={fields.urgent ?? view.urgent} onChange={(urgent) => set({ urgent })} />
    </>
  )
}
