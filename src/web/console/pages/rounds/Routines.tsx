// The routines: who goes where, how often, from when; begun, changed and ended here.
import { useId, useState } from 'react'
import { App, Button } from 'antd'
import type { Me } from '../../../../contract/account.ts'
import { roundRoutes, type RoutineView } from '../../../../contract/rounds.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { numberText } from '../../../kit/words/time.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useRoundsTexts } from '../../words/rounds.ts'
import { DayField, Dialog, Field, today } from '../people/Dialog.tsx'
import { RoutineDialog } from './RoutineDialog.tsx'
import { useRuleText } from './use-rule-text.ts'

export const Routines = ({ me }: { me: Me }) => {
  const texts = useRoundsTexts()
  const { kind } = useRoundTexts()
  const roleName = useRoleName()
  const ruleText = useRuleText()
  const [editing, setEditing] = useState<RoutineView | 'new' | null>(null)
  const [ending, setEnding] = useState<RoutineView | null>(null)
  const found = useCall(roundRoutes.routines, {})
  const rows = found.data?.routines ?? []
  const whoText = ({ who }: RoutineView): string => (who.kind === 'roles' ? who.roles.map((one) => roleName(one)).join(', ') : texts.people(who.personIds.length))
  const columns: Column<RoutineView>[] = [
    { key: 'name', label: texts.name, head: true, always: true, text: (row) => row.name, render: (row) => <span className="round-cell"><b>{row.name}</b><span className="tag">{kind[row.kind]}</span></span> },
    { key: 'who', label: texts.who, text: whoText, render: (row) => <span>{whoText(row)}</span> },
    { key: 'where', label: texts.whole, text: (row) => `${row.unit.name} ${row.subjects}`, render: (row) => <span>{row.unit.name} · {texts.subjects(numberText(row.subjects))}</span> },
    { key: 'rule', label: texts.rule, text: (row) => ruleText(row.rule), render: (row) => <span>{ruleText(row.rule)}</span> },
    { key: 'from', label: texts.begins, text: (row) => texts.period(row.startsOn, row.endsOn ?? ''), render: (row) => <span className="number">{texts.period(row.startsOn, row.endsOn ?? '')}</span> },
    { key: 'burden', label: texts.checklist, spare: true, text: (row) => texts.burden(row.burden.taps, row.burden.photos), render: (row) => <span>{texts.burden(row.burden.taps, row.burden.photos)}</span> },
    { key: 'act', label: texts.change, text: () => '', render: (row) => row.canChange && <span className="round-cell"><Button size="small" aria-label={`${texts.change} ${row.name}`} onClick={() => setEditing(row)}>{texts.change}</Button>{row.endsOn === null && <Button size="small" danger aria-label={`${texts.end} ${row.name}`} onClick={() => setEnding(row)}>{texts.end}</Button>}</span> },
  ]
  const { shown, tools } = useColumns('routines', columns, rows, texts.views.routines)
  return (
    <section className="card" aria-label={texts.views.routines}>
      <div className="round-filters">{worksOn(me, 'round.plan') && <Button type="primary" onClick={() => setEditing('new')}>{texts.add}</Button>}<span style={{ marginLeft: 'auto' }}>{tools}</span></div>
      {found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : !found.data ? <Waiting /> : rows.length === 0 ? <Say kind="empty" title={texts.emptyRoutines} /> : <DataTable label={texts.views.routines} columns={shown} rows={rows} rowKey={(row) => `${row.id}.${row.version}`} />}
      {editing && <RoutineDialog me={me} routine={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {ending && <EndDialog routine={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

const EndDialog = ({ routine, onClose }: { routine: RoutineView; onClose: () => void }) => {
  const texts = useRoundsTexts()
  const { message } = App.useApp()
  const id = useId()
  const [on, setOn] = useState(today())
  const send = useSend(roundRoutes.end, ['rounds.'])
  return (
    <Dialog danger title={texts.endTitle} hint={texts.endHint} fault={send.error} busy={send.isPending} submit={texts.end} onClose={onClose} onSubmit={() => send.mutate({ params: { id: routine.id }, body: { version: routine.version, on } }, { onSuccess: () => { void message.success(texts.ended); onClose() } })}>
      <p>{routine.name}</p>
      <Field id={id} label={texts.lastDay}><DayField id={id} value={on} from={today()} onChange={(day) => day && setOn(day)} /></Field>
    </Dialog>
  )
}
