import { expect, test } from 'vitest'
import { menuZh } from '../words/menu.zh.ts'
import { grouped, groups, pageAt, pages } from './pages.ts'

test('every page stands once, in a group that has a name', () => {
  expect(new Set(pages.map(({ to }) => to)).size).toBe(pages.length)
  expect(new Set(pages.map(({ name }) => name)).size).toBe(pages.length)
  expect(Object.keys(menuZh.group)).toEqual([...groups])
})

test('an address belongs to the page whose address begins it, the longest first', () => {
  expect(pageAt('/')?.name).toBe('home')
  expect(pageAt('/cases/0190-7')?.name).toBe('cases')
  expect(pageAt('/statistics/compare')?.name).toBe('statistics')
  expect(pageAt('/people/import/4')?.name).toBe('people')
  expect(pageAt('/planner')?.name).toBe('planner')
  expect(pageAt('/plans')?.name).toBe('plans')
  expect(pageAt('/account')).toBeUndefined()
})

test('a group of which nothing is shown isn’t there', () => {
  expect(grouped(({ verb }) => verb === null || verb === 'audit.see').map(({ group, pages: shown }) => [group, shown.map(({ name }) => name)])).toEqual([[null, ['home']], ['settings', ['audit']]])
})
