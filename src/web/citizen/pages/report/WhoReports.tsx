// How the reporter hears about it: signed in, by a phone number left, or anonymously by code. Nobody has to sign in
// unless the district says so.
import { useState } from 'react'
import { useMe } from '../../../kit/data/use-me.ts'
import { Field } from '../../../kit/mobile/Field.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Tiles } from '../../../kit/mobile/Tiles.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import type { Writing } from '../../../kit/mobile/keep/use-parcel.ts'
import { useTexts } from '../../words.ts'

type Props = Pick<Writing, 'parcel' | 'set'> & { fault: string | null }

export const WhoReports = ({ parcel: { fields }, set, fault }: Props) => {
  const { report } = useTexts()
  const me = useMe()
  const [how, setHow] = useState<'anonymous' | 'contact'>(fields.contactPhone || fields.contactName ? 'contact' : 'anonymous')
  if (!me) return null
  if (me.signedIn) return <p className="soft">{report.as(me.name)}</p>
  const signIn = <Go to="/sign-in" search={{ then: '/report/words' }} className="button second wide">{report.signIn}</Go>
  if (!me.district.anonymousReports) return <Notice tone="waiting"><span>{report.signInNeeded}</span><div className="buttons">{signIn}</div></Notice>
  return (
    <section className="section">
      <Tiles
        label={report.who} look="segments" value={how} choices={[{ value: 'anonymous', word: report.anonymous }, { value: 'contact', word: report.contact }]}
        onChoose={(chosen) => {
          setHow(chosen)
          if (chosen === 'anonymous') set({ contactName: '', contactPhone: '' })
        }}
      />
      {how === 'contact' && (
        <>
          <Field label={report.phone} hint={report.phoneHint} type="tel" inputMode="numeric" autoComplete="tel" maxLength={11} value={fields.contactPhone ?? ''} fault={fault} onChange={(event) => set({ contactPhone: event.target.value })} />
          <Field label={report.contactName} optional autoComplete="name" maxLength={50} value={fields.contactName ?? ''} onChange={(event) => set({ contactName: event.target.value })} />
        </>
      )}
      <p className="soft small">{report.signInHint} <Go to="/sign-in" search={{ then: '/report/words' }}>{report.signIn}</Go></p>
    </section>
  )
}
