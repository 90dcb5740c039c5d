// The limits of a class: each stage, ordinary and urgent, and again for each filing condition; for every area or one class
// of areas at a time. An empty field sets nothing.
import { useId, useState } from 'react'
import { InputNumber, Segmented, Select } from 'antd'
import { areaClasses, type AreaClass, type StageLimit, type Wording } from '../../../../domain/catalogue/category.ts'
import { limitKey } from '../../../../domain/catalogue/check-category.ts'
import { plainStages } from '../../../../domain/catalogue/sheet/columns.ts'
import { limitUnits, type Limit } from '../../../../domain/kernel/working-time.ts'
import { wordingText } from '../../../kit/words/answers.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useCatalogueTexts } from '../../words/catalogue.ts'

type Props = { limits: readonly StageLimit[]; conditions: readonly Wording[]; milestones: readonly Wording[]; disabled: boolean; onChange: (limits: StageLimit[]) => void }
type Where = Omit<StageLimit, 'limit'>

export const LimitFields = ({ limits, conditions, milestones, disabled, onChange }: Props) => {
  const { editor } = useCatalogueTexts()
  const language = useLanguage()
  const [area, setArea] = useState<AreaClass | ''>('')
  const stages: { stage: StageLimit['stage']; name: string }[] = [
    ...plainStages.map((stage) => ({ stage, name: editor.stage[stage] })), ...milestones.map((one) => ({ stage: `m:${one.code}` as const, name: wordingText(one, language) || one.code })),
    ...(limits.some(({ stage }) => stage === 'chase') ? [{ stage: 'chase' as const, name: editor.stage.chase }] : []),
  ]
  const cases: { condition: string | null; urgent: true | null; name: string }[] = [null, ...conditions].flatMap((condition) => {
    const named = condition ? wordingText(condition, language) || condition.code : conditions.length > 0 ? editor.anyCondition : ''
    return ([null, true] as const).map((urgent) => ({ condition: condition?.code ?? null, urgent, name: [named, urgent ? editor.urgent : named ? '' : editor.ordinary].filter(Boolean).join(' · ') }))
  })
  const set = (where: Where, limit: Limit | null): void => onChange([...limits.filter((one) => limitKey(one) !== limitKey(where)), ...(limit ? [{ ...where, limit }] : [])])
  const limitAt = (where: Where): Limit | null => limits.find((one) => limitKey(one) === limitKey(where))?.limit ?? null
  return (
    <>
      <Segmented<AreaClass | ''> value={area} onChange={setArea} options={[{ value: '', label: editor.anyArea }, ...areaClasses.map((name) => ({ value: name, label: editor.area(name) }))]} />
      <div className="class-stages">
        {stages.map(({ stage, name }) => (
          <div key={stage} className="class-stage" role="group" aria-label={name}>
            <b>{name}</b>
            <div className="class-limits">
              {cases.map(({ condition, urgent, name: label }) => {
                const where: Where = { stage, urgent, condition, area: area === '' ? null : area }
                return <LimitField key={limitKey(where)} label={label} of={name} limit={limitAt(where)} disabled={disabled} onChange={(limit) => set(where, limit)} />
              })}
            </div>
          </div>
        ))}
      </div>
    </>
  )
}

const LimitField = ({ label, of, limit, disabled, onChange }: { label: string; of: string; limit: Limit | null; disabled: boolean; onChange: (limit: Limit | null) => void }) => {
  const { editor, unit: units } = useCatalogueTexts()
  const id = useId()
  const [unit, setUnit] = useState<Limit['unit']>(limit?.unit ?? 'workday')
  const name = `${of} ${label}`
  return (
    <div className="class-limit">
      <small id={id}>{label}</small>
      <span>
        <InputNumber aria-label={`${name} ${editor.amount}`} min={1} max={100_000} precision={0} disabled={disabled} value={limit?.amount ?? null} onChange={(amount) => onChange(amount === null ? null : { amount, unit: limit?.unit ?? unit })} />
        <Select aria-label={`${name} ${editor.unitLabel}`} disabled={disabled} value={limit?.unit ?? unit} onChange={(next) => { setUnit(next); if (limit) onChange({ ...limit, unit: next }) }} options={limitUnits.map((one) => ({ value: one, label: units[one] }))} />
      </span>
    </div>
  )
}
