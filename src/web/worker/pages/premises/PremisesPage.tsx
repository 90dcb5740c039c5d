// Premises to inspect: those to be looked at again first, then those near by, or found by name.
import { useState } from 'react'
import { inspectionRoutes, type InspectionRow } from '../../../../contract/inspections.ts'
import { premisesRoutes } from '../../../../contract/premises.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Refused } from '../../../kit/mobile/Notice.tsx'
import { usePosition } from '../../../kit/mobile/place/position.ts'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { useInspectionTexts } from '../../../kit/words/inspections.ts'
import type { KnownInspection, KnownPremisesRow } from '../../known/inspections.ts'
import { usePhone } from '../phone/words.ts'

type KnownDue = InspectionRow & Pick<KnownInspection, 'pending'>

/** A phone holds up to five hundred of them. */
const atOnce = 50

export const PremisesPage = () => {
  const t = useInspectionTexts()
  const { state, fix, ask } = usePosition(false)
  const [words, setWords] = useState('')
  const due = useCall(inspectionRoutes.list, { query: { due: true, limit: 50 } })
  const near = useCall(premisesRoutes.near, { query: { lng: fix?.lng ?? 0, lat: fix?.lat ?? 0 } }, { enabled: fix !== null && words === '', keep: true })
  const found = useCall(premisesRoutes.list, { query: { limit: 200, ...(words.trim() ? { words: words.trim() } : {}) } }, { enabled: fix === null || words !== '', keep: true })
  const list = words === '' && fix ? near : found
  const [most, setMost] = useState(atOnce)
  const left = (list.data?.premises.length ?? 0) - most
  return (
    <Page title={t.heading} back="/">
      {(due.data?.inspections.length ?? 0) > 0 && (
        <section className="section">
          <h2>{t.toLookAgain}</h2>
          <ul className="list">
            {(due.data!.inspections as readonly KnownDue[]).map((row) => (
              <li key={row.id}><Go to="/inspection/$id" params={{ id: row.id }} className={`card case-card line-card ${row.overdue ? 'late' : 'soon'}`}><strong>{row.premises.name}</strong><span className="soft small">{row.premises.address}</span><span className="small">{t.reinspectOn} {row.reinspectOn}{row.overdue && ` · ${t.overdue}`}</span>{row.pending && <Waits />}</Go></li>
            ))}
          </ul>
        </section>
      )}
      <section className="section">
        <h2>{words === '' && fix ? t.near : t.premises}</h2>
        <Field label={t.search} type="search" value={words} maxLength={100} onChange={(event) => { setWords(event.target.value); setMost(atOnce) }} />
        {!fix && <div><Button look="second" icon="target" busy={state === 'asking'} onClick={ask}>{state === 'asking' ? t.locating : t.here}</Button></div>}
        {list.error && !list.data ? <Refused fault={list.error} onRetry={() => void list.refetch()} /> : !list.data ? <Bones /> : list.data.premises.length === 0 ? <p className="soft">{fix && words === '' ? t.noneNear : t.emptyPremises}</p> : <ul className="list">{list.data.premises.slice(0, most).map((row) => <li key={row.id}><PremisesCard row={row} /></li>)}</ul>}
        {left > 0 && <Button look="second" onClick={() => setMost(most + atOnce)}>{t.morePremises(Math.min(left, atOnce))}</Button>}
      </section>
    </Page>
  )
}

const Waits = () => {
  const { pending } = usePhone()
  return <span className="badge waiting"><Icon name="outbox" />{pending.badge}</span>
}

const PremisesCard = ({ row }: { row: KnownPremisesRow }) => {
  const t = useInspectionTexts()
  return (
    <Go to="/premises/$id" params={{ id: row.id }} className="card case-card line-card">
      <strong>{row.name}</strong>
      <span className="soft small">{[t.kind[row.kind], row.address].filter(Boolean).join(' · ')}</span>
      <span className="small">{[row.lastState ? t.state[row.lastState] : t.never, row.metres === null ? '' : t.metres(String(row.metres))].filter(Boolean).join(' · ')}</span>
      {row.pending && <Waits />}
    </Go>
  )
}
