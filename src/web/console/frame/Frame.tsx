// What stands around every page: navigation at the left, a thin line on top with live state, language and user.
import { useEffect, useRef, useState } from 'react'
import { Drawer } from 'antd'
import { Outlet, useRouterState } from '@tanstack/react-router'
import type { Me } from '../../../contract/account.ts'
import { useLive } from '../../kit/data/live.ts'
import { setLanguage, useLanguage } from '../../kit/words/language.ts'
import { useShared } from '../../kit/words/shared.ts'
import { useTexts } from '../words/words.ts'
import { Icon } from '../parts/Icon.tsx'
import { BellLink } from './BellLink.tsx'
import { Navigation } from './Navigation.tsx'
import { UserMenu } from './UserMenu.tsx'
import './frame.css'

const foldKey = 'wangge.console.folded'

export const LanguageSwitch = () => {
  const { language: texts } = useShared()
  const language = useLanguage()
  return (
    <button type="button" className="frame-button" lang={language === 'zh' ? 'en' : 'zh-CN'} aria-label={texts.switchTo} title={texts.switchTo} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
      <Icon name="language" />{texts.other}
    </button>
  )
}

export const Frame = ({ me }: { me: Me }) => {
  const texts = useTexts()
  const live = useLive(me.verbs.includes('live.follow'))
  const [folded, setFolded] = useState(() => localStorage.getItem(foldKey) === '1')
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    setOpen(false)
    // a new page begins at its top, and readers of the screen are told so
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = false
    main.current?.scrollTo(0, 0)
  }, [path])
  const fold = (): void => {
    localStorage.setItem(foldKey, folded ? '0' : '1')
    setFolded(!folded)
  }
  return (
    <div className={`frame ${folded ? 'frame-folded' : ''}`}>
      <a className="frame-skip" href="#content" onClick={(event) => { event.preventDefault(); main.current?.focus() }}>{texts.menu.skip}</a>
      <aside className="frame-nav">
        <Navigation me={me} folded={folded} />
        <button type="button" className="frame-fold" aria-expanded={!folded} aria-label={folded ? texts.menu.unfold : texts.menu.fold} title={folded ? texts.menu.unfold : texts.menu.fold} onClick={fold}>
          <Icon name={folded ? 'unfold' : 'fold'} />
        </button>
      </aside>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={260} closable={false} rootClassName="frame-drawer" aria-label={texts.menu.label}>
        <Navigation me={me} folded={false} />
      </Drawer>
      <header className="frame-top">
        <button type="button" className="frame-button frame-open" aria-label={texts.menu.open} onClick={() => setOpen(true)}><Icon name="menu" /></button>
        <span className="frame-district">{me.district.name}</span>
        <span className={`frame-live frame-live-${live}`} role="status" title={texts.live[live]}><i aria-hidden="true" /><span>{texts.live[live]}</span></span>
        <BellLink />
        <LanguageSwitch />
        <UserMenu me={me} />
      </header>
      <main id="content" className="frame-main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
