// What is said between the lines: notices, empty lists, waiting, and a list that could not be had.
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { Button } from './Button.tsx'
import { useProblemText } from '../words/problem-text.ts'
import { useShared } from '../words/shared.ts'
import { useKit } from './words.ts'

type Tone = 'brand' | 'urgent' | 'waiting' | 'done'
const icons: Record<Tone, IconName> = { brand: 'info', urgent: 'alert', waiting: 'clock', done: 'check' }

export const Notice = ({ tone = 'brand', icon, live, children }: { tone?: Tone; icon?: IconName; live?: boolean; children: ReactNode }) => (
  <div className={`notice ${tone}`} {...(live ? { role: tone === 'urgent' ? 'alert' : 'status' } : {})}>
    <Icon name={icon ?? icons[tone]} />
    <div className="words">{children}</div>
  </div>
)

export const Empty = ({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) => (
  <div className="empty"><Icon name={icon} /><strong>{title}</strong>{children}</div>
)

export const Bones = ({ count = 3 }: { count?: number }) => {
  const shared = useShared()
  return (
    <div className="bones" role="status" aria-label={shared.loading}>
      {Array.from({ length: count }, (_, index) => <div key={index} className="bone" />)}
    </div>
  )
}

/** A fault that stands where the content would. */
export const Refused = ({ fault, onRetry }: { fault: unknown; onRetry?: () => void }) => {
  const shared = useShared()
  const t = useKit()
  const text = useProblemText()
  const unreachable = (fault as { code?: string }).code === 'server.unreachable'
  return (
    <div role="alert">
      <Empty icon={unreachable ? 'offline' : 'alert'} title={unreachable ? t.unreachable : shared.problemTitle}>
        <p>{text(fault)}</p>
        {onRetry && <Button look="second" icon="again" onClick={onRetry}>{shared.retry}</Button>}
      </Empty>
    </div>
  )
}
