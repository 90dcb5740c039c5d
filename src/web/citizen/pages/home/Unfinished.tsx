// What is still on the phone: a report not finished, and reports waiting for a network.
import { Button } from '../../../kit/mobile/Button.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Go } from '../../../kit/mobile/router/router.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { isStarted } from '../../../kit/mobile/keep/parcel.ts'
import { useParcels } from '../../../kit/mobile/keep/parcels.ts'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useMe } from '../../../kit/data/use-me.ts'
import { TimeText } from '../../../kit/words/TimeText.tsx'
import { useTexts } from '../../words.ts'

export const Unfinished = () => {
  const { home } = useTexts()
  const keep = useKeep()
  const me = useMe()
  const all = useParcels(keep.parcels)
  const draft = all.find((one) => one.kind === 'report' && !one.waiting && isStarted(one))
  const waiting = all.filter((one) => one.waiting)
  return (
    <>
      {draft && (
        <section className="card section">
          <div>
            <strong>{home.draft}</strong>
            <p className="soft small">{home.draftPhotos(draft.photos.length)} <TimeText at={draft.savedAt} /></p>
          </div>
          <div className="buttons">
            <Go to="/report/photo" className="button">{home.goOn}</Go>
            <Button look="second" icon="trash" onClick={() => void keep.discard(draft.id).then(() => toast(home.discarded))}>{home.discard}</Button>
          </div>
        </section>
      )}
      {waiting.length > 0 && (
        <Notice tone="waiting">
          <span>{home.waiting(waiting.length)}</span>
          <div className="buttons"><Button look="second" icon="again" onClick={() => void keep.sendWaiting(me?.accountId ?? null)}>{home.sendNow}</Button></div>
        </Notice>
      )}
    </>
  )
}
