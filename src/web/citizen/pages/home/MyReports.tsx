// The newest of my reports: from the account when signed in, from this phone when not.
import { caseRoutes } from '../../../../contract/cases.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Bones } from '../../../kit/mobile/Notice.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useTexts } from '../../words.ts'
import { useSent } from '../../keep.ts'
import { CaseLink, SentLink } from '../CaseLink.tsx'

const most = 3

export const MyReports = () => {
  const { home } = useTexts()
  const me = useMe()
  const signedIn = me?.signedIn ?? false
  const { data, isPending } = useCall(caseRoutes.list, { query: { mine: true, group: 'all', limit: most } }, { enabled: signedIn })
  const sent = useSent()
  const cases = data?.cases ?? []
  const rows = signedIn ? cases.map((row) => <li key={row.id}><CaseLink row={row} /></li>) : sent.slice(0, most).map((one) => <li key={one.caseId}><SentLink sent={one} /></li>)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{home.mine}</h2>
        {rows.length > 0 && <Go to="/mine">{home.all}<Icon name="next" /></Go>}
      </div>
      {signedIn && isPending ? <Bones count={2} /> : rows.length > 0 ? <ul className="list">{rows}</ul> : <p className="card soft">{home.mineNone}</p>}
    </section>
  )
}
