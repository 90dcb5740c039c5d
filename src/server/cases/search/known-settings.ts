// How far and how far back a district proposes what is known: among its settings, changed by who configures cases.
import { api } from '../../../contract/api.ts'
import { knownSettingsOf } from '../../../domain/cases/known.ts'
import { read, write, type Server } from '../../http/endpoint.ts'
import { appendJournal } from '../../journal/append.ts'

export const bindKnownSettings = (server: Server): void => {
  const { settings, configure } = api.caseSearch
  read(server, settings, async ({ context, actor }) => knownSettingsOf((await context.districts.get(actor.district)).settings.known))
  write(server, configure, async ({ context, actor, now, body }, tx) => {
    tx.send("update districts set settings = settings || jsonb_build_object('known', $2::jsonb) where district = $1", [actor.district, JSON.stringify(body)])
    appendJournal(tx, actor, undefined, { kind: 'case.knownChanged', at: now, subjectKind: 'system', subjectId: 'known', data: body })
    tx.afterCommit(() => context.districts.forget())
    return body
  })
}
