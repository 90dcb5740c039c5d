// What of the parcels on this phone is mine: waiting, refused, or not finished.
import { useMe } from '../kit/data/use-me.ts'
import { useKeep } from '../kit/mobile/keep/context.tsx'
import { isStarted, type Parcel } from '../kit/mobile/keep/parcel.ts'
import { useParcels } from '../kit/mobile/keep/parcels.ts'

export type Mine = { waiting: readonly Parcel[]; stuck: readonly Parcel[]; drafts: readonly Parcel[] }

export const useParcelsOfMine = (): Mine => {
  const me = useMe()
  const all = useParcels(useKeep().parcels).filter(({ by }) => by === null || by === me?.accountId)
  return {
    waiting: all.filter(({ waiting }) => waiting),
    stuck: all.filter(({ waiting, refusal }) => !waiting && refusal !== null),
    drafts: all.filter((one) => !one.waiting && one.refusal === null && isStarted(one)),
  }
}
