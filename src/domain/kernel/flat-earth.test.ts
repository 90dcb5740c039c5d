import { expect, it } from 'vitest'
import { metresApart, squeezeAt } from './flat-earth.ts'
import { metresBetween } from './geometry.ts'

it('agrees with the sphere to two thousandths, in every direction of a kilometre', () => {
  const here = { lng: 113.3, lat: 40.08 }
  for (const [east, north] of [[0.0117, 0], [0, 0.009], [-0.008, 0.006], [0.008, -0.006]] as const) {
    const there = { lng: here.lng + east, lat: here.lat + north }
    const onSphere = metresBetween([here.lng, here.lat], [there.lng, there.lat])
    expect(onSphere).toBeGreaterThan(900)
    expect(Math.abs(metresApart(here, there) / onSphere - 1)).toBeLessThan(0.002)
  }
})

it('measures distances as the map does, to a thousandth', () => {
  const here = { lng: 113.3, lat: 40.08 }
  expect(metresApart(here, { lng: here.lng, lat: here.lat + 1_000 / 111_320 })).toBeCloseTo(1_000, 0)
  expect(metresApart(here, { lng: here.lng + 0.01, lat: here.lat })).toBeCloseTo(0.01 * 111_320 * Math.cos((40.08 * Math.PI) / 180), 0)
})

it('tells how narrow a degree of longitude is', () => {
  expect(squeezeAt(0)).toBe(1)
  expect(squeezeAt(60)).toBeCloseTo(0.5, 10)
  expect(squeezeAt(-60)).toBeCloseTo(0.5, 10)
})
