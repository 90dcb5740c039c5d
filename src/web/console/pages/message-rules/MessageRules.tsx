// Who is told of what: the rules with their preview, the group robots, and what became of everything that was sent.
import { Segmented } from 'antd'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMe } from '../../../kit/data/use-me.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { messageViews, type MessageRulesSearch } from '../../search.ts'
import { useRuleTexts } from '../../words/message-rules.ts'
import { Deliveries } from './Deliveries.tsx'
import { Robots } from './Robots.tsx'
import { Rules } from './Rules.tsx'
import './message-rules.css'

const route = getRouteApi('/message-rules')

export const MessageRules = () => {
  const texts = useRuleTexts()
  const me = useMe()
  const navigate = useNavigate()
  const search = route.useSearch()
  const manages = worksOn(me, 'message.manage')
  const shown = messageViews.filter((view) => manages || view === 'robots')
  const view = search.view && shown.includes(search.view) ? search.view : shown[0]!
  const go = (next: MessageRulesSearch): void => void navigate({ to: '/message-rules', search: next, replace: true })
  return (
    <div className="page">
      <PageHead title={texts.heading} lead={texts.lead} />
      {shown.length > 1 && <Segmented className="rule-views" value={view} onChange={(next) => go({ view: next })} options={shown.map((value) => ({ value, label: texts.views[value] }))} />}
      {me && view === 'rules' && <Rules />}
      {me && view === 'robots' && <Robots />}
      {me && view === 'deliveries' && <Deliveries state={search.state} onState={(state) => go({ view: 'deliveries', ...(state ? { state } : {}) })} />}
    </div>
  )
}
