// A small photo: what this device holds of it, else what the server has.
import { useEffect, useState } from 'react'
import { localNow } from '../../data/local.ts'
import { photoUrl } from '../../data/upload.ts'

type Props = { id: string; alt?: string; onGone?: () => void }

export const SmallPhoto = ({ id, alt = '', onGone }: Props) => {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    let left = false
    const show = (blob: Blob | undefined): void => {
      if (left) return
      made = blob && URL.createObjectURL(blob)
      setUrl(made ?? photoUrl(id, 'thumbnail'))
    }
    void (localNow()?.photo?.(id) ?? Promise.resolve(undefined)).then(show)
    return () => {
      left = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [id])
  return <img src={url} alt={alt} loading="lazy" decoding="async" onError={onGone} />
}
