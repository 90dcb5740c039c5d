// The devices a person works with: when each last spoke, what waited on it, and how a lost one is revoked.
import { useState } from 'react'
import { App, Button } from 'antd'
import type { PersonCard } from '../../../../contract/people.ts'
import { syncRoutes, type Device } from '../../../../contract/sync.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { exactTime } from '../../../kit/words/time.ts'
import { isReason, ReasonField } from './AccountDialogs.tsx'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { usePeopleTexts } from '../../words/people.ts'
import { Dialog } from './Dialog.tsx'

const minutesOf = (at: number): string => exactTime(at).slice(0, 16)

export const Devices = ({ person }: { person: PersonCard }) => {
  const { devices: words } = usePeopleTexts()
  const [lost, setLost] = useState<Device | null>(null)
  const answer = useCall(syncRoutes.devicesOf, { params: { id: person.id } })
  return (
    <section className="card" aria-label={words.heading}>
      <header><h2>{words.heading}</h2><span className="small quiet">{words.hint}</span></header>
      <div className="body">
        {answer.error ? <Fault fault={answer.error} onRetry={() => void answer.refetch()} /> : !answer.data ? <Waiting rows={2} /> : answer.data.devices.length === 0 ? <p className="quiet">{words.none}</p> : (
          <ul className="people-turns people-devices">
            {answer.data.devices.map((device) => (
              <li key={device.id}>
                <b>{device.name}</b>
                <span className="small">{words.last(minutesOf(device.lastAt))}</span>
                {device.waiting > 0 && device.toldAt === null && <span className="tag tag-waiting">{words.waiting(device.waiting)}</span>}
                {device.revokedAt === null ? <Button size="small" danger onClick={() => setLost(device)}>{words.revoke}</Button> : (
                  <>
                    <span className="tag tag-urgent">{words.revoked(minutesOf(device.revokedAt))}</span>
                    <span className={`tag ${device.toldAt === null ? 'tag-waiting' : 'tag-done'}`}>{device.toldAt === null ? words.notYetErased : words.erased(minutesOf(device.toldAt))}</span>
                    <span className="small quiet">{device.reason}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {lost && <RevokeDialog person={person} device={lost} onClose={() => setLost(null)} />}
    </section>
  )
}

const RevokeDialog = ({ person, device, onClose }: { person: PersonCard; device: Device; onClose: () => void }) => {
  const { devices: words } = usePeopleTexts()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(syncRoutes.revoke, ['sync.'])
  const submit = (): void => {
    setTried(true)
    if (isReason(reason)) send.mutate({ params: { id: person.id, device: device.id }, body: { reason: reason.trim() } }, { onSuccess: () => { void message.success(words.done); onClose() } })
  }
  return (
    <Dialog title={`${words.revoke} · ${device.name}`} hint={words.revokeHint} fault={send.error} busy={send.isPending} submit={words.revoke} onSubmit={submit} onClose={onClose} danger>
      {device.waiting > 0 && <p className="tag tag-waiting">{words.waitingLost(device.waiting)}</p>}
      <ReasonField value={reason} onChange={setReason} hint={words.reasonHint} tried={tried} />
    </Dialog>
  )
}
