// Looks at a file somebody chose: a photo made small, or why it can't be one. Formats this browser can't draw but the
// server may (HEIC) go as they are.
import { shrink } from '../../data/shrink.ts'

export const largest = 20 * 1024 * 1024
export type PhotoFault = 'file.empty' | 'file.too-large' | 'file.not-an-image' | 'file.unreadable'

const elsewhereReadable = /\.(heic|heif)$/i

const drawable = async (file: Blob): Promise<boolean> => {
  const picture = await createImageBitmap(file).catch(() => null)
  picture?.close()
  return picture !== null
}

export const readPhoto = async (file: File): Promise<Blob | PhotoFault> => {
  if (file.size === 0) return 'file.empty'
  const heic = elsewhereReadable.test(file.name) || /^image\/hei[cf]/.test(file.type)
  if (!heic && file.type !== '' && !file.type.startsWith('image/')) return 'file.not-an-image'
  if (!(await drawable(file))) return heic && file.size <= largest ? file : file.size > largest ? 'file.too-large' : 'file.unreadable'
  const small = await shrink(file)
  return small.size > largest ? 'file.too-large' : small
}
