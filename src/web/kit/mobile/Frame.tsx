// The frame of every view: skip link, tab bar (a rail on wide screens), top bar and page.
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { Go, useBack, usePath } from './router/router.tsx'
import { useKit } from './words.ts'
import { useShared } from '../words/shared.ts'

export type Tab = { to: string; icon: IconName; word: string; count?: number; main?: ReactNode }

/** `bare` views have their own bar at the bottom: on phones the tabs give way to it. */
export const Frame = ({ name, tabs, bare, above, children }: { name: string; tabs: readonly Tab[]; bare: boolean; above?: ReactNode; children: ReactNode }) => {
  const t = useKit()
  const path = usePath()
  return (
    <div className={`frame${tabs.length === 0 ? ' alone' : bare ? ' bare' : ''}`}>
      <a className="skip" href="#main">{t.skip}</a>
      {above}
      {children}
      {tabs.length > 0 && (
        <nav className="tabs" aria-label={t.mainMenu}>
          <div className="rail-head"><img src="/icons/mark.svg" alt="" />{name}</div>
          {tabs.map((tab) => tab.main ?? (
            <Go key={tab.to} to={tab.to} className="tab" {...(isAt(path, tab.to) ? { 'aria-current': 'page' as const } : {})}>
              <Icon name={tab.icon} />
              <span>{tab.word}</span>
              {tab.count ? <span className="count">{tab.count > 99 ? '99+' : tab.count}</span> : null}
            </Go>
          ))}
        </nav>
      )}
    </div>
  )
}

const isAt = (path: string, to: string): boolean => (to === '/' ? path === '/' || path === '' : path === to || path.startsWith(`${to}/`))

type PageProps = { title: string; back?: string | true; mark?: boolean; right?: ReactNode; above?: ReactNode; layout?: string; children: ReactNode }

/** `back` is where to go when there is no page before this one; `true` means home. */
export const Page = ({ title, back, mark, right, above, layout = '', children }: PageProps) => {
  const main = useRef<HTMLElement>(null)
  const path = usePath()
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (moved) main.current?.focus({ preventScroll: true })
    moved = true
  }, [path])
  return (
    <>
      <header className="top-bar">
        {back && <BackButton home={back === true ? '/' : back} />}
        {mark && <img className="mark" src="/icons/mark.svg" alt="" />}
        <h1>{title}</h1>
        {right}
      </header>
      {above}
      <main id="main" ref={main} tabIndex={-1} className={`page ${layout}`} style={{ outline: 'none' }}>{children}</main>
    </>
  )
}

/** After the first view the focus follows the reader to each new page. */
let moved = false

const BackButton = ({ home }: { home: string }) => {
  const shared = useShared()
  const back = useBack()
  return (
    <Go to={home} className="icon-button" aria-label={shared.back} onClick={(event) => {
      event.preventDefault()
      back(home)
    }}>
      <Icon name="back" />
    </Go>
  )
}
