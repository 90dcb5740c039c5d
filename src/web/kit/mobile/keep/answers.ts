// Answers of the server that the app opens with when there is no network: who I am, the catalogue, my lists. They are
// shown as what they are, the last known; the strip says since when.
import type { Query, QueryClient } from '@tanstack/react-query'

type Kept = { key: readonly unknown[]; data: unknown; at: number }

const oldest = 14 * 86_400_000

/** Keeps answers whose route id is in `routes`; puts the kept ones back at once. `forget` belongs to signing out. */
export const keepAnswers = (client: QueryClient, storageKey: string, routes: readonly string[]): { forget: () => void } => {
  const read = (): Kept[] => {
    try {
      return (JSON.parse(localStorage.getItem(storageKey) ?? '[]') as Kept[]).filter(({ at }) => at > Date.now() - oldest)
    } catch {
      return []
    }
  }
  let kept = read()
  let soon: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(soon)
    soon = undefined
    try {
      localStorage.setItem(storageKey, JSON.stringify(kept))
    } catch {
      // full: the app then opens without them
    }
  }
  // An app that is closed at once keeps what it has just shown.
  window.addEventListener('pagehide', () => void (soon !== undefined && write()))
  for (const { key, data, at } of kept) client.setQueryData(key, data, { updatedAt: at })
  const keep = ({ queryKey, state }: Query): void => {
    const key = JSON.stringify(queryKey)
    kept = [{ key: queryKey, data: state.data, at: state.dataUpdatedAt }, ...kept.filter((one) => JSON.stringify(one.key) !== key)].slice(0, 30)
    soon ??= setTimeout(write, 500)
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success' && routes.includes(String(event.query.queryKey[0]))) keep(event.query)
  })
  return {
    forget: () => {
      kept = []
      clearTimeout(soon)
      soon = undefined
      localStorage.removeItem(storageKey)
    },
  }
}
