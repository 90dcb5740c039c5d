// Units and offices as a whistle names them.
import type { WhistleRow } from '../../contract/whistles.ts'
import type { OfficeId, UnitId } from '../../domain/kernel/ids.ts'
import type { Names } from '../cases/present.ts'

export const unitRef = (names: Names, id: UnitId | null): WhistleRow['street'] => {
  const unit = id === null ? undefined : (names.net.units.get(id) ?? names.net.ended.get(id))
  return unit ? { id: unit.id, name: unit.name, level: unit.level, code: unit.code } : null
}

export const officeRef = (names: Names, id: OfficeId): { id: number; name: string } => ({ id, name: names.offices.get(id)?.name ?? '' })
