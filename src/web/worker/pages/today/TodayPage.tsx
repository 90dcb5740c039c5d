// Today: whom to call and my lists within a thumb's reach, how much there is, then cases and rounds in the order to go to them.
import { caseRoutes, type CaseRow } from '../../../../contract/cases.ts'
import { reachOf, type Role } from '../../../../domain/access/roles.ts'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useOffline } from '../../../kit/offline/context.tsx'
import { lightOf } from '../../../kit/light.ts'
import { Icon, type IconName } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bell } from '../../../kit/mobile/messages/Bell.tsx'
import { Bones, Empty, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useNow } from '../../../kit/words/use-now.ts'
import { postsOf, usePostText } from '../../posts.ts'
import { useParcelsOfMine } from '../../use-parcels-of-mine.ts'
import { useTexts } from '../../words.ts'
import { TodayOrder } from './TodayOrder.tsx'
import { Reminders } from './Reminders.tsx'
import type { Light } from '../CaseLink.tsx'
import { useRoundPage } from '../round/words.ts'
import { usePhone } from '../phone/words.ts'
import { isToMake } from '../../known/rounds.ts'
import { useRounds } from '../../use-rounds.ts'

const most = 100

export const TodayPage = () => {
  const { today: t } = useTexts()
  const { contact, lists } = useRoundPage()
  const phone = usePhone()
  const engine = useOffline()
  const { rounds } = useRounds()
  const toMake = rounds.filter(isToMake).length
  const me = useMe()
  const posts = postsOf(me)
  const postText = usePostText()
  const inspections = useInspectionTexts()
  const inspects = posts.some(({ role }) => reachOf(role as Role, 'inspection.do') !== undefined)
  const { drafts } = useParcelsOfMine()
  const list = useCall(caseRoutes.list, { query: { holder: 'mine', group: 'open', order: 'due', limit: most } }, { enabled: me?.signedIn ?? false })
  const now = useNow()
  const rows = list.data?.cases ?? []
  const groupOf = (row: CaseRow): Light => { const light = lightOf(row, now); return light === 'red' ? 'late' : light === 'yellow' ? 'soon' : 'rest' }
  const groups = (['late', 'soon', 'rest'] as const).map((light) => ({ light, rows: rows.filter((row) => groupOf(row) === light) }))
  const [late, soon] = groups
  return (
    <Page title={me ? t.hello(me.name) : t.title} mark right={<Bell enabled={me?.signedIn ?? false} />}>
      {posts.length > 0 && <p className="soft small">{posts.map(postText).join('; ')}</p>}
      <Reminders enabled={me?.signedIn ?? false} />
      {posts.length > 0 && (
        <nav className="shortcuts" aria-label={contact.also}>
          <Go to="/contact" className="act"><Icon name="phone" />{contact.title}</Go>
          {inspects && <Go to="/premises" className="act"><Icon name="building" />{inspections.heading}</Go>}
          <Go to="/cells" className="act"><Icon name="map" />{phone.cells.title}</Go>
          <Go to="/lists" className="act"><Icon name="list" />{lists.title}</Go>
        </nav>
      )}
      {drafts.length > 0 && <Notice icon="note"><span>{t.unfinished(drafts.length)}</span><Go to="/waiting">{t.goOn}</Go></Notice>}
      {me && posts.length === 0 ? <Empty icon="user" title={t.noPost}><p>{t.noPostHint}</p></Empty> : list.error && !list.data ? <><TodayOrder cases={[]} /><Refused fault={list.error} onRetry={() => void list.refetch()} /></> : !list.data ? <Bones /> : (
        <>
          <div className="figures">
            <Figure light="late" icon="alert" word={t.late} value={late!.rows.length} />
            <Figure light="soon" icon="clock" word={t.soon} value={soon!.rows.length} />
            <Figure light="rest" icon="list" word={t.all} value={rows.length} more={list.data.next !== null || engine.known.more('cases')} />
          </div>
          <TodayOrder cases={rows} />
          {rows.length + toMake === 0 && <Empty icon="check" title={t.none}><p>{t.noneHint}</p></Empty>}
        </>
      )}
    </Page>
  )
}

const Figure = ({ light, icon, word, value, more }: { light: Light; icon: IconName; word: string; value: number; more?: boolean }) => (
  <Go to="/cases" search={{ tab: 'held' }} className={`figure ${value > 0 ? light : ''}`}>
    <strong>{more ? `${value}+` : value}</strong><span><Icon name={icon} />{word}</span>
  </Go>
)
