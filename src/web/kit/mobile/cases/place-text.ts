// Where something is, as people say it: street, grid, cell, and the address. The community is left out where the grid is
// known, because a grid's name begins with it.
type UnitName = { level: string; name: string }

export const placeText = (units: readonly UnitName[], address = ''): string => {
  const known = units.filter(({ level }) => level !== 'district')
  const short = known.some(({ level }) => level === 'grid') ? known.filter(({ level }) => level !== 'community') : known
  return [...short.map(({ name }) => name), address.trim()].filter(Boolean).join(' · ')
}
