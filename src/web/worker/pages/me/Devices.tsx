// The devices I use, with this one first: what it holds, how much room that takes, when it last spoke with the server. One that
// is lost I revoke myself.
import { useState } from 'react'
import { syncRoutes, type Device } from '../../../../contract/sync.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Sheet } from '../../../kit/mobile/Sheet.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useOffline } from '../../../kit/offline/context.tsx'
import { useSpace } from '../../../kit/offline/use-space.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { usePhone } from '../phone/words.ts'

const nameOf = ({ name, id }: Device): string => name || id.slice(0, 8)

export const Devices = () => {
  const { me: t } = usePhone()
  const engine = useOffline()
  const used = useSpace()
  const { data, error } = useCall(syncRoutes.devices, {})
  const [lost, setLost] = useState<Device | null>(null)
  const own = engine.device()
  const others = data?.devices.filter(({ id }) => id !== own) ?? []
  const { lastAt } = engine.status()
  return (
    <section className="section" aria-labelledby="devices">
      <h2 id="devices">{t.devices}</h2>
      <ul className="rows">
        <li className="row">
          <Icon name="phone" />
          <span className="words"><strong>{t.device}</strong><small>{t.holds(engine.known.keys('cases').length, engine.known.keys('cells').length)}{used && ` · ${t.space} ${used}`}{lastAt !== null && <> · {t.last} <TimeText at={lastAt} /></>}</small></span>
        </li>
        {others.map((one) => (
          <li key={one.id} className="row">
            <Icon name={one.revokedAt === null ? 'phone' : 'close'} />
            <span className="words">{nameOf(one)}<small>{one.revokedAt === null ? <>{t.last} <TimeText at={one.lastAt} /> · {t.version} {one.appVersion}</> : <>{t.revoked} <TimeText at={one.revokedAt} /> · {one.toldAt === null ? t.notErased : <>{t.erasedAt} <TimeText at={one.toldAt} /></>}</>}</small></span>
            {one.revokedAt === null && <Button look="quiet" narrow icon="shield" aria-label={t.revokeTitle(nameOf(one))} onClick={() => setLost(one)}>{t.revoke}</Button>}
          </li>
        ))}
      </ul>
      <p className="soft small">{error && !data ? t.needsNetwork : t.asked}</p>
      {lost && <RevokeSheet device={lost} onClose={() => setLost(null)} />}
    </section>
  )
}

const RevokeSheet = ({ device, onClose }: { device: Device; onClose: () => void }) => {
  const { me: t } = usePhone()
  const say = useProblemText()
  const revoke = useSend(syncRoutes.revokeOwn, ['sync.'])
  const [reason, setReason] = useState(t.reasonLost)
  const [pressed, setPressed] = useState(false)
  const given = reason.trim().length >= 2
  return (
    <Sheet title={t.revokeTitle(nameOf(device))} onClose={onClose}>
      <form className="section" noValidate onSubmit={(event) => {
        event.preventDefault()
        setPressed(true)
        if (given) revoke.mutate({ params: { device: device.id }, body: { reason: reason.trim() } }, { onSuccess: () => { toast(t.revoked, 'shield'); onClose() } })
      }}>
        <p>{t.revokeHint}</p>
        {device.waiting > 0 && <Notice tone="urgent">{t.revokeWaiting(device.waiting)}</Notice>}
        <Field label={t.reason} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} fault={pressed && !given ? t.reasonNeeded : null} />
        {revoke.error && <Notice tone="urgent" live>{say(revoke.error)}</Notice>}
        <Button type="submit" look="danger" icon="shield" busy={revoke.isPending}>{t.revoke}</Button>
      </form>
    </Sheet>
  )
}
