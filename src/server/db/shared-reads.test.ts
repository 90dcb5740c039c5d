// Reading together what several ask for at the same moment.
import { describe, expect, it } from 'vitest'
import { freshReads, sharedReads } from './shared-reads.ts'

const readings = (make: typeof sharedReads = sharedReads) => {
  const open: { key: string; done: PromiseWithResolvers<string> }[] = []
  const share = make<string>()
  const ask = (key: string) =>
    share(key, () => {
      const done = Promise.withResolvers<string>()
      open.push({ key, done })
      return done.promise
    })
  return { open, ask }
}

it('reads once for all who ask while the answer is on its way, and anew for who comes later', async () => {
  const { open, ask } = readings()
  const first = [ask('a'), ask('a'), ask('b')]
  expect(open.map(({ key }) => key)).toEqual(['a', 'b'])
  open[0]!.done.resolve('one')
  open[1]!.done.resolve('two')
  expect(await Promise.all(first)).toEqual(['one', 'one', 'two'])
  const later = ask('a')
  open[2]!.done.resolve('three')
  expect(await later).toBe('three')
})

it('tells everybody of a fault and tries again at the next question', async () => {
  const { open, ask } = readings()
  const asked = Promise.allSettled([ask('a'), ask('a')])
  open[0]!.done.reject(new Error('away'))
  expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const again = ask('a')
  open[1]!.done.resolve('back')
  expect(await again).toBe('back')
})

describe('what must not be older than the question', () => {
  it('is read once more for all who ask while the answer is on its way', async () => {
    const { open, ask } = readings(freshReads)
    const first = ask('a')
    const later = [ask('a'), ask('a'), ask('b')]
    expect(open.map(({ key }) => key)).toEqual(['a', 'b'])
    open[0]!.done.resolve('one')
    expect(await first).toBe('one')
    await Promise.resolve()
    expect(open.map(({ key }) => key)).toEqual(['a', 'b', 'a'])
    const latest = ask('a')
    open[1]!.done.resolve('other')
    open[2]!.done.resolve('two')
    expect(await Promise.all(later)).toEqual(['two', 'two', 'other'])
    await Promise.resolve()
    open[3]!.done.resolve('three')
    expect(await latest).toBe('three')
    expect(open).toHaveLength(4)
  })

  it('goes on after a fault', async () => {
    const { open, ask } = readings(freshReads)
    const [first, later] = [ask('a'), ask('a')]
    open[0]!.done.reject(new Error('away'))
    await expect(first).rejects.toThrow('away')
    await Promise.resolve()
    open[1]!.done.resolve('back')
    expect(await later).toBe('back')
    const again = ask('a')
    open[2]!.done.resolve('anew')
    expect(await again).toBe('anew')
  })
})
