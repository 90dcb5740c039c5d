// What is worked out of the net and of something else that has a mark: once for all phones it concerns, and again when either
// is another.
import type { Net } from '../territory/net.ts'

type Made<V> = { mark: string; until: number; value: Promise<V> }

/** `lasts`: milliseconds after which it is worked out again all the same. What could not be worked out is tried anew. */
export const keptWithNet = <K, V>(lasts = Infinity): ((net: Net, key: K, mark: string, make: () => Promise<V>) => Promise<V>) => {
  const ofNets = new WeakMap<Net, Map<K, Made<V>>>()
  return (net, key, mark, make) => {
    let byKey = ofNets.get(net)
    if (!byKey) ofNets.set(net, (byKey = new Map()))
    const known = byKey.get(key)
    if (known?.mark === mark && known.until > performance.now()) return known.value
    const made: Made<V> = { mark, until: performance.now() + lasts, value: make() }
    made.value.catch(() => byKey.get(key) === made && byKey.delete(key))
    byKey.set(key, made)
    return made.value
  }
}
