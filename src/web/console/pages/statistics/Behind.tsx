// The cases behind a number of the statistics: as many as the number says, exactly.
import { useState } from 'react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { caseRoutes } from '../../../../contract/cases.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { usePages, useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { monthText, numberText } from '../../../kit/words/time.ts'
import { useCaseColumns } from '../../parts/CaseTable.tsx'
import { DataTable, MoreRows, useColumns } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'
import './statistics.css'

const route = getRouteApi('/statistics/cases')

export const Behind = () => {
  const texts = useTexts()
  const shared = useShared()
  const language = useLanguage()
  const me = useMe()
  const navigate = useNavigate()
  const { measure, part, unit, from, to, side } = route.useSearch()
  const [active, setActive] = useState<string | null>(null)
  const root = useCall(territoryRoutes.root, {}, { staleTime: 600_000 })
  const unitId = unit ?? ownUnitId(me) ?? root.data?.id
  const shownUnit = useCall(territoryRoutes.get, { params: { id: unitId ?? 0 } }, { enabled: unitId !== undefined, staleTime: 600_000 })
  const pages = usePages(caseRoutes.behind, { query: { measure, ...(part ? { part } : {}), unitId: unitId ?? 1, from, to, side, limit: 50 } }, 'cases', { enabled: unitId !== undefined })
  const columns = useCaseColumns()
  const { shown, tools } = useColumns('behind', columns, pages.rows, texts.statistics.behind)
  const name = measure === 'state' ? (part ? shared.state[part] : texts.statistics.states) : `${texts.statistics[measure]} · ${texts.statistics.sideName[measure][side]}`
  const months = from === to ? monthText(from, language) : `${monthText(from, language)} – ${monthText(to, language)}`
  return (
    <div className="page">
      <p className="behind-back"><Link to="/statistics" search={{ ...(unit ? { unit } : {}), from, to, ...(measure === 'state' ? {} : { measure }) }}>{texts.statistics.backToStatistics}</Link></p>
      <PageHead title={name} lead={`${shownUnit.data?.unit.name ?? ''} · ${months}`}>
        {pages.first && <b className="behind-total number">{texts.statistics.behindTotal(numberText(pages.first.total))}</b>}
      </PageHead>
      <section className="card" aria-label={texts.statistics.behind}>
        <div className="cases-tools">{tools}</div>
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={8} /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.cases.empty} /> : (
          <>
            <DataTable label={texts.statistics.behind} columns={shown} rows={pages.rows} rowKey={(row) => row.id} activeKey={active} onActive={(key) => setActive(key === null ? null : String(key))} keys onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })} />
            <MoreRows pages={pages} count={pages.rows.length} />
          </>
        )}
      </section>
    </div>
  )
}
