// Photos of a step, small; one tap enlarges, arrows go on, Escape closes.
import { useEffect, useRef, useState } from 'react'
import { photoUrl } from '../../data/upload.ts'
import { useShared } from '../../words/shared.ts'
import { Icon } from '../Icon.tsx'
import { SmallPhoto } from '../photos/SmallPhoto.tsx'
import { useKit } from '../words.ts'

export type ShownPhoto = { fileId: string; role: 'scene' | 'before' | 'after' }

export const PhotoRow = ({ photos }: { photos: readonly ShownPhoto[] }) => {
  const shared = useShared()
  const t = useKit()
  const [open, setOpen] = useState<number | null>(null)
  if (photos.length === 0) return null
  const alt = (index: number): string => shared.photo.alt(shared.photoRole[photos[index]!.role], index + 1)
  return (
    <>
      <ul className="photo-row">
        {photos.map(({ fileId }, index) => (
          <li key={fileId} className="photo">
            <button type="button" className="open" aria-label={t.openPhoto(alt(index))} onClick={() => setOpen(index)}>
              <SmallPhoto id={fileId} />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && <Viewer photos={photos} index={open} alt={alt(open)} onMove={setOpen} onClose={() => setOpen(null)} />}
    </>
  )
}

type ViewerProps = { photos: readonly ShownPhoto[]; index: number; alt: string; onMove: (index: number) => void; onClose: () => void }

export const Viewer = ({ photos, index, alt, onMove, onClose }: ViewerProps) => {
  const shared = useShared()
  const t = useKit()
  const dialog = useRef<HTMLDialogElement>(null)
  const { fileId } = photos[index]!
  // Without a network the small one, where this device holds it.
  const [failed, setFailed] = useState('')
  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
    return () => shown?.close()
  }, [])
  const move = (by: number): void => onMove((index + by + photos.length) % photos.length)
  return (
    <dialog ref={dialog} className="viewer" aria-label={alt} onCancel={onClose} onKeyDown={(event) => { if (event.key === 'ArrowRight') move(1); if (event.key === 'ArrowLeft') move(-1) }}>
      {failed === fileId ? <SmallPhoto id={fileId} alt={alt} /> : <img src={photoUrl(fileId)} alt={alt} onError={() => setFailed(fileId)} />}
      <div className="bar">
        <span>{t.photoOf(index + 1, photos.length)}</span>
        <button type="button" className="icon-button" aria-label={shared.close} onClick={onClose}><Icon name="close" /></button>
      </div>
      {photos.length > 1 && (
        <div className="bar low">
          <button type="button" className="icon-button" aria-label={t.previous} onClick={() => move(-1)}><Icon name="back" /></button>
          <button type="button" className="icon-button" aria-label={t.next} onClick={() => move(1)}><Icon name="next" /></button>
        </div>
      )}
    </dialog>
  )
}
