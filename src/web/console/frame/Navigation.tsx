// The pages of the console, as far as one's posts reach, in groups that fold. What somebody folded stays folded on this
// device, except the group of the page they are on. Arrow keys walk, left and right fold.
import { useId, type KeyboardEvent } from 'react'
import { Link, useRouterState } from '@tanstack/react-router'
import type { Me } from '../../../contract/account.ts'
import { Icon } from '../parts/Icon.tsx'
import { worksOn } from '../parts/permission.ts'
import { useKept } from '../parts/use-kept.ts'
import { useTexts } from '../words/words.ts'
import { grouped, pageAt, type Group, type Page } from './pages.ts'

const walk = (event: KeyboardEvent<HTMLElement>): void => {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key]
  if (at < 0 || next === undefined) return
  event.preventDefault()
  stops[Math.max(0, Math.min(stops.length - 1, next))]!.focus()
}

export const Navigation = ({ me, folded }: { me: Me; folded: boolean }) => {
  const texts = useTexts()
  const here = pageAt(useRouterState({ select: (state) => state.location.pathname }))
  const [closed, setClosed] = useKept<readonly Group[]>('console.closed-groups', [])
  const set = (group: Group, open: boolean): void => setClosed(open ? closed.filter((one) => one !== group) : [...new Set([...closed, group])])
  return (
    <nav className="nav" aria-label={texts.menu.label} onKeyDown={walk}>
      <div className="nav-mark">
        <img src="/icons/mark.svg" width="32" height="32" alt="" />
        {!folded && <b>{texts.title}</b>}
      </div>
      {grouped(({ verb }) => verb === null || worksOn(me, verb)).map(({ group, pages }) =>
        group === null || folded || pages.length === 1
          ? <Pages key={group} pages={pages} folded={folded} />
          : <Fold key={group} group={group} pages={pages} open={here?.group === group || !closed.includes(group)} fixed={here?.group === group} onOpen={(open) => set(group, open)} />)}
    </nav>
  )
}

const Fold = ({ group, pages, open, fixed, onOpen }: { group: Group; pages: readonly Page[]; open: boolean; fixed: boolean; onOpen: (open: boolean) => void }) => {
  const texts = useTexts()
  const id = useId()
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (!fixed && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) onOpen(event.key === 'ArrowRight')
  }
  return (
    <div className="nav-group">
      <button type="button" id={`${id}-head`} className="nav-head" aria-expanded={open} aria-controls={id} aria-disabled={fixed || undefined} onKeyDown={keys} onClick={() => !fixed && onOpen(!open)}>
        <span>{texts.menu.group[group]}</span>
        {!fixed && <Icon name={open ? 'down' : 'right'} size={14} />}
      </button>
      <div id={id} hidden={!open}>{open && <Pages pages={pages} folded={false} labelledBy={`${id}-head`} />}</div>
    </div>
  )
}

const Pages = ({ pages, folded, labelledBy }: { pages: readonly Page[]; folded: boolean; labelledBy?: string }) => {
  const texts = useTexts()
  return (
    <ul aria-labelledby={labelledBy}>
      {pages.map(({ to, name }) => (
        <li key={to}>
          <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} title={folded ? texts.menu[name] : undefined} aria-label={folded ? texts.menu[name] : undefined}>
            <Icon name={name} />
            {!folded && <span>{texts.menu[name]}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}
