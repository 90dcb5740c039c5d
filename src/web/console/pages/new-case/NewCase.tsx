// The hotline clerk and the counter report for somebody. What is known nearby shows before sending, and may be followed instead.
import { useId, useState } from 'react'
import { Alert, Button, Cascader, Input, Result, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { checkAnswers, type Answers } from '../../../../domain/catalogue/check-answers.ts'
import { caseRoutes } from '../../../../contract/cases.ts'
import { territoryRoutes } from '../../../../contract/territory.ts'
import { newId } from '../../../kit/data/new-id.ts'
import { useCall, useSend } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { NetMap } from '../../../kit/map/NetMap.tsx'
import type { Place } from '../../../kit/map/use-pin.ts'
import { useAnswerTexts, wordingText } from '../../../kit/words/answers.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { ownUnitId, worksOn } from '../../parts/permission.ts'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { Say } from '../../parts/Say.tsx'
import { fullLine } from '../../parts/unit-name.ts'
import { useCategories } from '../../parts/use-categories.ts'
import { Questions } from '../../parts/Questions.tsx'
import { usePhotos } from '../../parts/use-photos.ts'
import { useTexts } from '../../words/words.ts'
import { ConditionField, UrgentField } from '../case/StepFields.tsx'
import { Known } from './Known.tsx'
import './new-case.css'
import '../../parts/forms.css'

export const NewCase = () => {
  const texts = useTexts()
  const me = useMe()
  const [round, setRound] = useState(0)
  return (
    <div className="page">
      <PageHead title={texts.report.heading} lead={texts.report.lead} />
      {me && !worksOn(me, 'case.reportOnBehalf') ? <Say kind="refused" title={texts.state.refusedTitle} /> : <Form key={round} onAgain={() => setRound(round + 1)} />}
    </div>
  )
}

const phonePattern = /^1[3-9]\d{9}$/

const Form = ({ onAgain }: { onAgain: () => void }) => {
  const texts = useTexts()
  const shared = useShared()
  const asks = useAnswerTexts()
  const language = useLanguage()
  const say = useProblemText()
  const me = useMe()
  const field = useId()
  const categories = useCategories()
  const photos = usePhotos()
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }))
  const [category, setCategory] = useState<string[]>([])
  const [description, setDescription] = useState('')
  const [answers, setAnswers] = useState<Answers>({})
  const [condition, setCondition] = useState('')
  const [urgent, setUrgent] = useState(false)
  const [superior, setSuperior] = useState(false)
  const [address, setAddress] = useState('')
  const [place, setPlace] = useState<Place | null>(null)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [tried, setTried] = useState(false)
  const send = useSend(caseRoutes.report, ['cases.', 'measures.'])
  const root = useCall(territoryRoutes.root, {}, { staleTime: 600_000 }).data
  const ownId = ownUnitId(me)
  const own = useCall(territoryRoutes.get, { params: { id: ownId ?? 0 } }, { enabled: ownId !== undefined, staleTime: 600_000 })
  const located = useCall(territoryRoutes.locate, { query: place ?? { lng: 0, lat: 0 } }, { enabled: place !== null, keep: true })
  const outside = place !== null && located.data?.units.length === 0
  const code = category.at(-1)
  const leaf = code !== undefined && categories.list.some((one) => one.code === code) && !categories.list.some((one) => one.parent === code)
  const asked = leaf ? categories.get(code) : undefined
  const answered = checkAnswers(asked?.questions ?? [], answers)
  const placeMissing = asked?.evidence.place === true && place === null
  const faults = { category: !leaf, description: description.trim() === '', phone: phone !== '' && !phonePattern.test(phone) }
  const submit = (): void => {
    setTried(true)
    if (Object.values(faults).some(Boolean) || answered.faults.length > 0 || placeMissing || outside || photos.sending || !code) return
    send.mutate({
      body: {
        ...ids, category: code, description: description.trim(), urgent, ...(condition ? { condition } : {}), photos: photos.list.map(({ id }) => ({ fileId: id, role: 'scene' as const })),
        ...(address.trim() ? { address: address.trim() } : {}), ...(place ? { place } : {}),
        answers: answered.kept, ...(asked ? { categoryVersion: asked.version } : {}),
        onBehalf: { superior, ...(name.trim() ? { name: name.trim() } : {}), ...(phone ? { phone } : {}) },
      },
    })
  }
  if (send.data)
    return (
      <section className="card">
        <Result status="success" title={texts.report.done(send.data.number)} extra={[<Link key="open" to="/cases/$id" params={{ id: send.data.id }}><Button type="primary" tabIndex={-1}>{texts.report.open}</Button></Link>, <Button key="again" onClick={onAgain}>{texts.report.another}</Button>]} />
      </section>
    )
  const wrong = (key: keyof typeof faults) => (tried && faults[key] ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${field}-${key}-fault` } : {})
  const fault = (key: keyof typeof faults, text: string) => tried && faults[key] && <p id={`${field}-${key}-fault`} className="fault-text small" role="alert">{text}</p>
  return (
    <form className="new-case" onSubmit={(event) => { event.preventDefault(); submit() }} noValidate>
      <div className="stack">
        <section className="card" aria-label={texts.report.what}>
          <header><h2>{texts.report.what}</h2></header>
          <div className="body step-form">
            <div>
              <label htmlFor={`${field}-category`}>{texts.report.category}</label>
              <Cascader id={`${field}-category`} style={{ width: '100%' }} options={categories.options} value={category} onChange={(value) => { setCategory((value ?? []).map(String)); setAnswers({}); setCondition('') }} showSearch={{ filter: (typed, path) => path.some((one) => String(one.label).includes(typed)) }} placeholder={texts.report.categoryNeeded} {...wrong('category')} />
              {fault('category', texts.report.categoryNeeded)}
            </div>
            {asked && <Questions questions={asked.questions} answers={answers} faults={tried ? answered.faults : []} onChange={setAnswers} />}
            {asked && asked.conditions.length > 0 && <ConditionField options={asked.conditions.map((one) => ({ value: one.code, label: wordingText(one, language) }))} value={condition} onChange={setCondition} />}
            <div>
              <label htmlFor={`${field}-description`}>{texts.report.description}</label>
              <Input.TextArea id={`${field}-description`} rows={4} maxLength={2000} showCount value={description} placeholder={texts.report.descriptionHint} onChange={(event) => setDescription(event.target.value)} {...wrong('description')} />
              {fault('description', texts.report.descriptionNeeded)}
            </div>
            <div className="new-case-switches">
              <UrgentField value={urgent} onChange={setUrgent} />
              <label className="step-switch"><Switch checked={superior} onChange={setSuperior} /><span><b>{texts.report.superior}</b><small>{texts.report.superiorHint}</small></span></label>
            </div>
            <PhotoField label={texts.report.photos} photos={photos} />
          </div>
        </section>
        <section className="card" aria-label={texts.report.who}>
          <header><h2>{texts.report.who}</h2></header>
          <div className="body step-form">
            <div className="new-case-pair">
              <div><label htmlFor={`${field}-name`}>{texts.report.name} <small className="quiet">{shared.optional}</small></label><Input id={`${field}-name`} maxLength={50} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} /></div>
              <div>
                <label htmlFor={`${field}-phone`}>{texts.report.phone} <small className="quiet">{shared.optional}</small></label>
                <Input id={`${field}-phone`} inputMode="numeric" maxLength={11} autoComplete="off" value={phone} onChange={(event) => setPhone(event.target.value.replace(/\D/g, ''))} {...wrong('phone')} />
                {fault('phone', texts.report.phoneWrong)}
              </div>
            </div>
            <p className="small quiet">{texts.report.whoHint}</p>
          </div>
        </section>
      </div>
      <div className="stack">
        <section className="card" aria-label={texts.report.where}>
          <header><h2>{texts.report.where}</h2></header>
          <div className="body step-form">
            <div><label htmlFor={`${field}-address`}>{texts.report.address} <small className="quiet">{shared.optional}</small></label><Input id={`${field}-address`} maxLength={200} value={address} onChange={(event) => setAddress(event.target.value)} /></div>
            <div>
              <p className="new-case-place">{place === null ? <span className="quiet">{texts.report.placeNone}</span> : outside ? <span className="fault-text" role="alert">{texts.report.placeOutside}</span> : <b>{fullLine((located.data?.units ?? []).slice(1))}</b>}{tried && placeMissing && <span className="fault-text" role="alert">{asks.placeNeeded}</span>}{place && <Button size="small" type="text" onClick={() => setPlace(null)}>{texts.report.removePlace}</Button>}</p>
              {me && <div className="new-case-map"><NetMap center={me.district.center} schematic={me.district.schematic} focus={ownId === undefined ? (root?.bbox ?? null) : (own.data?.unit.bbox ?? null)} whole={root?.bbox ?? null} pin={{ place, onPlace: setPlace }} /></div>}
              <p className="small quiet">{shared.map.pinHint}</p>
            </div>
          </div>
        </section>
        <Known place={place} words={description} address={address} {...(leaf && code ? { category: code } : {})} />
        {send.error && <Alert type="error" showIcon role="alert" title={say(send.error)} />}
        {tried && photos.sending && <p className="small quiet" role="status">{texts.step.waitPhotos}</p>}
        <Button type="primary" size="large" htmlType="submit" loading={send.isPending}>{texts.report.submit}</Button>
      </div>
    </form>
  )
}
