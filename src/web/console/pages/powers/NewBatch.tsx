// A batch put together: what, where, who leads and joins, from when, with which transition, and who moves along. Nothing
// changes by it: it is proposed, and its preview opens.
import { useId, useState } from 'react'
import { Alert, Button, Checkbox, Input, Radio, Select } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { peopleRoutes } from '../../../../contract/people.ts'
import { powerRoutes } from '../../../../contract/powers.ts'
import { batchKinds, transitionModes, type BatchKind } from '../../../../domain/powers/change.ts'
import { powerKinds, type PowerKind } from '../../../../domain/powers/power.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { callOptions, useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { reachesUnit } from '../../parts/permission.ts'
import { useLater } from '../../../kit/data/use-later.ts'
import { usePowersTexts } from '../../words/powers.ts'
import { DayField, Field, today } from '../people/Dialog.tsx'
import { Moves, type Move } from './Moves.tsx'
import { useDistrictReach } from './ItemDialog.tsx'
import { useStreets } from './use-streets.ts'
import './powers.css'

type Place = { streetId: number | null; leadOfficeId: number | null; jointOfficeIds: number[] }
type Chosen = { id: number; label: string }
const mostAtOnce = 200

export const NewBatch = () => {
  const words = usePowersTexts()
  const say = useProblemText()
  const navigate = useNavigate()
  const me = useMe()
  const id = useId()
  const [batchId] = useState(newId)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<BatchKind>('give')
  const [from, setFrom] = useState(today())
  const [mode, setMode] = useState<(typeof transitionModes)[number] | 'none'>('none')
  const [until, setUntil] = useState<string>()
  const [items, setItems] = useState<readonly Chosen[]>([])
  const [places, setPlaces] = useState<readonly Place[]>([])
  const [moves, setMoves] = useState<readonly Move[]>([])
  const [tried, setTried] = useState(false)
  const keeps = useDistrictReach()
  const streets = useStreets().filter((street) => reachesUnit(me, 'power.manage', [{ id: street.id }]) || keeps)
  const offices = useCall(peopleRoutes.offices, {}, { staleTime: 60_000 }).data?.offices ?? []
  const propose = useSend(powerRoutes.propose, ['powers.'])
  const leads = kind === 'give' || kind === 'adjust'
  const missing = name.trim() === '' || items.length === 0 || places.length === 0 || (leads && places.some((place) => place.leadOfficeId === null)) || (mode !== 'none' && until === undefined)
  const submit = (): void => {
    setTried(true)
    if (missing) return
    const body = {
      id: batchId, name: name.trim(), kind, from, transition: mode === 'none' ? null : { mode, until: until! }, itemIds: items.map((one) => one.id),
      places: places.map((place) => (leads ? place : { ...place, leadOfficeId: null, jointOfficeIds: [] })), moves: moves.map(({ postId, officeId }) => ({ postId, officeId })),
    }
    propose.mutate({ body }, { onSuccess: (made) => void navigate({ to: '/powers/batches/$id', params: { id: made.id } }) })
  }
  const placeOf = (streetId: number | null): Place | undefined => places.find((place) => place.streetId === streetId)
  const set = (streetId: number | null, next: Partial<Place> | null): void =>
    setPlaces(next === null ? places.filter((place) => place.streetId !== streetId) : [...places.filter((place) => place.streetId !== streetId), { streetId, leadOfficeId: null, jointOfficeIds: [], ...placeOf(streetId), ...next }])
  const rows = [...(keeps && (kind === 'adjust' || kind === 'withdraw') ? [{ id: null, name: words.wizard.wholeToo }] : []), ...streets.map((street) => ({ id: street.id as number | null, name: street.name }))]
  const options = offices.map((office) => ({ value: office.id, label: office.name }))
  return (
    <div className="page powers">
      <PageHead title={words.wizard.heading} lead={<>{words.batchesLead} <Link to="/powers/batches">{words.toBatches}</Link></>} />
      <section className="card" aria-label={words.wizard.heading}>
        <div className="body powers-form">
          {propose.error && <Alert type="error" showIcon role="alert" title={say(propose.error)} />}
          {tried && missing && <Alert type="warning" showIcon role="alert" title={words.wizard.needed} />}
          <Field id={`${id}-name`} label={words.wizard.name}><Input id={`${id}-name`} value={name} maxLength={100} placeholder={words.wizard.nameHint} onChange={(event) => setName(event.target.value)} /></Field>
          <fieldset>
            <legend>{words.column.kind}</legend>
            <Radio.Group value={kind} onChange={({ target }) => { setKind(target.value as BatchKind); setPlaces([]); if (target.value === 'withdraw' && mode === 'joint') setMode('none') }} options={batchKinds.map((one) => ({ value: one, label: words.batchKind[one] }))} />
            <small className="quiet">{words.batchKindHint[kind]}</small>
          </fieldset>
          <div className="powers-row">
            <Field id={`${id}-from`} label={words.wizard.from}><DayField id={`${id}-from`} value={from} from={today()} onChange={(day) => setFrom(day ?? today())} /></Field>
            <Field id={`${id}-mode`} label={words.wizard.transition}><Select id={`${id}-mode`} style={{ width: '100%' }} value={mode} onChange={(next: typeof mode) => setMode(next)} options={[{ value: 'none', label: words.wizard.transitionNone }, ...transitionModes.filter((one) => kind !== 'withdraw' || one === 'finish').map((one) => ({ value: one, label: words.wizard.transitionMode[one] }))]} /></Field>
            {mode !== 'none' && <Field id={`${id}-until`} label={words.wizard.until}><DayField id={`${id}-until`} value={until} from={from} onChange={setUntil} /></Field>}
          </div>
          <Items chosen={items} onChange={setItems} offices={options} />
          <fieldset>
            <legend>{words.wizard.places}</legend>
            <div className="powers-places">
              {rows.map((row) => (
                <div key={row.id ?? 0} className="powers-place">
                  <Checkbox checked={placeOf(row.id) !== undefined} onChange={({ target }) => set(row.id, target.checked ? {} : null)}>{row.name}</Checkbox>
                  {leads && placeOf(row.id) && <Select aria-label={words.wizard.lead(row.name)} placeholder={words.wizard.choose} showSearch={{ optionFilterProp: 'label' }} value={placeOf(row.id)!.leadOfficeId} onChange={(office: number) => set(row.id, { leadOfficeId: office })} options={options} />}
                  {leads && placeOf(row.id) && <Select mode="multiple" aria-label={words.wizard.joint(row.name)} placeholder={words.part.joint} showSearch={{ optionFilterProp: 'label' }} value={placeOf(row.id)!.jointOfficeIds} onChange={(joint: number[]) => set(row.id, { jointOfficeIds: joint })} options={options.filter((one) => one.value !== placeOf(row.id)!.leadOfficeId)} />}
                </div>
              ))}
            </div>
          </fieldset>
          <Moves moves={moves} onChange={setMoves} offices={options} />
          <div><Button type="primary" loading={propose.isPending} onClick={submit}>{words.wizard.submit}</Button></div>
        </div>
      </section>
    </div>
  )
}

