// A view that failed: mostly its code could not be fetched without a network. It says so and can be tried again.
import { Component, type ReactNode } from 'react'
import { Button } from '../Button.tsx'
import { Empty } from '../Notice.tsx'
import { useKit } from '../words.ts'
import { useShared } from '../../words/shared.ts'

export class PageFault extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }
  override render(): ReactNode {
    return this.state.failed ? <Failed onRetry={() => location.reload()} /> : this.props.children
  }
}

const Failed = ({ onRetry }: { onRetry: () => void }) => {
  const t = useKit()
  const shared = useShared()
  return (
    <>
      <header className="top-bar"><h1>{t.pageFailed}</h1></header>
      <main id="main" className="page">
        <div role="alert"><Empty icon="offline" title={t.unreachable}><p>{t.pageFailedHint}</p><Button look="second" icon="again" onClick={onRetry}>{shared.retry}</Button></Empty></div>
      </main>
    </>
  )
}
