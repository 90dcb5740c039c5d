// Step 2: where it is, and what is known there already.
import { useState } from 'react'
import { caseRoutes } from '../../../../contract/cases.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Fault, Field } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones, Notice } from '../../../kit/mobile/Notice.tsx'
import { NearbyCases } from '../../../kit/mobile/cases/NearbyCases.tsx'
import { StateBadge } from '../../../kit/mobile/cases/StateBadge.tsx'
import { useCatalogue } from '../../../kit/mobile/cases/categories.ts'
import { Go, useGo } from '../../../kit/mobile/router/router.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { PlacePicker, useLocated } from '../../../kit/mobile/place/PlacePicker.tsx'
import { useKit } from '../../../kit/mobile/words.ts'
import { useTexts } from '../../words.ts'
import { StepBar } from './StepBar.tsx'

const shownFirst = 3

export const PlaceStep = () => {
  const { report } = useTexts()
  const kit = useKit()
  const me = useMe()
  const go = useGo()
  const { parcel, set } = useParcel('report')
  const { place, accuracy, address } = parcel.fields
  const value = place ? { ...place, ...(accuracy === undefined ? {} : { accuracy }) } : null
  const located = useLocated(value)
  const [pressed, setPressed] = useState(false)
  const fault = located.kind === 'outside' ? report.need.outside : !place && !address?.trim() ? report.need.place : null
  return (
    <Page title={report.title} back="/report/photo" above={<StepBar at="place" />} layout="with-action">
      <section className="section">
        <h2>{report.placeTitle}</h2>
        {me ? (
          <PlacePicker
            district={me.district} value={value} eager
            onPlace={({ lng, lat, accuracy: metres }) => set({ place: { lng, lat }, accuracy: metres })}
          />
        ) : <Bones count={2} />}
        <Field label={kit.place.address} optional placeholder={kit.place.addressHint} value={address ?? ''} maxLength={200} onChange={(event) => set({ address: event.target.value })} />
      </section>
      {place && located.kind === 'inside' && <KnownNearby lng={place.lng} lat={place.lat} />}
      {pressed && fault && <Fault>{fault}</Fault>}
      <div className="action-bar">
        <Button onClick={() => (fault ? setPressed(true) : go({ to: '/report/words' }))}>{report.next}</Button>
      </div>
    </Page>
  )
}

const KnownNearby = ({ lng, lat }: { lng: number; lat: number }) => {
  const t = useTexts()
  const kit = useKit()
  const me = useMe()
  const keep = useKeep()
  const go = useGo()
  const { parcel } = useParcel('report')
  const catalogue = useCatalogue()
  const { data } = useCall(caseRoutes.nearby, { query: { lng, lat } }, { keep: true })
  const [onlyFew, setOnlyFew] = useState(true)
  const cases = data?.cases ?? []
  if (cases.length === 0) return null
  return (
    <section className="section" aria-label={kit.nearby.title}>
      <div><h2>{kit.nearby.title}</h2><p className="soft small">{kit.nearby.hint} {!me?.signedIn && <Go to="/sign-in" search={{ then: '/report/place' }}>{kit.nearby.signInToFollow}</Go>}</p></div>
      {cases.some(({ following }) => following) && (
        <Notice tone="done" icon="bell" live>
          <strong>{t.report.same}</strong>
          <span>{t.report.sameHint}</span>
          <div className="buttons"><Button look="second" onClick={() => void keep.discard(parcel.id).then(() => go({ to: '/mine' }))}>{t.report.sameDone}</Button></div>
        </Notice>
      )}
      <NearbyCases
        cases={onlyFew ? cases.slice(0, shownFirst) : cases} catalogue={catalogue} badge={(one) => <StateBadge state={one.state} word={t.case.state[one.state]} />}
        canFollow={me?.signedIn ?? false}
      />
      {onlyFew && cases.length > shownFirst && <Button look="quiet" onClick={() => setOnlyFew(false)}>{kit.nearby.more(cases.length - shownFirst)}</Button>}
    </section>
  )
}
