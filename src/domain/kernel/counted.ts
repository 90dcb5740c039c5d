/** English of one and of several: `1 row`, `3 rows`, `1,204 rows`. `several` where it doesn't end in a mere s. */
export const counted = (n: number | string, one: string, several = `${one}s`): string => `${n} ${String(n) === '1' ? one : several}`
