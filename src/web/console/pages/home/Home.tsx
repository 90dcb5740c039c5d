// Home by post: what waits, what turns yellow, what is late; below it my queue, one click from acting.
import { Button } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { caseRoutes, type CaseRow } from '../../../../contract/cases.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { numberText } from '../../../kit/words/time.ts'
import { CaseTable } from '../../parts/CaseTable.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { postsOf, worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useRoleName } from '../../frame/UserMenu.tsx'
import type { CaseSearch } from '../../search.ts'
import { useTexts } from '../../words/words.ts'
import './home.css'

type Card = { key: 'mine' | 'toAccept' | 'toCheck' | 'toClose' | 'dueSoon' | 'overdue'; search: CaseSearch; tone?: 'waiting' | 'urgent' }

export const Home = () => {
  const texts = useTexts()
  const me = useMe()
  const roleName = useRoleName()
  if (!me) return <Waiting />
  const posts = postsOf(me).map((post) => [roleName(post.role), post.unit?.name ?? post.office?.name].filter(Boolean).join(' · '))
  return (
    <div className="page">
      <PageHead title={texts.home.greeting(me.name)} lead={posts.join('，')}>
        {worksOn(me, 'case.reportOnBehalf') && <Link to="/cases/new"><Button type="primary" icon={<Icon name="plus" size={16} />} tabIndex={-1}>{texts.home.report}</Button></Link>}
      </PageHead>
      {worksOn(me, 'case.see') ? <Work /> : <Entrances />}
    </div>
  )
}

const Work = () => {
  const texts = useTexts()
  const me = useMe()
  const counts = useCall(caseRoutes.counts, {}, { refetchInterval: 60_000 })
  const cards: Card[] = [
    { key: 'mine', search: { holder: 'mine', group: 'open' } },
    ...(worksOn(me, 'case.accept') ? [{ key: 'toAccept', search: { state: 'reported', group: 'open' } } as const] : []),
    ...(worksOn(me, 'case.check') ? [{ key: 'toCheck', search: { state: 'handled', group: 'waiting' } } as const] : []),
    ...(worksOn(me, 'case.close') ? [{ key: 'toClose', search: { state: 'checked', group: 'waiting' } } as const] : []),
    { key: 'dueSoon', search: { dueSoon: true, group: 'open', order: 'due' }, tone: 'waiting' },
    { key: 'overdue', search: { overdue: true, group: 'open', order: 'due' }, tone: 'urgent' },
  ]
  return (
    <div className="stack home">
      <section aria-label={texts.home.today}>
        {counts.error ? <div className="card"><Fault fault={counts.error} onRetry={() => void counts.refetch()} /></div> : (
          <ul className="home-cards">
            {cards.map(({ key, search, tone }) => (
              <li key={key}>
                <Link to="/cases" search={search} className={`card home-card ${tone && counts.data?.[key] ? `home-card-${tone}` : ''}`}>
                  <span>{texts.home[key]}</span>
                  <b className="number">{counts.data ? numberText(counts.data[key]) : '\u00a0'}</b>
                  <Icon name="right" size={16} />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Queue />
    </div>
  )
}

const Queue = () => {
  const texts = useTexts()
  const navigate = useNavigate()
  const list = useCall(caseRoutes.list, { query: { holder: 'mine', group: 'open', order: 'due', limit: 20 } })
  const newest = useCall(caseRoutes.list, { query: { holder: 'mine', group: 'open', limit: 20 } }, { enabled: list.data?.cases.length === 0 })
  const rows: readonly CaseRow[] = list.data?.cases.length ? list.data.cases : (newest.data?.cases ?? [])
  const waiting = list.isPending || (list.data?.cases.length === 0 && newest.isPending)
  return (
    <section className="card" aria-label={texts.home.queue}>
      <header>
        <h2>{texts.home.queue}</h2>
        <span className="quiet small">{texts.home.queueHint}</span>
        <Link className="aside" to="/cases" search={{ holder: 'mine', group: 'open', order: 'due' }}>{texts.home.queueAll}</Link>
      </header>
      <div className="home-queue">
        {list.error ? <Fault fault={list.error} onRetry={() => void list.refetch()} /> : waiting ? <Waiting /> : rows.length === 0 ? <Say kind="empty" title={texts.home.queueEmpty} text={texts.home.queueEmptyHint} /> : (
          <CaseTable name="queue" rows={rows} keys onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })} />
        )}
      </div>
    </section>
  )
}

/** For posts that do not work on cases: the pages that are theirs. */
const Entrances = () => {
  const texts = useTexts()
  const me = useMe()
  const pages = [
    { to: '/audit', verb: 'audit.see', icon: 'audit', title: texts.menu.audit, text: texts.home.auditHint },
    { to: '/system', verb: 'system.see', icon: 'system', title: texts.menu.system, text: texts.home.systemHint },
    { to: '/people', verb: 'people.see', icon: 'people', title: texts.menu.people, text: texts.home.peopleHint },
  ] as const
  return (
    <ul className="home-cards">
      {pages.filter(({ verb }) => worksOn(me, verb)).map(({ to, icon, title, text }) => (
        <li key={to}><Link to={to} className="card home-entrance"><Icon name={icon} size={28} /><b>{title}</b><span>{text}</span></Link></li>
      ))}
    </ul>
  )
}
