// Whistles within reach: what runs with its countdown, what was, and the numbers of the month.
import { Segmented } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { whistleRoutes } from '../../../../contract/whistles.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { MoreRows } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useWhistleTexts } from '../../words/whistles.ts'
import { Numbers } from './Numbers.tsx'
import { WhistleTable } from './WhistleTable.tsx'
import { whistleTabs } from '../../search.ts'
import './whistles.css'

const route = getRouteApi('/whistles')

export const Whistles = () => {
  const texts = useWhistleTexts()
  const { tab = 'open' } = route.useSearch()
  const navigate = useNavigate()
  const pages = usePages(whistleRoutes.list, { query: { limit: 20, ...(tab === 'all' ? {} : { state: tab }) } }, 'whistles', { keep: true })
  return (
    <div className="page stack">
      <PageHead title={texts.heading} lead={texts.lead} />
      <section className="card" aria-label={texts.heading}>
        <header><Segmented aria-label={texts.tabs} value={tab} onChange={(next) => void navigate({ to: '/whistles', search: { tab: next } })} options={whistleTabs.map((value) => ({ value, label: texts.tab[value] }))} /></header>
        {pages.error && pages.rows.length === 0 ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting /> : pages.rows.length === 0 ? <Say kind="empty" title={texts.none} text={texts.noneHint} /> : (
          <>
            <WhistleTable rows={pages.rows} label={texts.heading} />
            <MoreRows pages={pages} count={pages.rows.length} />
          </>
        )}
      </section>
      <Numbers />
    </div>
  )
}
