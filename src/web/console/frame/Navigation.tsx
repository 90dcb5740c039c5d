// The pages of the console, as far as one's posts reach.
import { Link } from '@tanstack/react-router'
import type { Me } from '../../../contract/account.ts'
import type { Verb } from '../../../domain/access/verbs.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { worksOn } from '../parts/permission.ts'
import { useTexts } from '../words/words.ts'

type Item = { to: string; name: IconName & keyof ReturnType<typeof useTexts>['menu']; verb: Verb | null }

const items: readonly Item[] = [
  { to: '/', name: 'home', verb: null },
  { to: '/cases', name: 'cases', verb: 'case.see' },
  { to: '/territory', name: 'territory', verb: 'territory.see' },
  { to: '/imports', name: 'imports', verb: 'territory.draft' },
  { to: '/plans', name: 'plans', verb: 'territory.draft' },
  { to: '/planner', name: 'planner', verb: 'territory.draft' },
  { to: '/standard', name: 'standard', verb: 'people.see' },
  { to: '/people', name: 'people', verb: 'people.see' },
  { to: '/statistics', name: 'statistics', verb: 'measures.see' },
  { to: '/audit', name: 'audit', verb: 'audit.see' },
  { to: '/base-map', name: 'baseMap', verb: 'territory.configure' },
  { to: '/system', name: 'system', verb: 'system.see' },
]

export const Navigation = ({ me, folded }: { me: Me; folded: boolean }) => {
  const texts = useTexts()
  return (
    <nav className="nav" aria-label={texts.menu.label}>
      <div className="nav-mark">
        <img src="/icons/mark.svg" width="32" height="32" alt="" />
        {!folded && <b>{texts.title}</b>}
      </div>
      <ul>
        {items.filter(({ verb }) => verb === null || worksOn(me, verb)).map(({ to, name }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} title={folded ? texts.menu[name] : undefined} aria-label={folded ? texts.menu[name] : undefined}>
              <Icon name={name} />
              {!folded && <span>{texts.menu[name]}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
