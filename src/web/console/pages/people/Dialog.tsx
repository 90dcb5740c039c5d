// What the dialogs about people share: a form in a modal with its fault on top, a day, a field with its label.
import { useState, type ReactNode } from 'react'
import { Alert, DatePicker, Modal } from 'antd'
import dayjs from 'dayjs'
import { useProblemText } from '../../../kit/words/problem-text.ts'
import { useShared } from '../../../kit/words/shared.ts'
import '../../parts/forms.css'

type Props = { title: string; hint?: string; fault: unknown; busy: boolean; /** null: there is nothing more to send. */ submit: string | null; onSubmit: () => void; onClose: () => void; danger?: boolean; children: ReactNode }

/** Escape closes it as long as nothing was typed; then only its own buttons do. */
export const Dialog = ({ title, hint, fault, busy, submit, onSubmit, onClose, danger, children }: Props) => {
  const say = useProblemText()
  const shared = useShared()
  const [typed, setTyped] = useState(false)
  return (
    <Modal open width={520} title={title} onCancel={onClose} onOk={onSubmit} {...(submit === null ? { cancelText: shared.close } : { okText: submit })} okButtonProps={{ danger: danger ?? false, ...(submit === null ? { style: { display: 'none' } } : {}) }} confirmLoading={busy} mask={{ closable: false }} keyboard={!typed} destroyOnHidden>
      <div className="step-form" onInput={() => setTyped(true)}>
        {hint && <p className="quiet">{hint}</p>}
        {fault !== null && fault !== undefined && <Alert type="error" showIcon role="alert" title={say(fault)} />}
        {children}
      </div>
    </Modal>
  )
}

export const Field = ({ id, label, needed, children }: { id: string; label: string; needed?: string | false | undefined; children: ReactNode }) => (
  <div>
    <label htmlFor={id}>{label}</label>
    {children}
    {needed && <p className="fault-text small people-needed" role="alert">{needed}</p>}
  </div>
)

/** A day as YYYY-MM-DD. */
export const DayField = ({ id, value, onChange, from, clear }: { id: string; value: string | undefined; onChange: (day: string | undefined) => void; from?: string; clear?: boolean }) => (
  <DatePicker
    id={id} style={{ width: '100%' }} allowClear={clear ?? false} value={value ? dayjs(value) : null} onChange={(day) => onChange(day?.format('YYYY-MM-DD'))}
    {...(from ? { minDate: dayjs(from) } : {})}
  />
)

/** Today in China by this device's clock; the server's clock decides. */
export const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
export const dayFrom = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
