// My reports and what I follow; without signing in, what was reported from this phone.
import { caseRoutes } from '../../../../contract/cases.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useLive } from '../../../kit/data/live.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Empty, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { Go, useAsked, useGo } from '../../../kit/mobile/router/router.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { useSent } from '../../keep.ts'
import { useTexts } from '../../words.ts'
import { CaseLink, SentLink } from '../CaseLink.tsx'
import { Unfinished } from '../home/Unfinished.tsx'

type Group = 'open' | 'closed' | 'all'

export const MinePage = () => {
  const t = useTexts()
  const me = useMe()
  return (
    <Page title={t.mine.title}>
      <Unfinished />
      {me === undefined ? <Bones /> : me.signedIn ? <Signed /> : <OnThisPhone />}
    </Page>
  )
}

const Signed = () => {
  const { mine: t } = useTexts()
  const shared = useShared()
  const go = useGo()
  const group = useAsked<{ group: Group }>().group ?? 'all'
  useLive(true)
  const pages = usePages(caseRoutes.list, { query: { mine: true, group } }, 'cases')
  return (
    <>
      <Tiles
        label={t.title} hidden look="segments" value={group} onChoose={(chosen) => go({ to: '/mine', search: { group: chosen === 'all' ? undefined : chosen }, replace: true })}
        choices={[{ value: 'all', word: t.all }, { value: 'open', word: t.open }, { value: 'closed', word: t.closed }]}
      />
      {pages.isPending ? <Bones /> : pages.error ? <Refused fault={pages.error} onRetry={() => void pages.refetch()} /> : pages.rows.length === 0 ? (
        <Empty icon="list" title={t.empty}><p>{t.emptyHint}</p></Empty>
      ) : (
        <ul className="list">{pages.rows.map((row) => <li key={row.id}><CaseLink row={row} /></li>)}</ul>
      )}
      {pages.hasNextPage && <Button look="second" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{shared.more}</Button>}
      <Go to="/track" className="button quiet"><Icon name="search" />{t.track}</Go>
    </>
  )
}

const OnThisPhone = () => {
  const { mine: t, report } = useTexts()
  const sent = useSent()
  return (
    <>
      <Notice icon="user">
        <span>{t.signIn}</span>
        <div className="buttons"><Go to="/sign-in" search={{ then: '/mine' }} className="button">{report.signIn}</Go><Go to="/track" className="button second">{t.track}</Go></div>
      </Notice>
      {sent.length === 0 ? <Empty icon="list" title={t.empty}><p>{t.emptyHint}</p></Empty> : (
        <section className="section"><h2>{t.onPhone}</h2><ul className="list">{sent.map((one) => <li key={one.caseId}><SentLink sent={one} /></li>)}</ul></section>
      )}
    </>
  )
}
