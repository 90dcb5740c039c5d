// On the page of a case: its whistles, and the button that blows one where that is possible.
import { useState } from 'react'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../contract/cases.ts'
import { whistleRoutes } from '../../../../contract/whistles.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { reachesUnit, worksOn } from '../../parts/permission.ts'
import { useWhistleTexts } from '../../words/whistles.ts'
import { BlowDialog } from './BlowDialog.tsx'
import { CallList, WhistleTag } from './WhistleTags.tsx'
import './whistles.css'

export const WhistleCard = ({ view }: { view: CaseView }) => {
  const texts = useWhistleTexts()
  const me = useMe()
  const [blowing, setBlowing] = useState(false)
  const sees = worksOn(me, 'whistle.see')
  const found = useCall(whistleRoutes.list, { query: { caseId: view.id, limit: 10 } }, { enabled: sees, refetchInterval: 60_000 })
  const rows = found.data?.whistles ?? []
  const open = rows.some(({ state }) => state === 'requested' || state === 'running')
  const mayBlow = found.data !== undefined && !open && view.stateGroup === 'open' && reachesUnit(me, 'whistle.blow', view.units)
  if (!sees || (rows.length === 0 && !mayBlow)) return null
  return (
    <section className="card" aria-label={texts.here}>
      <header><h2>{texts.here}</h2>{mayBlow && <span className="aside"><Button onClick={() => setBlowing(true)}>{texts.blow}</Button></span>}</header>
      {rows.length === 0 && <p className="body small quiet">{texts.blowHint}</p>}
      {rows.length > 0 && (
        <ul className="body whistle-list">
          {rows.map((row) => (
            <li key={row.id} className="whistle-call">
              <div className="whistle-call-head"><WhistleTag state={row.state} /><Link to="/whistles/$id" params={{ id: row.id }}>{texts.openHere}</Link><span className="small quiet"><TimeText at={row.askedAt} /></span></div>
              <CallList row={row} />
            </li>
          ))}
        </ul>
      )}
      {blowing && <BlowDialog view={view} onClose={() => setBlowing(false)} />}
    </section>
  )
}
