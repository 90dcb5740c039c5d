// Who is signed in, and what their posts allow.
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { accountRoutes, type Me } from '../../../contract/account.ts'
import type { Verb } from '../../../domain/access/verbs.ts'
import { call } from './client.ts'
import { callOptions, useCall } from './use-call.ts'

export const meOptions = callOptions(accountRoutes.me, {}, { staleTime: 60_000 })

export const useMe = (): Me | undefined => useCall(accountRoutes.me, {}, { staleTime: 60_000 }).data

export const may = (me: Me | undefined, verb: Verb): boolean => me?.verbs.includes(verb) ?? false

/** Nothing seen before may stay on the screen. What is on it now hears who came and asks anew; it is not merely dropped. */
const become = (client: QueryClient, me: Me): void => {
  client.setQueryData(meOptions.queryKey, me)
  void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== accountRoutes.me.id })
  client.getMutationCache().clear()
}

export const useEnter = (): ((me: Me) => void) => {
  const client = useQueryClient()
  return (me) => become(client, me)
}

/** Whoever the server says is here now. */
export const becomeWhoIsHere = async (client: QueryClient): Promise<void> => become(client, await call(accountRoutes.me, {}))

export const useLeave = (): ((everywhere: boolean) => Promise<void>) => {
  const client = useQueryClient()
  return async (everywhere) => {
    await call(accountRoutes.signOut, { body: { everywhere } })
    await becomeWhoIsHere(client)
  }
}
