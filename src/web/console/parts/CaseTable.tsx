// Cases as a table: the same columns wherever cases are listed.
import { useMemo } from 'react'
import { Link } from '@tanstack/react-router'
import type { CaseRow } from '../../../contract/cases.ts'
import { marksIn, snippetOf } from '../../../domain/cases/words/marks.ts'
import { photoUrl } from '../../kit/data/upload.ts'
import { TimeText } from '../../kit/words/TimeText.tsx'
import { useShared } from '../../kit/words/shared.ts'
import { spokenName } from '../../kit/words/unit-names.zh.ts'
import { exactTime } from '../../kit/words/time.ts'
import { useTexts } from '../words/words.ts'
import { DataTable, useColumns, type Column } from './DataTable.tsx'
import { Icon } from './Icon.tsx'
import { MarkedText } from './MarkedText.tsx'
import { ClockTag, StateTag, UrgentTag } from './StateTag.tsx'
import { shortLine, fullLine } from './unit-name.ts'
import { useCategories } from './use-categories.ts'
import './case-table.css'

/** With the parts marked that were searched for. */
export const useCaseColumns = (words = ''): readonly Column<CaseRow>[] => {
  const texts = useTexts()
  const shared = useShared()
  const categories = useCategories()
  return useMemo(() => {
    const names = texts.cases.column
    return [
      {
        key: 'case', label: names.case, head: true, always: true, width: '48%', text: (row) => row.description,
        parts: [
          { label: names.number, text: (row) => row.number }, { label: texts.cases.category, text: (row) => categories.name(row.category) }, { label: texts.case.description, text: (row) => row.description }, { label: texts.case.address, text: (row) => row.address },
        ],
        render: (row) => (
          <div className="case-cell">
            {row.thumbnail ? <img src={photoUrl(row.thumbnail, 'thumbnail')} alt="" loading="lazy" width="56" height="42" /> : <i><Icon name="cases" /></i>}
            <div>
              <span className="case-cell-title"><Link to="/cases/$id" params={{ id: row.id }}><MarkedText text={categories.name(row.category)} marks={words ? marksIn(categories.name(row.category), words) : []} /></Link>{row.urgent && <UrgentTag />}</span>
              <FoundText text={row.description} words={words} />
              <span className="case-cell-facts"><span className="number">{row.number}</span>{row.address && <span><MarkedText text={row.address} marks={words ? marksIn(row.address, words) : []} /></span>}</span>
            </div>
          </div>
        ),
      },
      { key: 'state', label: names.stateClock, width: 150, text: (row) => shared.state[row.state], parts: [{ label: names.state, text: (row) => shared.state[row.state] }, { label: names.clock, text: dueText }], render: (row) => <span className="case-state"><StateTag state={row.state} />{(row.nextDue ?? row.dueAt) !== null && <ClockTag row={row} />}</span> },
      { key: 'clock', label: names.clock, width: 120, spare: true, text: dueText, render: (row) => <span className="number">{dueText(row).slice(0, 16) || shared.none}</span> },
      { key: 'holder', label: names.holder, width: 120, text: (row) => row.holder?.name ?? '', render: (row) => <span>{row.holder ? spokenName(row.holder.name) : shared.none}</span> },
      { key: 'unit', label: names.unit, width: 150, spare: true, text: (row) => fullLine(row.units), render: (row) => <span title={fullLine(row.units)}>{shortLine(row.units) || shared.none}</span> },
      { key: 'reported', label: names.reported, width: 110, text: (row) => exactTime(row.reportedAt), render: (row) => <TimeText at={row.reportedAt} /> },
      { key: 'source', label: names.source, width: 100, spare: true, text: (row) => shared.source[row.source], render: (row) => <span>{shared.source[row.source]}</span> },
      { key: 'rating', label: names.rating, width: 90, spare: true, text: (row) => (row.rating ? shared.grade[row.rating] : ''), render: (row) => <span>{row.rating ? shared.grade[row.rating] : shared.none}</span> },
    ]
  }, [texts, shared, categories, words])
}

const textShown = 120

/** Of a long text, the part where the words stand. */
const FoundText = ({ text, words }: { text: string; words: string }) => {
  if (!words) return <span className="case-cell-text">{text}</span>
  const { text: part, marks, before, after } = snippetOf(text, marksIn(text, words), textShown)
  return <span className="case-cell-text">{before && '…'}<MarkedText text={part} marks={marks} />{after && '…'}</span>
}

type Props = {
  name: string
  label?: string
  rows: readonly CaseRow[]
  onOpen: (row: CaseRow) => void
  activeKey?: string | null
  onActive?: (id: string | null) => void
  keys?: boolean
}

/** With the columns that were chosen for the list of this name. */
/** Of the clock that ends first, else by when it should have been handled. */
const dueText = (row: CaseRow): string => {
  const due = row.nextDue?.dueAt ?? row.dueAt
  return due === null ? '' : exactTime(due)
}

export const CaseTable = ({ name, label, rows, onOpen, activeKey, onActive, keys }: Props) => {
  const texts = useTexts()
  const columns = useCaseColumns()
  const { shown } = useColumns(name, columns, rows, texts.cases.heading)
  return (
    <DataTable label={label ?? texts.cases.heading} columns={shown} rows={rows} rowKey={(row) => row.id} onOpen={onOpen} activeKey={activeKey ?? null} onActive={(key) => onActive?.(key === null ? null : String(key))} {...(keys ? { keys } : {})} />
  )
}
