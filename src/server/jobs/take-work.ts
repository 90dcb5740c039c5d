// The side of the process that works: takes one piece of work, says what there is to say, and ends.
import { setPriority } from 'node:os'

/** Behind the server and its database, who have somebody waiting; tests wait for the work itself (`WANGGE_PRIORITY=same`). */
const behindOthers = 10

const say = (message: object): Promise<void> => new Promise((resolve, reject) => process.send!(message, undefined, undefined, (fault) => (fault ? reject(fault) : resolve())))

/** `tell` need not be waited for: everything has left before the process ends. */
export const takeWork = <Work extends object, Message extends object>(does: (work: Work, tell: (message: Message) => void) => Promise<void> | void): void => {
  if (process.env['WANGGE_PRIORITY'] !== 'same') setPriority(behindOthers)
  // Nobody is left to do it for.
  process.on('disconnect', () => process.exit())
  process.once('message', async (work) => {
    const leaving: Promise<void>[] = []
    await does(work as Work, (message) => void leaving.push(say(message)))
    await Promise.all(leaving)
    process.disconnect()
  })
}
