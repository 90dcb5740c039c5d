// Photos of a case, small in a row; a click shows them large, arrows go on to the next.
import { Image } from 'antd'
import type { CaseView } from '../../../contract/cases.ts'
import { photoUrl } from '../../kit/data/upload.ts'
import { useShared } from '../../kit/words/shared.ts'
import { useTexts } from '../words/words.ts'
import './photos.css'

type Photo = CaseView['steps'][number]['photos'][number]

export const PhotoStrip = ({ photos, size = 96 }: { photos: readonly Photo[]; size?: number }) => {
  const texts = useTexts()
  const shared = useShared()
  return (
    <Image.PreviewGroup items={photos.map((photo) => photoUrl(photo.fileId))}>
      <div className="photo-strip">
        {photos.map((photo, index) => (
          <Image
            key={photo.fileId} src={photoUrl(photo.fileId, 'thumbnail')} width={size} height={size * 0.75} loading="lazy"
            alt={shared.photo.alt(shared.photoRole[photo.role], index + 1)} preview={{ mask: texts.photos.view }}
          />
        ))}
      </div>
    </Image.PreviewGroup>
  )
}
