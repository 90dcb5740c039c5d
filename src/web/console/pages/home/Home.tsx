// Home by post: what waits, what turns yellow, what is late; below it my queue, one click from acting.
import { useState } from 'react'
import { Link, useNavigate } from '@tanstack/react-router'
import { caseRoutes, type CaseRow } from '../../../../contract/cases.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { numberText } from '../../../kit/words/time.ts'
import { CaseTable } from '../../parts/CaseTable.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { postsOf, worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useRoleName } from '../../frame/UserMenu.tsx'
import type { CaseSearch } from '../../search.ts'
import { useTexts } from '../../words/words.ts'
import { Reminders } from './Reminders.tsx'
import { WaitingWhistles } from '../whistles/WaitingWhistles.tsx'
import './home.css'

/** Whoever may do none of these only looks on. */
const acting = ['case.accept', 'case.verify', 'case.dispatch', 'case.sendDown', 'case.handle', 'case.check', 'case.close'] as const

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
        {worksOn(me, 'case.reportOnBehalf') && <ButtonLink to="/cases/new" type="primary" icon={<Icon name="plus" size={16} />}>{texts.home.report}</ButtonLink>}
      </PageHead>
      {worksOn(me, 'case.see') ? <Work /> : <Entrances />}
    </div>
  )
}

const Work = () => {
  const texts = useTexts()
  const me = useMe()
  const counts = useCall(caseRoutes.counts, {}, { refetchInterval: 60_000 })
  const acts = acting.some((verb) => worksOn(me, verb))
  const cards: Card[] = [
    ...(acts ? [{ key: 'mine', search: { holder: 'mine', group: 'open' } } as const] : []),
    ...(worksOn(me, 'case.accept') ? [{ key: 'toAccept', search: { state: 'reported', group: 'open' } } as const] : []),
    ...(worksOn(me, 'case.check') ? [{ key: 'toCheck', search: { state: 'handled', group: 'waiting' } } as const] : []),
    ...(worksOn(me, 'case.close') ? [{ key: 'toClose', search: { state: 'checked', group: 'waiting' } } as const] : []),
    { key: 'dueSoon', search: { dueSoon: true, group: 'all', order: 'due' }, tone: 'waiting' },
    { key: 'overdue', search: { overdue: true, group: 'all', order: 'due' }, tone: 'urgent' },
  ]
  return (
    <div className="stack home">
      <WaitingWhistles />
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
      <Reminders />
      {acts && <Mine />}
      <Pressing />
    </div>
  )
}

const byDue = (a: CaseRow, b: CaseRow): number => (a.nextDue?.dueAt ?? Infinity) - (b.nextDue?.dueAt ?? Infinity) || a.reportedAt - b.reportedAt

/** What my posts hold, and what waits for the steps my posts take anywhere within reach. */
const useMine = () => {
  const me = useMe()
  const held = useCall(caseRoutes.list, { query: { holder: 'mine', group: 'open', limit: 30 } })
  const steps = [['case.accept', 'reported'], ['case.check', 'handled'], ['case.close', 'checked']] as const
  const [accept, check, close] = steps.map(([verb, state]) => ({ query: { state, limit: 10 }, enabled: worksOn(me, verb) }))
  const others = [
    useCall(caseRoutes.list, { query: accept!.query }, { enabled: accept!.enabled }),
    useCall(caseRoutes.list, { query: check!.query }, { enabled: check!.enabled }),
    useCall(caseRoutes.list, { query: close!.query }, { enabled: close!.enabled }),
  ]
  const rows = [held, ...others].flatMap((list) => list.data?.cases ?? [])
  const all = [held, ...others]
  return {
    rows: [...new Map(rows.map((row) => [row.id, row])).values()].sort(byDue).slice(0, 30),
    fault: held.error, waiting: all.some((list) => list.isLoading), again: () => all.forEach((list) => void list.refetch()),
  }
}

const Mine = () => {
  const texts = useTexts()
  const { rows, fault, waiting, again } = useMine()
  return <Queue title={texts.home.queue} search={{ holder: 'mine', group: 'open', order: 'due' }} rows={rows} fault={fault} waiting={waiting} onRetry={again} keys />
}

/** The most urgent of all within reach. */
const Pressing = () => {
  const texts = useTexts()
  const list = useCall(caseRoutes.list, { query: { group: 'open', order: 'due', limit: 10 } })
  const rows = list.data?.cases ?? []
  if (list.data && rows.length === 0) return null
  return <Queue title={texts.home.soonest} search={{ group: 'open', order: 'due' }} rows={rows} fault={list.error} waiting={list.isPending} onRetry={() => void list.refetch()} />
}

type QueueProps = { title: string; search: CaseSearch; rows: readonly CaseRow[]; fault: unknown; waiting: boolean; onRetry: () => void; keys?: boolean }

const Queue = ({ title, search, rows, fault, waiting, onRetry, keys = false }: QueueProps) => {
  const texts = useTexts()
  const navigate = useNavigate()
  const [active, setActive] = useState<string | null>(null)
  return (
    <section className="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="quiet small">{texts.home.queueHint}</span>
        <Link className="aside" to="/cases" search={search}>{texts.home.queueAll}</Link>
      </header>
      <div className="home-queue">
        {fault && rows.length === 0 ? <Fault fault={fault} onRetry={onRetry} /> : waiting ? <Waiting /> : rows.length === 0 ? <Say kind="empty" title={texts.home.queueEmpty} text={texts.home.queueEmptyHint} /> : (
          <CaseTable name="queue" label={title} rows={rows} keys={keys} activeKey={active} onActive={setActive} onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })} />
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
