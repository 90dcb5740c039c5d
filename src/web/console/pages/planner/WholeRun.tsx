// All communities of a street or the district at once, in the background of the server: how far it is, figures by
// community, and one plan of it all.
import { useState } from 'react'
import { App, Button, Progress, Segmented } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { v4 as newId } from 'uuid'
import { plannerRoutes, type PlannerRun } from '../../../../contract/planner.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { numberText } from '../../../kit/words/time.ts'
import { spokenName } from '../../../kit/words/unit-names.zh.ts'
import { Fault } from '../../parts/Say.tsx'
import { UnitPicker } from '../../parts/UnitPicker.tsx'
import { usePlannerTexts } from '../../words/planner.ts'

type Community = PlannerRun['communities'][number]

const Communities = ({ rows }: { rows: readonly Community[] }) => {
  const texts = usePlannerTexts()
  const say = useProblemText()
  const share = (level: Community['grids']): string => (level ? `${numberText(level.inRange)} / ${numberText(level.cells)}` : '')
  return (
    <div className="planner-scroll">
      <table className="planner-figures" aria-label={texts.whole.byCommunity}>
        <thead><tr><th scope="col">{texts.community}</th><th scope="col">{texts.households}</th><th scope="col">{texts.whole.gridsInRange}</th><th scope="col">{texts.whole.microgridsInRange}</th><th scope="col">{texts.rows.people}</th><th scope="col">{texts.rows.moved}</th></tr></thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.unit.id}>
              <th scope="row"><Link to="/planner" search={{ unit: one.unit.id }}>{spokenName(one.unit.name)}</Link></th>
              {one.refused ? <td colSpan={5} className="planner-out">{say(new Problem(one.refused, 422, {}))}</td> : <><td>{numberText(one.households)}</td><td>{share(one.grids)}</td><td>{share(one.microgrids)}</td><td>{numberText(one.peopleNeeded)}</td><td>{one.moved ? numberText(one.moved.microgrid) : ''}</td></>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const WholeRun = ({ unit, run, onUnit, onRun }: { unit: number | undefined; run: string | undefined; onUnit: (unit: number | undefined) => void; onRun: (run: string) => void }) => {
  const texts = usePlannerTexts()
  const say = useProblemText()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [revise, setRevise] = useState(false)
  const start = useSend(plannerRoutes.start, ['planner.run'])
  const cancel = useSend(plannerRoutes.cancel, ['planner.run'])
  const make = useSend(plannerRoutes.planRun, ['planner.run', 'plans.'])
  const [working, setWorking] = useState(true)
  const found = useCall(plannerRoutes.run, { params: { id: run ?? '' } }, { enabled: run !== undefined, ...(working ? { refetchInterval: 1_500 } : {}) })
  const data = run === undefined ? undefined : found.data
  if (data && working !== (data.state === 'waiting')) setWorking(data.state === 'waiting')
  const trying = async (what: () => Promise<void>): Promise<void> => {
    try {
      await what()
    } catch (fault) {
      void message.error(say(fault))
    }
  }
  return (
    <section className="card stack planner-whole" aria-label={texts.whole.heading}>
      <h2>{texts.whole.heading}</h2>
      <p className="quiet">{texts.whole.lead}</p>
      <div className="planner-form">
        <UnitPicker label={texts.whole.unit} placeholder={texts.whole.unit} value={unit} onChange={onUnit} width={220} />
        <Segmented aria-label={texts.approach} value={revise ? 'revise' : 'anew'} onChange={(value) => setRevise(value === 'revise')} options={[{ value: 'anew', label: texts.anew }, { value: 'revise', label: texts.revise }]} />
        <Button type="primary" disabled={unit === undefined || data?.state === 'waiting'} loading={start.isPending} onClick={() => void trying(async () => {
          const id = newId()
          await start.mutateAsync({ body: { id, unitId: unit!, revise } })
          setWorking(true)
          onRun(id)
        })}>{texts.whole.start}</Button>
      </div>
      {found.error && run !== undefined && <Fault fault={found.error} />}
      {data && (
        <>
          <p role="status">{spokenName(data.unit.name)} · {texts.whole.state[data.state]}{data.outdated && ` · ${texts.whole.outdated}`}</p>
          {data.state === 'waiting' && <div className="planner-form"><Progress percent={Math.round(data.progress * 100)} style={{ width: 240 }} /><Button onClick={() => void trying(async () => void (await cancel.mutateAsync({ params: { id: data.id } })))}>{texts.cancel}</Button></div>}
          {data.problem && <p className="planner-out" role="alert">{say(new Problem(data.problem.code, 422, {}))}</p>}
          {data.communities.length > 0 && <Communities rows={data.communities} />}
          {data.state === 'done' && <div><Button type="primary" loading={make.isPending} onClick={() => void trying(async () => {
            const made = await make.mutateAsync({ params: { id: data.id }, body: { planId: newId(), commandId: newId(), name: texts.planNameOf(spokenName(data.unit.name)) } })
            void message.success(texts.planned)
            if (made.planId) void navigate({ to: '/plans/$id', params: { id: made.planId }, search: {} })
          })}>{texts.plan}</Button></div>}
        </>
      )}
    </section>
  )
}
