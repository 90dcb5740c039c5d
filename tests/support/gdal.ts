// Whether this machine has GDAL, the library behind most desktop GIS. Tests that need it are skipped where it is missing.
import { spawnSync } from 'node:child_process'

export const hasGdal = ['ogr2ogr', 'ogrinfo'].every((program) => spawnSync(program, ['--version']).status === 0)

if (!hasGdal) console.warn('GDAL (ogr2ogr, ogrinfo) is not installed: what is read by it is not tested here')
