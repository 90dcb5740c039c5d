// The catalogue as a table below its majors: searched, exported, and the way to each class, its versions and the import.
import { useMemo } from 'react'
import { Button, Checkbox, Input, Select } from 'antd'
import { getRouteApi, Link } from '@tanstack/react-router'
import { catalogueRoutes, type CatalogueClass } from '../../../../contract/catalogue.ts'
import { pathOf } from '../../../../contract/client.ts'
import { burdenOf } from '../../../../domain/catalogue/burden.ts'
import { isMajor, majorOf, nextLocal, nextMajor } from '../../../../domain/catalogue/numbering.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { wordingText } from '../../../kit/words/answers.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { readCatalogueSearch } from '../../search.ts'
import { useCatalogueTexts } from '../../words/catalogue.ts'
import { BurdenLine } from './BurdenLine.tsx'
import { handleLimit, limitWords } from './limit-text.ts'
import './catalogue.css'

const route = getRouteApi('/catalogue')

export const Catalogue = () => {
  const texts = useCatalogueTexts()
  const language = useLanguage()
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useCall(catalogueRoutes.get, { query: search.version === undefined ? {} : { version: search.version } }, { keep: true })
  const manages = worksOn(me, 'catalogue.manage')
  const data = query.data
  const set = (more: Record<string, unknown>): void => void navigate({ search: (now) => readCatalogueSearch({ ...now, ...more }), replace: true })
  const majors = data?.classes.filter(({ category }) => isMajor(category.code)) ?? []
  const taken = new Set(data?.classes.map(({ category }) => category.code))
  const nextCode = data && (search.major ? nextLocal(search.major, taken) : nextMajor(taken))
  return (
    <div className="page catalogue">
      <PageHead title={texts.heading} lead={<>{texts.lead} <span className="faint">{texts.figures}</span></>}>
        {(['xlsx', 'csv'] as const).map((format) => <Button key={format} href={pathOf(catalogueRoutes.sheet, {}, { format, language, version: data?.number })} download>{texts.exportAs(format)}</Button>)}
        {manages && <ButtonLink to="/catalogue/import">{texts.import}</ButtonLink>}
        <ButtonLink to="/catalogue/versions">{texts.versions}</ButtonLink>
        {manages && nextCode !== undefined && <ButtonLink to="/catalogue/$code" params={{ code: nextCode }} title={search.major ? undefined : texts.addBelow}>{search.major ? texts.addMinor : texts.addMajor}</ButtonLink>}
      </PageHead>
      <section className="card" aria-label={texts.heading}>
        <div className="catalogue-filters">
          <Input.Search key={search.words ?? ''} className="catalogue-search" aria-label={texts.search} placeholder={texts.search} allowClear defaultValue={search.words ?? ''} onSearch={(words) => set({ words: words.trim() })} />
          <Select className="catalogue-major" aria-label={texts.major} value={search.major ?? ''} onChange={(major) => set({ major: major || undefined })} options={[{ value: '', label: texts.allMajors }, ...majors.map(({ category }) => ({ value: category.code, label: `${category.code} ${wordingText(category, language)}` }))]} />
          {data && data.changed.length > 0 && <Checkbox checked={search.changed === true} onChange={({ target }) => set({ changed: target.checked })}>{texts.onlyChanged}</Checkbox>}
          {data && (
            <span className="catalogue-showing small quiet" role="status">
              {texts.showing[data.standing](data.number)}{' '}
              {data.draft !== null && data.number !== data.draft && <Link to="/catalogue" search={{ ...search, version: data.draft }}>{texts.seeDraft}</Link>}
              {search.version !== undefined && <Link to="/catalogue" search={readCatalogueSearch({ ...search, version: undefined })}>{texts.seeInForce}</Link>}
            </span>
          )}
        </div>
        {query.error && !data ? <Fault fault={query.error} onRetry={() => void query.refetch()} /> : data ? <List classes={data.classes} changed={data.changed} offices={new Map(data.offices.map(({ code, name }) => [code, name]))} /> : <Waiting rows={8} />}
      </section>
    </div>
  )
}

