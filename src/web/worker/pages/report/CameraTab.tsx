// The tab in the middle: one tap opens the camera, the photo opens the report.
import { useEffect, useRef } from 'react'
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { usePath, useGo } from '../../../kit/mobile/router/router.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useTexts } from '../../words.ts'
import { chooseReport } from './report-draft.ts'

export const CameraTab = () => {
  const { tab } = useTexts()
  const keep = useKeep()
  const go = useGo()
  const path = usePath()
  const { parcel } = useParcel('report', undefined, (reports) => chooseReport({}, reports))
  const input = useRef<HTMLInputElement>(null)
  // Without a camera (or without wanting one) the report opens all the same. React does not know this event.
  useEffect(() => {
    const shown = input.current
    const closed = (): void => go({ to: '/report' })
    shown?.addEventListener('cancel', closed)
    return () => shown?.removeEventListener('cancel', closed)
  }, [])
  const take = async (chosen: HTMLInputElement): Promise<void> => {
    const files = [...(chosen.files ?? [])]
    if (files.length === 0) return
    const { addPhotos } = await import('../../../kit/mobile/photos/add-photos.ts')
    const refused = await addPhotos(keep, parcel, 'scene', files)
    chosen.value = ''
    go({ to: '/report', search: { refused: refused.map(({ name }) => name).join(', ') || undefined, why: refused[0]?.fault } })
  }
  return (
    <label className="tab main" {...(path === '/report' ? { 'aria-current': 'page' as const } : {})}>
      <Icon name="camera" />
      <span>{tab.report}</span>
      <input
        ref={input} type="file" className="file" accept="image/*,.heic,.heif" capture="environment" onChange={(event) => void take(event.currentTarget)}
      />
    </label>
  )
}
