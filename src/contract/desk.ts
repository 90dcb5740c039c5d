// The command desk: which lists it watches, and how long each is. A number and the list behind it are asked by the same
// query, written once here for the server that counts and for the page that links.
import Type, { type Static } from 'typebox'
import { caseRoutes } from './cases.ts'
import { route, type QueryOf } from './route.ts'
import { closed } from './scalars.ts'

export type DeskQuery = Pick<QueryOf<typeof caseRoutes.list>, 'group' | 'state' | 'holder' | 'dueSoon' | 'overdue' | 'request' | 'chase' | 'order'>

export const deskLists = {
  /** Reported, nobody has looked yet. */
  toAccept: { state: 'reported', group: 'open' },
  /** Filed and with this desk: it has to send them on. */
  toDispatch: { state: 'filed', group: 'open', holder: 'mine' },
  yellow: { dueSoon: true, group: 'all', order: 'due' },
  red: { overdue: true, group: 'all', order: 'due' },
  /** Suspension, more time or voiding was asked for; somebody else has to say yes. */
  requests: { request: true, group: 'all' },
  /** A superior's demand that was not answered. */
  chases: { chase: true, group: 'all' },
  suspended: { state: 'suspended', group: 'waiting' },
} as const satisfies Record<string, DeskQuery>

export type DeskList = keyof typeof deskLists
export const deskListNames = Object.keys(deskLists) as readonly DeskList[]

const counts = closed(Object.fromEntries(deskListNames.map((name) => [name, Type.Integer()])) as Record<DeskList, Type.TInteger>)
export type DeskCounts = Static<typeof counts>

export const deskRoutes = {
  counts: route({
    id: 'desk.counts', method: 'GET', path: '/api/desk', verb: 'case.see',
    summary: 'How long the lists of the command desk are: each number is the length of the work-list asked by the same query',
    schemas: { reply: closed({ counts }) },
  }),
}
