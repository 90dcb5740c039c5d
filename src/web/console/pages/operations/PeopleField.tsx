// Who takes part: offices, of each who is on post on that day, and which of them leads.
import { useId } from 'react'
import { Checkbox, Select } from 'antd'
import { operationRoutes, type WirePlan } from '../../../../contract/operations.ts'
import { peopleRoutes } from '../../../../contract/people.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useNetNames } from '../../../kit/words/net.ts'
import { useOperationTexts } from '../../words/operations.ts'
import { MakeUpNote, useMakeUp } from './OperationState.tsx'
import { Field } from '../people/Dialog.tsx'

type Props = { plan: WirePlan; onChange: (more: Partial<WirePlan>) => void; needed: string | false }

export const PeopleField = ({ plan, onChange, needed }: Props) => {
  const texts = useOperationTexts()
  const netNames = useNetNames()
  const makeUp = useMakeUp()
  const field = useId()
  const offices = useCall(peopleRoutes.offices, {}, { staleTime: 60_000 }).data?.offices ?? []
  const chosen = plan.officeIds.flatMap((id) => offices.find((office) => office.id === id) ?? [])
  const onPost = useCall(operationRoutes.candidates, { query: { officeIds: plan.officeIds.join(',') || '0', on: plan.heldOn } }, { enabled: plan.officeIds.length > 0, keep: true }).data?.people ?? []
  const setOffices = (officeIds: number[]): void => {
    const roster = plan.roster.filter(({ officeId }) => officeIds.includes(officeId))
    onChange({ officeIds, roster, leaderId: roster.some(({ personId }) => personId === plan.leaderId) ? plan.leaderId : null })
  }
  const tick = (personId: number, officeId: number, on: boolean): void => {
    const roster = [...plan.roster.filter((one) => one.personId !== personId), ...(on ? [{ personId, officeId }] : [])]
    onChange({ roster, leaderId: !on && plan.leaderId === personId ? null : plan.leaderId })
  }
  const named = onPost.filter(({ personId }) => plan.roster.some((one) => one.personId === personId))
  return (
    <section className="card" aria-label={texts.who}>
      <header><h2>{texts.who}</h2>{chosen.length > 0 && <span className="quiet" title={texts.makeUpHint}>{makeUp(chosen)} <small>{texts.makeUpHint}</small></span>}</header>
      <div className="body step-form">
        <Field id={`${field}-offices`} label={texts.offices} needed={needed}>
          <Select id={`${field}-offices`} mode="multiple" style={{ width: '100%' }} value={[...plan.officeIds]} onChange={setOffices} showSearch={{ optionFilterProp: 'label' }}
            options={(['team', 'agency', 'department'] as const).flatMap((kind) => {
              const of = offices.filter((office) => office.kind === kind)
              return of.length === 0 ? [] : [{ label: netNames.officeKind[kind], options: of.map(({ id, name }) => ({ value: id, label: name })) }]
            })} />
        </Field>
        <MakeUpNote offices={chosen} />
        {plan.officeIds.length === 0 ? <p className="quiet">{texts.choosePeople}</p> : chosen.map((office) => {
          const people = onPost.filter(({ officeId }) => officeId === office.id)
          return (
            <fieldset key={office.id} className="operation-office">
              <legend>{office.name}</legend>
              {people.length === 0 ? <p className="quiet small">{texts.nobodyOnPost}</p> : (
                <ul className="operation-people">
                  {people.map((one) => <li key={one.personId}><Checkbox checked={plan.roster.some(({ personId }) => personId === one.personId)} onChange={(event) => tick(one.personId, office.id, event.target.checked)}>{one.name}</Checkbox></li>)}
                </ul>
              )}
            </fieldset>
          )
        })}
        <Field id={`${field}-leader`} label={texts.leader}>
          <Select id={`${field}-leader`} style={{ width: '100%' }} allowClear placeholder={texts.chooseLeader} value={plan.leaderId} onChange={(leaderId: number | null) => onChange({ leaderId: leaderId ?? null })} options={named.map(({ personId, name }) => ({ value: personId, label: name }))} />
        </Field>
      </div>
    </section>
  )
}
