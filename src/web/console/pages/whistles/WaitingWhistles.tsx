// On the home page: whistles that wait for me, to be approved by the street's head, answered by a department, judged by the
// district. Nothing is shown when none waits.
import { whistleRoutes } from '../../../../contract/whistles.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { worksOn } from '../../parts/permission.ts'
import { useWhistleTexts } from '../../words/whistles.ts'
import { WhistleTable } from './WhistleTable.tsx'
import './whistles.css'

const acting = ['whistle.approve', 'whistle.answer', 'whistle.oversee'] as const

export const WaitingWhistles = () => {
  const texts = useWhistleTexts()
  const me = useMe()
  const found = useCall(whistleRoutes.list, { query: { waiting: true, limit: 20 } }, { enabled: acting.some((verb) => worksOn(me, verb)), refetchInterval: 30_000 })
  const rows = found.data?.whistles ?? []
  if (rows.length === 0) return null
  return (
    <section className="card" aria-label={texts.waiting}>
      <header><h2>{texts.waiting}</h2></header>
      <WhistleTable rows={rows} label={texts.waiting} />
    </section>
  )
}
