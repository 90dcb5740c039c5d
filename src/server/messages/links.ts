// The address a message opens at: the thing itself, or the inbox where there are several or the app has no page for it.
import { isForResidents } from '../../domain/messages/occasion.ts'
import { pageOf, type App } from '../../domain/messages/opens.ts'
import type { Parcel } from './claim.ts'

type Item = Parcel['items'][number]

export const pathTo = (items: readonly Item[], app: App): string => {
  const paths = new Set(items.map(({ subjectKind, subjectId }) => pageOf({ kind: subjectKind, id: subjectId }, app)))
  const [only] = paths
  return `/${app}${paths.size === 1 && only ? only : '/messages'}`
}

/** `app`: the one its reader has, where it isn't told by what they are told of. */
export const linkTo = (publicUrl: string | null, items: readonly Item[], app: App): string | null =>
  publicUrl === null ? null : publicUrl + pathTo(items, items.every(({ occasion }) => isForResidents(occasion)) ? 'citizen' : app)
