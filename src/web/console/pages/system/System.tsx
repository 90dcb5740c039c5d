// How the installation is, for those who keep it.
import { systemRoutes } from '../../../../contract/system.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { exactTime, numberText } from '../../../kit/words/time.ts'
import { Mark } from '../../parts/StateTag.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { worksOn } from '../../parts/permission.ts'
import { Fault, Say, Waiting } from '../../parts/Say.tsx'
import { useTexts } from '../../words/words.ts'
import './system.css'

/** More than this waiting to be processed is worth a look. */
const muchBehind = 500

export const System = () => {
  const texts = useTexts()
  const me = useMe()
  const allowed = worksOn(me, 'system.see')
  const health = useCall(systemRoutes.health, {}, { enabled: allowed, refetchInterval: 10_000 })
  const good = (health.data?.journalBehind ?? 0) < muchBehind
  return (
    <div className="page">
      <PageHead title={texts.system.heading}>
        {health.data && <span className={`tag ${good ? 'tag-done' : 'tag-waiting'}`}><Mark path={good ? 'M2 6.500 4.500 9 10 3' : 'M6 2v5M6 9.300v.2'} />{good ? texts.system.good : texts.system.late}</span>}
      </PageHead>
      {me && !allowed ? <Say kind="refused" title={texts.state.refusedTitle} /> : health.error ? <section className="card"><Fault fault={health.error} onRetry={() => void health.refetch()} /></section> : !health.data ? <section className="card"><Waiting /></section> : (
        <dl className="system">
          {[
            [texts.system.version, health.data.version, ''],
            [texts.system.database, health.data.database, ''],
            [texts.system.started, exactTime(health.data.startedAt), ''],
            [texts.system.behind, numberText(health.data.journalBehind), texts.system.behindHint],
            [texts.system.seals, numberText(health.data.seals), texts.system.sealsHint],
          ].map(([label, value, hint]) => <div key={label} className="card"><dt>{label}</dt><dd className="number">{value}</dd>{hint && <dd className="small quiet">{hint}</dd>}</div>)}
        </dl>
      )}
    </div>
  )
}
