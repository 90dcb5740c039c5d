import { describe, expect, it } from 'vitest'
import { placeText } from './place-text.ts'

const line = (...levels: string[]) => levels.map((level) => ({ level, name: level.toUpperCase() }))

describe('where something is', () => {
  it('is said from the street down to the cell, then the address', () => {
    expect(placeText(line('district', 'street', 'community', 'grid', 'microgrid'), ' gate ')).toBe('STREET · GRID · MICROGRID · gate')
  })
  it('names the community where no grid is known, and nothing where nothing is', () => {
    expect(placeText(line('district', 'street', 'community'))).toBe('STREET · COMMUNITY')
    expect(placeText(line('district'))).toBe('')
  })
})
