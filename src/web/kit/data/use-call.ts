// Hooks over the contract's routes: read one, read page by page, send. Keys are [route id, input], so that everything
// about cases can be called stale with one word.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import type { CallInput } from '../../../contract/client.ts'
import type { ReplyOf, Route } from '../../../contract/route.ts'
import { call } from './client.ts'
import { localNow, useLocal } from './local.ts'

type Options = { enabled?: boolean; keep?: boolean; staleTime?: number; refetchInterval?: number }

export const callOptions = <R extends Route>(route: R, input: CallInput<R>, options: Options = {}) => ({
  queryKey: [route.id, input] as const,
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<ReplyOf<R>> => call(route, { ...input, signal }),
  enabled: options.enabled ?? true,
  ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
  ...(options.refetchInterval === undefined ? {} : { refetchInterval: options.refetchInterval }),
})

/** `keep` shows the last answer while the next one is on its way. */
export const useCall = <R extends Route>(route: R, input: CallInput<R>, options: Options = {}): UseQueryResult<ReplyOf<R>> => {
  const client = useQueryClient()
  const key = [route.id, input]
  const unreached = isUnreached(client.getQueryState(key)?.error)
  const known = useLocal(route, input, unreached)
  const answer = useQuery({ ...callOptions(route, input, { ...options, enabled: (options.enabled ?? true) && (known === undefined || unreached) }), ...(options.keep ? { placeholderData: keepPreviousData as never } : {}) }) as UseQueryResult<ReplyOf<R>>
  return known === undefined || options.enabled === false ? answer : ({ ...answer, data: known, error: null, isPending: false, isError: false, isSuccess: true } as unknown as UseQueryResult<ReplyOf<R>>)
}

const isUnreached = (fault: unknown): boolean => (fault as { code?: string } | null)?.code === 'server.unreachable'

/** Pages of a list whose reply carries `next`: rows so far, whether there is more, and how to get it. */
export const usePages = <R extends Route, K extends keyof ReplyOf<R>>(route: R, input: CallInput<R>, rows: K, options: Options = {}) => {
  type Page = ReplyOf<R> & { next: string | null }
  const pages = useInfiniteQuery({
    queryKey: [route.id, 'pages', input] as const,
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }) => {
      const query = { ...(input as { query?: object }).query, ...(pageParam ? { after: pageParam } : {}) }
      return call(route, { ...input, query, signal } as CallInput<R>) as Promise<Page>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next,
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData as never } : {}),
  })
  const all = pages.data?.pages as Page[] | undefined
  return { ...pages, first: all?.[0], rows: (all?.flatMap((page) => page[rows] as unknown[]) ?? []) as Extract<ReplyOf<R>[K], readonly unknown[]> }
}

/** Sends, then calls stale what changed: `touches` are beginnings of route ids. */
export const useSend = <R extends Route>(route: R, touches: readonly string[] = []): UseMutationResult<ReplyOf<R>, Error, CallInput<R>> => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: CallInput<R>): Promise<ReplyOf<R>> => call(route, input),
    onSuccess: () => markStale(client, touches),
  })
}

export const markStale = (client: ReturnType<typeof useQueryClient>, beginnings: readonly string[]): void => {
  localNow()?.stale(beginnings)
  if (beginnings.length > 0)
    void client.invalidateQueries({ predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && beginnings.some((beginning) => (queryKey[0] as string).startsWith(beginning)) })
}
