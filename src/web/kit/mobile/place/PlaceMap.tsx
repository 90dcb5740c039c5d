// Where a case lies, on a small map; loaded only when it is shown.
import type { Me } from '../../../../contract/account.ts'
import { NetMap } from '../../map/NetMap.tsx'
import type { MapPoint } from '../../map/points.ts'

const around = 0.003

type Props = { place: { lng: number; lat: number }; district: Me['district']; label: string; light?: MapPoint['light'] }

export const PlaceMap = ({ place, district, label, light = 'red' }: Props) => (
  <NetMap
    center={[place.lng, place.lat]} schematic={district.schematic} focus={[place.lng - around, place.lat - around * 0.7, place.lng + around, place.lat + around * 0.7]}
    points={[{ id: 'place', lng: place.lng, lat: place.lat, light, label }]} chosenPoint="place"
  />
)
