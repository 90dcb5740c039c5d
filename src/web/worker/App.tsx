// The worker app's frame: the strip, five tabs with the camera in the middle, and the sign-in in front of everything.
import { useMe } from '../kit/data/use-me.ts'
import { useLive } from '../kit/data/live.ts'
import { Frame } from '../kit/mobile/Frame.tsx'
import { Strip } from '../kit/mobile/Strip.tsx'
import { usePath, View } from '../kit/mobile/router/router.tsx'
import { useSendBySelf } from '../kit/offline/use-send.ts'
import { Toasts } from '../kit/mobile/toast.tsx'
import { SignInPage } from './pages/sign-in/SignInPage.tsx'
import { CameraTab } from './pages/report/CameraTab.tsx'
import { useParcelsOfMine } from './use-parcels-of-mine.ts'
import { Icon } from '../kit/mobile/Icon.tsx'
import { useStatus } from '../kit/offline/context.tsx'
import { useSpace } from '../kit/offline/use-space.ts'
import { usePhone } from './pages/phone/words.ts'
import { useTexts } from './words.ts'

/** Views with their own action bar at the bottom have no tabs. */
const without = /^\/(report|(case|premises|inspection|round|whistle)\/.+)$/

export const App = () => {
  const t = useTexts()
  const path = usePath()
  const me = useMe()
  const { waiting, stuck } = useParcelsOfMine()
  const { lastAt, reached, full, dropped } = useStatus()
  const phone = usePhone()
  const used = useSpace()
  useSendBySelf()
  useLive(me?.signedIn ?? false)
  if (me && !me.signedIn) return <><Frame name={t.name} bare tabs={[]}><SignInPage /></Frame><Toasts /></>
  return (
    <>
      <Frame
        name={t.name} above={<><Strip waiting={waiting.length} stuck={stuck.length} to="/waiting" exchangedAt={lastAt} silent={!reached} {...(used ? { more: phone.strip.used(used) } : {})} />{(full || dropped > 0) && <div className="strip stuck" role="alert"><span className="state"><Icon name="alert" />{full ? phone.strip.full : phone.strip.dropped(dropped)}</span></div>}</>}
        bare={without.test(path)} tabs={[
          { to: '/', icon: 'home', word: t.tab.today },
          { to: '/cases', icon: 'list', word: t.tab.cases },
          { to: '/report', icon: 'camera', word: t.tab.report, main: <CameraTab key="report" /> },
          { to: '/waiting', icon: 'outbox', word: t.tab.waiting, count: waiting.length + stuck.length },
          { to: '/me', icon: 'user', word: t.tab.me },
        ]}
      >
        <View />
      </Frame>
      <Toasts />
    </>
  )
}
