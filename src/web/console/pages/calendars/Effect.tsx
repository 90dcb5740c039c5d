// What a change of a calendar would do, seen before it is saved.
import { Modal } from 'antd'
import { clockRoutes, type WireCalendar } from '../../../../contract/clocks.ts'
import type { CalendarSettings } from '../../../../domain/clocks/calendar-settings.ts'
import { useCall } from '../../../kit/data/use-call.ts'
import { numberText } from '../../../kit/words/time.ts'
import { Fault, Waiting } from '../../parts/Say.tsx'
import { useClockTexts } from '../../words/clocks.ts'

export const Effect = ({ code, settings, busy, onWrite, onClose }: { code: string; settings: CalendarSettings; busy: boolean; onWrite: () => void; onClose: () => void }) => {
  const { calendars: texts } = useClockTexts()
  const effect = useCall(clockRoutes.preview, { params: { code }, body: { settings: settings as WireCalendar['settings'] } })
  const { days, hours, running } = effect.data ?? { days: [], hours: false, running: 0 }
  return (
    <Modal open title={texts.previewTitle} onCancel={onClose} onOk={onWrite} okText={texts.save} cancelText={texts.cancel} confirmLoading={busy} okButtonProps={{ disabled: !effect.data }}>
      {effect.error ? <Fault fault={effect.error} onRetry={() => void effect.refetch()} /> : !effect.data ? <Waiting rows={3} /> : (
        <div className="stack" role="status">
          {hours && <p>{texts.previewHours}</p>}
          {days.length === 0 && !hours ? <p className="quiet">{texts.previewNone}</p> : (
            <>
              {days.length > 0 && <p>{texts.previewDays(days.length)}</p>}
              <ul className="calendar-changes">{days.map(({ date, works }) => <li key={date} className={`tag ${works ? 'tag-waiting' : 'tag-done'}`}>{date} {works ? texts.toWork : texts.toFree}</li>)}</ul>
              <p>{texts.previewRunning(numberText(running))}</p>
            </>
          )}
        </div>
      )}
    </Modal>
  )
}
