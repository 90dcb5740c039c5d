// The bell in a view's top bar, with how many messages are unread.
import { useUnread } from '../../messages/use-messages.ts'
import { useMessageTexts } from '../../words/messages.ts'
import { Icon } from '../Icon.tsx'
import { Go } from '../router/router.tsx'
import './messages.css'

export const Bell = ({ enabled }: { enabled: boolean }) => {
  const t = useMessageTexts()
  const unread = useUnread(enabled)
  if (!enabled) return null
  return <Go to="/messages" className="icon-button bell" aria-label={t.bell(unread)}><Icon name="bell" />{unread > 0 && <span className="count" aria-hidden="true">{unread > 99 ? '99+' : unread}</span>}</Go>
}
