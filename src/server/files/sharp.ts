// The image library, loaded with the first photo (it is large, and many servers of an installation never see one).
import type { Sharp, SharpOptions } from 'sharp'

const options: SharpOptions = {
  // Our own limit on pixels comes first and has a name; this one is the net below it.
  limitInputPixels: 150_000_000,
  failOn: 'error',
  sequentialRead: true,
}

type Library = typeof import('sharp').default

let loading: Promise<Library> | undefined

const load = async (): Promise<Library> => {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

export const openImage = async (bytes: Buffer): Promise<Sharp> => (await (loading ??= load()))(bytes, options)
