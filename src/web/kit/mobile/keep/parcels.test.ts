import { describe, expect, it } from 'vitest'
import type { Parcel } from './parcel.ts'
import { makeParcels } from './parcels.ts'

const shelf = (kept: Record<string, string> = {}) => ({ getItem: (key: string) => kept[key] ?? null, setItem: (key: string, value: string) => { kept[key] = value } })
const parcel = (id: string): Parcel => ({ id, kind: 'report', caseId: id, version: null, fields: {}, photos: [], savedAt: 0, waiting: false, refusal: null, by: null })

describe('parcels on the phone', () => {
  it('are there again after the app was killed', () => {
    const kept = {}
    makeParcels('k', shelf(kept), () => 5).put({ ...parcel('a'), fields: { text: 'half a sent' } })
    expect(makeParcels('k', shelf(kept)).all()).toEqual([{ ...parcel('a'), savedAt: 5, fields: { text: 'half a sent' } }])
  })
  it('stay in the order they were begun, each changed alone', () => {
    const parcels = makeParcels('k', shelf())
    parcels.put(parcel('a'))
    parcels.put(parcel('b'))
    parcels.change('a', (one) => ({ ...one, waiting: true }))
    parcels.change('gone', (one) => ({ ...one, waiting: true }))
    expect(parcels.all().map(({ id, waiting }) => [id, waiting])).toEqual([['a', true], ['b', false]])
    parcels.remove('a')
    expect(parcels.get('a')).toBeUndefined()
  })
  it('survive a full shelf for as long as the app is open, and a broken one without stopping it', () => {
    const full = { getItem: () => '{broken', setItem: () => { throw new Error('quota') } }
    const parcels = makeParcels('k', full)
    parcels.put(parcel('a'))
    expect(parcels.all()).toHaveLength(1)
  })
})
