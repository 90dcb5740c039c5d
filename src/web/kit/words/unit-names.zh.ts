// Endings of official unit names that people leave away: 康吉社区居民委员会 is 康吉社区 to everybody, 上皇庄村村民委员会 is 上皇庄村.
export const officialEndings = ['居民委员会', '村民委员会'] as const

/** The name as people say it. */
export const spokenName = (name: string): string => {
  const ending = officialEndings.find((one) => name.endsWith(one) && name.length > one.length + 1)
  return ending ? name.slice(0, -ending.length) : name
}