type Options = readonly { value: number; label: string }[]

const Items = ({ chosen, onChange, offices }: { chosen: readonly Chosen[]; onChange: (next: readonly Chosen[]) => void; offices: Options }) => {
  const words = usePowersTexts()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [officeId, setOffice] = useState<number>()
  const [kind, setKind] = useState<PowerKind>()
  const [adding, setAdding] = useState(false)
  const asked = useLater(typed.trim(), 200)
  const query = { ...(asked ? { words: asked } : {}), ...(officeId ? { officeId } : {}), ...(kind ? { kind } : {}) }
  const found = useCall(powerRoutes.list, { query: { ...query, limit: 50 } }, { keep: true })
  const label = (one: { code: string; name: string }): string => `${one.code} ${one.name}`
  const options = [...new Map([...chosen.map((one) => [one.id, one.label] as const), ...(found.data?.powers ?? []).map((one) => [one.id, label(one)] as const)])].map(([value, text]) => ({ value, label: text }))
  const addAll = async (): Promise<void> => {
    setAdding(true)
    const all = new Map(chosen.map((one) => [one.id, one]))
    try {
      for (let after: string | null | undefined; after !== null; ) {
        const page: { powers: readonly { id: number; code: string; name: string }[]; next: string | null } = await client.fetchQuery(callOptions(powerRoutes.list, { query: { ...query, limit: mostAtOnce, ...(after ? { after } : {}) } }))
        for (const one of page.powers) all.set(one.id, { id: one.id, label: label(one) })
        after = page.next
      }
      onChange([...all.values()])
    } finally {
      setAdding(false)
    }
  }
  return (
    <fieldset>
      <legend>{words.wizard.items}</legend>
      <div className="powers-row">
        <Select aria-label={words.wizard.filterOffice} allowClear placeholder={words.wizard.filterOffice} showSearch={{ optionFilterProp: 'label' }} value={officeId ?? null} onChange={(next: number | null) => setOffice(next ?? undefined)} options={[...offices]} />
        <Select aria-label={words.wizard.filterKind} allowClear placeholder={words.wizard.filterKind} value={kind ?? null} onChange={(next: PowerKind | null) => setKind(next ?? undefined)} options={powerKinds.map((one) => ({ value: one, label: words.kind[one] }))} />
      </div>
      <Select
        mode="multiple" aria-label={words.wizard.items} placeholder={words.wizard.itemsFind} maxTagCount={12} style={{ width: '100%' }} showSearch={{ filterOption: false, onSearch: setTyped }} loading={found.isFetching}
        value={chosen.map((one) => one.id)} onChange={(ids: number[]) => onChange(ids.map((one) => ({ id: one, label: options.find((option) => option.value === one)?.label ?? String(one) })))} options={options}
      />
      <div className="button-row">
        <span className="small quiet" role="status">{words.wizard.itemsChosen(numberText(chosen.length))}</span>
        <Button size="small" loading={adding} onClick={() => void addAll()}>{words.wizard.addAll}{found.data && ` (${numberText(found.data.total)})`}</Button>
        <Button size="small" type="text" disabled={chosen.length === 0} onClick={() => onChange([])}>{words.wizard.clear}</Button>
      </div>
    </fieldset>
  )
}
