// The district's streets in the order of their codes, for choosing.
import { territoryRoutes, type Unit } from '../../../../contract/territory.ts'
import { useCall } from '../../../kit/data/use-call.ts'

const none: readonly Unit[] = []

export const useStreets = (): readonly Unit[] => {
  const root = useCall(territoryRoutes.root, {}, { staleTime: 600_000 })
  return useCall(territoryRoutes.get, { params: { id: root.data?.id ?? 0 } }, { enabled: root.data !== undefined, staleTime: 600_000 }).data?.children ?? none
}
