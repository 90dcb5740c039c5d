// Numbers of classes: majors of two digits, minors of their major's two and three more; 001–079 belong to the starter
// catalogue, 080–999 to the district.

export const isMajor = (code: string): boolean => /^\d{2}$/.test(code)
export const isMinor = (code: string): boolean => /^\d{5}$/.test(code)
export const majorOf = (code: string): string => code.slice(0, 2)

/** What a district may number itself: minors from 080, and majors that are not there yet. */
export const isLocal = (code: string): boolean => isMinor(code) && Number(code.slice(2)) >= 80

/** The next free number for a major of the district's own: behind those of the starter catalogue. */
export const nextMajor = (taken: ReadonlySet<string>): string | undefined => Array.from({ length: 69 }, (_, n) => String(n + 31)).find((code) => !taken.has(code))

/** The next free number of the district below a major, or nothing when all are taken. */
export const nextLocal = (major: string, taken: ReadonlySet<string>): string | undefined => {
  for (let n = 80; n <= 999; n += 1) {
    const code = `${major}${String(n).padStart(3, '0')}`
    if (!taken.has(code)) return code
  }
  return undefined
}
