// Asked for the same thing while the answer is on its way, the database is asked once: when a morning's screens all show
// the same month, it is read as often as it takes, not as often as it is asked for.

/** A joiner's answer was begun before it asked, by no more than the reading takes. Not for what somebody just wrote. */
export const sharedReads = <T>(): ((key: string, read: () => Promise<T>) => Promise<T>) => {
  const underWay = new Map<string, Promise<T>>()
  return (key, read) => {
    const known = underWay.get(key)
    if (known) return known
    const reading = read().finally(() => underWay.delete(key))
    underWay.set(key, reading)
    return reading
  }
}
