// Choosing photos by button, drop or paste, with the progress of each.
import { useId, useRef } from 'react'
import { maxPhotosPerStep } from '../../../domain/cases/command.ts'
import { useProblemText } from '../../kit/words/problem-text.ts'
import { useShared } from '../../kit/words/shared.ts'
import { useTexts } from '../words/words.ts'
import { Icon } from './Icon.tsx'
import type { Photos } from './use-photos.ts'
import './photos.css'

const images = (list: FileList | null): File[] => [...(list ?? [])]

export const PhotoField = ({ label, photos, needed }: { label: string; photos: Photos; needed?: string | undefined }) => {
  const texts = useTexts()
  const { photo: words } = useShared()
  const say = useProblemText()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <fieldset
      className="photo-field"
      aria-describedby={id}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => { event.preventDefault(); photos.add(images(event.dataTransfer.files)) }}
      onPaste={(event) => photos.add(images(event.clipboardData.files))}
    >
      <legend>{label}</legend>
      <ul>
        {photos.list.map((photo) => (
          <li key={photo.id} className={`photo-${photo.state}`}>
            <img src={photo.preview} alt={photo.file.name} />
            {photo.state === 'sending' && <span className="photo-over" role="status">{words.sending(photo.percent)}</span>}
            {photo.state === 'failed' && <button type="button" className="photo-over" onClick={() => photos.again(photo.id)}>{words.failed}<br />{words.again}</button>}
            <button type="button" className="photo-remove" aria-label={words.remove(photo.file.name)} title={words.remove(photo.file.name)} onClick={() => photos.remove(photo.id)}>×</button>
          </li>
        ))}
        {photos.list.length < maxPhotosPerStep && (
          <li><button type="button" className="photo-add" onClick={() => input.current?.click()}><Icon name="plus" />{words.add}</button></li>
        )}
      </ul>
      <input ref={input} type="file" accept="image/*" multiple hidden tabIndex={-1} aria-hidden="true" onChange={(event) => { photos.add(images(event.target.files)); event.target.value = '' }} />
      <p id={id} className="small quiet">{texts.photos.hint} · {words.limit(maxPhotosPerStep)}</p>
      {photos.list.filter((photo) => photo.fault !== undefined).map((photo) => <p key={photo.id} className="fault-text small" role="alert">{photo.file.name}: {say(photo.fault)}</p>)}
      {needed && <p className="fault-text small" role="alert">{needed}</p>}
    </fieldset>
  )
}
