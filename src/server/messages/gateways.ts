// The ways out of the platform as the installer set them up: what isn't set up is nobody's way. Wrong settings stop the
// start in plain words.
import { PlainFault } from '../plain-fault.ts'
import { smsWebhookSettings, type Environment } from './code-sender.ts'
import { listOf } from './hosts.ts'
import { mailSender, type MailSender } from './send-mail.ts'
import { pushSender, type PushSender } from './send-push.ts'
import { robotSender, type RobotSender } from './send-robot.ts'
import { smsSender, type SmsSender } from './sms-webhook.ts'

export type Gateways = {
  push: PushSender
  sms: SmsSender | null
  mail: MailSender | null
  robots: RobotSender
  /** Address under which people reach the platform; without it messages carry no links. */
  publicUrl: string | null
}

const readUrl = (text: string): string | null => {
  if (text === '') return null
  if (!/^https?:\/\/./.test(text) || !URL.canParse(text)) throw new PlainFault('WANGGE_URL 不是 http(s) 地址。', 'WANGGE_URL is not an http(s) address.', 2)
  return text.replace(/\/+$/, '')
}

const readContact = (text: string, url: string | null): string => {
  const contact = text === '' ? (url?.startsWith('https:') ? url : 'mailto:wangge@example.org') : text
  if (!/^(mailto:[^@\s]+@[^@\s]+|https:\/\/.+)$/.test(contact)) throw new PlainFault('WANGGE_CONTACT 应为 mailto: 或 https 地址。', 'WANGGE_CONTACT has to be a mailto: or https address.', 2)
  return contact
}

export const gatewaysFrom = (env: Environment): Gateways => {
  const text = (name: string): string => env[name]?.trim() ?? ''
  const publicUrl = readUrl(text('WANGGE_URL'))
  const sms = smsWebhookSettings(env)
  const smtp = text('WANGGE_SMTP')
  return {
    push: pushSender({ contact: readContact(text('WANGGE_CONTACT'), publicUrl), allowed: listOf(env['WANGGE_PUSH_HOSTS']) }),
    sms: sms === null ? null : smsSender(sms),
    mail: smtp === '' ? null : mailSender({ url: smtp, from: text('WANGGE_MAIL_FROM') }),
    robots: robotSender(listOf(env['WANGGE_ROBOT_HOSTS'])),
    publicUrl,
  }
}
