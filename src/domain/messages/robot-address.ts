// Whether what somebody typed can be the webhook of a group robot of that kind, and what is wrong with it if not. Whether the
// server may send there is the server's to say.

export const robotKinds = ['dingtalk', 'wecom'] as const
export type RobotKind = (typeof robotKinds)[number]

/** Where each service takes messages, and the part of the address that is its key. */
export const robotServices: Readonly<Record<RobotKind, { host: string; key: string }>> = {
  dingtalk: { host: 'oapi.dingtalk.com', key: 'access_token' },
  wecom: { host: 'qyapi.weixin.qq.com', key: 'key' },
}

/** Not an address at all; of the other service; without its key; a signing secret that is none; not a host we send to. */
export type RobotFlaw = 'noAddress' | 'otherKind' | 'noKey' | 'secret' | 'host'

/** DingTalk hands its signing secrets out with this in front. */
const secretBegins = 'SEC'

/** Host and parameters of a web address, by its text alone. */
const partsOf = (url: string): { host: string; parameter: (name: string) => string } | null => {
  const [, place, query = ''] = /^https?:\/\/([^/?#\s]+)[^?#\s]*(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(url) ?? []
  if (place === undefined) return null
  const host = place.slice(place.lastIndexOf('@') + 1).replace(/:\d*$/, '').toLowerCase()
  return { host, parameter: (name) => query.split('&').find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '' }
}

export const robotFlaw = ({ kind, url, secret }: { kind: RobotKind; url: string; secret: string | null }): RobotFlaw | null => {
  const parts = partsOf(url)
  if (parts === null) return 'noAddress'
  if (robotKinds.some((other) => other !== kind && parts.host === robotServices[other].host)) return 'otherKind'
  if (parts.parameter(robotServices[kind].key) === '') return 'noKey'
  return secret !== null && !secret.startsWith(secretBegins) ? 'secret' : null
}
