// Where the list of powers would send the case: who leads first, with the reason and the day of the list.
import { useEffect } from 'react'
import { Alert, Button } from 'antd'
import type { CaseView } from '../../../../contract/cases.ts'
import { powerRoutes } from '../../../../contract/powers.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { usePowersTexts } from '../../words/powers.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import '../powers/powers.css'

type Props = { view: CaseView; value: number | undefined; onChange: (id: number) => void }

export const useProposals = (view: CaseView | undefined) => {
  const street = view?.units.find((unit) => unit.level === 'street')
  return useCall(powerRoutes.proposals, { query: { category: view?.category ?? '0', ...(street ? { streetId: street.id } : {}) } }, { enabled: view !== undefined }).data
}

export const Proposals = ({ view, value, onChange }: Props) => {
  const words = usePowersTexts().propose
  const found = useProposals(view)
  const first = found?.proposals.find((one) => one.reason === 'leads')
  useEffect(() => {
    if (first) onChange(first.office.id)
  }, [first?.office.id])
  if (!found || found.free) return null
  return (
    <div role="group" aria-label={words.heading}>
      <p><b>{words.heading}</b> <small className="quiet">{words.on(found.day)}</small></p>
      <p className="small quiet">{words.for(found.items.map((one) => one.name).join(listMark()))}</p>
      {first === undefined && <Alert type="warning" showIcon title={words.none} />}
      <ul className="powers-proposals">
        {found.proposals.map((one) => (
          <li key={one.office.id}>
            {one.reason === 'leads' ? <Button size="small" type={value === one.office.id ? 'primary' : 'default'} aria-pressed={value === one.office.id} aria-label={words.choose(one.office.name)} onClick={() => onChange(one.office.id)}>{one.office.name}</Button> : <span>{one.office.name}</span>}
            <span className={`tag ${one.reason === 'leads' ? 'tag-done' : ''}`}>{words.reason[one.reason]}{one.until && ` ${words.until(one.until)}`}</span>
            <small className="quiet">{one.items.join(listMark())}{one.assisting.length > 0 && ` · ${words.assisting(one.assisting.map((office) => office.name).join(listMark()))}`}</small>
          </li>
        ))}
      </ul>
    </div>
  )
}
