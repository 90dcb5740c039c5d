// The one big action: a tap opens the camera, the photo opens the report.
import { Icon } from '../../../kit/mobile/Icon.tsx'
import { Go, useGo } from '../../../kit/mobile/router/router.tsx'
import { useKeep } from '../../../kit/mobile/keep/context.tsx'
import { useParcel } from '../../../kit/mobile/keep/use-parcel.ts'
import { useTexts } from '../../words.ts'

export const ReportHero = () => {
  const { home } = useTexts()
  const keep = useKeep()
  const go = useGo()
  const { parcel } = useParcel('report')
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])]
    if (files.length === 0) return
    const { addPhotos } = await import('../../../kit/mobile/photos/add-photos.ts')
    const refused = await addPhotos(keep, parcel, 'scene', files)
    input.value = ''
    go({ to: '/report/photo', ...(refused.length > 0 ? { search: { refused: refused.map(({ name }) => name).join(', ') } } : {}) })
  }
  return (
    <section className="hero">
      <h2>{home.lead}</h2>
      <p>{home.promise}</p>
      <label className="hero-action">
        <Icon name="camera" />
        <span><strong>{home.report}</strong><small>{home.reportHint}</small></span>
        <input type="file" className="file" accept="image/*,.heic,.heif" capture="environment" onChange={(event) => void take(event.currentTarget)} />
      </label>
      <Go to="/report/photo">{home.noPhoto}</Go>
    </section>
  )
}
