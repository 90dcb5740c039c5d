// The page of one person: posts over time with the cases each handled, leave, turns as a substitute, sign-in.
import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { getRouteApi, Link } from '@tanstack/react-router'
import { peopleRoutes, type PersonCard } from '../../../../contract/people.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { Contact, CorrectDialog, SlipDialog, SwitchDialog } from './AccountDialogs.tsx'
import { AppointDialog } from './AppointDialog.tsx'
import { Devices } from './Devices.tsx'
import { dayFrom } from './Dialog.tsx'
import { ChangeLeaveDialog, LeaveDialog, SubstituteDialog } from './LeaveDialogs.tsx'
import { EndDialog, TransferDialog } from './PostDialogs.tsx'
import { PersonLink } from './Roster.tsx'
import { Timeline } from './Timeline.tsx'
import './people.css'

const route = getRouteApi('/people/$id')
type Opened =
  | { kind: 'appoint' | 'leave' | 'slip' | 'off' | 'on' | 'correct' } | { kind: 'end' | 'transfer'; postId: number; title: string }
  | { kind: 'changeLeave'; leaveId: number; from: string; until: string } | { kind: 'substitute'; leaveId: number; postId: number; from: string; until: string }

export const PersonPage = () => {
  const words = usePeopleTexts()
  const { id } = route.useParams()
  const person = useCall(peopleRoutes.person, { params: { id: Number(id) } }, { enabled: /^\d{1,15}$/.test(id) })
  return (
    <div className="page people">
      <PageHead title={person.data?.name ?? words.person} lead={<Link to="/people">{words.back}</Link>} />
      {person.error ? <section className="card"><Fault fault={person.error} onRetry={() => void person.refetch()} /></section> : !person.data ? <section className="card"><Waiting rows={8} /></section> : <Card person={person.data} />}
    </div>
  )
}

const Card = ({ person }: { person: PersonCard }) => {
  const words = usePeopleTexts()
  const shared = useShared()
  const me = useMe()
  const roleName = useRoleName()
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = (): void => setOpened(null)
  const atOf = (post: { unit: { name: string } | null; office: { name: string } | null }): string => post.unit?.name ?? post.office?.name ?? shared.none
  const open = person.posts.filter((post) => post.until === null || post.until >= person.today)
  const manages = worksOn(me, 'people.manage')
  return (
    <div className="stack">
      <div className="people-card">
        <section className="card" aria-label={words.person}>
          <div className="body stack">
            <dl className="facts">
              <div><dt>{words.phone}</dt><dd><Contact key={person.phone} person={person} masked={person.phone} /></dd></div>
              <div><dt>{words.current}</dt><dd>{open.filter((post) => post.from <= person.today).map((post) => `${roleName(post.role)} · ${atOf(post)}`).join('；') || words.notPosts}</dd></div>
            </dl>
            <div className="button-row">
              {manages && person.id !== me?.personId && <Button type="primary" onClick={() => setOpened({ kind: 'appoint' })}>{words.appoint}</Button>}
              {person.mayLeave && <Button onClick={() => setOpened({ kind: 'leave' })}>{words.leave}</Button>}
              {person.mayAccount && <Button onClick={() => setOpened({ kind: 'correct' })}>{words.correct}</Button>}
            </div>
          </div>
        </section>
        <section className="card" aria-label={words.account}>
          <header><h2>{words.account}</h2></header>
          <div className="body stack">
            <p><span className={`tag ${person.account.state === 'off' ? 'tag-urgent' : person.account.state === 'ready' ? 'tag-done' : person.account.state === 'slip' ? 'tag-waiting' : ''}`}>{words.accountState[person.account.state]}</span></p>
            {person.account.login && <p className="small">{words.login} <span className="number">{person.account.login}</span></p>}
            {person.account.slipUntil !== null && <p className="small quiet">{words.slipUntil(exactTime(person.account.slipUntil).slice(0, 16))}</p>}
            {person.mayAccount && (
              <div className="button-row">
                {person.account.state !== 'off' && <Button onClick={() => setOpened({ kind: 'slip' })}>{person.account.state === 'slip' || person.account.state === 'ready' ? words.slipAgain : words.slip}</Button>}
                {person.account.state === 'off' ? <Button onClick={() => setOpened({ kind: 'on' })}>{words.switchOn}</Button> : <Button danger onClick={() => setOpened({ kind: 'off' })}>{words.switchOff}</Button>}
              </div>
            )}
          </div>
        </section>
      </div>
      <section className="card" aria-label={words.timeline}>
        <header><h2>{words.timeline}</h2><span className="small quiet">{words.timelineHint}</span></header>
        <Timeline person={person} atOf={atOf} onEnd={(postId, title) => setOpened({ kind: 'end', postId, title })} onTransfer={(postId, title) => setOpened({ kind: 'transfer', postId, title })} />
      </section>
      <section className="card" aria-label={words.leaves}>
        <header><h2>{words.leaves}</h2></header>
        <Leaves person={person} atOf={atOf} onOpen={setOpened} />
      </section>
      <section className="card" aria-label={words.stoodIn}>
        <header><h2>{words.stoodIn}</h2></header>
        <div className="body">
          {person.stoodIn.length === 0 ? <p className="quiet">{words.stoodInNone}</p> : (
            <ul className="people-turns">{person.stoodIn.map((turn) => <li key={turn.id}><span className="number">{words.days(turn.from, turn.until)}</span><span>{roleName(turn.role)} · {atOf(turn)}</span><span className="quiet">{words.stoodInFor(turn.for.name)}</span></li>)}</ul>
          )}
        </div>
      </section>
      {person.mayLeave && <Devices person={person} />}
      {opened?.kind === 'appoint' && <AppointDialog personId={person.id} onClose={close} />}
      {opened?.kind === 'leave' && <LeaveDialog person={person} posts={open.map((post) => ({ id: post.id, role: post.role, at: atOf(post) }))} onClose={close} />}
      {opened?.kind === 'slip' && <SlipDialog person={person} resets={person.account.state === 'ready'} onClose={close} />}
      {(opened?.kind === 'off' || opened?.kind === 'on') && <SwitchDialog person={person} active={opened.kind === 'on'} onClose={close} />}
      {opened?.kind === 'correct' && <CorrectDialog person={person} onClose={close} />}
      {opened?.kind === 'end' && <EndDialog postId={opened.postId} title={opened.title} onClose={close} />}
      {opened?.kind === 'transfer' && <TransferDialog postId={opened.postId} title={opened.title} onClose={close} />}
      {opened?.kind === 'changeLeave' && <ChangeLeaveDialog leaveId={opened.leaveId} from={opened.from} until={opened.until} onClose={close} />}
      {opened?.kind === 'substitute' && <SubstituteDialog leaveId={opened.leaveId} postId={opened.postId} from={opened.from} until={opened.until} onClose={close} />}
    </div>
  )
}

