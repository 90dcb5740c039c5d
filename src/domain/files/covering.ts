// What of a photo is covered: all of it, or rectangles in shares of its width and height, so that they fit every size.
export type Area = { x: number; y: number; width: number; height: number }
export type Covering = { hidden: boolean; areas: readonly Area[] }

export const mostAreas = 30

/** Who may not see what is sealed can only cover more: what was covered stays covered. */
export const coverMore = (before: Covering | undefined, more: Covering): Covering =>
  before === undefined ? more : { hidden: before.hidden || more.hidden, areas: [...before.areas, ...more.areas.filter((area) => !before.areas.some((known) => isSame(known, area)))] }

const isSame = (a: Area, b: Area): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

/** In pixels of a picture, outwards, so that nothing shows at an edge. */
export const inPixels = ({ x, y, width, height }: Area, picture: { width: number; height: number }): { left: number; top: number; width: number; height: number } => {
  const [left, top] = [Math.max(0, Math.floor(x * picture.width)), Math.max(0, Math.floor(y * picture.height))]
  const [right, bottom] = [Math.min(picture.width, Math.ceil((x + width) * picture.width)), Math.min(picture.height, Math.ceil((y + height) * picture.height))]
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }
}
