// Filters of the work-list; each change goes to the address. Filters used often can be kept under a name.
import { useEffect, useState } from 'react'
import { Button, Cascader, Checkbox, Input, Select } from 'antd'
import { eventKind, eventStates } from '../../../../domain/cases/event.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import type { CaseSearch, caseGroups } from '../../search.ts'
import { useSideTexts } from '../../words/side-steps.ts'
import { useTexts } from '../../words/words.ts'
import { SavedFilters } from './SavedFilters.tsx'

type Props = { search: CaseSearch; group: (typeof caseGroups)[number]; filtered: boolean; onChange: (next: CaseSearch) => void }

/** `undefined` takes a filter away. */
export const withFilter = (search: CaseSearch, change: { [K in keyof CaseSearch]?: CaseSearch[K] | undefined }): CaseSearch =>
  Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined)) as CaseSearch

export const CaseFilters = ({ search, group, filtered, onChange }: Props) => {
  const texts = useTexts()
  const shared = useShared()
  const side = useSideTexts()
  const categories = useCategories()
  const [words, setWords] = useState(search.words ?? '')
  useEffect(() => setWords(search.words ?? ''), [search.words])
  const set = (change: Parameters<typeof withFilter>[1]): void => onChange(withFilter(search, change))
  const states = eventStates.filter((state) => group === 'all' || eventKind.states[state] === group)
  const parent = search.category ? categories.get(search.category)?.parent : null
  const path = search.category ? (parent ? [parent, search.category] : [search.category]) : []
  return (
    <form className="case-filters" role="search" onSubmit={(event) => { event.preventDefault(); set({ words: words.trim() || undefined }) }}>
      <Input.Search className="case-filters-words" allowClear aria-label={texts.cases.words} placeholder={texts.cases.words} value={words} onChange={(event) => setWords(event.target.value)} onSearch={(value) => set({ words: value.trim() || undefined })} />
      <Select aria-label={texts.cases.column.state} allowClear placeholder={texts.cases.column.state} style={{ width: 140 }} value={search.state ?? null} onChange={(state: CaseSearch['state'] | null) => set({ state: state ?? undefined, group })} options={states.map((state) => ({ value: state, label: shared.state[state] }))} />
      <Cascader aria-label={texts.cases.category} placeholder={texts.cases.category} changeOnSelect style={{ width: 190 }} options={categories.options} value={path} onChange={(value) => set({ category: value?.at(-1) ? String(value.at(-1)) : undefined })} />
      <UnitPicker label={texts.cases.unit} placeholder={texts.cases.unit} value={search.unitId} onChange={(unitId) => set({ unitId })} width={180} />
      <Select aria-label={texts.cases.order} style={{ width: 160 }} value={search.order ?? 'newest'} onChange={(order: 'newest' | 'due') => set({ order: order === 'newest' ? undefined : order })} options={[{ value: 'newest', label: texts.cases.newest }, { value: 'due', label: texts.cases.due }]} />
      <div className="case-filters-flags">
        <Checkbox checked={search.holder === 'mine'} onChange={({ target }) => set({ holder: target.checked ? 'mine' : undefined })}>{texts.cases.held}</Checkbox>
        <Checkbox checked={search.dueSoon ?? false} onChange={({ target }) => set({ dueSoon: target.checked ? true : undefined })}>{texts.cases.dueSoon}</Checkbox>
        <Checkbox checked={search.overdue ?? false} onChange={({ target }) => set({ overdue: target.checked ? true : undefined })}>{texts.cases.overdue}</Checkbox>
        <Checkbox checked={search.request ?? false} onChange={({ target }) => set({ request: target.checked ? true : undefined })}>{texts.cases.request}</Checkbox>
        <Checkbox checked={search.chase ?? false} onChange={({ target }) => set({ chase: target.checked ? true : undefined })}>{texts.cases.chase}</Checkbox>
        <Checkbox checked={search.sampled ?? false} onChange={({ target }) => set({ sampled: target.checked ? true : undefined })}>{side.sampled}</Checkbox>
        <Checkbox checked={search.mine ?? false} onChange={({ target }) => set({ mine: target.checked ? true : undefined })}>{texts.cases.followed}</Checkbox>
      </div>
      <div className="case-filters-end">
        {filtered && <Button type="text" onClick={() => onChange({ group })}>{texts.cases.clear}</Button>}
        <SavedFilters search={search} onChoose={onChange} />
      </div>
    </form>
  )
}
