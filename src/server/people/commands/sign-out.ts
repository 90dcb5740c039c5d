// Sign out in this browser, or in all of them. Whoever isn't signed in is signed out already.
import type { accountRoutes } from '../../../contract/account.ts'
import { forgetActors, hashToken } from '../../access/actors.ts'
import type { Tx } from '../../db/tx.ts'
import type { Ask } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'
import { deleteSession, deleteSessions } from '../queries.ts'

export const signOut = async (ask: Ask<typeof accountRoutes.signOut>, tx: Tx): Promise<Record<string, never>> => {
  const { actor, context } = ask
  const everywhere = ask.body.everywhere ?? false
  if (actor.accountId !== null) {
    if (everywhere) deleteSessions(tx, actor.district, actor.accountId, null)
    else if (ask.token !== undefined) deleteSession(tx, actor.district, hashToken(ask.token))
    appendJournal(tx, actor, undefined, { kind: 'account.signedOut', at: ask.now, subjectKind: 'account', subjectId: String(actor.accountId), data: { everywhere } })
  }
  tx.afterCommit(() => {
    forgetActors(context)
    ask.takeToken()
  })
  return {}
}
