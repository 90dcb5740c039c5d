// E-mail by SMTP. The same parcel has the same Message-ID in every attempt, so that a second one is seen as the first.
import { createTransport } from 'nodemailer'
import { PlainFault } from '../plain-fault.ts'
import { failed, patience, refused, taken, whyNoAnswer, type Handed } from './handing.ts'

export type Letter = { id: string; to: string; subject: string; text: string }
export type MailSender = (letter: Letter) => Promise<Handed>

/** `url`: smtps://user:password@host:port, or smtp:// with STARTTLS where the server offers it. */
export const mailSender = ({ url, from }: { url: string; from: string }): MailSender => {
  if (!/^smtps?:\/\/./.test(url) || !URL.canParse(url)) throw new PlainFault('WANGGE_SMTP 不是 smtp(s):// 地址。', 'WANGGE_SMTP is not an smtp(s) address.', 2)
  if (!/^[^@\s<>]+@[^@\s<>]+$/.test(from)) throw new PlainFault('WANGGE_MAIL_FROM 不是邮件地址。', 'WANGGE_MAIL_FROM is not a mail address.', 2)
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname, port: port === '' ? (secure ? 465 : 587) : Number(port), secure, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  })
  return async ({ id, to, subject, text }) => {
    try {
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${from.split('@')[1]!}>`, headers: { 'Auto-Submitted': 'auto-generated' }, disableFileAccess: true, disableUrlAccess: true })
      return taken(id)
    } catch (fault) {
      const { responseCode } = fault as { responseCode?: number }
      if (responseCode === undefined) return failed(whyNoAnswer(fault))
      return responseCode >= 500 ? refused(String(responseCode)) : failed(String(responseCode))
    }
  }
}
