// Record leave with who stands in, let it end on another day, name another substitute.
import { useId, useState } from 'react'
import { App, Checkbox } from 'antd'
import { leaveRoutes } from '../../../../contract/posts.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { touchesPeople } from './AppointDialog.tsx'
import { dayFrom, DayField, Dialog, Field, today } from './Dialog.tsx'
import { PersonPicker } from './PersonPicker.tsx'

type LeavePost = { id: number; role: string; at: string }

export const LeaveDialog = ({ person, posts, onClose }: { person: { id: number; name: string }; posts: readonly LeavePost[]; onClose: () => void }) => {
  const words = usePeopleTexts()
  const roleName = useRoleName()
  const { message } = App.useApp()
  const base = useId()
  const [commandId] = useState(newId)
  const [from, setFrom] = useState<string | undefined>(today)
  const [until, setUntil] = useState<string | undefined>(today)
  const [chosen, setChosen] = useState<Readonly<Record<number, number | undefined>>>({})
  const record = useSend(leaveRoutes.record, touchesPeople)
  const submit = (): void => {
    if (!from || !until) return
    const substitutes = posts.flatMap((post) => (chosen[post.id] === undefined ? [] : [{ postId: post.id, personId: chosen[post.id]! }]))
    record.mutate({ params: { id: person.id }, body: { commandId, from, until, substitutes } }, { onSuccess: () => { void message.success(words.recorded); onClose() } })
  }
  return (
    <Dialog title={words.leaveTitle(person.name)} hint={words.leaveHint} fault={record.error} busy={record.isPending} submit={words.leave} onSubmit={submit} onClose={onClose}>
      <div className="people-days">
        <Field id={`${base}-from`} label={words.leaveFirst}><DayField id={`${base}-from`} value={from} onChange={setFrom} /></Field>
        <Field id={`${base}-until`} label={words.leaveLast}><DayField id={`${base}-until`} value={until} onChange={setUntil} from={from ?? today()} /></Field>
      </div>
      {posts.map((post) => (
        <Field key={post.id} id={`${base}-${post.id}`} label={words.leaveFor(roleName(post.role), post.at)}>
          <PersonPicker id={`${base}-${post.id}`} label={words.leaveFor(roleName(post.role), post.at)} value={chosen[post.id]} onChange={(id) => setChosen({ ...chosen, [post.id]: id })} without={person.id} placeholder={words.leaveNobody} />
        </Field>
      ))}
    </Dialog>
  )
}

export const ChangeLeaveDialog = ({ leaveId, from, until: before, onClose }: { leaveId: number; from: string; until: string; onClose: () => void }) => {
  const words = usePeopleTexts()
  const { message } = App.useApp()
  const field = useId()
  const [until, setUntil] = useState<string | undefined>(before)
  const change = useSend(leaveRoutes.change, touchesPeople)
  const submit = (): void => {
    if (until) change.mutate({ params: { id: leaveId }, body: { until } }, { onSuccess: () => { void message.success(words.changed); onClose() } })
  }
  return (
    <Dialog title={`${words.changeLeave} · ${words.days(from, before)}`} hint={words.changeLeaveHint} fault={change.error} busy={change.isPending} submit={words.save} onSubmit={submit} onClose={onClose}>
      <Field id={field} label={words.leaveLast}><DayField id={field} value={until} onChange={setUntil} from={dayFrom(today(), -1)} /></Field>
    </Dialog>
  )
}

export const SubstituteDialog = ({ leaveId, postId, from: leaveFrom, until, unitId, onClose }: { leaveId: number; postId: number; from: string; until: string; unitId?: number | undefined; onClose: () => void }) => {
  const words = usePeopleTexts()
  const { message } = App.useApp()
  const ids = { person: useId(), from: useId() }
  const [commandId] = useState(newId)
  const [personId, setPersonId] = useState<number>()
  const [nobody, setNobody] = useState(false)
  const [from, setFrom] = useState<string | undefined>(() => (leaveFrom > today() ? leaveFrom : today()))
  const [tried, setTried] = useState(false)
  const name = useSend(leaveRoutes.substitute, touchesPeople)
  const submit = (): void => {
    setTried(true)
    if (from && (nobody || personId !== undefined))
      name.mutate({ params: { id: leaveId }, body: { commandId, postId, personId: nobody ? null : personId!, from } }, { onSuccess: () => { void message.success(words.substituteNamed); onClose() } })
  }
  return (
    <Dialog title={`${words.nameSubstitute} · ${words.days(leaveFrom, until)}`} fault={name.error} busy={name.isPending} submit={words.save} onSubmit={submit} onClose={onClose}>
      <Field id={ids.person} label={words.substitute} needed={tried && !nobody && personId === undefined && words.needed.person}><PersonPicker id={ids.person} label={words.substitute} value={nobody ? undefined : personId} onChange={setPersonId} unitId={unitId} /></Field>
      <Checkbox checked={nobody} onChange={({ target }) => setNobody(target.checked)}>{words.noMore}</Checkbox>
      <Field id={ids.from} label={words.substituteFrom}><DayField id={ids.from} value={from} onChange={setFrom} from={today()} /></Field>
    </Dialog>
  )
}
