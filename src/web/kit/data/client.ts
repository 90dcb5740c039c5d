// The browser's side of the contract: one typed call, and the cache all server state lives in.
import { QueryClient } from '@tanstack/react-query'
import { makeClient } from '../../../contract/client.ts'
import { Problem } from '../../../domain/kernel/problem.ts'

export const call = makeClient()

/** Refusals are answers; only what may pass by itself is tried again. */
const mayPass = (fault: unknown): boolean => fault instanceof Problem && (fault.code === 'server.unreachable' || fault.code === 'server.busy')

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry: (count, fault) => count < 2 && mayPass(fault), refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

export const isProblem = (fault: unknown, code: string): fault is Problem => fault instanceof Problem && fault.code === code
