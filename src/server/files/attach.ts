// Where a photo may be shown, in every feature, and what follows from it: only one that is shown nowhere can be attached
// by who put it, and one that was never attached is erased.
import type { Actor } from '../../domain/access/actor.ts'
import type { Tx } from '../db/tx.ts'

/** A feature that shows photos adds its table here, with `district` and `file_id`. */
export const shownIn = ['case_files', 'inspection_files', 'round_files'] as const

/** The condition that the photo `alias` is shown nowhere. */
export const unattachedSql = (alias: string): string =>
  shownIn.map((table) => `not exists (select from ${table} s where s.district = ${alias}.district and s.file_id = ${alias}.id)`).join(' and ')

/**
 * Holds the photos until the transaction ends and answers those that can't be attached: not there, somebody else's, shown
 * already, or named twice. `orNobodys` also lets those be taken that were put by somebody not signed in.
 */
export const unattachable = async (tx: Tx, actor: Actor, photos: readonly string[], whose: 'own' | 'orNobodys' = 'own'): Promise<string[]> => {
  const found = await tx.query<{ id: string }>(
    `select f.id from files f where f.district = $1 and f.id = any($2::uuid[]) and (f.person_id = $3::bigint${whose === 'orNobodys' ? ' or f.person_id is null' : ''}) and ${unattachedSql('f')} for share of f`,
    [actor.district, photos, actor.personId],
  )
  const known = new Set(found.map(({ id }) => id))
  return photos.filter((photo, n) => !known.has(photo) || photos.indexOf(photo) !== n)
}
