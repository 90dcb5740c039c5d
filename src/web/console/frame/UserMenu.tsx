// Who is signed in with which posts; password and signing out.
import { useState } from 'react'
import { App, Dropdown } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { Me } from '../../../contract/account.ts'
import { useLeave } from '../../kit/data/use-me.ts'
import { useProblemText } from '../../kit/words/problem-text.ts'
import { useNetNames } from '../../kit/words/net.ts'
import { Icon } from '../parts/Icon.tsx'
import { postsOf } from '../parts/permission.ts'
import { useTexts } from '../words/words.ts'
import { ChangePassword } from './ChangePassword.tsx'

export const useRoleName = () => {
  const { role } = useNetNames()
  return (code: string): string => (role as Readonly<Record<string, string>>)[code] ?? code
}

export const UserMenu = ({ me }: { me: Me }) => {
  const texts = useTexts()
  const roleName = useRoleName()
  const leave = useLeave()
  const say = useProblemText()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [changing, setChanging] = useState(false)
  const posts = postsOf(me)
  const out = (everywhere: boolean) => () => void leave(everywhere).catch((fault: unknown) => message.error(say(fault)))
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'posts', type: 'group', label: texts.user.posts, children: posts.map((post, index) => ({ key: `post-${index}`, disabled: true, label: <span className="user-post"><b>{roleName(post.role)}</b><span>{post.unit?.name ?? post.office?.name ?? ''}</span></span> })) },
            { type: 'divider' },
            { key: 'account', label: texts.user.account, onClick: () => void navigate({ to: '/account' }) },
            { key: 'password', label: texts.user.changePassword, onClick: () => setChanging(true) },
            { key: 'out', label: texts.user.signOut, onClick: out(false) },
            { key: 'everywhere', label: texts.user.signOutEverywhere, onClick: out(true) },
          ],
        }}
      >
        <button type="button" className="frame-button frame-user" aria-label={texts.user.menu(me.name)} aria-haspopup="menu">
          <Icon name="user" />
          <span className="frame-user-name"><b>{me.name}</b>{posts[0] && <span>{roleName(posts[0].role)}</span>}</span>
          <Icon name="down" size={14} />
        </button>
      </Dropdown>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </>
  )
}
