// Chooses a unit by name, alias, pinyin or code; empty is the whole of one's reach.
import { useState } from 'react'
import { Select } from 'antd'
import { territoryRoutes } from '../../../contract/territory.ts'
import { useCall } from '../../kit/data/use-call.ts'
import { useShared } from '../../kit/words/shared.ts'
import { useTexts } from '../words/words.ts'
import { MarkedName } from './MarkedName.tsx'
import { useLater } from '../../kit/data/use-later.ts'

type Props = { value: number | undefined; onChange: (id: number | undefined) => void; label: string; id?: string; placeholder?: string; width?: number | string }

export const UnitPicker = ({ value, onChange, label, id, placeholder, width = 200 }: Props) => {
  const texts = useTexts()
  const { level } = useShared()
  const [typed, setTyped] = useState('')
  const words = useLater(typed.trim(), 200)
  const found = useCall(territoryRoutes.search, { query: { words: words || ' ' } }, { enabled: words !== '', keep: true })
  const chosen = useCall(territoryRoutes.get, { params: { id: value ?? 0 } }, { enabled: value !== undefined, staleTime: 10 * 60_000 })
  const start = useCall(territoryRoutes.root, {}, { staleTime: 10 * 60_000 })
  const streets = useCall(territoryRoutes.get, { params: { id: start.data?.id ?? 0 } }, { enabled: start.data !== undefined, staleTime: 10 * 60_000 })
  const units = words ? (found.data?.units ?? []) : [...(chosen.data ? [chosen.data.unit] : []), ...(streets.data?.children ?? [])]
  const marks = words ? (found.data?.marks ?? []) : []
  const markOf = new Map(units.map((unit, n) => [unit.id, marks[n]]))
  const options = [...new Map(units.map((unit) => [unit.id, unit])).values()].map((unit) => ({ value: unit.id, label: unit.name, hint: level[unit.level], mark: markOf.get(unit.id) }))
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ width, maxWidth: '100%' }}
      placeholder={placeholder ?? texts.unitPicker.placeholder}
      value={value ?? null}
      onChange={(next: number | null) => {
        setTyped('')
        onChange(next ?? undefined)
      }}
      options={options}
      popupMatchSelectWidth={280}
      loading={found.isFetching}
      notFoundContent={words && !found.isFetching ? texts.territory.notFound : texts.unitPicker.search}
      optionRender={({ data }) => <span className="unit-option"><span><MarkedName name={data.label} shown={data.label} mark={data.mark} /></span><small>{data.hint}</small></span>}
    />
  )
}
