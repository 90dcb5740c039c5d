// Everything on this phone that the server does not have yet: refused with the reason, waiting, and half written.
import { useState } from 'react'
import { useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Empty } from '../../../kit/mobile/Notice.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import type { Parcel } from '../../../kit/mobile/keep/parcel.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { useParcelsOfMine } from '../../use-parcels-of-mine.ts'
import { useTexts } from '../../words.ts'
import { useOffline } from '../../../kit/offline/context.tsx'
import { formOf, useWhat } from '../phone/what.ts'
import { usePhone } from '../phone/words.ts'
import '../premises/problem-words.ts'
import '../round/problem-words.ts'
import { DiscardSheet } from '../Discard.tsx'
import { Attention } from './Attention.tsx'

export const WaitingPage = () => {
  const { waiting: t } = useTexts()
  const keep = useKeep()
  const me = useMe()
  const { waiting, stuck, drafts } = useParcelsOfMine()
  const [busy, setBusy] = useState(false)
  const [toDiscard, setToDiscard] = useState<Parcel | null>(null)
  const sendAll = async (): Promise<void> => {
    setBusy(true)
    await keep.sendWaiting(me?.accountId ?? null)
    setBusy(false)
  }
  const { sent: words } = usePhone()
  const engine = useOffline()
  const refused = engine.commands().filter(({ state, by, form }) => state === 'refused' && by === engine.account() && form !== null)
  const list = (parcels: readonly Parcel[]) => <ul className="list">{parcels.map((parcel) => <li key={parcel.id}><ParcelCard parcel={parcel} onDiscard={() => setToDiscard(parcel)} /></li>)}</ul>
  return (
    <Page title={t.title}>
      {waiting.length + stuck.length + drafts.length === 0 && <Empty icon="check" title={t.none}><p>{t.noneHint}</p></Empty>}
      {stuck.length > 0 && <section className="section"><div><h2>{t.stuck}</h2><p className="soft small">{t.stuckHint}</p></div><ul className="list">{refused.map((command) => <li key={command.id}><Attention command={command} /></li>)}</ul></section>}
      {waiting.length > 0 && (
        <section className="section">
          <div><h2>{t.waiting}</h2><p className="soft small">{t.waitingHint}</p></div>
          <Button icon="send" busy={busy} onClick={() => void sendAll()}>{t.sendAll}</Button>
          {list(waiting)}
        </section>
      )}
      {drafts.length > 0 && <section className="section"><h2>{t.drafts}</h2>{list(drafts)}</section>}
      <div className="rows"><Go to="/sent" className="row"><Icon name="list" /><span className="words">{words.open}</span><Icon name="next" /></Go></div>
      {toDiscard && <DiscardSheet id={toDiscard.id} onClose={() => setToDiscard(null)} />}
    </Page>
  )
}

const ParcelCard = ({ parcel, onDiscard }: { parcel: Parcel; onDiscard: () => void }) => {
  const { waiting: t } = useTexts()
  const shared = useShared()
  const what = useWhat()
  const { sending, send } = useSender()
  const { fields, photos, waiting } = parcel
  return (
    <article className="card section">
      <div>
        <strong>{what(parcel)}</strong>
        {fields.text && <p>{fields.text}</p>}
        <p className="soft small">{photos.length > 0 && `${t.photos(photos.length)} · `}{t.saved} <TimeText at={parcel.savedAt} /></p>
      </div>
      <div className="buttons">
        {waiting ? <Button look="second" icon="again" busy={sending} onClick={() => void send(parcel.id)}>{sending ? shared.loading : t.again}</Button> : <Go className="button second" {...formOf(parcel)}>{t.open}</Go>}
        <Button look="quiet" icon="trash" onClick={onDiscard}>{t.discard}</Button>
      </div>
    </article>
  )
}
