// How a community is to be divided: anew or by few moves, which grids stay, how many households a cell should hold.
import { Button, InputNumber, Progress, Segmented, Select } from 'antd'
import type { PlannerGround } from '../../../../contract/planner.ts'
import type { DivisionStandard } from '../../../../domain/territory/unit.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { usePlannerBringTexts } from '../../words/planner-bring.ts'
import { usePlannerTexts } from '../../words/planner.ts'

export type Wish = { revise: boolean; keep: readonly number[]; anew: readonly number[]; standard: DivisionStandard }

const Range = ({ label, value, onChange }: { label: string; value: { least: number; most: number }; onChange: (value: { least: number; most: number }) => void }) => {
  const { least, most } = usePlannerTexts()
  return (
    <fieldset className="planner-form">
      <legend className="quiet small">{label}</legend>
      <InputNumber aria-label={`${label} ${least}`} min={1} max={100_000} value={value.least} onChange={(next) => onChange({ ...value, least: next ?? value.least })} style={{ width: 90 }} />
      <InputNumber aria-label={`${label} ${most}`} min={1} max={100_000} value={value.most} onChange={(next) => onChange({ ...value, most: next ?? value.most })} style={{ width: 90 }} />
    </fieldset>
  )
}

type Props = { ground: PlannerGround; wish: Wish; onWish: (wish: Wish) => void; progress: number | null; onPropose: () => void; onCancel: () => void }

export const Controls = ({ ground, wish, onWish, progress, onPropose, onCancel }: Props) => {
  const texts = usePlannerTexts()
  const bring = usePlannerBringTexts()
  return (
    <div className="stack">
      <div className="planner-form">
        <Segmented aria-label={texts.approach} value={wish.revise ? 'revise' : 'anew'} onChange={(value) => onWish({ ...wish, revise: value === 'revise' })} options={[{ value: 'anew', label: texts.anew }, { value: 'revise', label: texts.revise }]} />
        <Select mode="multiple" aria-label={texts.keep} placeholder={texts.keep} title={texts.keepHint} style={{ minWidth: 200, maxWidth: '100%' }} value={[...wish.keep]} onChange={(keep: number[]) => onWish({ ...wish, keep, anew: wish.anew.filter((one) => keep.includes(one)) })} options={ground.grids.map((grid) => ({ value: grid.id, label: spokenName(grid.name) }))} />
        {wish.keep.length > 0 && <Select mode="multiple" aria-label={bring.anew} placeholder={bring.anew} title={bring.anewHint} style={{ minWidth: 200, maxWidth: '100%' }} value={[...wish.anew]} onChange={(anew: number[]) => onWish({ ...wish, anew })} options={ground.grids.filter((grid) => wish.keep.includes(grid.id)).map((grid) => ({ value: grid.id, label: spokenName(grid.name) }))} />}
      </div>
      <div className="planner-form">
        <Range label={texts.gridRange} value={wish.standard.grid} onChange={(grid) => onWish({ ...wish, standard: { ...wish.standard, grid } })} />
        <Range label={texts.microgridRange} value={wish.standard.microgrid} onChange={(microgrid) => onWish({ ...wish, standard: { ...wish.standard, microgrid } })} />
      </div>
      {progress === null ? <div><Button type="primary" onClick={onPropose}>{texts.propose}</Button></div> : (
        <div className="planner-form" role="status">
          <span>{texts.working}</span>
          <Progress percent={Math.round(progress * 100)} style={{ width: 160 }} />
          <Button onClick={onCancel}>{texts.cancel}</Button>
        </div>
      )}
    </div>
  )
}
