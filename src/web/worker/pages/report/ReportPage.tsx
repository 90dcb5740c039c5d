// Report in three taps: the camera tab, the shutter, send. Place comes from the phone, the category is suggested; both can
// be put right, words can be added, and what is open nearby is shown.
import { useEffect, useRef, useState } from 'react'
import { caseSearchRoutes } from '../../../../contract/case-search.ts'
import { worksInField } from '../../../../domain/cases/open-case.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useLater } from '../../../kit/data/use-later.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Area, Fault, Field } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { KnownCases } from '../../../kit/mobile/cases/KnownCases.tsx'
import { questionFaults, Questions } from '../../../kit/mobile/cases/Questions.tsx'
import { StateBadge } from '../../../kit/mobile/cases/StateBadge.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { useAsked, useGo } from '../../../kit/mobile/router/router.tsx'
import { isStarted } from '../../../kit/mobile/keep/parcel.ts'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { PhotoPicker } from '../../../kit/mobile/photos/PhotoPicker.tsx'
import { PlacePicker, useLocated } from '../../../kit/mobile/place/PlacePicker.tsx'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useKit } from '../../../kit/mobile/words.ts'
import { useAnswerTexts, wordingText } from '../../../kit/words/answers.ts'
import { useLanguage } from '../../../kit/words/language.ts'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useOffline } from '../../../kit/offline/context.tsx'
import { usedCategories } from '../../keep.ts'
import { followed } from '../../known/cases.ts'
import { pendingOn } from '../../known/pending.ts'
import { suggestCategories } from '../../suggest.ts'
import { useAct } from '../../use-act.ts'
import { useTexts } from '../../words.ts'
import { DiscardButton } from '../Discard.tsx'
import { ConditionChoice, UrgentSwitch } from '../Weighing.tsx'
import { CategoryChoice } from './CategoryChoice.tsx'
import { chooseReport, type AskedReport } from './report-draft.ts'

const suggestions = 4
const shownFirst = 2
/** Milliseconds without another key, so that a sentence is looked up once. */
const pause = 500

type Asked = { refused: string; why: string; round: string; finding: string; draft: string }

export const ReportPage = () => {
  const { refused, why, ...asked } = useAsked<Asked>()
  return <ReportForm key={[asked.draft, asked.round, asked.finding].join('/')} asked={asked} refused={refused} why={why} />
}

