// Over a few kilometres the earth is flat: degrees as metres. At 1 km the error is below 0.2 %; geometry.ts has the distance on the
// sphere for what lies farther apart.

/** Metres of a degree of latitude. */
export const metresPerDegree = 111_320

/** How much of that a degree of longitude has at this latitude, in degrees: 1 at the equator, 0.77 in Datong. */
export const squeezeAt = (lat: number): number => Math.cos((lat * Math.PI) / 180)

/** Metres between two places near each other. */
export const metresApart = (a: { lng: number; lat: number }, b: { lng: number; lat: number }): number =>
  Math.hypot((a.lng - b.lng) * metresPerDegree * squeezeAt(a.lat), (a.lat - b.lat) * metresPerDegree)