const Leaves = ({ person, atOf, onOpen }: { person: PersonCard; atOf: (post: PersonCard['posts'][number]) => string; onOpen: (opened: Opened) => void }): ReactNode => {
  const words = usePeopleTexts()
  const roleName = useRoleName()
  if (person.leaves.length === 0) return <div className="body"><p className="quiet">{words.leavesNone}</p></div>
  return (
    <ul className="body people-leaves">
      {person.leaves.map((leave) => {
        const live = !leave.withdrawn && leave.until >= dayFrom(person.today, -1)
        const covered = person.posts.filter((post) => post.from <= leave.until && (post.until === null || post.until >= leave.from))
        return (
          <li key={leave.id}>
            <span className="people-cell">
              <b className="number">{words.days(leave.from, leave.until)}</b>
              {leave.withdrawn ? <span className="tag">{words.withdrawn}</span> : leave.from <= person.today && leave.until >= person.today && <span className="tag tag-waiting">{words.now}</span>}
              {live && person.mayLeave && <Button size="small" onClick={() => onOpen({ kind: 'changeLeave', leaveId: leave.id, from: leave.from, until: leave.until })}>{words.changeLeave}</Button>}
            </span>
            {!leave.withdrawn && covered.map((post) => {
              const turns = leave.substitutes.filter((one) => one.postId === post.id)
              return (
                <span key={post.id} className="people-cell small">
                  <span className="quiet">{roleName(post.role)} · {atOf(post)}</span>
                  {turns.length === 0 ? <span className="tag tag-urgent">{words.uncovered}</span> : turns.map((turn) => <span key={turn.id}><PersonLink id={turn.person.id} name={turn.person.name} /> <span className="number quiet">{words.days(turn.from, turn.until)}</span></span>)}
                  {live && leave.until >= person.today && post.mayChange && <Button size="small" onClick={() => onOpen({ kind: 'substitute', leaveId: leave.id, postId: post.id, from: leave.from, until: leave.until })}>{words.nameSubstitute}</Button>}
                </span>
              )
            })}
          </li>
        )
      })}
    </ul>
  )
}
