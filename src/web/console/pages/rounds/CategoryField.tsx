// The class of the case that a fault becomes: one of the catalogue, or none.
import { Select } from 'antd'
import { useCategories } from '../../parts/use-categories.ts'
import { useRoundDays } from '../../words/round-days.ts'

export const CategoryField = ({ id, label, value, onChange }: { id?: string; label: string; value: string | undefined; onChange: (code: string | undefined) => void }) => {
  const t = useRoundDays()
  const catalogue = useCategories()
  const options = catalogue.list.filter(({ code, active }) => active && code.length > 2).map(({ code }) => ({ value: code, label: catalogue.name(code) }))
  return <Select {...(id ? { id } : {})} aria-label={label} allowClear style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} placeholder={t.need.noCategory} value={value ?? null} onChange={(code: string | null) => onChange(code ?? undefined)} options={options} />
}
