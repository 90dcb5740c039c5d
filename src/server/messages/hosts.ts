// Where the server may send to on somebody's word: an address a browser or a robot's keeper handed in could be one inside
// our own network. Only https to known services, and to what the installer allows by name.
import { robotServices } from '../../domain/messages/robot-address.ts'

export const pushHosts = ['fcm.googleapis.com', '*.push.services.mozilla.com', '*.push.apple.com', '*.notify.windows.com'] as const
export const robotHosts = { dingtalk: [robotServices.dingtalk.host], wecom: [robotServices.wecom.host] } as const

const matches = (host: string, pattern: string): boolean => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern)

/** Allowed: `host` or `*.host` over https, or an origin written out, as `http://gateway.local:8080`. */
export const isAllowed = (address: string, known: readonly string[], allowed: readonly string[]): boolean => {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return false
  if (allowed.includes(url.origin)) return true
  return url.protocol === 'https:' && url.port === '' && [...known, ...allowed.filter((one) => !one.includes('/'))].some((pattern) => matches(url.hostname, pattern))
}

export const listOf = (text: string | undefined): string[] => (text ?? '').split(',').map((one) => one.trim().toLowerCase().replace(/\/$/, '')).filter((one) => one !== '')
