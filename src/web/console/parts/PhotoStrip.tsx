// Photos of a case, small in a row; a click shows them large, arrows go on to the next. Who may covers parts of one.
import { useState } from 'react'
import { Button, Image } from 'antd'
import type { CaseView } from '../../../contract/cases.ts'
import { photoUrl } from '../../kit/data/upload.ts'
import { useMe } from '../../kit/data/use-me.ts'
import { useShared } from '../../kit/words/shared.ts'
import { useCoveringTexts } from '../words/covering.ts'
import { useTexts } from '../words/words.ts'
import { CoverPhoto } from './CoverPhoto.tsx'
import { worksOn } from './permission.ts'
import './photos.css'

type Photo = CaseView['steps'][number]['photos'][number]

export const PhotoStrip = ({ photos, size = 96, coverable = false }: { photos: readonly Photo[]; size?: number; coverable?: boolean }) => {
  const texts = useTexts()
  const shared = useShared()
  const covering = useCoveringTexts()
  const me = useMe()
  const [covered, setCovered] = useState<string | null>(null)
  // Another address after a change: the browser would show what it has.
  const [again, setAgain] = useState(0)
  const mayCover = coverable && worksOn(me, 'file.cover')
  return (
    <>
      <Image.PreviewGroup items={photos.map((photo) => photoUrl(photo.fileId, 'full', again))}>
        <div className="photo-strip">
          {photos.map((photo, index) => (
            <figure key={photo.fileId}>
              <Image
                src={photoUrl(photo.fileId, 'thumbnail', again)} width={size} height={size * 0.75} loading="lazy"
                alt={shared.photo.alt(shared.photoRole[photo.role], index + 1)} preview={{ mask: texts.photos.view }}
              />
              {photo.covered !== 'no' && <span className="tag">{covering[photo.covered]}</span>}
              {mayCover && <Button size="small" type="text" aria-label={covering.coverPhoto(index + 1)} onClick={() => setCovered(photo.fileId)}>{covering.cover}</Button>}
            </figure>
          ))}
        </div>
      </Image.PreviewGroup>
      {covered !== null && <CoverPhoto fileId={covered} again={again} onChanged={() => setAgain(Date.now() % 1_000_000_000)} onClose={() => setCovered(null)} />}
    </>
  )
}
