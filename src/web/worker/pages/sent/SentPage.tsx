// What was sent from this phone, by day: to look back at, or to show to a chief.
import { Button } from '../../../kit/mobile/Button.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Empty } from '../../../kit/mobile/Notice.tsx'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'
import { useOffline } from '../../../kit/offline/context.tsx'
import type { SentRecord } from '../../../kit/offline/sent.ts'
import { durationText, exactTime } from '../../../kit/words/time.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { usePhone } from '../phone/words.ts'
import { bringBack } from '../waiting/settle.ts'
import { useWhat } from '../phone/what.ts'

/** Sent later than this after it was written, it is said how much later. */
const atOnce = 10 * 60_000

export const SentPage = () => {
  const { sent: t } = usePhone()
  const engine = useOffline()
  const mine = engine.sent().filter(({ by }) => by === engine.account())
  const days = Map.groupBy(mine, ({ at }) => exactTime(at).slice(0, 10))
  return (
    <Page title={t.title} back="/waiting">
      <p className="soft">{t.lead}</p>
      {mine.length === 0 && <Empty icon="outbox" title={t.none} />}
      {[...days].map(([day, records]) => (
        <section key={day} className="section">
          <h2>{day} <span className="soft small">{t.count(records.filter(({ settled }) => !settled).length)}</span></h2>
          <ul className="list">{records.map((record) => <li key={record.id}><SentCard record={record} /></li>)}</ul>
        </section>
      ))}
    </Page>
  )
}

const SentCard = ({ record }: { record: SentRecord }) => {
  const { form, madeAt, at, photos, settled } = record
  const { sent: t } = usePhone()
  const shared = useShared()
  const what = useWhat()
  const { attention } = usePhone()
  const engine = useOffline()
  const parcel = form as Parcel | null
  return (
    <article className="card section">
      <strong>{parcel ? what(parcel) : ''}</strong>
      {parcel?.fields.text && <p>{parcel.fields.text}</p>}
      <p className="soft small">
        {settled ? <><Icon name="close" />{t.letGo}</> : <>{t.at} {exactTime(at).slice(11, 16)}{at - madeAt > atOnce && ` · ${t.late(durationText(at - madeAt, shared.time))}`}</>}{photos > 0 && ` · ${t.photos(photos)}`}
      </p>
      {record.command && <div className="buttons"><Button look="second" icon="again" onClick={() => void bringBack(engine, record)}>{attention.undo}</Button></div>}
    </article>
  )
}
