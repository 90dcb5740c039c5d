// The preview: counts as tabs, what was found by kind, and the records one by one with what changes and what is wrong.
import { useEffect } from 'react'
import { Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { importRoutes, type Import, type ImportRow } from '../../../../contract/imports.ts'
import type { FaultKind } from '../../../../domain/territory/import/fault.ts'
import { markStale, usePages } from '../../../kit/data/use-call.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { numberText } from '../../../kit/words/time.ts'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import type { ImportSearch } from '../../search.ts'
import { useImportTexts } from '../../words/imports.ts'
import { faultText, stops } from './fault-text.ts'

const route = getRouteApi('/imports/$id')
const states = ['new', 'changed', 'unchanged', 'faulty'] as const
const tone: Readonly<Record<ImportRow['state'], string>> = { new: 'tag-done', changed: 'tag-brand', unchanged: '', faulty: 'tag-urgent' }

/** To a metre: enough to find it on a map. */
const placeText = ([lng, lat]: readonly [number, number]): string => `${lng.toFixed(5)}, ${lat.toFixed(5)}`

export const Preview = ({ record, counts }: { record: Import; counts: NonNullable<Import['counts']> }) => {
  const texts = useImportTexts()
  const shared = useShared()
  const search = route.useSearch()
  const navigate = useNavigate()
  const go = (next: ImportSearch): void => void navigate({ to: '/imports/$id', params: { id: record.id }, search: next, replace: true })
  const pages = usePages(importRoutes.rows, { params: { id: record.id }, query: { limit: 50, ...(search.state ? { state: search.state } : {}), ...(search.fault ? { fault: search.fault as FaultKind } : {}) } }, 'rows', { keep: true })
  const client = useQueryClient()
  // An analysis before this one may still be remembered.
  useEffect(() => markStale(client, ['imports.rows']), [client, counts])
  const changeText = ({ field, before, after }: ImportRow['changes'][number]): string => texts.change(texts.changedField[field as keyof typeof texts.changedField] ?? field, before ?? texts.nothing, after ?? texts.nothing)
  const columns: Column<ImportRow>[] = [
    { key: 'row', label: texts.rowNumber, align: 'end', width: 64, text: ({ row }) => String(row), render: ({ row }) => <span className="number faint">{row}</span> },
    { key: 'name', label: texts.unitName, head: true, always: true, text: ({ name }) => name, render: ({ name }) => <b>{name || shared.none}</b> },
    { key: 'state', label: texts.state, text: ({ state }) => texts.rowState[state], render: ({ state }) => <span className={`tag ${tone[state]}`}>{texts.rowState[state]}</span> },
    { key: 'level', label: texts.level, text: ({ level }) => (level ? shared.level[level] : ''), render: ({ level }) => <span>{level ? shared.level[level] : shared.none}</span> },
    { key: 'code', label: texts.code, text: ({ code }) => code ?? '', render: ({ code }) => <span className="number">{code ?? shared.none}</span> },
    { key: 'parent', label: texts.parent, text: ({ parent }) => parent ?? '', render: ({ parent }) => <span>{parent ?? shared.none}</span> },
    { key: 'households', label: texts.households, align: 'end', spare: true, text: ({ households }) => String(households ?? ''), render: ({ households }) => <span className="number">{households ?? shared.none}</span> },
    {
      key: 'what', label: texts.what, text: ({ changes, faults }) => [...changes.map(changeText), ...faults.map((fault) => faultText(texts.fault, fault))].join('; '),
      render: ({ changes, faults, state }) => (
        <ul className="import-what">
          {state === 'changed' && changes.map((change) => <li key={change.field}>{changeText(change)}</li>)}
          {faults.map((fault, i) => (
            <li key={i} className={fault.mended ? 'mended' : stops(fault.kind) ? 'stops' : 'says'}>
              {faultText(texts.fault, fault)}
              {fault.mended && <span className="tag tag-done">{texts.mendedMark}</span>}
              {fault.at && <small className="quiet number">{texts.at2(placeText(fault.at))}</small>}
            </li>
          ))}
        </ul>
      ),
    },
  ]
  const { shown, tools } = useColumns('import-rows', columns, pages.rows, record.name)
  const kinds = (Object.entries(counts.faults) as [FaultKind, number][]).sort(([a, n], [b, m]) => Number(stops(b)) - Number(stops(a)) || m - n)
  const all = states.reduce((sum, state) => sum + counts[state], 0)
  return (
    <section className="card" aria-label={texts.result}>
      <header><h2>{texts.result}</h2>{counts.mended > 0 && <span className="tag tag-done">{texts.mended(numberText(counts.mended))}</span>}<span className="aside">{tools}</span></header>
      <details className="import-kinds" open={kinds.length > 0 && kinds.length <= 6}>
        <summary>{texts.faultsHeading}</summary>
        {kinds.length === 0 ? <p className="quiet">{texts.faultsNone}</p> : (
          <ul>
            {kinds.map(([kind, count]) => (
              <li key={kind} className={search.fault === kind ? 'chosen' : undefined}>
                {(counts.open[kind] ?? 0) === 0 ? <span className="tag tag-done">{texts.mendedMark}</span> : <span className={`tag ${stops(kind) ? 'tag-urgent' : 'tag-waiting'}`}>{stops(kind) ? texts.stopsMark : texts.saysMark}</span>}
                <span>{faultText(texts.fault, { kind, found: '…', other: '…' })}</span>
                <b className="number">{texts.rowsOf(numberText(count))}</b>
                <Button size="small" type="text" onClick={() => go(search.fault === kind ? {} : { fault: kind })}>{search.fault === kind ? texts.clearFault : texts.showFault}</Button>
              </li>
            ))}
          </ul>
        )}
      </details>
      <div className="import-tabs" role="group" aria-label={texts.result}>
        {(['all', ...states] as const).map((key) => (
          <button key={key} type="button" aria-pressed={(search.state ?? 'all') === key} onClick={() => go({ ...(search.fault ? { fault: search.fault } : {}), ...(key === 'all' ? {} : { state: key }) })}>
            {texts.tab[key]} <b className="number">{numberText(key === 'all' ? all : counts[key])}</b>
          </button>
        ))}
      </div>
      {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.none} /> : (
        <>
          <DataTable label={texts.result} columns={shown} rows={pages.rows} rowKey={({ row }) => row} />
          <MoreRows pages={pages} count={pages.rows.length} />
        </>
      )}
    </section>
  )
}
