// Photos for tests: real images, drawn on the spot, with what a phone writes into them.
import sharp from 'sharp'

export type PhotoOptions = { width?: number; height?: number; format?: 'jpeg' | 'png' | 'webp' | 'avif'; colour?: string; alpha?: number; exif?: boolean; orientation?: number; comment?: string }

/** Where and when the phone says it was: 40°05'24" N, 113°18'36" E, 1 March 2026 08:15:30 in China. */
export const photoTaken = { at: Date.parse('2026-03-01T00:15:30Z'), lat: 40.09, lng: 113.31 }

const phonesExif = (comment: string) => ({
  IFD0: { Make: 'Lantern', Model: 'Pocket 9', Software: 'secret-software', ImageDescription: comment, Artist: 'Wang Xiaoming' },
  IFD2: { DateTimeOriginal: '2026:03:01 08:15:30', OffsetTimeOriginal: '+08:00', LensModel: 'secret-lens', UserComment: 'secret-comment' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 5/1 24/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 18/1 36/1' },
})

/** Left half dark, right half of the colour: shows which way up it is. */
export const makePhoto = async (options: PhotoOptions = {}): Promise<Buffer> => {
  const { width = 400, height = 300, format = 'jpeg', colour = '#4488cc', alpha = 1 } = options
  const dark = await sharp({ create: { width: Math.floor(width / 2), height, channels: 3, background: '#101010' } }).png().toBuffer()
  const { r, g, b } = { r: parseInt(colour.slice(1, 3), 16), g: parseInt(colour.slice(3, 5), 16), b: parseInt(colour.slice(5, 7), 16) }
  const channels = alpha < 1 ? 4 : 3
  let image = sharp({ create: { width, height, channels, background: { r, g, b, alpha } } }).composite([{ input: dark, left: 0, top: 0 }])
  if (options.exif || options.comment !== undefined) image = image.withExif(phonesExif(options.comment ?? 'secret-description'))
  if (options.orientation !== undefined) image = image.withMetadata({ orientation: options.orientation })
  if (alpha === 1) image = sharp(await image.png().keepExif().toBuffer()).removeAlpha().keepMetadata()
  return image.toFormat(format, format === 'avif' ? { effort: 0 } : {}).toBuffer()
}
