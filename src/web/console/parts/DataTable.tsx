// A table of records: columns to choose, export of what is shown, keyboard to walk it, cards where the screen is narrow.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, Checkbox, Dropdown } from 'antd'
import { useTexts } from '../words/words.ts'
import { saveCsv } from './csv.ts'
import './data-table.css'

export type Column<T> = {
  key: string
  label: string
  render: (row: T) => ReactNode
  /** As it stands in an exported file. */
  text: (row: T) => string
  /** Where one cell shows several things, each gets a column in the file. */
  parts?: readonly { label: string; text: (row: T) => string }[]
  align?: 'end'
  width?: number | string
  /** Begins the card on narrow screens, without its label. */
  head?: boolean
  /** Not shown until chosen. */
  spare?: boolean
  /** May not be put away. */
  always?: boolean
}

const keptColumns = (name: string): string[] | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`wangge.columns.${name}`) ?? 'null')
    return Array.isArray(kept) ? kept.map(String) : undefined
  } catch {
    return undefined
  }
}

/** The columns shown now and the button that changes and exports them. */
export const useColumns = <T,>(name: string, columns: readonly Column<T>[], rows: readonly T[], title: string) => {
  const texts = useTexts()
  const [hidden, setHidden] = useState<readonly string[]>(() => keptColumns(name) ?? columns.filter((column) => column.spare).map((column) => column.key))
  const shown = columns.filter((column) => column.always || !hidden.includes(column.key))
  const toggle = (key: string): void => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]
    setHidden(next)
    try {
      localStorage.setItem(`wangge.columns.${name}`, JSON.stringify(next))
    } catch {
      // private mode: kept as long as the page
    }
  }
  const inFile = shown.flatMap((column) => column.parts ?? [column])
  const tools = (
    <>
      <Dropdown
        trigger={['click']}
        popupRender={() => (
          <div className="column-menu">
            {columns.filter((column) => !column.always).map((column) => (
              <Checkbox key={column.key} checked={!hidden.includes(column.key)} onChange={() => toggle(column.key)}>{column.label}</Checkbox>
            ))}
          </div>
        )}
      >
        <Button size="small" type="text">{texts.table.columns}</Button>
      </Dropdown>
      <Button size="small" type="text" title={texts.table.exportHint} disabled={rows.length === 0} onClick={() => saveCsv(title, [inFile.map((column) => column.label), ...rows.map((row) => inFile.map((column) => column.text(row)))])}>
        {texts.table.export}
      </Button>
    </>
  )
  return { shown, tools }
}

/** Rows chosen for something that is done with several. */
export type Choice<T> = { chosen: ReadonlySet<string>; onChoose: (keys: readonly string[], on: boolean) => void; label: (row: T) => string; allLabel: string }

type Props<T> = {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string | number
  onOpen?: (row: T) => void
  /** The row pointed at, here or on the map beside. */
  activeKey?: string | number | null
  onActive?: (key: string | number | null) => void
  /** J, K and Enter walk the rows while nothing is typed. */
  keys?: boolean
  /** Many narrow columns. */
  tight?: boolean
  choice?: Choice<T>
}

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select|button|a)$/i.test(target.tagName) || target.closest('[role=dialog],[role=menu],[role=combobox]') !== null)

export const DataTable = <T,>({ label, columns, rows, rowKey, onOpen, activeKey, onActive, keys, tight, choice }: Props<T>) => {
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    if (!keys) return
    const walk = (event: KeyboardEvent): void => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      const at = rows.findIndex((row) => rowKey(row) === activeKey)
      if (event.ctrlKey || event.metaKey || event.altKey || (typing(event.target) && step === 0) || (event.target instanceof HTMLElement && /^(input|textarea|select)$/i.test(event.target.tagName))) return
      if (step !== 0 && rows.length > 0) {
        const next = Math.max(0, Math.min(rows.length - 1, at + step))
        onActive?.(rowKey(rows[next]!))
        body.current?.rows[next]?.scrollIntoView({ block: 'nearest' })
      } else if (event.key === 'Enter' && rows[at]) onOpen?.(rows[at])
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  })
  return (
    <table className={`data-table ${onOpen ? 'data-table-open' : ''} ${tight ? 'data-table-tight' : ''}`} aria-label={label}>
      <thead>
        <tr>{choice && <th scope="col" className="choose"><ChooseAll choice={choice} all={rows.map((row) => String(rowKey(row)))} /></th>}{columns.map((column) => <th key={column.key} scope="col" style={{ width: column.width, textAlign: column.align }}>{column.label}</th>)}</tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => {
          const key = rowKey(row)
          return (
            <tr
              key={key}
              className={key === activeKey ? 'active' : undefined}
              onClick={(event) => {
                if (!(event.target as HTMLElement).closest('a,button,label') && !getSelection()?.toString()) onOpen?.(row)
              }}
              onMouseEnter={() => onActive?.(key)}
            >
              {choice && <td className="choose"><Checkbox aria-label={choice.label(row)} checked={choice.chosen.has(String(key))} onChange={({ target }) => choice.onChoose([String(key)], target.checked)} /></td>}
              {columns.map((column) => (
                <td key={column.key} data-label={column.head ? undefined : column.label} className={column.head ? 'head' : undefined} style={{ textAlign: column.align }}>{column.render(row)}</td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const ChooseAll = <T,>({ choice: { chosen, onChoose, allLabel }, all }: { choice: Choice<T>; all: readonly string[] }) => {
  const count = all.filter((key) => chosen.has(key)).length
  return <Checkbox aria-label={allLabel} checked={count > 0 && count === all.length} indeterminate={count > 0 && count < all.length} onChange={({ target }) => onChoose(all, target.checked)} />
}

export const MoreRows = ({ pages, count }: { pages: { hasNextPage: boolean; isPlaceholderData: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }; count: number }) => {
  const texts = useTexts()
  return (
    <div className="more-rows">
      <span className="quiet small" aria-live="polite">{pages.isPlaceholderData ? texts.state.loading : pages.hasNextPage ? texts.table.shown(count) : texts.table.shownAll(count)}</span>
      {pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{texts.table.more}</Button>}
    </div>
  )
}
