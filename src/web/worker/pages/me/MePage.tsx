// My: posts, how I want to see it, password, signing out here or everywhere.
import { useState } from 'react'
import { accountRoutes } from '../../../../contract/account.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useLeave, useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { LookSettings } from '../../../kit/mobile/LookSettings.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { Sheet } from '../../../kit/mobile/Sheet.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useMessageTexts } from '../../../kit/words/messages.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { forgetAll, keep } from '../../keep.ts'
import { usePhone } from '../phone/words.ts'
import { Devices } from './Devices.tsx'
import { postsOf, usePostText } from '../../posts.ts'
import { useParcelsOfMine } from '../../use-parcels-of-mine.ts'
import { useTexts } from '../../words.ts'

export const MePage = () => {
  const { me: t } = useTexts()
  const messages = useMessageTexts()
  const me = useMe()
  const posts = postsOf(me)
  const postText = usePostText()
  const [open, setOpen] = useState<'password' | 'here' | 'everywhere' | null>(null)
  return (
    <Page title={t.title}>
      <section className="card section">
        <div style={{ display: 'flex', gap: 14, alignItems: 'center' }}><Icon name="user" /><div><strong>{me?.name}</strong><p className="soft small">{me?.district.name}</p></div></div>
        <dl className="facts">
          <div><dt>{t.posts}</dt><dd>{posts.length > 0 ? <ul>{posts.map((post, index) => <li key={post.id ?? index}>{postText(post)}</li>)}</ul> : t.noPosts}</dd></div>
        </dl>
      </section>
      <div className="rows">
        <Go to="/messages" className="row"><Icon name="bell" /><span className="words">{messages.heading}</span><Icon name="next" /></Go>
        <Go to="/messages/choices" className="row"><Icon name="wrench" /><span className="words">{messages.choices}</span><Icon name="next" /></Go>
      </div>
      <Devices />
      <LookSettings texts={t} themes={['auto', 'light', 'dark', 'sun']} elder />
      <section className="section">
        <h2>{t.account}</h2>
        <div className="rows">
          <button type="button" className="row" onClick={() => setOpen('password')}><Icon name="key" /><span className="words">{t.password}</span></button>
          <button type="button" className="row" onClick={() => setOpen('here')}><Icon name="leave" /><span className="words">{t.signOut}</span></button>
          <button type="button" className="row danger" onClick={() => setOpen('everywhere')}><Icon name="shield" /><span className="words">{t.everywhere}<small>{t.everywhereHint}</small></span></button>
        </div>
      </section>
      {open === 'password' && <PasswordSheet onClose={() => setOpen(null)} />}
      {(open === 'here' || open === 'everywhere') && <LeaveSheet everywhere={open === 'everywhere'} onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** What was not sent would be erased: it is asked for first. Without a network the phone erases all the same. */
const LeaveSheet = ({ everywhere, onClose }: { everywhere: boolean; onClose: () => void }) => {
  const { me: t } = useTexts()
  const { me: phone } = usePhone()
  const say = useProblemText()
  const leave = useLeave()
  const { waiting, stuck, drafts } = useParcelsOfMine()
  const [busy, setBusy] = useState(false)
  const unsent = waiting.length + stuck.length + drafts.length
  const within = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    await work()
    setBusy(false)
  }
  const go = (): Promise<void> => within(async () => {
    await leave(everywhere).then(async () => { await forgetAll('mine'); toast(t.signedOut); onClose() }, (fault: unknown) => toast(say(fault), 'alert'))
  })
  return (
    <Sheet title={everywhere ? t.everywhere : t.leaveTitle} onClose={onClose}>
      <p>{phone.erase}</p>
      {unsent > 0 && <Notice tone="urgent">{phone.unsent(unsent)}</Notice>}
      {waiting.length > 0 && <Button look="first" icon="send" busy={busy} onClick={() => void within(() => keep.sendWaiting(null))}>{phone.sendFirst}</Button>}
      <Button look={everywhere || unsent > 0 ? 'danger' : 'first'} icon="leave" busy={busy} onClick={() => void go()}>{unsent > 0 ? phone.eraseAnyway : everywhere ? t.everywhere : t.signOut}</Button>
    </Sheet>
  )
}

const PasswordSheet = ({ onClose }: { onClose: () => void }) => {
  const { me: t } = useTexts()
  const say = useProblemText()
  const change = useSend(accountRoutes.changePassword)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  return (
    <Sheet title={t.password} onClose={onClose}>
      <form className="section" onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ body: { current, next } }, { onSuccess: () => { toast(t.changed, 'key'); onClose() } })
      }}>
        <Field label={t.current} type="password" autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
        <Field label={t.next} hint={t.nextHint} type="password" autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} />
        {change.error && <Notice tone="urgent" live>{say(change.error)}</Notice>}
        <Button type="submit" busy={change.isPending} disabled={!current || !next}>{t.change}</Button>
      </form>
    </Sheet>
  )
}
