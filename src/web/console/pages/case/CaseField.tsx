// Choosing another case: those near and similar are proposed, any other is found by its number or words.
import { useState } from 'react'
import { Input, Radio } from 'antd'
import { caseSearchRoutes } from '../../../../contract/case-search.ts'
import { caseRoutes, type CaseView } from '../../../../contract/cases.ts'
import type { EventState } from '../../../../domain/cases/event.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { useCategories } from '../../parts/use-categories.ts'
import { useSideTexts } from '../../words/side-steps.ts'
import { useTexts } from '../../words/words.ts'
import './case-field.css'

type Found = { id: string; category: string; state: EventState; description: string; says: string }

/** `open`: only what has not ended, as a master has to be. */
type Props = { view: CaseView; label: string; open?: boolean; value: string | undefined; onChange: (id: string) => void; fault: string | null }

export const CaseField = ({ view, label, open = false, value, onChange, fault }: Props) => {
  const side = useSideTexts()
  const { known } = useTexts()
  const categories = useCategories()
  const [words, setWords] = useState('')
  const { id, place, category, description, address } = view
  const near = useCall(caseSearchRoutes.known, { body: { except: id, ...(place ? { place } : {}), category, words: description, address, openOnly: open, limit: 8 } })
  const found = useCall(caseRoutes.list, { query: { words, group: 'all', limit: 20 } }, { enabled: words !== '' })
  const proposed: Found[] = (near.data?.cases ?? []).filter(({ mayOpen }) => mayOpen).map((one) => ({ ...one, says: one.reasons.map((reason) => known.reason(reason, one)).join(' · ') }))
  const searched: Found[] = (found.data?.cases ?? []).filter(({ stateGroup }) => !open || stateGroup !== 'closed').map((one) => ({ ...one, says: one.number }))
  const list = (words === '' ? proposed : searched).filter((one) => one.id !== id).slice(0, 8)
  const waiting = words === '' ? near.isPending : found.isPending
  return (
    <fieldset className="step-choice case-field">
      <legend>{label}</legend>
      <Input.Search aria-label={side.searchMaster} placeholder={side.searchMaster} allowClear enterButton={side.masterSearch} onSearch={(typed) => setWords(typed.trim())} />
      <p className="small quiet">{words === '' ? side.proposed : side.found}</p>
      {list.length === 0 && !waiting && <p className="quiet">{side.none}</p>}
      <Radio.Group value={value} onChange={({ target }) => onChange(String(target.value))}>
        {list.map((one) => (
          <Radio key={one.id} value={one.id}>
            <span className="case-field-head"><b>{categories.name(one.category)}</b><span className="small quiet number">{one.says}</span><StateTag state={one.state} /></span>
            <span className="small quiet case-field-text">{one.description}</span>
          </Radio>
        ))}
      </Radio.Group>
      {fault && <p className="fault-text small" role="alert">{fault}</p>}
    </fieldset>
  )
}
