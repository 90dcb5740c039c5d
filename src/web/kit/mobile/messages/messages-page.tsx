// My messages, newest first. Opening one reads it and goes to the very thing it is about.
import { messageRoutes, type InboxMessage } from '../../../../contract/messages.ts'
import { factsText, titleOf } from '../../../../domain/messages/compose.ts'
import { pageOf, type App } from '../../../../domain/messages/opens.ts'
import { usePages, useSend } from '../../data/use-call.ts'
import { useMe } from '../../data/use-me.ts'
import { TimeText } from '../../words/TimeText.tsx'
import { useLanguage } from '../../words/language.ts'
import { useMessageTexts } from '../../words/messages.ts'
import { Button } from '../Button.tsx'
import { Page } from '../Frame.tsx'
import { Icon } from '../Icon.tsx'
import { Bones, Empty, Refused } from '../Notice.tsx'
import { Go } from '../router/router.tsx'
import './messages.css'

/** The page for one of the phone apps. */
export const messagesPage = (app: App) => () => {
  const t = useMessageTexts()
  const me = useMe()
  const pages = usePages(messageRoutes.inbox, { query: { limit: 30 } }, 'messages', { enabled: me?.signedIn ?? false })
  const read = useSend(messageRoutes.read, ['messages.', 'clocks.reminders'])
  const [newest] = pages.rows
  return (
    <Page title={t.heading} back="/" right={<Go to="/messages/choices" className="icon-button bell" aria-label={t.choices}><Icon name="wrench" /></Go>}>
      {pages.error && pages.rows.length === 0 ? <Refused fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.isPending && me?.signedIn ? <Bones /> : !newest ? <Empty icon="bell" title={t.empty}><p>{t.emptyHint}</p></Empty> : (
        <>
          {(pages.first?.unread ?? 0) > 0 && <Button look="second" icon="check" busy={read.isPending} onClick={() => read.mutate({ body: { upTo: newest.id } })}>{t.allRead}</Button>}
          <ul className="rows">{pages.rows.map((one) => <li key={one.id}><Line app={app} one={one} onRead={() => { if (!one.read) read.mutate({ body: { ids: [one.id] } }) }} /></li>)}</ul>
          {pages.hasNextPage && <Button look="second" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t.more}</Button>}
        </>
      )}
    </Page>
  )
}

const Line = ({ app, one, onRead }: { app: App; one: InboxMessage; onRead: () => void }) => {
  const t = useMessageTexts()
  const language = useLanguage()
  const words = (
    <span className="words">
      <strong>{titleOf(one.occasion, language)}</strong>
      <small>{factsText(one.facts, language)}</small>
      <small><TimeText at={one.at} />{!one.read && ` · ${t.unread}`}</small>
    </span>
  )
  const look = `row message${one.read ? '' : ' unread'}`
  const path = pageOf(one.subject, app)
  return path
    ? <Go to={path} className={look} onClick={onRead}>{words}<Icon name="next" /></Go>
    : <button type="button" className={look} onClick={onRead}>{words}</button>
}
