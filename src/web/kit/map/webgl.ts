// Whether this browser can draw the map at all; where it can't, the list beside it carries on alone.
let answer: boolean | undefined

export const canDrawMap = (): boolean => {
  if (answer !== undefined) return answer
  try {
    answer = document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    answer = false
  }
  return answer
}
