// The file's outlines laid over the net's, in the datum chosen: a wrong one shows.
import type { Look } from '../../../../contract/imports.ts'
import { squeezeAt } from '../../../../domain/kernel/flat-earth.ts'
import { toWgs84, type Datum } from '../../../../domain/territory/import/datum.ts'
import { useImportTexts } from '../../words/imports.ts'

type Ring = Look['sketch']['file'][number]

const size = { wide: 360, tall: 240, edge: 8 }

/** Both as paths in one frame. */
const pathsOf = (net: readonly Ring[], file: readonly Ring[]): { net: string; file: string } => {
  const all = [...net, ...file].flat()
  const west = Math.min(...all.map(([lng]) => lng))
  const east = Math.max(...all.map(([lng]) => lng))
  const south = Math.min(...all.map(([, lat]) => lat))
  const north = Math.max(...all.map(([, lat]) => lat))
  const squeeze = squeezeAt((south + north) / 2)
  const scale = Math.min((size.wide - 2 * size.edge) / ((east - west) * squeeze || 1e-9), (size.tall - 2 * size.edge) / (north - south || 1e-9))
  const left = (size.wide - (east - west) * squeeze * scale) / 2
  const top = (size.tall - (north - south) * scale) / 2
  const path = (rings: readonly Ring[]): string =>
    rings.map((ring) => `M${ring.map(([lng, lat]) => `${(left + (lng - west) * squeeze * scale).toFixed(1)} ${(top + (north - lat) * scale).toFixed(1)}`).join('L')}Z`).join('')
  return { net: path(net), file: path(file) }
}

/** What is no place in China would shrink the rest to nothing. */
const nearby = (ring: Ring): boolean => ring.every(([lng, lat]) => lng > 70 && lng < 140 && lat > 0 && lat < 60)

export const Sketch = ({ sketch, datum }: { sketch: Look['sketch']; datum: Datum }) => {
  const texts = useImportTexts()
  const file = sketch.file.filter(nearby).map((ring) => ring.map((at): [number, number] => [...toWgs84(at, datum)] as [number, number]))
  if (file.length === 0 && sketch.net.length === 0) return null
  const paths = pathsOf(sketch.net, file)
  return (
    <svg className="import-sketch" viewBox={`0 0 ${size.wide} ${size.tall}`} role="img" aria-label={texts.sketch}>
      <path d={paths.net} className="net" />
      <path d={paths.file} className="file" />
    </svg>
  )
}
