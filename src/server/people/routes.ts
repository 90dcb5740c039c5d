// Routes of the grid force: what is read, and the commands that change it.
import { peopleAccountRoutes } from '../../contract/people-accounts.ts'
import { leaveRoutes, postRoutes } from '../../contract/posts.ts'
import { prepared, write, type Server } from '../http/endpoint.ts'
import { appoint } from './commands/appoint.ts'
import { changePerson } from './commands/change-person.ts'
import { endPost, transferPost } from './commands/end-post.ts'
import { changeLeaveEnd, nameSubstitute, recordLeave } from './commands/leave.ts'
import { activate, makeSlip, switchAccount, trySlip } from './commands/slip.ts'
import { bindReading } from './reading-routes.ts'
import { bindRoster } from './roster-import/routes.ts'

export { bindAccount } from './account-routes.ts'

export const bindPeople = (server: Server): void => {
  bindReading(server)
  bindRoster(server)
  write(server, postRoutes.appoint, appoint)
  write(server, postRoutes.end, endPost)
  write(server, postRoutes.transfer, transferPost)
  write(server, leaveRoutes.record, recordLeave)
  write(server, leaveRoutes.change, changeLeaveEnd)
  write(server, leaveRoutes.substitute, nameSubstitute)
  write(server, peopleAccountRoutes.slip, makeSlip)
  write(server, peopleAccountRoutes.switch, switchAccount)
  write(server, peopleAccountRoutes.change, changePerson)
  prepared(server, peopleAccountRoutes.activate, trySlip, activate)
}
