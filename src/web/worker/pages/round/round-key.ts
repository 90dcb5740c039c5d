// A round's key, as its address and its parcel carry it: routine, unit and planned day.
type Key = { routineId: string; unitId: number; plannedOn: string }

export const keyOfRound = ({ routineId, unit, plannedOn }: { routineId: string; unit: { id: number }; plannedOn: string }): string => `${routineId}/${unit.id}/${plannedOn}`

export const roundOfKey = (key: string): Key => {
  const [routineId = '', unit = '', plannedOn = ''] = key.split('/')
  return { routineId, unitId: Number(unit), plannedOn }
}

export const addressOfKey = (key: string) => {
  const { routineId, unitId, plannedOn } = roundOfKey(key)
  return { to: '/round/$routine/$unit/$day', params: { routine: routineId, unit: String(unitId), day: plannedOn } }
}
