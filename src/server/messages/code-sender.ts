// Sends sign-in codes to phones. Without a gateway they are written to the log, for demonstrations and for trying out;
// with WANGGE_SMS_WEBHOOK they are handed to a gateway of the installer's choice (docs/webhooks.md).
import { maskPhone } from '../../domain/people/masking.ts'
import { PlainFault } from '../plain-fault.ts'
import { smsWebhook } from './sms-webhook.ts'

export type CodePurpose = 'signIn'

export type CodeSender = {
  /** Rejects when the code could not be handed on; the sender has written the reason to the log by then. */
  send(phone: string, code: string, purpose: CodePurpose): Promise<void>
}

export type Log = (line: string) => void

const toLog: Log = (line) => void process.stdout.write(`${line}\n`)

export const logSender = (log: Log = toLog): CodeSender => ({
  send: async (phone, code) => log(`[验证码 phone code] code ${code} for ${maskPhone(phone)}`),
})

export type Environment = Readonly<Record<string, string | undefined>>

const leastSecret = 16

/** The gateway the installer chose, if any. One without a secret to sign with is refused at the start, in plain words. */
export const smsWebhookSettings = (env: Environment): { url: string; secret: string } | null => {
  const url = env['WANGGE_SMS_WEBHOOK']?.trim() ?? ''
  const secret = env['WANGGE_SMS_SECRET']?.trim() ?? ''
  if (url === '') return null
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new PlainFault('WANGGE_SMS_WEBHOOK 不是 http(s) 地址。', 'WANGGE_SMS_WEBHOOK is not an http(s) address.', 2)
  if (secret.length < leastSecret)
    throw new PlainFault(
      `使用短信网关需设置 WANGGE_SMS_SECRET(至少 ${leastSecret} 个字符),用于签名。`,
      `A gateway needs WANGGE_SMS_SECRET (at least ${leastSecret} characters) to sign what is sent.`, 2,
    )
  return { url, secret }
}

export const codeSenderFrom = (env: Environment, log: Log = toLog): CodeSender => {
  const settings = smsWebhookSettings(env)
  return settings === null ? logSender(log) : smsWebhook({ ...settings, log })
}
