// Runs work that takes long in a process of its own: the server goes on answering, and a fault that kills the work, a lack
// of memory or a crash of the engine itself, kills nothing else. It can be stopped at any moment.
import { fork } from 'node:child_process'

/** A process that ended without having finished. */
export class BrokenOff extends Error {
  readonly outOfMemory: boolean

  constructor(how: string, lastWords: string, outOfMemory: boolean) {
    super(`a process for long work ended by ${how}${lastWords === '' ? '' : `: ${lastWords}`}`)
    this.outOfMemory = outOfMemory
  }
}

/** `ended` resolves once all it said was handed on, or it was stopped; rejects with BrokenOff. `stop` waits until it is gone. */
export type Apart = { ended: Promise<void>; stop(): Promise<void> }

const lettersOfLastWords = 2_000

/** `entry` calls `takeWork`. `megabytes` bounds the heap; work and messages are copied as `structuredClone` would. */
export const runApart = <Message>(entry: URL, work: object, { megabytes, onMessage }: { megabytes: number; onMessage: (message: Message) => void }): Apart => {
  const child = fork(entry, { serialization: 'advanced', execArgv: [`--max-old-space-size=${megabytes}`], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let said = ''
  let outOfMemory = false
  let stopped = false
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    // Said before all that stood on the stack, which may be longer than what is kept.
    outOfMemory ||= (said + text).includes('heap out of memory')
    said = (said + text).slice(-lettersOfLastWords)
  })
  child.on('message', (message) => onMessage(message as Message))
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject)
    // after the last message, unlike `exit`
    child.on('close', (code, signal) => (code === 0 || stopped ? resolve() : reject(new BrokenOff(String(signal ?? code), said.trim(), outOfMemory))))
  })
  ended.catch(() => {})
  // Gone already: the close event says why.
  child.send(work, () => {})
  return {
    ended,
    async stop() {
      stopped = true
      child.kill('SIGKILL')
      await ended.catch(() => {})
    },
  }
}