const ReportForm = ({ asked, refused, why }: { asked: AskedReport; refused: string | undefined; why: string | undefined }) => {
  const t = useTexts()
  const kit = useKit()
  const me = useMe()
  const say = useProblemText()
  const go = useGo()
  const catalogue = useCatalogue()
  const { round, finding } = asked
  // Once begun, the form stays with its report, refused or not.
  const own = useRef(asked.draft)
  const { parcel, set } = useParcel('report', undefined, (reports) => chooseReport({ ...asked, draft: own.current }, reports))
  own.current = parcel.id
  const { sending, send } = useSender()
  const [pressed, setPressed] = useState(false)
  const { fields, photos, refusal } = parcel
  // Of others whoever accepts it says how urgent it is.
  const judges = me !== undefined && worksInField(me.posts)
  const { place } = fields
  const asks = useAnswerTexts()
  const language = useLanguage()
  const category = catalogue.get(fields.category ?? '')
  const value = place ? { ...place, ...(fields.accuracy === undefined ? {} : { accuracy: fields.accuracy }) } : null
  const located = useLocated(value)
  const said = useLater(fields.text?.trim() ?? '', pause)
  const known = { ...(place ? { place } : {}), ...(fields.category ? { category: fields.category } : {}), ...(said ? { words: said } : {}), ...(fields.address?.trim() ? { address: fields.address.trim() } : {}) }
  const nearby = useCall(caseSearchRoutes.known, { body: known }, { enabled: place !== undefined, keep: true })
  const around = useCall(caseSearchRoutes.known, { body: { ...(place ? { place } : {}), openOnly: true, limit: 30 } }, { enabled: place !== undefined, keep: true })
  const { act } = useAct()
  const pending = pendingOn(useOffline())
  const cases = place ? (nearby.data?.cases ?? []).map((one) => followed(one, pending)) : []
  const used = usedCategories()
  const suggested = suggestCategories(used, (around.data?.cases ?? []).map(({ category }) => category), suggestions).filter((code) => catalogue.get(code))

  // Nothing chosen yet: what this worker mostly reports is chosen, and can be changed with one tap.
  const best = used.length > 0 ? suggested[0] : undefined
  useEffect(() => {
    if (!fields.category && best && photos.length > 0) set({ category: best, categoryName: catalogue.get(best)?.nameZh ?? '' })
  }, [best, fields.category, photos.length])

  // What was found on a round stays linked with it; a form that nothing was put into belongs to no round.
  useEffect(() => {
    if (round ? fields.roundId !== round || fields.roundFinding !== finding : fields.roundId !== undefined && !isStarted(parcel)) set({ roundId: round, roundFinding: finding })
  }, [round, finding, parcel.id])

  const faults = {
    place: located.kind === 'outside' ? t.report.need.outside : !place && !fields.address?.trim() ? t.report.need.place : null,
    category: fields.category ? null : t.report.need.category,
    scene: category?.evidence.scene && photos.length === 0 ? asks.sceneNeeded : null,
    answers: questionFaults(category, fields.answers).length > 0,
    words: photos.length > 0 || fields.text?.trim() ? null : t.report.need.words,
  }
  const follow = ({ id }: { id: string }, on: boolean): void => void act({ kind: 'follow', caseId: id, fields: { follow: on } }, on ? kit.nearby.followed : kit.nearby.unfollowed)
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (faults.place || faults.category || faults.words || faults.scene || faults.answers) return
    const outcome = await send(parcel.id)
    if (outcome.kind === 'done') {
      toast(t.report.sent(outcome.report?.number ?? ''))
      go({ to: '/case/$id', params: { id: parcel.caseId }, replace: true })
    } else if (outcome.kind === 'waiting') {
      toast(t.report.kept, 'outbox')
      go({ to: '/waiting', replace: true })
    }
  }
  return (
    <Page title={t.report.title} back layout="with-action" right={isStarted(parcel) && <DiscardButton small id={parcel.id} word={t.report.discard} />}>
      {refused && <Notice tone="urgent" live>{why === 'file.no-room' ? kit.refusedFile(refused, say(new Problem(why, 507, {}))) : kit.notAPhoto(refused)}</Notice>}
      {fields.roundId && <Notice icon="link">{t.round.linked}</Notice>}
      <PhotoPicker parcel={parcel} role="scene" label={t.report.photo} />
      <section className="section">
        <h2>{t.report.category}</h2>
        <CategoryChoice value={fields.category ?? null} suggested={suggested} onChoose={(code, categoryName) => set({ category: code, categoryName, answers: {}, condition: '' })} />
        {pressed && faults.category && <Fault>{faults.category}</Fault>}
        {pressed && faults.scene && <Fault>{faults.scene}</Fault>}
      </section>
      <Questions category={category} fields={fields} set={set} tried={pressed} />
      {judges && category && <ConditionChoice optional choices={category.conditions.map((one) => ({ value: one.code, word: wordingText(one, language) }))} value={fields.condition ?? null} onChoose={(condition) => set({ condition })} />}
      <section className="section">
        <h2>{t.report.place}</h2>
        {me && <PlacePicker district={me.district} value={value} eager folded onPlace={({ lng, lat, accuracy }) => set({ place: { lng, lat }, accuracy })} />}
        <Field label={kit.place.address} optional placeholder={kit.place.addressHint} maxLength={200} value={fields.address ?? ''} onChange={(event) => set({ address: event.target.value })} />
        {pressed && faults.place && <Fault>{faults.place}</Fault>}
      </section>
      <Area label={t.report.text} optional={photos.length > 0} placeholder={t.report.textHint} maxLength={2000} rows={3} value={fields.text ?? ''} onChange={(event) => set({ text: event.target.value })} fault={pressed ? faults.words : null} />
      {judges && <UrgentSwitch value={fields.urgent ?? false} onChange={(urgent) => set({ urgent })} />}
      {cases.length > 0 && (
        <section className="section">
          <div><h2>{kit.nearby.alike}</h2><p className="soft small">{kit.nearby.hint}</p></div>
          <KnownCases cases={cases.slice(0, shownFirst)} catalogue={catalogue} canFollow onFollow={follow} reasons badge={(one) => <StateBadge state={one.state} word={t.state[one.state]} />} />
        </section>
      )}
      {refusal && <Notice tone="urgent" live>{say(new Problem(refusal.code, 422, refusal.params))}</Notice>}
      <div className="action-bar">
        <Button icon="send" busy={sending} onClick={() => void submit()}>{sending ? (photos.some(({ sent }) => !sent) ? t.report.sendingPhotos : t.report.sending) : t.report.send}</Button>
      </div>
    </Page>
  )
}
