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

/**
 * For what must not be older than the question: who asks while a read is on its way is given the next one, together with all
 * who ask until that begins. One read at a time, however many ask.
 */
export const freshReads = <T>(): ((key: string, read: () => Promise<T>) => Promise<T>) => {
  const underWay = new Map<string, Promise<T>>()
  const next = new Map<string, Promise<T>>()
  return (key, read) => {
    const begin = (): Promise<T> => {
      next.delete(key)
      const reading = read()
      underWay.set(key, reading)
      const end = (): void => {
        if (underWay.get(key) === reading) underWay.delete(key)
      }
      reading.then(end, end)
      return reading
    }
    const [coming, before] = [next.get(key), underWay.get(key)]
    if (coming) return coming
    if (!before) return begin()
    const reading = before.then(begin, begin)
    next.set(key, reading)
    return reading
  }
}
