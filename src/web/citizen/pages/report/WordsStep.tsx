// Step 3: what it is, a few words, and how to hear about it. Then it is sent.
import { useState } from 'react'
import { useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Area, Fault } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { useGo } from '../../../kit/mobile/router/router.tsx'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { CategoryPicker } from '../../../kit/mobile/cases/CategoryPicker.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { questionFaults, Questions } from '../../../kit/mobile/cases/Questions.tsx'
import { useAnswerTexts } from '../../../kit/words/answers.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { useKit } from '../../../kit/mobile/words.ts'
import { useTexts } from '../../words.ts'
import { KnownAlready } from './KnownAlready.tsx'
import { StepBar } from './StepBar.tsx'
import { WhoReports } from './WhoReports.tsx'

const emergencies = '14'
const phonePattern = /^1[3-9]\d{9}$/

export const WordsStep = () => {
  const { report } = useTexts()
  const kit = useKit()
  const me = useMe()
  const go = useGo()
  const say = useProblemText()
  const { parcel, set } = useParcel('report')
  const { sending, send } = useSender()
  const [pressed, setPressed] = useState(false)
  const { fields, photos, refusal } = parcel
  const asks = useAnswerTexts()
  const category = useCatalogue().get(fields.category ?? '')
  const faults = {
    category: fields.category ? null : report.need.category,
    words: fields.text?.trim() || photos.length > 0 ? null : report.need.words,
    phone: !me?.signedIn && fields.contactPhone && !phonePattern.test(fields.contactPhone.trim()) ? report.need.phone : null,
    place: fields.place || fields.address?.trim() ? null : report.need.place,
    scene: category?.evidence.scene && photos.length === 0 ? asks.sceneNeeded : null,
    answers: questionFaults(category, fields.answers).length > 0,
  }
  const mustSignIn = me !== undefined && !me.signedIn && !me.district.anonymousReports
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (faults.place) return go({ to: '/report/place' })
    if (faults.category || faults.words || faults.phone || faults.scene || faults.answers || mustSignIn) return
    const { id, caseId } = parcel
    const outcome = await send(id)
    if (outcome.kind !== 'refused') go({ to: '/report/sent/$id', params: { id: caseId }, replace: true })
  }
  const unsent = photos.filter(({ sent }) => !sent).length
  return (
    <Page title={report.title} back="/report/place" above={<StepBar at="words" />} layout="with-action">
      <section className="section">
        <h2>{report.wordsTitle}</h2>
        <CategoryPicker value={fields.category ?? null} onChoose={(category, categoryName) => set({ category, categoryName, answers: {} })} texts={report} />
        {pressed && faults.category && <Fault>{faults.category}</Fault>}
        {fields.category?.startsWith(emergencies) && <Notice tone="urgent">{report.emergency}</Notice>}
      </section>
      {pressed && faults.scene && <Fault>{faults.scene}</Fault>}
      <Questions category={category} fields={fields} set={set} tried={pressed} />
      <Area
        label={report.text} optional={photos.length > 0} hint={photos.length > 0 ? report.textOptional : undefined} placeholder={report.textHint} maxLength={2000}
        value={fields.text ?? ''} onChange={(event) => set({ text: event.target.value })} fault={pressed ? faults.words : null}
      />
      {fields.text?.trim() && <KnownAlready title={kit.nearby.alike} back="/report/words" place={fields.place} category={fields.category} words={fields.text} address={fields.address} />}
      <WhoReports parcel={parcel} set={set} fault={pressed ? faults.phone : null} />
      {refusal && <Notice tone="urgent" live>{say(new Problem(refusal.code, 422, refusal.params))}</Notice>}
      <div className="action-bar">
        <Button icon="send" busy={sending} onClick={() => void submit()}>{sending ? (unsent > 0 ? report.sendingPhotos : report.sending) : report.send}</Button>
      </div>
    </Page>
  )
}
