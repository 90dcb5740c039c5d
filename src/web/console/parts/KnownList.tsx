// Cases that are near and similar, each with the reasons why it stands here; what is said alike is marked.
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { KnownCase } from '../../../contract/case-search.ts'
import { sharedMarks } from '../../../domain/cases/words/marks.ts'
import { TimeText } from '../../kit/words/TimeText.tsx'
import { useTexts } from '../words/words.ts'
import { MarkedText } from './MarkedText.tsx'
import { StateTag } from './StateTag.tsx'
import { useCategories } from './use-categories.ts'

type Props = { cases: readonly KnownCase[]; words: string; newTab?: boolean; act?: (one: KnownCase) => ReactNode }

export const KnownList = ({ cases, words, newTab, act }: Props) => {
  const { known } = useTexts()
  const categories = useCategories()
  return (
    <ul className="near-list known-list">
      {cases.map((one) => (
        <li key={one.id}>
          {one.mayOpen ? <Link to="/cases/$id" params={{ id: one.id }} {...(newTab ? { target: '_blank' } : {})}>{categories.name(one.category)}</Link> : <span>{categories.name(one.category)}</span>}
          <span className="small quiet"><TimeText at={one.closedAt ?? one.reportedAt} /></span>
          <StateTag state={one.state} />
          <p className="small quiet"><MarkedText text={one.description} marks={one.reasons.includes('similarWords') ? sharedMarks(one.description, words) : []} /></p>
          <p className="known-why small"><span className="quiet">{known.why}</span>{one.reasons.map((reason) => <span key={reason} className="tag">{known.reason(reason, one)}</span>)}</p>
          {act?.(one)}
        </li>
      ))}
    </ul>
  )
}
