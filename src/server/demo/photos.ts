// Photos of the demonstration: a few pictures in the store, a row of its own for each time one is shown.
import type { StepPhoto } from '../../domain/cases/command.ts'
import type { DistrictId, FileId, PersonId } from '../../domain/kernel/ids.ts'
import type { PhotoStore } from '../files/store.ts'
import { drawPictures, type DemoPicture } from './pictures.ts'
import { uuidAt } from './uuid-at.ts'

export type DemoPhotos = { take(role: StepPhoto['role'], by: PersonId | null, at: number): StepPhoto; rows(): Record<string, unknown>[] }

export const newPhotos = async (store: PhotoStore, district: DistrictId): Promise<DemoPhotos> => {
  const pictures = await drawPictures()
  for (const picture of Object.values(pictures).flat()) {
    await store.put(picture.hash, 'full', picture.full)
    await store.put(picture.hash, 'thumbnail', picture.thumbnail)
  }
  const rows: Record<string, unknown>[] = []
  const rowOf = (id: string, picture: DemoPicture, by: PersonId | null, at: number) => ({
    district, id, hash: picture.hash, source_hash: picture.hash, media_type: 'image/jpeg', bytes: picture.full.length, width: picture.width, height: picture.height,
    name: 'demo.jpg', person_id: by, put_at: new Date(at).toISOString(),
  })
  return {
    take(role, by, at) {
      const n = rows.length
      const list = pictures[role]
      const id = uuidAt(at, `photo ${n}`)
      rows.push(rowOf(id, list[n % list.length]!, by, at))
      return { fileId: id as FileId, role }
    },
    rows: () => rows,
  }
}
