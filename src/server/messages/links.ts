// Where a message opens: the thing itself where the app has a page for it, else the inbox.
import type { Parcel } from './claim.ts'

export type App = 'console' | 'worker' | 'citizen'
export const apps: readonly App[] = ['console', 'worker', 'citizen']

const inbox: Readonly<Record<App, string>> = { console: '/console/messages', worker: '/worker/messages', citizen: '/citizen/messages' }

type Item = Parcel['items'][number]

const pageOf = ({ subjectKind, subjectId }: Item, app: App): string | undefined => {
  if (subjectKind === 'case') return app === 'console' ? `/console/cases/${subjectId}` : `/${app}/case/${subjectId}`
  if (app !== 'console') return undefined
  return subjectKind === 'whistle' ? `/console/whistles/${subjectId}` : subjectKind === 'operation' ? `/console/operations/${subjectId}` : undefined
}

export const pathTo = (items: readonly Item[], app: App): string => {
  const things = new Set(items.map(({ subjectId }) => subjectId))
  return (things.size === 1 ? pageOf(items[0]!, app) : undefined) ?? inbox[app]
}

/** For ways that don't know the app: those at work have the console, residents theirs. */
export const linkTo = (publicUrl: string | null, items: readonly Item[]): string | null =>
  publicUrl === null ? null : publicUrl + pathTo(items, items.every(({ occasion }) => occasion.startsWith('report')) ? 'citizen' : 'console')
