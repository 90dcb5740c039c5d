// How the database's account gets at its folder. Normally by its path; when a folder above is closed to it (a data folder
// under /root), we step into the folder before we change the account, and PostgreSQL calls it "where I am".
import { PlainFault } from '../../plain-fault.ts'
import { askAs, type Account } from './account.ts'

const whereIAm = '/proc/self/cwd'

/** What to pass as `-D` to a program started with `folder` as its working folder. */
export const nameFor = (account: Account, folder: string): string => {
  if (askAs(account, 'cd "$1" && test -w .', [folder]) !== undefined) return folder
  if (askAs(account, `cd ${whereIAm} && test -w .`, [], folder) !== undefined) return whereIAm
  throw new PlainFault(
    `数据库账户无法进入 ${folder};请用 --data 选择 /var/lib 之类的文件夹。`,
    `The database's account cannot get into ${folder}; choose a folder such as one under /var/lib with --data.`,
  )
}