const List = ({ classes, changed, offices }: { classes: readonly CatalogueClass[]; changed: readonly string[]; offices: ReadonlyMap<string, string> }) => {
  const texts = useCatalogueTexts()
  const language = useLanguage()
  const { words, major, changed: onlyChanged } = route.useSearch()
  const majorName = useMemo(() => new Map(classes.filter(({ category }) => isMajor(category.code)).map(({ category }) => [category.code, wordingText(category, language)])), [classes, language])
  const wanted = words?.toLowerCase()
  const rows = classes.filter(({ category }) =>
    (!major || majorOf(category.code) === major) && (!onlyChanged || changed.includes(category.code)) && (!wanted || [category.code, category.zh, category.en].some((text) => text.toLowerCase().includes(wanted))))
  const burden = ({ category }: CatalogueClass) => burdenOf(category)
  const columns: Column<CatalogueClass>[] = [
    { key: 'code', label: texts.column.code, width: 90, text: ({ category }) => category.code, render: ({ category }) => <span className="number">{category.code}</span>, always: true },
    { key: 'name', label: texts.column.name, head: true, always: true, text: ({ category }) => wordingText(category, language), render: ({ category }) => <Link className={isMajor(category.code) ? 'catalogue-is-major' : ''} to="/catalogue/$code" params={{ code: category.code }}>{wordingText(category, language)}</Link> },
    { key: 'major', label: texts.major, spare: true, text: ({ category }) => majorName.get(majorOf(category.code)) ?? '', render: ({ category }) => majorName.get(majorOf(category.code)) },
    { key: 'handle', label: texts.column.handle, text: ({ category }) => limitWords(handleLimit(category, false), texts.unit), render: ({ category }) => <span className="number">{limitWords(handleLimit(category, false), texts.unit)}</span> },
    { key: 'urgent', label: texts.column.urgent, text: ({ category }) => limitWords(handleLimit(category, true), texts.unit), render: ({ category }) => <span className="number">{limitWords(handleLimit(category, true), texts.unit)}</span> },
    {
      key: 'burden', label: texts.column.burden, text: (row) => String(burden(row).taps), render: ({ category }) => (isMajor(category.code) ? null : <BurdenLine category={category} />),
      parts: [{ label: texts.column.fields, text: (row) => String(burden(row).fields) }, { label: texts.column.photos, text: (row) => String(burden(row).photos) }, { label: texts.column.taps, text: (row) => String(burden(row).taps) }],
    },
    { key: 'offices', label: texts.column.offices, text: ({ category }) => offices.get(category.offices[0] ?? '') ?? '', render: ({ category }) => offices.get(category.offices[0] ?? '') ?? '' },
    {
      key: 'state', label: texts.column.state, text: ({ category, retired }) => [retired && texts.retired, changed.includes(category.code) && texts.changed].filter(Boolean).join(' '),
      render: ({ category, retired }) => <>{isMajor(category.code) && <span className="tag">{texts.ofMajor}</span>}{retired && <span className="tag tag-urgent">{texts.retired}</span>}{changed.includes(category.code) && <span className="tag tag-waiting">{texts.changed}</span>}</>,
    },
  ]
  const { shown, tools } = useColumns('catalogue', columns, rows, texts.heading)
  const navigate = route.useNavigate()
  if (rows.length === 0) return <Say kind="empty" title={texts.empty} text={texts.emptyHint} />
  return (
    <>
      <div className="cases-tools">{tools}</div>
      <DataTable label={texts.heading} columns={shown} rows={rows} rowKey={({ category }) => category.code} onOpen={({ category }) => void navigate({ to: '/catalogue/$code', params: { code: category.code } })} />
    </>
  )
}
