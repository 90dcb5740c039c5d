// A new power, or how one reads from now on.
import { useId, useState } from 'react'
import { App, Input, Select } from 'antd'
import { powerRoutes, type PowerItemView } from '../../../../contract/powers.ts'
import { reachOf, type Role } from '../../../../domain/access/roles.ts'
import { powerKinds, type PowerKind } from '../../../../domain/powers/power.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { postsOf } from '../../parts/permission.ts'
import { usePowersTexts } from '../../words/powers.ts'
import { Dialog, Field } from '../people/Dialog.tsx'

/** Whether somebody keeps the whole list, not only their street's part of it. */
export const useDistrictReach = (): boolean => {
  const me = useMe()
  return me !== undefined && postsOf(me).some((post) => {
    const reach = reachOf(post.role as Role, 'power.manage')
    return reach === 'all' || (reach === 'subtree' && post.unit?.level === 'district')
  })
}

export const ItemDialog = ({ item, onClose }: { item?: PowerItemView; onClose: () => void }) => {
  const words = usePowersTexts()
  const { message } = App.useApp()
  const id = useId()
  const [commandId] = useState(newId)
  const [code, setCode] = useState(item?.code ?? '')
  const [name, setName] = useState(item?.name ?? '')
  const [kind, setKind] = useState<PowerKind>(item?.kind ?? 'penalty')
  const [basis, setBasis] = useState(item?.basis ?? '')
  const [tried, setTried] = useState(false)
  const make = useSend(powerRoutes.make, ['powers.'])
  const change = useSend(powerRoutes.change, ['powers.'])
  const done = (): void => {
    void message.success(item ? words.changed : words.made)
    onClose()
  }
  const submit = (): void => {
    setTried(true)
    if (code.trim() === '' || name.trim() === '') return
    const wording = { commandId, name: name.trim(), kind, basis: basis.trim() }
    if (item) change.mutate({ params: { id: item.id }, body: { ...wording, version: item.version } }, { onSuccess: done })
    else make.mutate({ body: { ...wording, code: code.trim() } }, { onSuccess: done })
  }
  return (
    <Dialog title={item ? words.change : words.make} fault={make.error ?? change.error} busy={make.isPending || change.isPending} submit={words.save} onSubmit={submit} onClose={onClose}>
      <Field id={`${id}-code`} label={words.code} needed={tried && code.trim() === '' && words.needed}><Input id={`${id}-code`} value={code} maxLength={40} disabled={item !== undefined} onChange={(event) => setCode(event.target.value)} /></Field>
      <Field id={`${id}-name`} label={words.name} needed={tried && name.trim() === '' && words.needed}><Input id={`${id}-name`} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} /></Field>
      <Field id={`${id}-kind`} label={words.kindLabel}><Select id={`${id}-kind`} style={{ width: '100%' }} value={kind} onChange={(next: PowerKind) => setKind(next)} options={powerKinds.map((one) => ({ value: one, label: words.kind[one] }))} /></Field>
      <Field id={`${id}-basis`} label={words.basis}><Input.TextArea id={`${id}-basis`} value={basis} maxLength={500} autoSize={{ minRows: 2 }} onChange={(event) => setBasis(event.target.value)} /></Field>
    </Dialog>
  )
}
