// Begins or changes a routine: simple choices make the rule, and its next days are shown before it is saved.
import { useId, useState } from 'react'
import { App, Checkbox, Input, InputNumber, Select } from 'antd'
import type { Me } from '../../../../contract/account.ts'
import { roundRoutes, type RoutineView } from '../../../../contract/rounds.ts'
import { lineLevels } from '../../../../domain/access/place.ts'
import { reachOf, roles, type Role } from '../../../../domain/access/roles.ts'
import { recurrenceDates, recurrenceFault } from '../../../../domain/rounds/recurrence.ts'
import { holidayRules, roundKinds } from '../../../../domain/rounds/routine.ts'
import { sixOften } from '../../../../domain/rounds/starter.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useRoundTexts } from '../../../kit/words/rounds.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { ownUnitId } from '../../parts/permission.ts'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { dayFrom, DayField, Dialog, Field, today } from '../people/Dialog.tsx'
import { CategoryField } from './CategoryField.tsx'
import { ItemRows } from './ItemRows.tsx'
import { choiceOf, ruleOf, weekdays, type RuleChoice, type Weekday } from './rule-choice.ts'

const doers = (Object.keys(roles) as Role[]).filter((role) => reachOf(role, 'round.do') !== undefined)
const previewed = 6

type Draft = Pick<RoutineView, 'name' | 'kind' | 'who' | 'where' | 'window' | 'holidays' | 'doneWhen'> & { unitId: number; from: string; until: string | null }

const draftOf = (routine: RoutineView | null, unitId: number): Draft =>
  routine ? { ...routine, unitId: routine.unit.id, from: routine.startsOn > today() ? routine.startsOn : today(), until: routine.endsOn } : {
    name: '', kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId, level: 'grid', specialOnly: false }, unitId, from: today(), until: null,
    window: { from: 480, until: 1200, days: 0 }, holidays: 'keep', doneWhen: { checklist: [], photo: false, places: 0, talk: false, note: false },
  }

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

