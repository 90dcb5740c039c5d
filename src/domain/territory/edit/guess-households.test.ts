import { expect, test } from 'vitest'
import { drawnNet, issue, ofLevel } from '../../../../tests/support/domain/drawn-net.ts'
import { insidePoint } from '../../kernel/geometry-inside.ts'
import { boxOf } from '../../kernel/geometry.ts'
import { operationsFor } from './edit.ts'
import { guessHouseholds } from './guess-households.ts'

const net = drawnNet(1)
const splitOf = (level: 'grid' | 'microgrid') => {
  const unit = ofLevel(net, level)[0]!
  const [west, south, east, north] = boxOf(unit.shape!)
  const x = (west + east) / 2
  return { unit, operations: operationsFor(net, { kind: 'split', unit: unit.unit, line: [[x, south - 0.001], [x, north + 0.001]], crossed: 'cut' }, issue) }
}
const partsOf = (operations: ReturnType<typeof guessHouseholds>, unit: unknown) => operations.flatMap((one) => (one.kind === 'split' && one.unit === unit ? one.into : []))

test('without buildings households are shared by ground, and say so', () => {
  const { unit, operations } = splitOf('microgrid')
  const parts = partsOf(guessHouseholds(net, operations, []), unit.unit)
  expect(parts.map(({ households }) => households)).toEqual(partsOf(operations, unit.unit).map(({ households }) => households))
  expect(parts.map(({ guess }) => guess)).toEqual(parts.map(() => 'area'))
})

test('the buildings of each part count instead; the sum stays the one that is known', () => {
  const { unit, operations } = splitOf('microgrid')
  const [one, two] = partsOf(operations, unit.unit)
  const dwellings = [{ position: insidePoint(one!.shape!), households: 30 }, { position: insidePoint(two!.shape!), households: 10 }, { position: [0, 0] as const, households: 500 }]
  const parts = partsOf(guessHouseholds(net, operations, dwellings), unit.unit)
  expect(parts.map(({ guess }) => guess)).toEqual(['buildings', 'buildings'])
  expect(parts[0]!.households! + parts[1]!.households!).toBe(unit.households)
  expect(parts[0]!.households).toBe(Math.round(unit.households! * 0.75))
  const unknown = new Map(net).set(unit.unit, { ...unit, households: null })
  expect(partsOf(guessHouseholds(unknown, operations, dwellings), unit.unit).map(({ households }) => households)).toEqual([30, 10])
})

test('a wider unit is the sum of what lies in it', () => {
  const { unit, operations } = splitOf('grid')
  const cut = operations.flatMap((one) => (one.kind === 'split' && one.unit !== unit.unit ? one.into : []))
  expect(cut.length).toBeGreaterThan(1)
  const guessed = guessHouseholds(net, operations, [{ position: insidePoint(cut[0]!.shape!), households: 12 }])
  const parts = partsOf(guessed, unit.unit)
  expect(parts.reduce((sum, { households }) => sum + households!, 0)).toBe(partsOf(operations, unit.unit).reduce((sum, { households }) => sum + households!, 0))
  expect(parts.every(({ guess }) => guess !== undefined)).toBe(true)
})
