// Reads chosen files one by one into a parcel: kept on the phone first, then on their way.
import { maxPhotosPerStep } from '../../../../domain/cases/command.ts'
import { Problem } from '../../../../domain/kernel/problem.ts'
import type { Keep } from '../keep/keep.ts'
import type { Parcel, PhotoRole } from '../keep/parcel.ts'
import { readPhoto, type PhotoFault } from './read-photo.ts'

export type RefusedFile = { name: string; fault: PhotoFault | 'case.too-many-photos' | 'file.no-room' }

const noRoom = (fault: unknown): 'file.no-room' => {
  if (fault instanceof Problem && fault.code === 'file.no-room') return fault.code
  throw fault
}

/** Gives back the files that were refused. */
export const addPhotos = async (keep: Keep, parcel: Parcel, role: PhotoRole, files: readonly File[]): Promise<RefusedFile[]> => {
  const refused: RefusedFile[] = []
  for (const file of files) {
    if ((keep.parcels.get(parcel.id)?.photos.length ?? 0) >= maxPhotosPerStep) {
      refused.push({ name: file.name, fault: 'case.too-many-photos' })
      continue
    }
    const blob = await readPhoto(file)
    if (typeof blob === 'string') {
      refused.push({ name: file.name, fault: blob })
      continue
    }
    const fault = await keep.addPhoto(parcel, { name: file.name, role }, blob, file).catch(noRoom)
    if (fault) refused.push({ name: file.name, fault })
  }
  return refused
}
