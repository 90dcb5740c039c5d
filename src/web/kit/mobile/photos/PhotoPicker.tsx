// Takes photos by camera or from the album into a parcel: small on the phone, sent at once, each with its progress and
// its own second try. Files that aren't photos are refused by name; everything else stays.
import { useEffect, useId, useState } from 'react'
import { maxPhotosPerStep } from '../../../../domain/cases/command.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import { useProblemText } from '../../words/problem-text.ts'
import { useShared } from '../../words/shared.ts'
import { Icon } from '../Icon.tsx'
import { Notice } from '../Notice.tsx'
import { useKeep } from '../keep/context.tsx'
import type { Keep } from '../keep/keep.ts'
import type { KeptPhoto, Parcel, PhotoRole } from '../keep/parcel.ts'
import { useUploads } from '../keep/uploads.ts'
import { useKit } from '../words.ts'
import { addPhotos, type RefusedFile } from './add-photos.ts'

export const PhotoPicker = ({ parcel, role, label, hint }: { parcel: Parcel; role: PhotoRole; label: string; hint?: string }) => {
  const t = useKit()
  const shared = useShared()
  const say = useProblemText()
  const keep = useKeep()
  const id = useId()
  const [refused, setRefused] = useState<readonly RefusedFile[]>([])
  const [reading, setReading] = useState(0)
  const uploads = useUploads(keep.uploads)
  const photos = parcel.photos.filter((photo) => photo.role === role)
  const room = parcel.photos.length < maxPhotosPerStep

  // After a reload nothing is on its way any more: begin again with what the phone kept.
  useEffect(() => {
    for (const { fileId, sent } of parcel.photos) if (!sent && !keep.uploads.states().has(fileId)) keep.uploads.send(parcel.id, fileId).catch(() => undefined)
  }, [keep, parcel.id, parcel.photos])

  const take = async (files: FileList | null): Promise<void> => {
    if (!files?.length) return
    setReading(files.length)
    setRefused(await addPhotos(keep, parcel, role, [...files]))
    setReading(0)
  }
  const remove = (photo: KeptPhoto): void => {
    keep.parcels.change(parcel.id, (kept) => ({ ...kept, photos: kept.photos.filter(({ fileId }) => fileId !== photo.fileId) }))
    void keep.blobs.remove([photo.fileId])
  }

  return (
    <section className="field" aria-labelledby={id}>
      <h2 id={id}>{label}<span className="soft small">{` · ${shared.photo.limit(maxPhotosPerStep)}`}</span></h2>
      {hint && <p className="hint">{hint}</p>}
      <div className="photo-grid">
        {photos.map((photo, index) => {
          const upload = uploads.get(photo.fileId)
          return (
            <div key={photo.fileId} className="photo">
              <Preview keep={keep} photo={photo} alt={shared.photo.alt(shared.photoRole[role], index + 1)} />
              <button type="button" className="remove" aria-label={shared.photo.remove(String(index + 1))} onClick={() => remove(photo)}><Icon name="close" /></button>
              {upload?.state === 'failed' ? (
                <button type="button" className="again" onClick={() => keep.uploads.send(parcel.id, photo.fileId).catch(() => undefined)} title={upload.fault ? say(upload.fault) : undefined}>
                  <Icon name="again" />{shared.photo.again}
                </button>
              ) : upload ? (
                <div className="progress">
                  {upload.state === 'queued' ? t.queued : shared.photo.sending(upload.percent)}
                  <progress max={100} value={upload.percent} aria-label={shared.photo.sending(upload.percent)} />
                </div>
              ) : null}
            </div>
          )
        })}
        {reading > 0 && <div className="photo bone" role="status" aria-label={shared.loading} />}
        {room && <AddTile icon="camera" word={t.takePhoto} capture onFiles={take} />}
        {room && <AddTile icon="image" word={t.fromAlbum} onFiles={take} />}
      </div>
      {refused.length > 0 && (
        <Notice tone="urgent" live>
          <strong>{t.refusedFiles(refused.length)}</strong>
          <ul>{refused.map(({ name, fault }, index) => <li key={index}>{t.refusedFile(name, say(new Problem(fault, 422, { most: maxPhotosPerStep })))}</li>)}</ul>
        </Notice>
      )}
    </section>
  )
}

const AddTile = ({ icon, word, capture, onFiles }: { icon: 'camera' | 'image'; word: string; capture?: boolean; onFiles: (files: FileList | null) => Promise<void> }) => (
  <label className="photo-add">
    <Icon name={icon} />
    <span>{word}</span>
    <FileInput {...(capture ? { capture } : {})} onFiles={onFiles} />
  </label>
)

/** The hidden input behind a label: the camera where `capture`, else any number from the album. */
export const FileInput = ({ capture, onFiles }: { capture?: boolean; onFiles: (files: FileList | null) => Promise<void> }) => (
  <input
    type="file" className="file" accept="image/*,.heic,.heif" {...(capture ? { capture: 'environment' as const } : { multiple: true })}
    onChange={(event) => {
      const input = event.currentTarget
      void onFiles(input.files).finally(() => { input.value = '' })
    }}
  />
)

const Preview = ({ keep, photo, alt }: { keep: Keep; photo: KeptPhoto; alt: string }) => {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let gone = false
    void keep.blobs.get(photo.fileId).then((blob) => {
      if (!blob || gone) return
      made = URL.createObjectURL(blob)
      setUrl(made)
    })
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [keep, photo.fileId])
  return url ? <img src={url} alt={alt} /> : null
}
