// Step 1: photos.
import { Page } from '../../../kit/mobile/Frame.tsx'
import { Notice } from '../../../kit/mobile/Notice.tsx'
import { Go, useAsked } from '../../../kit/mobile/router/router.tsx'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { PhotoPicker } from '../../../kit/mobile/photos/PhotoPicker.tsx'
import { useKit } from '../../../kit/mobile/words.ts'
import { useTexts } from '../../words.ts'
import { StepBar } from './StepBar.tsx'

export const PhotoStep = () => {
  const { report } = useTexts()
  const kit = useKit()
  const { parcel } = useParcel('report')
  const { refused } = useAsked<{ refused: string }>()
  return (
    <Page title={report.title} back above={<StepBar at="photo" />} layout="with-action">
      {refused && <Notice tone="urgent" live>{kit.notAPhoto(refused)}</Notice>}
      <PhotoPicker parcel={parcel} role="scene" label={report.photoTitle} hint={report.photoHint} />
      <p className="soft small">{report.save}</p>
      <div className="action-bar">
        <Go to="/report/place" className={parcel.photos.length > 0 ? 'button' : 'button second'}>{parcel.photos.length > 0 ? report.next : report.skipPhoto}</Go>
      </div>
    </Page>
  )
}
