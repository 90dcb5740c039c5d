// By which ways and at which hours I want to be told.
import { useState } from 'react'
import { messageRoutes, type MessageChoices } from '../../../../contract/messages.ts'
import type { App } from '../../../../domain/messages/opens.ts'
import { clockOf, minutesOf, useChoices, usePush } from '../../messages/use-messages.ts'
import { useSend } from '../../data/use-call.ts'
import { useMessageTexts } from '../../words/messages.ts'
import { useProblemText } from '../../words/problem-text.ts'
import { Button } from '../Button.tsx'
import { Field } from '../Field.tsx'
import { Page } from '../Frame.tsx'
import { Icon } from '../Icon.tsx'
import { Bones, Notice, Refused } from '../Notice.tsx'
import { toast } from '../toast.tsx'
import './messages.css'

/** The page for one of the phone apps. */
export const choicesPage = (app: App) => () => {
  const t = useMessageTexts()
  const say = useProblemText()
  const { known, put, stale } = useChoices()
  const save = (next: Parameters<typeof put>[0]): void => void put(next).catch((fault: unknown) => toast(say(fault), 'alert'))
  return (
    <Page title={t.choices} back="/messages">
      {known.error && !known.data ? <Refused fault={known.error} onRetry={() => void known.refetch()} /> : !known.data ? <Bones /> : (
        <>
          <p className="soft">{t.lead}</p>
          <Push app={app} choices={known.data} stale={stale} onChoose={(push) => save({ push })} />
          <section className="card section">
            <Switch label={t.sms} hint={known.data.available.sms ? t.smsHint : t.smsNone} disabled={!known.data.available.sms} checked={known.data.sms && known.data.available.sms} onChange={(sms) => save({ sms })} />
            <Switch label={t.email} {...(known.data.available.email ? {} : { hint: t.emailNone })} disabled={!known.data.available.email} checked={known.data.email && known.data.available.email} onChange={(email) => save({ email })} />
            {known.data.available.email && <Address choices={known.data} />}
          </section>
          <Quiet quiet={known.data.quiet} onChange={(quiet) => save({ quiet })} />
        </>
      )}
    </Page>
  )
}

const Switch = ({ label, hint, checked, disabled, onChange }: { label: string; hint?: string; checked: boolean; disabled?: boolean; onChange: (on: boolean) => void }) => (
  <label className="switch">
    <span className="words"><strong>{label}</strong>{hint && <><br /><span className="soft small">{hint}</span></>}</span>
    <input type="checkbox" role="switch" aria-label={label} checked={checked} disabled={disabled ?? false} onChange={(event) => onChange(event.target.checked)} />
  </label>
)

const Push = ({ app, choices, stale, onChoose }: { app: App; choices: MessageChoices; stale: () => void; onChoose: (push: boolean) => void }) => {
  const t = useMessageTexts()
  const say = useProblemText()
  const push = usePush(app, choices, stale)
  const remove = useSend(messageRoutes.unsubscribe, ['messages.choices'])
  const turn = (wanted: boolean): void => void push.turn(wanted).then(() => { if (wanted && !choices.push) onChoose(true) }, (fault: unknown) => toast(say(fault), 'alert'))
  const others = choices.devices.filter(({ here }) => !here)
  return (
    <section className="card section">
      <h2>{t.push}</h2>
      <p className="soft small">{t.pushHint}</p>
      {push.on ? <Notice tone="done"><span>{t.pushOn}</span></Notice> : push.fault && <Notice tone="waiting" live><span>{t[push.fault]}</span></Notice>}
      <Button look={push.on ? 'second' : 'first'} icon="bell" busy={push.busy} onClick={() => turn(!push.on)}>{push.busy ? t.turning : push.on ? t.turnOff : t.turnOn}</Button>
      {others.length > 0 && (
        <>
          <h3>{t.devices}</h3>
          <ul className="rows">{others.map(({ id, app: of }) => <li key={id} className="row"><Icon name="phone" /><span className="words">{t.device[of]}</span><Button look="quiet" narrow onClick={() => remove.mutate({ body: { id } })}>{t.remove}</Button></li>)}</ul>
        </>
      )}
    </section>
  )
}

const Address = ({ choices }: { choices: MessageChoices }) => {
  const t = useMessageTexts()
  const say = useProblemText()
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const send = useSend(messageRoutes.setAddress, ['messages.choices'])
  const confirm = useSend(messageRoutes.confirmAddress, ['messages.choices'])
  const fault = send.error ?? confirm.error
  return (
    <>
      {choices.address && <Notice tone="done"><span>{t.confirmed(choices.address)}</span><Button look="quiet" narrow onClick={() => send.mutate({ body: { address: null } })}>{t.forget}</Button></Notice>}
      {choices.pending ? (
        <>
          <Notice><span>{t.pending(choices.pending)}</span></Notice>
          <Field label={t.code} inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={(event) => setCode(event.target.value)} />
          <Button busy={confirm.isPending} disabled={!/^\d{6}$/.test(code)} onClick={() => confirm.mutate({ body: { code } })}>{t.confirm}</Button>
          <Button look="quiet" busy={send.isPending} onClick={() => { setCode(''); send.mutate({ body: { address: null } }) }}>{t.otherAddress}</Button>
        </>
      ) : !choices.address && (
        <>
          <Field label={t.address} type="email" autoComplete="email" value={address} onChange={(event) => setAddress(event.target.value)} />
          <Button look="second" busy={send.isPending} disabled={!/^\S+@\S+\.\S+$/.test(address)} onClick={() => send.mutate({ body: { address } })}>{t.sendCode}</Button>
        </>
      )}
      {fault && <Notice tone="urgent" live>{say(fault)}</Notice>}
    </>
  )
}

const night = { from: 22 * 60, until: 7 * 60 }

const Quiet = ({ quiet, onChange }: { quiet: MessageChoices['quiet']; onChange: (quiet: MessageChoices['quiet']) => void }) => {
  const t = useMessageTexts()
  const set = (part: 'from' | 'until') => (event: { target: HTMLInputElement }): void => { if (quiet && event.target.value) onChange({ ...quiet, [part]: minutesOf(event.target.value) }) }
  return (
    <section className="card section">
      <h2>{t.quiet}</h2>
      <p className="soft small">{t.quietHint}</p>
      <Switch label={t.quietOwn} checked={quiet !== null} onChange={(on) => onChange(on ? night : null)} />
      {quiet && quiet.from === quiet.until && <Notice tone="waiting" live>{t.quietSame}</Notice>}
      {quiet && <div className="hours"><Field label={t.from} type="time" value={clockOf(quiet.from)} onChange={set('from')} /><Field label={t.until} type="time" value={clockOf(quiet.until)} onChange={set('until')} /></div>}
    </section>
  )
}
