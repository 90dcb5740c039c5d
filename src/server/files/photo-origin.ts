// When and where a photo was taken, from its EXIF: the only two things a step needs. All else in it is forgotten.
import readExif from 'exif-reader'

export type Origin = { takenAt: number | null; place: { lng: number; lat: number } | null }

const nowhere: Origin = { takenAt: null, place: null }

/** Phones write local time; those that say no zone are taken to be in China. */
const defaultOffset = 8 * 60

const offsetOf = (text: unknown): number => {
  const [, sign, hours, minutes] = typeof text === 'string' ? (/^([+-])(\d\d):(\d\d)/.exec(text) ?? []) : []
  return sign && hours && minutes ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : defaultOffset
}

const timeOf = (photo: Record<string, unknown> | undefined, now: number): number | null => {
  const date = photo?.['DateTimeOriginal'] ?? photo?.['DateTimeDigitized']
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) return null
  const at = date.getTime() - offsetOf(photo?.['OffsetTimeOriginal'] ?? photo?.['OffsetTime']) * 60_000
  // A clock that was never set says 1970 or 2000; one that runs ahead by days is no evidence either.
  return at < Date.UTC(2005, 0, 1) || at > now + 86_400_000 ? null : at
}

const degreesOf = (parts: unknown, ref: unknown, negative: string): number | null => {
  if (!Array.isArray(parts) || parts.length === 0 || !parts.every((part) => typeof part === 'number' && Number.isFinite(part))) return null
  const [degrees = 0, minutes = 0, seconds = 0] = parts as number[]
  const size = degrees + minutes / 60 + seconds / 3_600
  return ref === negative ? -size : size
}

const placeOf = (gps: Record<string, unknown> | undefined): Origin['place'] => {
  const lat = degreesOf(gps?.['GPSLatitude'], gps?.['GPSLatitudeRef'], 'S')
  const lng = degreesOf(gps?.['GPSLongitude'], gps?.['GPSLongitudeRef'], 'W')
  if (lat === null || lng === null || Math.abs(lat) > 90 || Math.abs(lng) > 180 || (lat === 0 && lng === 0)) return null
  return { lng, lat }
}

/** Unreadable EXIF is none: the photo itself may be sound. */
export const originOf = (exif: Buffer | undefined, now: number): Origin => {
  if (!exif) return nowhere
  try {
    const { Photo, GPSInfo } = readExif(exif)
    return { takenAt: timeOf(Photo, now), place: placeOf(GPSInfo) }
  } catch {
    return nowhere
  }
}
