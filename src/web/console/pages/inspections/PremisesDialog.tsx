// Enter premises, or change their facts. Whatever of the contact isn't touched stays as it is.
import { useId, useState } from 'react'
import { Checkbox, Input, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { peopleRoutes } from '../../../../contract/people.ts'
import { premisesRoutes, type PremisesView } from '../../../../contract/premises.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { premisesKinds, type PremisesKind } from '../../../../domain/operations/premises/premises.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import type { Place } from '../../../kit/map/use-pin.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { ownUnitId } from '../../parts/permission.ts'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { useTexts } from '../../words/words.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

type Props = { before: PremisesView | null; onClose: () => void }

export const PremisesDialog = ({ before, onClose }: Props) => {
  const texts = useInspectionTexts()
  const words = useTexts()
  const me = useMe()
  const field = useId()
  const navigate = useNavigate()
  const row = before?.premises
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }))
  const [name, setName] = useState(row?.name ?? '')
  const [kind, setKind] = useState<PremisesKind>(row?.kind ?? 'food')
  const [address, setAddress] = useState(row?.address ?? '')
  const [licence, setLicence] = useState(row?.licence ?? '')
  const [place, setPlace] = useState<Place | null>(row?.place ?? null)
  const [unitId, setUnitId] = useState<number | undefined>(row && !row.place ? row.units.at(-1)?.id : undefined)
  const [officeIds, setOfficeIds] = useState<number[]>(row?.offices.map(({ id }) => id) ?? [])
  const [keeps, setKeeps] = useState(before !== null)
  const [contact, setContact] = useState({ name: '', phone: '' })
  const [tried, setTried] = useState(false)
  const offices = useCall(peopleRoutes.offices, {}, { staleTime: 60_000 }).data?.offices ?? []
  const own = ownUnitId(me)
  const ownUnit = useCall(territoryRoutes.get, { params: { id: own ?? 0 } }, { enabled: own !== undefined, staleTime: 600_000 })
  const add = useSend(premisesRoutes.add, ['premises.'])
  const change = useSend(premisesRoutes.change, ['premises.'])
  const focus = row?.place ? ([row.place.lng - 0.004, row.place.lat - 0.004, row.place.lng + 0.004, row.place.lat + 0.004] as const) : (ownUnit.data?.unit.bbox ?? null)
  const submit = (): void => {
    setTried(true)
    if (name.trim() === '') return
    const facts = {
      name: name.trim(), kind, address: address.trim(), officeIds, ...(licence.trim() ? { licence: licence.trim() } : {}), ...(place ? { place } : unitId ? { unitId } : {}),
      ...(keeps ? {} : { contact: { name: contact.name.trim() || null, phone: contact.phone.trim() || null } }),
    }
    if (row) change.mutate({ params: { id: row.id }, body: { commandId: ids.commandId, version: row.version, ...facts } }, { onSuccess: onClose })
    else add.mutate({ body: { ...ids, ...facts } }, { onSuccess: ({ premises }) => void navigate({ to: '/premises/$id', params: { id: premises.id } }) })
  }
  return (
    <Dialog title={row ? texts.changeTitle : texts.addTitle} fault={add.error ?? change.error} busy={add.isPending || change.isPending} submit={texts.save} onSubmit={submit} onClose={onClose}>
      <Field id={`${field}-name`} label={texts.name} needed={tried && name.trim() === '' && words.step.textNeeded}><Input id={`${field}-name`} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field id={`${field}-kind`} label={texts.kindName}><Select id={`${field}-kind`} style={{ width: '100%' }} value={kind} onChange={setKind} options={premisesKinds.map((value) => ({ value, label: texts.kind[value] }))} /></Field>
      <Field id={`${field}-address`} label={texts.address}><Input id={`${field}-address`} maxLength={200} value={address} onChange={(event) => setAddress(event.target.value)} /></Field>
      <Field id={`${field}-licence`} label={texts.licence}><Input id={`${field}-licence`} maxLength={30} value={licence} onChange={(event) => setLicence(event.target.value)} /></Field>
      <Field id={`${field}-offices`} label={texts.offices}><Select id={`${field}-offices`} mode="multiple" style={{ width: '100%' }} value={officeIds} onChange={setOfficeIds} showSearch={{ optionFilterProp: 'label' }} options={offices.map(({ id, name: label }) => ({ value: id, label }))} /></Field>
      <div>
        <p className="small quiet">{texts.placeHint}</p>
        {me && <div className="inspection-map"><NetMap center={me.district.center} schematic={me.district.schematic} focus={focus} pin={{ place, onPlace: setPlace }} /></div>}
        {!place && <UnitPicker label={texts.unit} placeholder={texts.unit} width="100%" value={unitId} onChange={setUnitId} />}
      </div>
      {before && <Checkbox checked={keeps} onChange={(event) => setKeeps(event.target.checked)}>{texts.keepContact}</Checkbox>}
      {!keeps && (
        <>
          <Field id={`${field}-contact`} label={texts.contactName}><Input id={`${field}-contact`} maxLength={50} autoComplete="off" value={contact.name} onChange={(event) => setContact({ ...contact, name: event.target.value })} /></Field>
          <Field id={`${field}-phone`} label={texts.contactPhone}><Input id={`${field}-phone`} maxLength={20} inputMode="tel" autoComplete="off" value={contact.phone} onChange={(event) => setContact({ ...contact, phone: event.target.value })} /></Field>
        </>
      )}
    </Dialog>
  )
}
