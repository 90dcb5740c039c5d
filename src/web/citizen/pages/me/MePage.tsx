// My: who I am, how I want to see it, and signing out here or everywhere.
import { useState } from 'react'
import { useLeave, useMe } from '../../../kit/data/use-me.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { LookSettings } from '../../../kit/mobile/LookSettings.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useMessageTexts } from '../../../kit/words/messages.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useNetNames } from '../../../kit/words/net.ts'
import { useTexts } from '../../words.ts'

export const MePage = () => {
  const t = useTexts()
  const netNames = useNetNames()
  const messages = useMessageTexts()
  const me = useMe()
  const leave = useLeave()
  const say = useProblemText()
  const [leaving, setLeaving] = useState(false)
  const signOut = async (everywhere: boolean): Promise<void> => {
    setLeaving(true)
    await leave(everywhere).then(() => toast(t.me.signedOut), (fault: unknown) => toast(say(fault), 'alert'))
    setLeaving(false)
  }
  return (
    <Page title={t.me.title}>
      <section className="card section">
        {me?.signedIn ? (
          <div style={{ display: 'flex', gap: 14, alignItems: 'center' }}><Icon name="user" /><div><strong>{me.name || netNames.role.resident}</strong><p className="soft small">{me.district.name}</p></div></div>
        ) : (
          <>
            <div><strong>{t.me.visitor}</strong><p className="soft">{t.me.visitorHint}</p></div>
            <Go to="/sign-in" search={{ then: '/me' }} className="button">{t.report.signIn}</Go>
          </>
        )}
      </section>
      <LookSettings texts={t.me} themes={['auto', 'light', 'dark']} elder />
      <div className="rows">
        {me?.signedIn && <Go to="/messages" className="row"><Icon name="bell" /><span className="words">{messages.heading}</span><Icon name="next" /></Go>}
        {me?.signedIn && <Go to="/messages/choices" className="row"><Icon name="wrench" /><span className="words">{messages.choices}</span><Icon name="next" /></Go>}
        <Go to="/track" className="row"><Icon name="search" /><span className="words">{t.me.track}</span><Icon name="next" /></Go>
      </div>
      <section className="card section"><h2>{t.me.privacy}</h2><p className="soft">{t.me.privacyText}</p></section>
      {me?.signedIn && (
        <section className="section">
          <h2>{t.me.account}</h2>
          <div className="rows">
            <button type="button" className="row" disabled={leaving} onClick={() => void signOut(false)}><Icon name="leave" /><span className="words">{t.me.signOut}</span></button>
            <button type="button" className="row danger" disabled={leaving} onClick={() => void signOut(true)}><Icon name="shield" /><span className="words">{t.me.everywhere}<small>{t.me.everywhereHint}</small></span></button>
          </div>
        </section>
      )}
    </Page>
  )
}
