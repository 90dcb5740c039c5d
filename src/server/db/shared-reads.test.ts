// Reading together what several ask for at the same moment.
import { expect, it } from 'vitest'
import { sharedReads } from './shared-reads.ts'

const readings = () => {
  const open: { key: string; done: PromiseWithResolvers<string> }[] = []
  const share = sharedReads<string>()
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