export const RoutineDialog = ({ me, routine, onClose }: { me: Me; routine: RoutineView | null; onClose: () => void }) => {
  const texts = useRoundsTexts()
  const days = useRoundDays()
  const language = useLanguage()
  const { kind } = useRoundTexts()
  const roleName = useRoleName()
  const { level } = useShared()
  const { message } = App.useApp()
  const id = useId()
  const [[newRoutine, commandId]] = useState(() => [newId(), newId()] as const)
  const [draft, setDraft] = useState(() => draftOf(routine, ownUnitId(me) ?? 0))
  const [choice, setChoice] = useState<RuleChoice>(() => choiceOf(routine?.rule ?? 'FREQ=WEEKLY;BYDAY=MO'))
  const [tried, setTried] = useState(false)
  const send = useSend(roundRoutes.save, ['rounds.'])
  const [starter, setStarter] = useState('')
  const set = (more: Partial<Draft>): void => setDraft({ ...draft, ...more })
  const begin = (kindOf: string): void => {
    setStarter(kindOf)
    const one = sixOften.find(({ kind: visit }) => visit === kindOf)
    // In the language of the place, as everything people name.
    if (one) set({ name: one.zh, kind: one.kind, who: { kind: 'roles', roles: ['microgridWorker'] }, ...(draft.where.kind === 'level' ? { where: { ...draft.where, level: 'microgrid' } } : {}), doneWhen: { ...draft.doneWhen, checklist: [...one.checklist] } })
  }
  const { where, who, window, doneWhen } = draft
  const rule = ruleOf(choice)
  const sound = recurrenceFault(rule) === undefined
  const next = sound ? recurrenceDates(rule, draft.from, draft.from, draft.until ?? dayFrom(draft.from, 366)).slice(0, previewed) : []
  const wrong = { name: draft.name.trim() === '', roles: who.kind === 'roles' && who.roles.length === 0, items: doneWhen.checklist.some(({ zh, en }) => !zh.trim() || !en.trim()) }
  const submit = (): void => {
    setTried(true)
    if (wrong.name || wrong.roles || wrong.items) return
    const { unitId, from, until, name } = draft
    send.mutate({ body: { commandId, id: routine?.id ?? newRoutine, version: routine?.version ?? 0, unitId, from, until, name: name.trim(), kind: draft.kind, who, where, rule, window, holidays: draft.holidays, doneWhen } }, { onSuccess: () => { void message.success(texts.saved); onClose() } })
  }
  return (
    <Dialog title={texts.title[routine ? 'change' : 'add']} fault={send.error} busy={send.isPending} submit={texts.save} onSubmit={submit} onClose={onClose}>
      <Field id={`${id}-name`} label={texts.name} needed={tried && wrong.name && texts.needed}><Input id={`${id}-name`} value={draft.name} maxLength={60} onChange={(event) => set({ name: event.target.value })} /></Field>
      {!routine && <Field id={`${id}-starter`} label={days.need.starter}><Select id={`${id}-starter`} style={{ width: '100%' }} value={starter} onChange={begin} options={[{ value: '', label: days.need.starterNone }, ...sixOften.map((one) => ({ value: one.kind as string, label: one[language] }))]} /></Field>}
      <Field id={`${id}-kind`} label={texts.kind}><Select id={`${id}-kind`} style={{ width: '100%' }} value={draft.kind} onChange={(value) => set({ kind: value })} options={roundKinds.map((value) => ({ value, label: kind[value] }))} /></Field>
      {who.kind === 'people' ? <p>{texts.people(who.personIds.length)}</p> : <Field id={`${id}-who`} label={texts.roles} needed={tried && wrong.roles && texts.needed}><Select id={`${id}-who`} mode="multiple" style={{ width: '100%' }} value={who.roles} onChange={(value) => set({ who: { kind: 'roles', roles: value } })} options={doers.map((value) => ({ value, label: roleName(value) }))} /></Field>}
      {where.kind === 'units' ? <p>{texts.units(where.unitIds.length)}</p> : (
        <div className="round-pair">
          <Field id={`${id}-unit`} label={texts.whole}><UnitPicker id={`${id}-unit`} label={texts.whole} width="100%" value={where.unitId} onChange={(unit) => unit && set({ unitId: unit, where: { ...where, unitId: unit } })} /></Field>
          <Field id={`${id}-level`} label={texts.level}><Select id={`${id}-level`} style={{ width: '100%' }} value={where.level} onChange={(value) => set({ where: { ...where, level: value } })} options={lineLevels.map((value) => ({ value, label: level[value] }))} /></Field>
        </div>
      )}
      {where.kind === 'level' && where.level === 'microgrid' && <Checkbox checked={where.specialOnly} onChange={({ target }) => set({ where: { ...where, specialOnly: target.checked } })}>{texts.special}</Checkbox>}
      <Field id={`${id}-rule`} label={texts.rule}><Select id={`${id}-rule`} style={{ width: '100%' }} value={choice.kind} onChange={(value) => setChoice(value === 'daily' ? { kind: value } : value === 'weekly' ? { kind: value, every: 1, days: ['MO'] } : value === 'monthly' ? { kind: value, day: 1 } : { kind: value, rule })} options={(['daily', 'weekly', 'monthly', 'other'] as const).map((value) => ({ value, label: texts.rules[value] }))} /></Field>
      {choice.kind === 'weekly' && (
        <div className="round-pair">
          <Field id={`${id}-days`} label={texts.weekdays}><Select id={`${id}-days`} mode="multiple" style={{ width: '100%' }} value={[...choice.days]} onChange={(days: Weekday[]) => days.length > 0 && setChoice({ ...choice, days })} options={weekdays.map((value, n) => ({ value, label: texts.weekday[n] ?? value }))} /></Field>
          <Field id={`${id}-every`} label={texts.every}><InputNumber id={`${id}-every`} min={1} max={12} value={choice.every} onChange={(every) => setChoice({ ...choice, every: every ?? 1 })} /></Field>
        </div>
      )}
      {choice.kind === 'monthly' && <Field id={`${id}-day`} label={texts.monthDay}><InputNumber id={`${id}-day`} min={1} max={28} value={choice.day} onChange={(day) => setChoice({ ...choice, day: day ?? 1 })} /></Field>}
      {choice.kind === 'other' && <Field id={`${id}-other`} label={texts.otherRule}><Input id={`${id}-other`} value={choice.rule} maxLength={200} onChange={(event) => setChoice({ ...choice, rule: event.target.value })} /></Field>}
      <p className="small" aria-live="polite">{texts.preview}: {next.length > 0 ? next.join(' · ') : texts.noPreview}</p>
      <div className="round-pair">
        <Field id={`${id}-from`} label={texts.begins}><DayField id={`${id}-from`} value={draft.from} from={today()} onChange={(day) => day && set({ from: day })} /></Field>
        <Field id={`${id}-until`} label={texts.until}><DayField id={`${id}-until`} clear value={draft.until ?? undefined} from={draft.from} onChange={(day) => set({ until: day ?? null })} /></Field>
      </div>
      <div className="round-pair" role="group" aria-label={texts.window}>
        <Field id={`${id}-opens`} label={texts.opens}><Input id={`${id}-opens`} type="time" value={clock(window.from)} onChange={({ target }) => target.value && set({ window: { ...window, from: minutesOf(target.value) } })} /></Field>
        <Field id={`${id}-closes`} label={texts.closes}><Input id={`${id}-closes`} type="time" value={clock(window.until)} onChange={({ target }) => target.value && set({ window: { ...window, until: minutesOf(target.value) || 1440 } })} /></Field>
        <Field id={`${id}-later`} label={texts.days}><InputNumber id={`${id}-later`} min={0} max={60} value={window.days} onChange={(days) => set({ window: { ...window, days: days ?? 0 } })} /></Field>
      </div>
      <Field id={`${id}-holidays`} label={texts.holidays}><Select id={`${id}-holidays`} style={{ width: '100%' }} value={draft.holidays} onChange={(value) => set({ holidays: value })} options={holidayRules.map((value) => ({ value, label: texts.holiday_[value] }))} /></Field>
      <ItemRows items={doneWhen.checklist} fault={tried && wrong.items} onChange={(checklist) => set({ doneWhen: { ...doneWhen, checklist } })} />
      <div className="round-pair">
        <Field id={`${id}-places`} label={days.need.places}><InputNumber id={`${id}-places`} min={0} max={50} value={doneWhen.places} onChange={(places) => set({ doneWhen: { ...doneWhen, places: places ?? 0 } })} /></Field>
        {doneWhen.places > 0 && <Field id={`${id}-place-category`} label={days.need.placeCategory}><CategoryField id={`${id}-place-category`} label={days.need.placeCategory} value={doneWhen.placeCategory} onChange={(placeCategory) => { const { placeCategory: _, ...rest } = doneWhen; set({ doneWhen: placeCategory ? { ...rest, placeCategory } : rest }) }} /></Field>}
      </div>
      {doneWhen.places > 0 && <><p className="small quiet">{days.need.placesHint}</p><Checkbox checked={doneWhen.position ?? false} onChange={({ target }) => set({ doneWhen: { ...doneWhen, position: target.checked } })}>{days.need.position}</Checkbox></>}
      {(['photo', 'note', 'talk'] as const).map((what) => <Checkbox key={what} checked={doneWhen[what]} onChange={({ target }) => set({ doneWhen: { ...doneWhen, [what]: target.checked } })}>{{ photo: texts.photo, note: texts.needNote, talk: texts.needTalk }[what]}</Checkbox>)}
    </Dialog>
  )
}
