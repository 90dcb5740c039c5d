// Photos on their way: each is sent as soon as it is chosen, keeps its id when sent again, and can be taken back.
import { useEffect, useRef, useState } from 'react'
import { maxPhotosPerStep } from '../../../domain/cases/command.ts'
import { newId } from '../../kit/data/new-id.ts'
import { uploadPhoto } from '../../kit/data/upload.ts'

export type SentPhoto = { id: string; file: File; preview: string; percent: number; state: 'sending' | 'sent' | 'failed'; fault: unknown }
export type Photos = { list: readonly SentPhoto[]; add: (files: readonly File[]) => void; remove: (id: string) => void; again: (id: string) => void; sending: boolean }

export const usePhotos = (): Photos => {
  const [list, setList] = useState<readonly SentPhoto[]>([])
  const running = useRef(new Map<string, AbortController>())
  const previews = useRef<string[]>([])
  useEffect(() => () => {
    running.current.forEach((controller) => controller.abort())
    previews.current.forEach((url) => URL.revokeObjectURL(url))
  }, [])
  const change = (id: string, next: Partial<SentPhoto>): void => setList((now) => now.map((photo) => (photo.id === id ? { ...photo, ...next } : photo)))
  const send = (id: string, file: File): void => {
    const controller = new AbortController()
    running.current.set(id, controller)
    change(id, { state: 'sending', percent: 0, fault: undefined })
    uploadPhoto(id, file, { onProgress: (percent) => change(id, { percent }), signal: controller.signal }).then(
      () => change(id, { state: 'sent', percent: 100 }),
      (fault: unknown) => controller.signal.aborted || change(id, { state: 'failed', fault }),
    )
  }
  const add = (files: readonly File[]): void => {
    const chosen = files.slice(0, Math.max(0, maxPhotosPerStep - list.length)).map((file): SentPhoto => ({ id: newId(), file, preview: URL.createObjectURL(file), percent: 0, state: 'sending', fault: undefined }))
    previews.current.push(...chosen.map((photo) => photo.preview))
    setList((now) => [...now, ...chosen])
    chosen.forEach((photo) => send(photo.id, photo.file))
  }
  const remove = (id: string): void => {
    running.current.get(id)?.abort()
    setList((now) => now.filter((photo) => photo.id !== id))
  }
  const again = (id: string): void => {
    const photo = list.find((one) => one.id === id)
    if (photo) send(id, photo.file)
  }
  return { list, add, remove, again, sending: list.some((photo) => photo.state === 'sending') }
}
