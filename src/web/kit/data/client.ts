// The browser's side of the contract: one typed call, and the cache all server state lives in.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { accountRoutes } from '../../../contract/account.ts'
import { makeClient } from '../../../contract/client.ts'
import { hearServerTime } from '../words/use-now.ts'
import { Problem } from '../../../domain/kernel/problem.ts'

let ask: typeof fetch = (...input) => fetch(...input)
/** For an app whose network may be there by name only. */
export const askBy = (given: typeof fetch): void => void (ask = given)

export const call = makeClient({
  fetch: async (...input) => {
    const response = await ask(...input)
    hearServerTime(response.headers.get('date'))
    return response
  },
})

/** Refusals are answers; only what may pass by itself is tried again. */
const mayPass = (fault: unknown): boolean => fault instanceof Problem && (fault.code === 'server.unreachable' || fault.code === 'server.busy')

/** A session that ended shows itself in any answer: ask again who is signed in, and the app shows its sign-in. */
const signedOut = (fault: unknown): void => {
  if (isProblem(fault, 'access.sign-in-needed')) void queryClient.invalidateQueries({ queryKey: [accountRoutes.me.id] })
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signedOut }),
  mutationCache: new MutationCache({ onError: signedOut }),
  defaultOptions: {
    queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry: (count, fault) => count < 2 && mayPass(fault), refetchOnWindowFocus: true, refetchOnReconnect: true, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

export const isProblem = (fault: unknown, code: string): fault is Problem => fault instanceof Problem && fault.code === code
