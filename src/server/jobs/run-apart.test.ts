// Processes for long work: what they say arrives, and what happens to them happens to nobody else.
import { describe, expect, it } from 'vitest'
import type { Wish } from '../../../tests/support/apart-entry.ts'
import { BrokenOff, runApart } from './run-apart.ts'

type Message = { pid: number; count: number; sum: number }

const start = (work: Wish, onMessage: (message: Message) => void = () => {}) =>
  runApart<Message>(new URL('../../../tests/support/apart-entry.ts', import.meta.url), work, { megabytes: 64, onMessage })

const fault = async (work: Wish): Promise<BrokenOff> => {
  const { ended } = start(work)
  return ended.then(() => expect.fail('ended well'), (error: unknown) => error as BrokenOff)
}

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('work apart', () => {
  it('is done elsewhere; all it says has arrived, in order, when it has ended', async () => {
    const messages: Message[] = []
    await start({ wish: 'count', to: 5_000, with: new Map([['numbers', Float64Array.of(1, 2, 3.5)]]) }, (message) => messages.push(message)).ended
    expect(messages.map(({ count }) => count)).toEqual(Array.from({ length: 5_000 }, (_, i) => i + 1))
    expect(messages.every(({ sum, pid }) => sum === 6.5 && pid !== process.pid)).toBe(true)
  })

  it('is gone once it was stopped, before it has begun too', async () => {
    let pid = 0
    const begun = Promise.withResolvers<void>()
    const running = start({ wish: 'spin' }, (message) => {
      pid = message.pid
      begun.resolve()
    })
    await begun.promise
    expect(lives(pid)).toBe(true)
    await running.stop()
    await running.ended
    expect(lives(pid)).toBe(false)
    await start({ wish: 'spin' }).stop()
  })

  it('that crashes, throws or wants too much memory breaks off with its reason', async () => {
    const [crash, thrown, full] = [await fault({ wish: 'crash' }), await fault({ wish: 'throw' }), await fault({ wish: 'fill' })]
    for (const one of [crash, thrown, full]) expect(one).toBeInstanceOf(BrokenOff)
    expect([crash.message, crash.outOfMemory]).toEqual([expect.stringContaining('SIGSEGV'), false])
    expect([thrown.message, thrown.outOfMemory]).toEqual([expect.stringContaining('the third shelf is empty'), false])
    expect(full.outOfMemory).toBe(true)
  })
})
