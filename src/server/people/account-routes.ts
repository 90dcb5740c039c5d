// Routes of one's own account.
import { accessTokenRoutes } from '../../contract/access-tokens.ts'
import { accountRoutes } from '../../contract/account.ts'
import { prepared, read, write, type Server } from '../http/endpoint.ts'
import { listTokens, makeToken, revokeToken } from './access-tokens.ts'
import { changePassword, checkPasswords } from './commands/change-password.ts'
import { sendCode } from './commands/send-code.ts'
import { signInByPhone } from './commands/sign-in-by-phone.ts'
import { signIn, tryPassword } from './commands/sign-in.ts'
import { signOut } from './commands/sign-out.ts'
import { presentMe } from './me.ts'

export const bindAccount = (server: Server): void => {
  read(server, accountRoutes.me, (ask, db) => presentMe(ask.context, db, ask.actor))
  prepared(server, accountRoutes.signIn, tryPassword, signIn)
  write(server, accountRoutes.sendCode, sendCode)
  write(server, accountRoutes.signInByPhone, signInByPhone)
  write(server, accountRoutes.signOut, signOut)
  prepared(server, accountRoutes.changePassword, checkPasswords, changePassword)
  read(server, accessTokenRoutes.list, listTokens)
  write(server, accessTokenRoutes.make, makeToken)
  write(server, accessTokenRoutes.revoke, revokeToken)
}
