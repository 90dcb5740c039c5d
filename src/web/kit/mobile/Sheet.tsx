// A sheet from below (a dialog in the middle of wide screens): the browser's own dialog keeps the focus inside and closes on Escape.
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { useShared } from '../words/shared.ts'

export const Sheet = ({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) => {
  const shared = useShared()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onCancel={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      <div className="sheet-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" onClick={onClose} aria-label={shared.close}><Icon name="close" /></button>
      </div>
      <div className="sheet-body">{children}</div>
    </dialog>
  )
}
