// Addresses inside an app: matching a path to a route, and making a link from a route. Pure.

export type Search = Readonly<Record<string, string | number | boolean | undefined>>
export type Target = { to: string; params?: Readonly<Record<string, string>>; search?: Search; replace?: boolean }
export type Match<R> = { route: R; params: Readonly<Record<string, string>> }

const parts = (path: string): string[] => path.split('/').filter(Boolean)

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The first route whose pattern (`/case/$id`) fits the path. */
export const matchPath = <R extends { path: string }>(routes: readonly R[], path: string): Match<R> | null => {
  const asked = parts(path)
  for (const route of routes) {
    const pattern = parts(route.path)
    if (pattern.length !== asked.length) continue
    const params: Record<string, string> = {}
    const fits = pattern.every((part, index) => {
      if (!part.startsWith('$')) return part === asked[index]
      params[part.slice(1)] = decoded(asked[index]!)
      return true
    })
    if (fits) return { route, params }
  }
  return null
}

/** `/case/$id` with its parameters and search, below the app's base. `to` may carry a search of its own. */
export const hrefOf = (base: string, { to, params = {}, search = {} }: Target): string => {
  const [path = '', own = ''] = to.split('?')
  const filled = path.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams(own)
  for (const [key, value] of Object.entries(search)) if (value !== undefined && value !== '') query.set(key, String(value))
  const asked = query.toString()
  return `${base}${filled}${asked ? `?${asked}` : ''}`
}

/** Path below the base; null for an address of somebody else. */
export const pathBelow = (base: string, pathname: string): string | null =>
  pathname === base ? '/' : pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null
