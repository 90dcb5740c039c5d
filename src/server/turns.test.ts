// Turns at heavy work.
import { expect, it } from 'vitest'
import { takeTurns } from './turns.ts'

const later = () => {
  let done!: () => void
  const promise = new Promise<void>((resolve) => (done = resolve))
  return { promise, done }
}

it('lets so many work at once, so many wait, and asks the rest to come again', async () => {
  const turns = takeTurns(2, 2)
  const works = Array.from({ length: 5 }, later)
  const begun: number[] = []
  const asked = works.map((work, n) => turns(() => {
    begun.push(n)
    return work.promise
  }))
  await expect(asked[4]).rejects.toMatchObject({ code: 'server.busy', status: 503 })
  expect(begun).toEqual([0, 1])
  works[1]!.done()
  await asked[1]
  expect(begun).toEqual([0, 1, 2])
  for (const work of works) work.done()
  await Promise.all(asked.slice(0, 4))
  expect(begun).toEqual([0, 1, 2, 3])
})

it('goes on after work that failed', async () => {
  const turns = takeTurns(1, 5)
  await expect(turns(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await turns(async () => 7)).toBe(7)
})
