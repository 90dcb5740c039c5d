// How far and how far back cases are proposed to residents and staff before they file something.
import { useEffect, useId, useState } from 'react'
import { App, Button, InputNumber } from 'antd'
import { caseSearchRoutes } from '../../../../contract/case-search.ts'
import { mostMetres, mostRecentDays, type KnownSettings } from '../../../../domain/cases/known.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useCoveringTexts } from '../../words/covering.ts'
import '../../parts/forms.css'

const fields = [['publicMetres', mostMetres], ['staffMetres', mostMetres], ['recentDays', mostRecentDays]] as const

type Entered = { [K in keyof Required<KnownSettings>]: number | null }
const complete = (entered: Entered | null): entered is Required<KnownSettings> => entered !== null && fields.every(([field]) => entered[field] !== null)

export const KnownReach = () => {
  const texts = useCoveringTexts()
  const say = useProblemText()
  const id = useId()
  const { message } = App.useApp()
  const { data } = useCall(caseSearchRoutes.settings, {})
  const send = useSend(caseSearchRoutes.configure, ['known.'])
  const [entered, setEntered] = useState<Entered | null>(null)
  useEffect(() => {
    if (data) setEntered(data)
  }, [data])
  const save = (): void => {
    if (!complete(entered)) return
    send.mutate({ body: entered }, { onSuccess: () => void message.success(texts.knownSaved), onError: (fault) => void message.error(say(fault), 6) })
  }
  return (
    <section className="card" aria-label={texts.known} style={{ marginTop: 16 }}>
      <header><h2>{texts.known}</h2></header>
      <form className="body step-form" onSubmit={(event) => { event.preventDefault(); save() }}>
        <p className="quiet">{texts.knownLead}</p>
        {fields.map(([field, most]) => (
          <div key={field}>
            <label htmlFor={id + field}>{texts[field]}</label>
            <InputNumber id={id + field} min={0} max={most} precision={0} value={entered?.[field] ?? null} onChange={(value) => setEntered((before) => before && { ...before, [field]: value })} />
          </div>
        ))}
        <div><Button htmlType="submit" type="primary" loading={send.isPending} disabled={!complete(entered)}>{texts.saveKnown}</Button></div>
      </form>
    </section>
  )
}
