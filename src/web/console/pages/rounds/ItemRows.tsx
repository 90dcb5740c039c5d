// The checklist of a routine: each item in both languages, required or not.
import { Button, Checkbox, Input } from 'antd'
import type { RoutineView } from '../../../../contract/rounds.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { CategoryField } from './CategoryField.tsx'

type Item = RoutineView['doneWhen']['checklist'][number]

const withoutEmpty = ({ category, ...item }: { [K in keyof Item]: Item[K] | undefined }): Item => ({ ...(item as Item), ...(category ? { category } : {}) })

/** A code no item has. */
const freeCode = (items: readonly Item[]): string => {
  let n = items.length + 1
  while (items.some(({ code }) => code === `item${n}`)) n += 1
  return `item${n}`
}

export const ItemRows = ({ items, fault, onChange }: { items: readonly Item[]; fault: boolean; onChange: (items: Item[]) => void }) => {
  const texts = useRoundsTexts()
  const days = useRoundDays()
  const change = (at: number, more: { [K in keyof Item]?: Item[K] | undefined }): void => onChange(items.map((one, n) => (n === at ? withoutEmpty({ ...one, ...more }) : one)))
  return (
    <fieldset className="step-choice">
      <legend>{texts.checklist}</legend>
      <ul className="round-items">
        {items.map((item, n) => (
          <li key={item.code}>
            <Input aria-label={`${texts.itemZh} ${n + 1}`} placeholder={texts.itemZh} maxLength={60} value={item.zh} onChange={({ target }) => change(n, { zh: target.value })} />
            <Input aria-label={`${texts.itemEn} ${n + 1}`} placeholder={texts.itemEn} maxLength={120} value={item.en} onChange={({ target }) => change(n, { en: target.value })} />
            <CategoryField value={item.category} label={`${days.need.itemCategory} ${n + 1}`} onChange={(category) => change(n, { category })} />
            <Checkbox checked={item.required} onChange={({ target }) => change(n, { required: target.checked })}>{texts.required}</Checkbox>
            <Button size="small" aria-label={texts.removeItem(n + 1)} onClick={() => onChange(items.filter((_, at) => at !== n))}>×</Button>
          </li>
        ))}
      </ul>
      {fault && <p className="fault-text small" role="alert">{texts.needed}</p>}
      <Button size="small" onClick={() => onChange([...items, { code: freeCode(items), zh: '', en: '', required: true }])}>{texts.addItem}</Button>
    </fieldset>
  )
}
