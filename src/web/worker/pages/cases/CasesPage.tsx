// Cases: what I hold, what I reported or follow, and everything in my cells: from what this phone holds, which is all of it,
// or says plainly that it isn't; then the rest is asked of the network.
import { useEffect, useState } from 'react'
import { caseRoutes } from '../../../../contract/cases.ts'
import { usePages } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Empty, Notice, Refused } from '../../../kit/mobile/Notice.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { useAsked, useGo } from '../../../kit/mobile/router/router.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { useTexts } from '../../words.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { useOffline } from '../../../kit/offline/context.tsx'
import { heldByMe } from '../../known/answers.ts'
import { rowOf, type KnownRow, type KnownView } from '../../known/case-view.ts'
import { local } from '../../keep.ts'
import { CaseLink } from '../CaseLink.tsx'
import { usePhone } from '../phone/words.ts'

/** Drawn at once; more with one tap. */
const step = 200

type Tab = 'mine' | 'cell' | 'held'
type Group = 'open' | 'closed'
type Asked = { tab: Tab; group: Group; words: string }

const which: Record<Tab, object> = { mine: { mine: true }, cell: {}, held: { holder: 'mine' } }

export const CasesPage = () => {
  const { cases: t } = useTexts()
  const shared = useShared()
  const go = useGo()
  const me = useMe()
  const { tab = 'mine', group = 'open', words = '' } = useAsked<Asked>()
  const [typed, setTyped] = useState(words)
  const ask = (change: Partial<Asked>): void => go({ to: '/cases', search: { tab, group, words, ...change }, replace: true })
  useEffect(() => {
    const timer = setTimeout(() => typed.trim() !== words && ask({ words: typed.trim() }), 400)
    return () => clearTimeout(timer)
  }, [typed])
  // A case waiting to be checked is not settled for the one who works on it: "open" is everything that is not closed.
  const query = { ...which[tab], ...(group === 'closed' ? { group: 'closed' as const } : tab === 'held' ? { group: 'all' as const, order: 'due' as const } : { group: 'all' as const }), ...(words ? { words } : {}) }
  // What is open is known to this phone; words, what is closed and what it was not given are asked of the server while it can be reached.
  const { cases: phone } = usePhone()
  const engine = useOffline()
  const known = local.cases()
  const [all, setAll] = useState(false)
  const [shown, setShown] = useState(step)
  const here = group === 'open' && engine.known.has('facts')
  const toServer = !here || all || words !== ''
  const pages = usePages(caseRoutes.list, { query }, 'cases', { keep: true, enabled: toServer })
  const asked = group === 'open' ? pages.rows.filter(({ stateGroup }) => stateGroup !== 'closed') : pages.rows
  const fits = (view: KnownView): boolean => words === '' || `${view.number} ${view.description} ${view.address}`.toLowerCase().includes(words.toLowerCase())
  const isMine = (view: KnownView): boolean => view.following || view.onlyHere === true || known.folds.get(view.id)?.ownerId === (me?.personId ?? undefined)
  const inTab: Record<Tab, (view: KnownView) => boolean> = { mine: isMine, held: (view) => heldByMe(known, engine, view), cell: () => true }
  const fromPhone = here && (!toServer || pages.error !== null)
  const held = fromPhone ? known.all.filter((view) => view.stateGroup !== 'closed' && inTab[tab](view) && fits(view)) : []
  // What waits here counts in what the server tells as well.
  const withPending = (row: KnownRow): KnownRow => { const view = known.byId.get(row.id); return view?.pending ? rowOf(view) : row }
  const onlyHere = here && !fromPhone ? known.all.filter((view) => view.onlyHere === true && inTab[tab](view) && fits(view)) : []
  const rows: readonly KnownRow[] = fromPhone ? held.slice(0, shown).map(rowOf) : [...onlyHere.map(rowOf), ...asked.map(withPending)]
  const waits = pages.isPending && toServer
  const isCut = fromPhone && engine.known.more('cases')
  return (
    <Page title={t.title}>
      <Tiles<Tab> label={t.tabLabel} hidden look="segments" value={tab} onChoose={(chosen) => ask({ tab: chosen })} choices={(['mine', 'held', 'cell'] as const).map((one) => ({ value: one, word: t.tab[one] }))} />
      <Tiles<Group> label={t.groupLabel} hidden look="segments" value={group} onChoose={(chosen) => ask({ group: chosen })} choices={(['open', 'closed'] as const).map((one) => ({ value: one, word: t.group[one] }))} />
      <Field label={t.search} type="search" maxLength={100} placeholder={t.searchHint} value={typed} onChange={(event) => setTyped(event.target.value)} enterKeyHint="search" />
      {waits && !fromPhone ? <Bones /> : pages.error && rows.length === 0 ? <Refused fault={pages.error} onRetry={() => void pages.refetch()} /> : rows.length === 0 && !pages.hasNextPage ? (
        <Empty icon="list" title={t.none}><p>{t.noneHint}</p></Empty>
      ) : (
        <ul className="list" aria-busy={pages.isFetching}>{rows.map((row) => <li key={row.id}><CaseLink row={row} light={row.overdue ? 'late' : 'rest'} /></li>)}</ul>
      )}
      {held.length > shown && <Button look="second" onClick={() => setShown(shown + step)}>{shared.more}</Button>}
      {isCut && <Notice icon="info"><span>{phone.cut(known.held)}</span><div className="buttons"><Button look="second" busy={all && pages.isFetching} onClick={() => (all ? void pages.refetch() : setAll(true))}>{phone.askAll}</Button></div></Notice>}
      {!fromPhone && pages.hasNextPage && <Button look="second" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{shared.more}</Button>}
    </Page>
  )
}
