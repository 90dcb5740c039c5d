// Under which names a district is asked: who isn't signed in yet meets the district of the host name, or else the first one.
import type { Context } from '../context.ts'
import { inTransaction } from '../db/tx.ts'
import { PlainFault } from '../plain-fault.ts'
import type { District } from '../territory/districts.ts'

/** As browsers send it: lower case, other scripts in their Latin form; a port or a path is none. */
const hostName = (text: string): string => {
  const url = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined
  if (!url || url.href !== `http://${url.hostname}/` || url.hostname.startsWith('['))
    throw new PlainFault(`--host 应为主机名,如 grid.example.cn,而不是“${text}”。`, `--host takes the name of a host, as grid.example.cn, not "${text}".`, 2)
  return url.hostname
}

export const hostNames = (texts: readonly string[]): string[] => [...new Set(texts.map(hostName))]

/** In the place of those it had. */
export const setHosts = (context: Context, district: District, hosts: readonly string[]): Promise<void> =>
  inTransaction(context.database, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('wangge hosts'))")
    const [other] = await tx.query<{ name: string; host: string }>(
      `select d.name, h.host from districts d cross join jsonb_array_elements_text(d.settings->'hosts') h (host) where d.district <> $1 and h.host = any($2) limit 1`, [district.id, hosts])
    if (other) throw new PlainFault(`主机名 ${other.host} 已属于${other.name}。`, `The host name ${other.host} belongs to ${other.name} already.`)
    await tx.query("update districts set settings = settings || jsonb_build_object('hosts', $2::jsonb) where district = $1", [district.id, JSON.stringify(hosts)])
    tx.afterCommit(() => context.districts.forget())
  })
