// The bell on top of every page: how many messages are unread; it opens the inbox.
import { Badge } from 'antd'
import { Link } from '@tanstack/react-router'
import { useUnread } from '../../kit/messages/use-messages.ts'
import { useMessageTexts } from '../../kit/words/messages.ts'
import { Icon } from '../parts/Icon.tsx'

export const BellLink = () => {
  const texts = useMessageTexts()
  const unread = useUnread(true)
  return <Link to="/messages" className="frame-button" aria-label={texts.bell(unread)} title={texts.heading}><Badge count={unread} size="small" offset={[6, -2]} overflowCount={99} aria-hidden="true"><Icon name="bell" /></Badge></Link>
}
