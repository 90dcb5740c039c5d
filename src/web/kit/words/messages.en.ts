// Words of messages that phones and console share, in English.
import type { Texts } from './dictionary.ts'
import type { messagesZh } from './messages.zh.ts'

export const messagesEn: Texts<typeof messagesZh> = {
  heading: 'Messages', bell: (n) => (n > 0 ? `Messages, ${n} unread` : 'Messages'), empty: 'No messages', emptyHint: 'A case given to you, one that is due soon or an answer shows here.', allRead: 'Mark all as read', unreadOnly: 'Unread only', more: 'Earlier messages', unread: 'Unread', choices: 'How I am told', toInbox: 'See messages',
  lead: 'Messages are always here. Choose in which other ways to be told.', push: 'Push to this device', pushHint: 'Seen on the locked screen too; says nothing personal', pushOn: 'This device takes push', turnOn: 'Turn on push', turnOff: 'Turn off push', turning: 'Turning on…',
  unsupported: 'This browser knows no push.', denied: 'The browser doesn’t allow notifications. Allow them in its settings.', noService: 'The push service of this browser can’t be reached from this network. A text message or an e-mail can.',
  ways: { push: 'Push', sms: 'Text message', email: 'E-mail' }, sms: 'Text message', smsHint: 'Only what is pressing, to the number you are known by', smsNone: 'Text messages are not connected here', email: 'E-mail', emailNone: 'E-mail is not connected here', address: 'E-mail address', sendCode: 'Send code', code: 'Code from the e-mail', confirm: 'Confirm', confirmed: (address) => `Confirmed: ${address}`, pending: (address) => `A code was sent to ${address}`, forget: 'Stop using this address', otherAddress: 'Another address', addressWrong: 'This is no e-mail address; one looks like name@example.cn', codeWrong: 'The code has 6 digits', quietSame: 'Beginning and end are the same: no quiet hours.',
  quiet: 'Quiet hours', quietHint: 'Messages about work leave only on workdays at working hours, unless urgent. You can keep hours of your own: then everything waits.', quietOwn: 'Quiet hours of my own', from: 'From', until: 'Until',
  devices: 'Devices that take push', device: { console: 'Console', worker: 'Worker app', citizen: 'Residents’ app' }, here: 'this one', remove: 'Remove', saved: 'Saved',
}
