// The citizen app's frame: five tabs, the middle one to report.
import { Frame } from '../kit/mobile/Frame.tsx'
import { usePath, View } from '../kit/mobile/router/router.tsx'
import { useSendWaiting } from '../kit/mobile/keep/use-sender.ts'
import { Toasts } from '../kit/mobile/toast.tsx'
import { useTexts } from './words.ts'

/** Views with their own action bar at the bottom have no tabs. */
const without = /^\/(report|sign-in)(\/|$)/

export const App = () => {
  const t = useTexts()
  const path = usePath()
  useSendWaiting()
  return (
    <>
      <Frame
        name={t.name}
        bare={without.test(path)} tabs={[
          { to: '/', icon: 'home', word: t.tab.home },
          { to: '/near', icon: 'pin', word: t.tab.near },
          { to: '/report/photo', icon: 'camera', word: t.tab.report },
          { to: '/mine', icon: 'list', word: t.tab.mine },
          { to: '/me', icon: 'user', word: t.tab.me },
        ]}
      >
        <View />
      </Frame>
      <Toasts />
    </>
  )
}
