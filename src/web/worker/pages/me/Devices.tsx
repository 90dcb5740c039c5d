// The devices I use, with this one first: what it holds, how much room that takes, when it last spoke with the server.
import { syncRoutes } from '../../../../contract/sync.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { useOffline } from '../../../kit/offline/context.tsx'
import { useSpace } from '../../../kit/offline/use-space.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { usePhone } from '../phone/words.ts'

export const Devices = () => {
  const { me: t } = usePhone()
  const engine = useOffline()
  const used = useSpace()
  const { data, error } = useCall(syncRoutes.devices, {})
  const own = engine.device()
  const others = data?.devices.filter(({ id }) => id !== own) ?? []
  const { lastAt } = engine.status()
  return (
    <section className="section">
      <h2>{t.devices}</h2>
      <ul className="rows">
        <li className="row">
          <Icon name="phone" />
          <span className="words"><strong>{t.device}</strong><small>{t.holds(engine.known.keys('cases').length, engine.known.keys('cells').length)}{used && ` · ${t.space} ${used}`}{lastAt !== null && <> · {t.last} <TimeText at={lastAt} /></>}</small></span>
        </li>
        {others.map(({ id, name, lastAt: at, appVersion, revokedAt }) => (
          <li key={id} className="row"><Icon name={revokedAt === null ? 'phone' : 'close'} /><span className="words">{name || id.slice(0, 8)}<small>{revokedAt === null ? '' : `${t.revoked} · `}{t.last} <TimeText at={at} /> · {t.version} {appVersion}</small></span></li>
        ))}
      </ul>
      <p className="soft small">{error && !data ? t.needsNetwork : t.asked}</p>
    </section>
  )
}
