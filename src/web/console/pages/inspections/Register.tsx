// The register of premises, and the list behind a number of the coverage: the same list, narrowed.
import { useEffect, useState } from 'react'
import { Button, Checkbox, Input, Select } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { pathOf } from '../../../../contract/client.ts'
import { premisesRoutes, type PremisesRow } from '../../../../contract/premises.ts'
import { premisesKinds } from '../../../../domain/operations/premises/premises.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { listMark } from '../../../kit/words/list-mark.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { exactTime } from '../../../kit/words/time.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { DataTable, MoreRows, useColumns, type Column } from '../../parts/DataTable.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { fullLine } from '../../parts/unit-name.ts'
import type { InspectionsSearch } from '../../search.ts'
import { InspectionStateTag } from './InspectionList.tsx'
import type { ChangeSearch } from './Inspections.tsx'
import { PremisesDialog } from './PremisesDialog.tsx'

type Props = { search: InspectionsSearch; onChange: ChangeSearch }

export const Register = ({ search, onChange }: Props) => {
  const texts = useInspectionTexts()
  const me = useMe()
  const language = useLanguage()
  const navigate = useNavigate()
  const keeps = worksOn(me, 'premises.keep')
  const [typed, setTyped] = useState(search.words ?? '')
  const [adding, setAdding] = useState(false)
  useEffect(() => setTyped(search.words ?? ''), [search.words])
  const filter = { ...(search.unit ? { unitId: search.unit } : {}), ...(search.kind ? { kind: search.kind } : {}), ...(search.since && search.inspected ? { since: search.since, inspected: search.inspected } : {}) }
  const pages = usePages(premisesRoutes.list, { query: { ...filter, ...(search.words ? { words: search.words } : {}), ...(search.ended ? { ended: true } : {}), limit: 50 } }, 'premises', { keep: true })
  const set = (more: { [K in keyof InspectionsSearch]?: InspectionsSearch[K] | undefined }): void =>
    onChange(Object.fromEntries(Object.entries({ ...search, ...more }).filter(([, value]) => value !== undefined)) as InspectionsSearch)
  const columns: Column<PremisesRow>[] = [
    { key: 'name', label: texts.name, head: true, always: true, text: (row) => row.name, render: (row) => <Link to="/premises/$id" params={{ id: row.id }} className="people-name">{row.name}</Link> },
    { key: 'kind', label: texts.kindName, text: (row) => texts.kind[row.kind], render: (row) => <span>{texts.kind[row.kind]}</span> },
    { key: 'address', label: texts.address, text: (row) => row.address, render: (row) => <span>{row.address}</span> },
    { key: 'unit', label: texts.unit, text: (row) => fullLine(row.units), render: (row) => <span>{row.units.at(-1)?.name}</span> },
    { key: 'licence', label: texts.licence, spare: true, text: (row) => row.licence ?? '', render: (row) => <span className="number">{row.licence}</span> },
    { key: 'offices', label: texts.offices, text: (row) => row.offices.map(({ name }) => name).join(listMark()), render: (row) => <span>{row.offices.map(({ name }) => name).join(listMark())}</span> },
    { key: 'last', label: texts.lastInspected, text: (row) => (row.lastInspectedAt === null ? texts.never : exactTime(row.lastInspectedAt)), render: (row) => (row.lastInspectedAt === null || row.lastState === null ? <span className="quiet">{texts.never}</span> : <span className="people-cell"><TimeText at={row.lastInspectedAt} /><InspectionStateTag state={row.lastState} /></span>) },
  ]
  const { shown, tools } = useColumns('premises', columns, pages.rows, texts.views.premises)
  return (
    <section className="card" aria-label={texts.views.premises}>
      <form className="inspection-filters" role="search" onSubmit={(event) => { event.preventDefault(); set({ words: typed.trim() || undefined }) }}>
        <UnitPicker label={texts.unit} placeholder={texts.unit} value={search.unit} onChange={(unit) => set({ unit })} />
        <Select aria-label={texts.kindName} allowClear style={{ width: 130 }} placeholder={texts.kindName} value={search.kind ?? null} onChange={(kind: PremisesRow['kind'] | null) => set({ kind: kind ?? undefined })} options={premisesKinds.map((value) => ({ value, label: texts.kind[value] }))} />
        <Input.Search allowClear aria-label={texts.words} placeholder={texts.words} style={{ width: 220, maxWidth: '100%' }} value={typed} onChange={(event) => setTyped(event.target.value)} onSearch={(value) => set({ words: value.trim() || undefined })} />
        <Checkbox checked={search.ended ?? false} onChange={(event) => set({ ended: event.target.checked ? true : undefined })}>{texts.showEnded}</Checkbox>
        {filter.inspected && <Button onClick={() => set({ since: undefined, inspected: undefined })}>{texts[filter.inspected === 'yes' ? 'inspected' : 'notInspected']} ({texts.since} {filter.since}) ×</Button>}
      </form>
      {keeps && (
        <div className="inspection-filters">
          <Button type="primary" onClick={() => setAdding(true)}>{texts.add}</Button>
          <ButtonLink to="/premises/import">{texts.import}</ButtonLink>
          <Button href={pathOf(premisesRoutes.take, {}, { ...filter, language })} download>{texts.export}</Button>
          <span style={{ marginLeft: 'auto' }}>{tools}</span>
        </div>
      )}
      {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.emptyPremises} /> : (
        <>
          <DataTable label={texts.views.premises} columns={shown} rows={pages.rows} rowKey={(row) => row.id} onOpen={(row) => void navigate({ to: '/premises/$id', params: { id: row.id } })} />
          <MoreRows pages={pages} count={pages.rows.length} />
        </>
      )}
      {adding && <PremisesDialog before={null} onClose={() => setAdding(false)} />}
    </section>
  )
}
