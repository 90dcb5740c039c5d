// The photos that matter, side by side: as it was reported and as it is afterwards.
import { useState } from 'react'
import type { CaseView } from '../../../../contract/cases.ts'
import { useShared } from '../../words/shared.ts'
import { SmallPhoto } from '../photos/SmallPhoto.tsx'
import { useKit } from '../words.ts'
import { PhotoRow, Viewer, type ShownPhoto } from './PhotoRow.tsx'

export const BeforeAfter = ({ steps }: { steps: CaseView['steps'] }) => {
  const t = useKit()
  const shared = useShared()
  const [open, setOpen] = useState<number | null>(null)
  const all = steps.flatMap(({ photos }) => photos)
  const first = all.find(({ role }) => role !== 'after')
  const after = [...all].reverse().find(({ role }) => role === 'after')
  if (!first && !after) return null
  if (!first || !after) return <section className="section"><h2>{t.photos}</h2><PhotoRow photos={all} /></section>
  const pair: readonly ShownPhoto[] = [first, after]
  const words = [t.before, t.after]
  return (
    <section className="section">
      <h2>{t.photos}</h2>
      <div className="before-after">
        {pair.map(({ fileId, role }, index) => (
          <figure key={fileId}>
            <div className="photo"><button type="button" className="open" aria-label={t.openPhoto(shared.photo.alt(shared.photoRole[role], index + 1))} onClick={() => setOpen(index)}><SmallPhoto id={fileId} /></button></div>
            <figcaption>{words[index]}</figcaption>
          </figure>
        ))}
      </div>
      {open !== null && <Viewer photos={pair} index={open} alt={words[open]!} onMove={setOpen} onClose={() => setOpen(null)} />}
    </section>
  )
}
