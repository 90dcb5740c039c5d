// The demonstration district's territory: the real tree on an invented map, made anew at every call and always the same.
import { drawSchematicDistrict, type SchematicDistrict } from '../../../domain/territory/schematic/district.ts'
import { demoPlan } from './plan.ts'
import { readDemoTree } from './tree.ts'

export type { SchematicDistrict, SchematicUnit } from '../../../domain/territory/schematic/district.ts'

export const makeDemoTerritory = (): SchematicDistrict => drawSchematicDistrict(readDemoTree(), demoPlan)
