// The places of a routine in a unit, one by one or from its buildings; and who asked to be visited there.
import { useId, useRef, useState } from 'react'
import { App, Button, Input, Popconfirm, Select } from 'antd'
import type { Me } from '../../../../contract/account.ts'
import { roundPlaceRoutes, type KeptPlace } from '../../../../contract/round-places.ts'
import { roundRoutes } from '../../../../contract/rounds.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { DataTable, useColumns, type Column } from '../../parts/DataTable.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import type { RoundsSearch } from '../../search.ts'
import { useRoundDays } from '../../words/round-days.ts'
import { useRoundsTexts } from '../../words/rounds.ts'
import { Dialog, Field } from '../people/Dialog.tsx'
import { PlaceField, type Spot } from './PlaceField.tsx'
import type { Change } from './Rounds.tsx'
import { WishList } from './WishList.tsx'

type Props = { me: Me; unitId: number | undefined; search: RoundsSearch; onChange: Change }

export const PlaceLists = ({ me, unitId, search, onChange }: Props) => {
  const texts = useRoundsTexts()
  const t = useRoundDays()
  const routines = useCall(roundRoutes.routines, {})
  const routine = search.routine ?? routines.data?.routines[0]?.id
  return (
    <div className="stack">
      <div className="round-filters card">
        <UnitPicker label={texts.unit} value={unitId} onChange={(unit) => onChange({ unit })} />
        <Select aria-label={t.routine} style={{ minWidth: 220 }} placeholder={t.routine} value={routine ?? null} onChange={(next: string) => onChange({ routine: next })} options={(routines.data?.routines ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </div>
      {unitId !== undefined && routine !== undefined ? <Places me={me} unitId={unitId} routine={routine} /> : <section className="card"><Say kind="empty" title={t.pickRoutine} /></section>}
      {unitId !== undefined && <WishList me={me} unitId={unitId} />}
    </div>
  )
}

const Places = ({ me, unitId, routine }: { me: Me; unitId: number; routine: string }) => {
  const t = useRoundDays()
  const say = useProblemText()
  const { message } = App.useApp()
  const [adding, setAdding] = useState<'one' | 'buildings' | null>(null)
  const found = useCall(roundPlaceRoutes.list, { params: { id: routine }, query: { unitId } })
  const remove = useSend(roundPlaceRoutes.remove, ['places.', 'rounds.'])
  const keeps = worksOn(me, 'round.plan')
  const rows = found.data?.places ?? []
  const columns: Column<KeptPlace>[] = [
    { key: 'name', label: t.placeName, head: true, always: true, text: (row) => row.name, render: (row) => <b>{row.name}</b> },
    { key: 'unit', label: t.unit, text: (row) => row.unit.name, render: (row) => <span>{row.unit.name}</span> },
    { key: 'where', label: t.where, spare: true, text: (row) => `${row.lng}, ${row.lat}`, render: (row) => <span className="number">{row.lng.toFixed(5)}, {row.lat.toFixed(5)}</span> },
    ...(keeps ? [{ key: 'act', label: t.act, text: () => '', render: (row: KeptPlace) => <Popconfirm title={t.removeAsk} okText={t.remove} onConfirm={() => remove.mutate({ params: { id: routine }, body: { placeId: row.id } }, { onSuccess: () => void message.success(t.removed), onError: (fault) => void message.error(say(fault), 6) })}><Button size="small" aria-label={`${t.remove} ${row.name}`}>{t.remove}</Button></Popconfirm> }] : []),
  ]
  const { shown, tools } = useColumns('round-places', columns, rows, t.places)
  return (
    <section className="card" aria-label={t.places}>
      <header><h2>{t.places}</h2><span className="aside">{keeps && <><Button size="small" type="primary" onClick={() => setAdding('one')}>{t.addPlace}</Button> <Button size="small" onClick={() => setAdding('buildings')}>{t.fromBuildings}</Button></>} {tools}</span></header>
      <p className="small quiet round-hint">{t.placesLead}</p>
      {found.error ? <Fault fault={found.error} onRetry={() => void found.refetch()} /> : !found.data ? <Waiting rows={3} /> : rows.length === 0 ? <Say kind="empty" title={t.placesNone} /> : <DataTable label={t.places} columns={shown} rows={rows} rowKey={(row) => row.id} />}
      {adding === 'one' && <PlaceDialog me={me} unitId={unitId} routine={routine} onClose={() => setAdding(null)} />}
      {adding === 'buildings' && <BuildingDialog unitId={unitId} routine={routine} onClose={() => setAdding(null)} />}
    </section>
  )
}

const PlaceDialog = ({ me, unitId, routine, onClose }: { me: Me; unitId: number; routine: string; onClose: () => void }) => {
  const t = useRoundDays()
  const { message } = App.useApp()
  const id = useId()
  const [placeId] = useState(newId)
  const [name, setName] = useState('')
  const [spot, setSpot] = useState<Spot | null>(null)
  const [tried, setTried] = useState(false)
  const send = useSend(roundPlaceRoutes.put, ['places.', 'rounds.'])
  const submit = (): void => {
    setTried(true)
    if (name.trim() === '' || spot === null) return
    send.mutate({ params: { id: routine }, body: { places: [{ id: placeId, name: name.trim(), ...spot }] } }, { onSuccess: () => { void message.success(t.added); onClose() } })
  }
  return (
    <Dialog title={t.addPlace} fault={send.error} busy={send.isPending} submit={t.addPlace} onSubmit={submit} onClose={onClose}>
      <Field id={id} label={t.placeName} needed={tried && name.trim() === '' && t.needed}><Input id={id} value={name} maxLength={60} onChange={({ target }) => setName(target.value)} /></Field>
      <PlaceField me={me} unitId={unitId} value={spot} onChange={setSpot} />
      {tried && spot === null && <p className="fault-text small" role="alert">{t.needed}</p>}
    </Dialog>
  )
}

const mostAtOnce = 50

const BuildingDialog = ({ unitId, routine, onClose }: { unitId: number; routine: string; onClose: () => void }) => {
  const t = useRoundDays()
  const { message } = App.useApp()
  const id = useId()
  const [codes, setCodes] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  // An answer that got lost on the way makes no second place of the same building.
  const ids = useRef(new Map<string, string>())
  const idOf = (code: string): string => { const known = ids.current.get(code) ?? newId(); ids.current.set(code, known); return known }
  const found = useCall(roundPlaceRoutes.buildings, { query: { unitId } })
  const send = useSend(roundPlaceRoutes.put, ['places.', 'rounds.'])
  const buildings = found.data?.buildings ?? []
  const submit = (): void => {
    setTried(true)
    const chosen = buildings.filter(({ code }) => codes.includes(code))
    if (chosen.length === 0) return
    send.mutate({ params: { id: routine }, body: { places: chosen.map(({ name, code, lng, lat }) => ({ id: idOf(code), name: name.trim() || code, lng, lat })) } }, { onSuccess: () => { void message.success(t.added); onClose() } })
  }
  return (
    <Dialog title={t.fromBuildings} fault={send.error ?? found.error} busy={send.isPending} submit={t.addChosen(codes.length)} onSubmit={submit} onClose={onClose}>
      <Field id={id} label={t.buildings} needed={tried && codes.length === 0 && t.needed}><Select id={id} mode="multiple" aria-label={t.buildings} style={{ width: '100%' }} maxCount={mostAtOnce} showSearch={{ optionFilterProp: 'label' }} value={codes} onChange={setCodes} options={buildings.map(({ code, name }) => ({ value: code, label: name || code }))} /></Field>
      {found.data?.more && <p className="small quiet">{t.buildingsMore}</p>}
    </Dialog>
  )
}
