// The roster by office. Its leader ticks who is there, on a phone as well; nobody else does, and nothing else is asked.
import { useEffect, useState } from 'react'
import { Alert, Button, Checkbox } from 'antd'
import { operationStepRoutes, type OperationView } from '../../../../contract/operations.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useOperationTexts } from '../../words/operations.ts'

const presentOf = (view: OperationView): number[] => view.roster.filter(({ present }) => present).map(({ personId }) => personId)

export const RosterCard = ({ view }: { view: OperationView }) => {
  const texts = useOperationTexts()
  const say = useProblemText()
  const signs = view.abilities.includes('signIn')
  const [ticked, setTicked] = useState<readonly number[]>(() => presentOf(view))
  useEffect(() => setTicked(presentOf(view)), [view])
  const send = useSend(operationStepRoutes.signIn, ['operations.'])
  const tick = (id: number, on: boolean): void => setTicked(on ? [...ticked, id] : ticked.filter((one) => one !== id))
  return (
    <section className="card" aria-label={texts.roster}>
      <header><h2>{texts.roster}</h2><span className="quiet small">{texts.presentOf(presentOf(view).length, view.roster.length)}</span></header>
      <div className="body stack">
        {signs && <p className="quiet small">{texts.signInHint}</p>}
        {view.offices.map((office) => (
          <fieldset key={office.id} className="operation-office">
            <legend>{office.name}</legend>
            <ul className="operation-people">
              {view.roster.filter(({ officeId }) => officeId === office.id).map((one) => (
                <li key={one.personId}>
                  {signs ? <Checkbox checked={ticked.includes(one.personId)} aria-label={texts.here(one.name)} onChange={(event) => tick(one.personId, event.target.checked)}>{one.name}</Checkbox> : <span>{one.name} <span className={`tag ${one.present ? 'tag-done' : ''}`}>{one.present === null ? texts.notYet : one.present ? texts.present : texts.away}</span></span>}
                </li>
              ))}
            </ul>
          </fieldset>
        ))}
        {send.error && <Alert type="error" showIcon role="alert" title={say(send.error)} />}
        {signs && <div><Button type="primary" loading={send.isPending} onClick={() => send.mutate({ params: { id: view.id }, body: { commandId: newId(), present: [...ticked] } })}>{texts.act.signIn}</Button></div>}
      </div>
    </section>
  )
}
