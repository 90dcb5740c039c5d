// Appoint somebody: on the roster already, or new by name and phone; to a unit or an office, from a day.
import { useId, useState } from 'react'
import { App, Checkbox, Input, Segmented, Select } from 'antd'
import { peopleRoutes } from '../../../../contract/people.ts'
import { postRoutes } from '../../../../contract/posts.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { roles, type Role } from '../../../../domain/access/roles.ts'
import { postRoles } from '../../../../domain/people/appointing.ts'
import { isProblem } from '../../../kit/data/client.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { DayField, Dialog, Field, today } from './Dialog.tsx'
import { PersonPicker } from './PersonPicker.tsx'

/** What stands at a level, the usual one first. */
const rolesAt = (level: string | undefined, office: boolean): Role[] =>
  postRoles.filter((role) => (roles[role].at as readonly string[]).includes(office ? 'office' : (level ?? '')))

export const touchesPeople = ['people.', 'posts.', 'leaves.', 'account.me'] as const

export const AppointDialog = ({ unitId: firstUnit, personId: firstPerson, onClose }: { unitId?: number; personId?: number; onClose: () => void }) => {
  const words = usePeopleTexts()
  const roleName = useRoleName()
  const { message } = App.useApp()
  const ids = { person: useId(), name: useId(), phone: useId(), unit: useId(), office: useId(), role: useId(), from: useId(), until: useId() }
  const [commandId] = useState(newId)
  const [fresh, setFresh] = useState(false)
  const [personId, setPersonId] = useState(firstPerson)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [rename, setRename] = useState(false)
  const [atOffice, setAtOffice] = useState(false)
  const [unitId, setUnitId] = useState(firstUnit)
  const [officeId, setOfficeId] = useState<number>()
  const [role, setRole] = useState<Role>()
  const [from, setFrom] = useState<string | undefined>(today)
  const [until, setUntil] = useState<string>()
  const [tried, setTried] = useState(false)
  const appoint = useSend(postRoutes.appoint, touchesPeople)
  const unit = useCall(territoryRoutes.get, { params: { id: unitId ?? 0 } }, { enabled: unitId !== undefined, staleTime: 600_000 }).data?.unit
  const offices = useCall(peopleRoutes.offices, {}, { enabled: atOffice, staleTime: 600_000 }).data?.offices ?? []
  const possible = rolesAt(unit?.level, atOffice)
  const chosen = role && possible.includes(role) ? role : possible.length > 0 && unit?.level !== 'district' ? possible[0] : undefined
  const missing = {
    person: fresh ? name.trim() === '' : personId === undefined, place: atOffice ? officeId === undefined : unitId === undefined, role: chosen === undefined, from: from === undefined,
    phone: fresh && phone.trim() !== '' && !/^1[3-9]\d{9}$/.test(phone.trim()),
  }
  const submit = (): void => {
    setTried(true)
    if (Object.values(missing).some(Boolean)) return
    const who = fresh ? { name: name.trim(), ...(phone.trim() ? { phone: phone.trim() } : {}), ...(rename ? { rename } : {}) } : { personId: personId! }
    appoint.mutate({ body: { commandId, role: chosen!, ...(atOffice ? { officeId: officeId! } : { unitId: unitId! }), from: from!, ...(until ? { until } : {}), ...who } }, {
      onSuccess: () => {
        void message.success(words.appointed)
        onClose()
      },
    })
  }
  const differs = isProblem(appoint.error, 'people.name-differs')
  return (
    <Dialog title={words.appointTitle} fault={appoint.error} busy={appoint.isPending} submit={words.appoint} onSubmit={submit} onClose={onClose}>
      {firstPerson === undefined && <Segmented aria-label={words.who} value={fresh ? 'new' : 'known'} onChange={(next) => setFresh(next === 'new')} options={[{ value: 'known', label: words.known }, { value: 'new', label: words.newPerson }]} />}
      {fresh ? (
        <>
          <Field id={ids.name} label={words.name} needed={tried && missing.person && words.needed.person}><Input id={ids.name} maxLength={50} value={name} onChange={(event) => setName(event.target.value)} /></Field>
          <Field id={ids.phone} label={words.phoneOptional} needed={tried && missing.phone && words.needed.phone}><Input id={ids.phone} inputMode="tel" maxLength={11} value={phone} onChange={(event) => setPhone(event.target.value)} /></Field>
          {differs && <Checkbox checked={rename} onChange={({ target }) => setRename(target.checked)}>{words.rename}</Checkbox>}
        </>
      ) : firstPerson === undefined && <Field id={ids.person} label={words.who} needed={tried && missing.person && words.needed.person}><PersonPicker id={ids.person} label={words.who} value={personId} onChange={setPersonId} /></Field>}
      <Segmented aria-label={words.place} value={atOffice ? 'office' : 'unit'} onChange={(next) => setAtOffice(next === 'office')} options={[{ value: 'unit', label: words.unit }, { value: 'office', label: words.office }]} />
      {atOffice
        ? <Field id={ids.office} label={words.office} needed={tried && missing.place && words.needed.office}><Select id={ids.office} aria-label={words.office} style={{ width: '100%' }} value={officeId ?? null} onChange={(next: number | null) => setOfficeId(next ?? undefined)} options={offices.map((office) => ({ value: office.id, label: office.name }))} /></Field>
        : <Field id={ids.unit} label={words.unit} needed={tried && missing.place && words.needed.place}><UnitPicker id={ids.unit} label={words.unit} value={unitId} onChange={setUnitId} width="100%" placeholder={words.needed.place} /></Field>}
      <Field id={ids.role} label={words.role} needed={tried && missing.role && words.needed.role}><Select id={ids.role} aria-label={words.role} style={{ width: '100%' }} value={chosen ?? null} onChange={(next: Role | null) => setRole(next ?? undefined)} options={possible.map((one) => ({ value: one, label: roleName(one) }))} disabled={possible.length === 0} /></Field>
      <div className="people-days">
        <Field id={ids.from} label={words.firstDay} needed={tried && missing.from && words.needed.day}><DayField id={ids.from} value={from} onChange={setFrom} /></Field>
        <Field id={ids.until} label={words.lastDay}><DayField id={ids.until} value={until} onChange={setUntil} clear /></Field>
      </div>
    </Dialog>
  )
}
