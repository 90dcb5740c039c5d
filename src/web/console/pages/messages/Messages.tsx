// My inbox in the console, and how I want to be told besides.
import { useState } from 'react'
import { App, Button, Checkbox, Input, Switch } from 'antd'
import { messageRoutes, type InboxMessage, type MessageChoices } from '../../../../contract/messages.ts'
import { factsText, titleOf } from '../../../../domain/messages/compose.ts'
import { isEmail } from '../../../../domain/messages/email-address.ts'
import { pageOf } from '../../../../domain/messages/opens.ts'
import { usePages, useSend } from '../../../kit/data/use-call.ts'
import { clockOf, minutesOf, useChoices, usePush } from '../../../kit/messages/use-messages.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useLanguage } from '../../../kit/words/language.ts'
import { useMessageTexts } from '../../../kit/words/messages.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { MoreRows } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { PathLink } from '../../parts/PathLink.tsx'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import './messages.css'

export const Messages = () => {
  const texts = useMessageTexts()
  const [unread, setUnread] = useState(false)
  const pages = usePages(messageRoutes.inbox, { query: { limit: 30, ...(unread ? { unread: true } : {}) } }, 'messages', { keep: true })
  const read = useSend(messageRoutes.read, ['messages.', 'clocks.reminders'])
  const [newest] = pages.rows
  return (
    <div className="page">
      <PageHead title={texts.heading}>
        <Button disabled={!newest || (pages.first?.unread ?? 0) === 0} loading={read.isPending} onClick={() => read.mutate({ body: { upTo: newest!.id } })}>{texts.allRead}</Button>
      </PageHead>
      <div className="messages-split">
        <section className="card" aria-label={texts.heading}>
          <header><Checkbox checked={unread} onChange={({ target }) => setUnread(target.checked)}>{texts.unreadOnly}</Checkbox></header>
          {pages.error && !newest ? <Fault fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending ? <Waiting rows={6} /> : !newest ? <Say kind="empty" title={texts.empty} text={texts.emptyHint} /> : (
            <>
              <ul className="messages-list">{pages.rows.map((one) => <li key={one.id} className={one.read ? '' : 'unread'}><Line one={one} onRead={() => { if (!one.read) read.mutate({ body: { ids: [one.id] } }) }} /></li>)}</ul>
              <MoreRows pages={pages} count={pages.rows.length} />
            </>
          )}
        </section>
        <Choices />
      </div>
    </div>
  )
}

const Line = ({ one, onRead }: { one: InboxMessage; onRead: () => void }) => {
  const texts = useMessageTexts()
  const language = useLanguage()
  const words = <><b>{titleOf(one.occasion, language)}</b><span>{factsText(one.facts, language)}</span><span className="quiet small"><TimeText at={one.at} />{!one.read && ` · ${texts.unread}`}</span></>
  const path = pageOf(one.subject, 'console')
  return path ? <PathLink path={path} onClick={onRead}>{words}</PathLink> : <button type="button" onClick={onRead}>{words}</button>
}

const Choices = () => {
  const texts = useMessageTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const { known, put, stale } = useChoices()
  const push = usePush('console', known.data, stale)
  const save = (next: Parameters<typeof put>[0]): void => void put(next).then(() => message.success(texts.saved), (fault: unknown) => message.error(say(fault)))
  if (!known.data) return <section className="card" aria-label={texts.choices}><Waiting rows={4} /></section>
  const { available, sms, email, quiet } = known.data
  return (
    <section className="card" aria-label={texts.choices}>
      <header><h2>{texts.choices}</h2></header>
      <div className="body stack">
        <p className="quiet">{texts.lead}</p>
        <div className="messages-switch"><span><b>{texts.push}</b><small>{push.on ? texts.pushOn : texts.pushHint}</small></span><Button loading={push.busy} onClick={() => void push.turn(!push.on).catch((fault: unknown) => message.error(say(fault)))}>{push.on ? texts.turnOff : texts.turnOn}</Button></div>
        {push.fault && <p className="quiet small" role="status">{texts[push.fault]}</p>}
        <div className="messages-switch"><span><b>{texts.sms}</b><small>{available.sms ? texts.smsHint : texts.smsNone}</small></span><Switch aria-label={texts.sms} disabled={!available.sms} checked={sms && available.sms} onChange={(on) => save({ sms: on })} /></div>
        <div className="messages-switch"><span><b>{texts.email}</b>{!available.email && <small>{texts.emailNone}</small>}</span><Switch aria-label={texts.email} disabled={!available.email} checked={email && available.email} onChange={(on) => save({ email: on })} /></div>
        {available.email && <Address choices={known.data} />}
        <div className="messages-switch"><span><b>{texts.quietOwn}</b><small>{texts.quietHint}</small></span><Switch aria-label={texts.quietOwn} checked={quiet !== null} onChange={(on) => save({ quiet: on ? { from: 22 * 60, until: 7 * 60 } : null })} /></div>
        {quiet && quiet.from === quiet.until && <p className="quiet small" role="status">{texts.quietSame}</p>}
        {quiet && <div className="messages-hours"><Input type="time" aria-label={texts.from} value={clockOf(quiet.from)} onChange={({ target }) => target.value && save({ quiet: { ...quiet, from: minutesOf(target.value) } })} /><Input type="time" aria-label={texts.until} value={clockOf(quiet.until)} onChange={({ target }) => target.value && save({ quiet: { ...quiet, until: minutesOf(target.value) } })} /></div>}
      </div>
    </section>
  )
}

const Address = ({ choices }: { choices: MessageChoices }) => {
  const texts = useMessageTexts()
  const say = useProblemText()
  const { message } = App.useApp()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(messageRoutes.setAddress, ['messages.choices'])
  const confirm = useSend(messageRoutes.confirmAddress, ['messages.choices'])
  const onError = (fault: Error): void => void message.error(say(fault), 6)
  if (choices.address) return <div className="messages-switch"><span>{texts.confirmed(choices.address)}</span><Button size="small" onClick={() => send.mutate({ body: { address: null } }, { onError })}>{texts.forget}</Button></div>
  const coded = choices.pending !== null
  const label = coded ? texts.code : texts.address
  const wrong = coded ? !/^\d{6}$/.test(typed.trim()) : !isEmail(typed.trim())
  return (
    <div className="stack">
      {choices.pending && <p className="quiet small">{texts.pending(choices.pending)}</p>}
      <div className="messages-hours">
        <Input aria-label={label} placeholder={label} maxLength={coded ? 6 : 200} value={typed} onChange={({ target }) => setTyped(target.value)} />
        <Button loading={send.isPending || confirm.isPending} onClick={() => {
          setTried(true)
          if (wrong) return
          const onSuccess = (): void => { setTyped(''); setTried(false) }
          if (coded) confirm.mutate({ body: { code: typed.trim() } }, { onError, onSuccess })
          else send.mutate({ body: { address: typed.trim() } }, { onError, onSuccess })
        }}>{coded ? texts.confirm : texts.sendCode}</Button>
      </div>
      {tried && wrong && <p className="fault-text small" role="alert">{coded ? texts.codeWrong : texts.addressWrong}</p>}
      {coded && <span><Button size="small" type="link" loading={send.isPending} onClick={() => { setTyped(''); setTried(false); send.mutate({ body: { address: null } }, { onError }) }}>{texts.otherAddress}</Button></span>}
    </div>
  )
}
