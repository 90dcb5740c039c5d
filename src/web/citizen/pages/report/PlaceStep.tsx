// Step 2: where it is, and what is known there already.
import { useState } from 'react'
import { useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Fault, Field } from '../../../kit/mobile/Field.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Bones } from '../../../kit/mobile/Notice.tsx'
import { useGo } from '../../../kit/mobile/router/router.tsx'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { PlacePicker, useLocated } from '../../../kit/mobile/place/PlacePicker.tsx'
import { useKit } from '../../../kit/mobile/words.ts'
import { useTexts } from '../../words.ts'
import { KnownAlready } from './KnownAlready.tsx'
import { StepBar } from './StepBar.tsx'

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
      {place && located.kind === 'inside' && <KnownAlready title={kit.nearby.title} back="/report/place" place={place} />}
      {pressed && fault && <Fault>{fault}</Fault>}
      <div className="action-bar">
        <Button onClick={() => (fault ? setPressed(true) : go({ to: '/report/words' }))}>{report.next}</Button>
      </div>
    </Page>
  )
}
