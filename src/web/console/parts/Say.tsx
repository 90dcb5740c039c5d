// The designed states of anything that is asked of the server: waiting, empty, refused, failed, without network.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Problem } from '../../../domain/kernel/problem.ts'
import { useProblemText } from '../../kit/words/problem-text.ts'
import { useTexts } from '../words/words.ts'

const icons = {
  empty: 'M6 14h10l3 5h10l3-5h10M6 14v20h36V14M6 14l6-8h24l6 8',
  refused: 'M24 5 8 11v12c0 10 7 17 16 20 9-3 16-10 16-20V11L24 5zm0 13v9m0 5v1',
  failed: 'M24 8v18m0 8v2M24 3a21 21 0 1 0 0 42 21 21 0 0 0 0-42z',
  offline: 'M6 6l36 36M10 20a22 22 0 0 1 8-4.500M38 20a22 22 0 0 0-14-5M16 27a14 14 0 0 1 7-3M24 38v.5',
}

export const Say = ({ kind, title, text, children }: { kind: keyof typeof icons; title: string; text?: ReactNode; children?: ReactNode }) => (
  <div className="say" role={kind === 'empty' ? undefined : 'alert'}>
    <svg viewBox="0 0 48 48" width="44" height="44" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={icons[kind]} />
    </svg>
    <b>{title}</b>
    {text && <span>{text}</span>}
    {children}
  </div>
)

export const Fault = ({ fault, onRetry }: { fault: unknown; onRetry?: () => void }) => {
  const texts = useTexts()
  const say = useProblemText()
  const code = fault instanceof Problem ? fault.code : ''
  const kind = code === 'server.unreachable' ? 'offline' : code.startsWith('access.') || code.endsWith('.not-found') ? 'refused' : 'failed'
  const title = kind === 'offline' ? texts.state.offlineTitle : kind === 'refused' ? texts.state.refusedTitle : texts.state.failedTitle
  return (
    <Say kind={kind} title={title} text={say(fault)}>
      {onRetry && <Button onClick={onRetry}>{texts.state.retry}</Button>}
    </Say>
  )
}

export const Waiting = ({ rows = 4 }: { rows?: number }) => {
  const texts = useTexts()
  return (
    <div className="waiting" role="status" aria-label={texts.state.loading}>
      {Array.from({ length: rows }, (_, index) => <i key={index} style={{ width: `${92 - ((index * 23) % 40)}%` }} />)}
    </div>
  )
}
