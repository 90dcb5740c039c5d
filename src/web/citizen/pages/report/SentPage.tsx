// What became of the report just sent: received with its number and code, waiting for a network, or refused.
import { useMe } from '../../../kit/data/use-me.ts'
import { Button } from '../../../kit/mobile/Button.tsx'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Empty } from '../../../kit/mobile/Notice.tsx'
import { Go, useAddress } from '../../../kit/mobile/router/router.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { useParcels } from '../../../kit/mobile/keep/parcels.ts'
import { useSender } from '../../../kit/mobile/keep/use-sender.ts'
import { toast } from '../../../kit/mobile/toast.tsx'
import { useShared } from '../../../kit/words/shared.ts'
import { useSent } from '../../keep.ts'
import { useTexts } from '../../words.ts'

export const SentPage = () => {
  const { sent: t } = useTexts()
  const { id } = useAddress()
  const keep = useKeep()
  const report = useSent().find(({ caseId }) => caseId === id)
  const waiting = useParcels(keep.parcels).find(({ caseId }) => caseId === id)
  if (!report && waiting) return <Waiting parcelId={waiting.id} />
  if (!report) return <Page title={t.title} back><Empty icon="search" title={t.notFound}><Go to="/" className="button second">{t.home}</Go></Empty></Page>
  return (
    <Page title={t.title} back="/">
      <div className="thanks" role="status"><span className="seal"><Icon name="check" /></span><h2>{t.thanks}</h2><p className="soft">{t.next}</p></div>
      <div className="ticket">
        <div><p className="soft small">{t.number}</p><p><strong>{report.number}</strong></p></div>
        {report.code && (
          <div>
            <p className="soft small">{t.code}</p>
            <p className="code">{report.code}</p>
            <p className="soft small">{t.codeHint}</p>
            <div className="buttons" style={{ marginTop: 10 }}>
              <Button look="second" icon="copy" onClick={() => void navigator.clipboard?.writeText(report.code!).then(() => toast(t.copied, 'copy'))}>{t.copy}</Button>
            </div>
          </div>
        )}
      </div>
      <div className="section">
        {report.code ? <Go to="/track/$code" params={{ code: report.code }} className="button wide">{t.follow}</Go> : <Go to="/case/$id" params={{ id: report.caseId }} className="button wide">{t.follow}</Go>}
        <div className="buttons">
          <Go to="/report/photo" className="button second">{t.again}</Go>
          <Go to="/" className="button second">{t.home}</Go>
        </div>
      </div>
    </Page>
  )
}

const Waiting = ({ parcelId }: { parcelId: string }) => {
  const { sent: t, home } = useTexts()
  const shared = useShared()
  const me = useMe()
  const { sending, send } = useSender()
  return (
    <Page title={t.waitingTitle} back="/">
      <div className="thanks waiting" role="status"><span className="seal"><Icon name="outbox" /></span><h2>{t.waitingTitle}</h2><p className="soft">{t.waiting}</p></div>
      <div className="section">
        <Button wide icon="again" busy={sending} disabled={me === undefined && !sending} onClick={() => void send(parcelId)}>{sending ? shared.loading : home.sendNow}</Button>
        <Go to="/" className="button second wide">{t.home}</Go>
      </div>
    </Page>
  )
}
