// What the coordinates of a file are: degrees or metres of a projection, by its .prj or the `crs` of a GeoJSON. Metres
// become degrees here. Of CGCS2000 and WGS-84 the difference is centimetres; 北京54 and 西安80 lie tens of metres off by
// parameters that are not public, so they are refused: who made the file can convert it.
import proj4 from 'proj4'
import { shapeProblem } from './problems.ts'
import { asDegrees, type ToDegrees } from './shape-file.ts'

export type Crs = { name: string; toDegrees: ToDegrees }

const shifted = /beijing|xian|krass?ovsky|北京|西安/i

const gauss = (meridian: number, falseEasting: number): string => `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`

/** CGCS2000 by number: 6° zones 13–23 and 3° zones 25–45, with and without the zone's number before the easting. */
const definitionOf = (epsg: number): string | undefined => {
  if ([4326, 4490, 4979].includes(epsg)) return '+proj=longlat +datum=WGS84 +no_defs'
  if (epsg === 3857 || epsg === 900913) return 'EPSG:3857'
  if (epsg >= 4491 && epsg <= 4501) return gauss(75 + (epsg - 4491) * 6, (13 + epsg - 4491) * 1e6 + 5e5)
  if (epsg >= 4502 && epsg <= 4512) return gauss(75 + (epsg - 4502) * 6, 5e5)
  if (epsg >= 4513 && epsg <= 4533) return gauss(75 + (epsg - 4513) * 3, (25 + epsg - 4513) * 1e6 + 5e5)
  if (epsg >= 4534 && epsg <= 4554) return gauss(75 + (epsg - 4534) * 3, 5e5)
  if (epsg >= 32601 && epsg <= 32660) return `+proj=utm +zone=${epsg - 32600} +datum=WGS84 +units=m +no_defs`
  return undefined
}

const converter = (definition: string, name: string): ToDegrees => {
  try {
    const projection = proj4.Proj(definition) as unknown as { projName?: string; names?: readonly string[] }
    if (/^(longlat|identity)$/i.test(projection.projName ?? '')) return asDegrees
    const { inverse } = proj4(definition)
    return (x, y) => {
      const [lng, lat] = inverse([x, y])
      return asDegrees(lng!, lat!)
    }
  } catch {
    throw shapeProblem('shape.crs-unknown', { name })
  }
}

const titleOf = (wkt: string): string => /^\s*[A-Z_]+\s*\[\s*"([^"]{1,100})"/i.exec(wkt)?.[1] ?? wkt.slice(0, 60)

/** By the text of a .prj. */
export const crsFromPrj = (wkt: string, fileName: string): Crs => {
  const name = titleOf(wkt)
  if (shifted.test(wkt)) throw shapeProblem('shape.crs-shifted', { name: fileName, crs: name })
  return { name, toDegrees: converter(wkt.trim(), fileName) }
}

/** By the name in a GeoJSON's `crs` (older than RFC 7946, and much used): `urn:ogc:def:crs:EPSG::4547`. */
export const crsFromName = (name: string, fileName: string): Crs => {
  if (/CRS:?84$/i.test(name)) return { name, toDegrees: asDegrees }
  const epsg = Number(/EPSG:+(?:[\d.]*:)?(\d{4,6})$/i.exec(name)?.[1])
  if ([4214, 4610].includes(epsg) || (epsg >= 2327 && epsg <= 2442) || (epsg >= 21413 && epsg <= 21483)) throw shapeProblem('shape.crs-shifted', { name: fileName, crs: name })
  const definition = definitionOf(epsg)
  if (definition === undefined) throw shapeProblem('shape.crs-unknown', { name: fileName, crs: name })
  return { name, toDegrees: converter(definition, fileName) }
}
