// Which share of the cases settled on the spot is checked by somebody else, and the seed of the draw.
import { useEffect, useId, useState } from 'react'
import { App, Button, InputNumber } from 'antd'
import { sampleRoutes } from '../../../../contract/phrases.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useCoveringTexts } from '../../words/covering.ts'
import '../../parts/forms.css'

export const Sample = () => {
  const texts = useCoveringTexts()
  const say = useProblemText()
  const id = useId()
  const { message } = App.useApp()
  const { data } = useCall(sampleRoutes.get, {})
  const send = useSend(sampleRoutes.set, ['sample.'])
  const [rate, setRate] = useState<number | null>(null)
  const [seed, setSeed] = useState<number | null>(null)
  useEffect(() => {
    if (!data) return
    setRate(Math.round(data.rate * 100))
    setSeed(data.seed)
  }, [data])
  const save = (): void => {
    if (rate === null || seed === null) return
    send.mutate({ body: { rate: rate / 100, seed } }, { onSuccess: () => void message.success(texts.sampleSaved), onError: (fault) => void message.error(say(fault), 6) })
  }
  return (
    <section className="card" aria-label={texts.sample} style={{ marginTop: 16 }}>
      <header><h2>{texts.sample}</h2></header>
      <form className="body step-form" onSubmit={(event) => { event.preventDefault(); save() }}>
        <p className="quiet">{texts.sampleLead}</p>
        <div><label htmlFor={`${id}rate`}>{texts.rate}</label><InputNumber id={`${id}rate`} min={0} max={100} precision={0} value={rate} onChange={setRate} /></div>
        <div><label htmlFor={`${id}seed`}>{texts.seed}</label><InputNumber id={`${id}seed`} min={0} max={2_147_483_647} precision={0} value={seed} onChange={setSeed} /></div>
        <div><Button htmlType="submit" type="primary" loading={send.isPending} disabled={rate === null || seed === null}>{texts.saveSample}</Button></div>
      </form>
    </section>
  )
}
