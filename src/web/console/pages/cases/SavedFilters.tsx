// Filters kept under a name, on this device.
import { useState } from 'react'
import { Button, Dropdown, Input } from 'antd'
import { useShared } from '../../../kit/words/shared.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useKept } from '../../parts/use-kept.ts'
import { readCaseSearch, type CaseSearch } from '../../search.ts'
import { useTexts } from '../../words/words.ts'

type Kept = { name: string; search: CaseSearch }

export const SavedFilters = ({ search, onChoose }: { search: CaseSearch; onChoose: (search: CaseSearch) => void }) => {
  const texts = useTexts()
  const { save } = useShared()
  const [kept, setKept] = useKept<Kept[]>('filters.cases', [])
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const keep = (): void => {
    if (name.trim() === '') return
    setKept([...kept.filter((one) => one.name !== name.trim()), { name: name.trim(), search }])
    setName('')
  }
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      popupRender={() => (
        <div className="column-menu saved-filters">
          {kept.length === 0 && <span className="quiet">{texts.cases.savedEmpty}</span>}
          {kept.map((one) => (
            <div key={one.name} className="saved-filter">
              <Button type="text" size="small" onClick={() => { onChoose(readCaseSearch(one.search)); setOpen(false) }}>{one.name}</Button>
              <Button type="text" size="small" aria-label={texts.cases.remove(one.name)} title={texts.cases.remove(one.name)} onClick={() => setKept(kept.filter((other) => other !== one))}>×</Button>
            </div>
          ))}
          <div className="saved-filter-new">
            <Input size="small" aria-label={texts.cases.saveName} placeholder={texts.cases.save} maxLength={20} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={(event) => { event.preventDefault(); keep() }} />
            <Button size="small" disabled={name.trim() === ''} onClick={keep}>{save}</Button>
          </div>
        </div>
      )}
    >
      <Button icon={<Icon name="down" size={14} />} iconPlacement="end">{texts.cases.saved}</Button>
    </Dropdown>
  )
}
