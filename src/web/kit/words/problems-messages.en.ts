// What refusals around messages say, in English.
import type { Say } from './say.ts'

export const messageProblemsEn = {
  'message.rules-wrong': (p) => (Array.isArray(p['rules']) && p['rules'].length > 0 ? `Rule ${(p['rules'] as string[]).map((n) => Number(n) + 1).join(', ')} can’t hold: nobody can be meant by it, or it is there twice.` : 'The rule can’t hold: nobody can be meant by it, or it is there twice.'),
  'message.rules-changed': (p) => `${p['by'] ? String(p['by']) : 'Somebody else'} has just changed the rules. Look at them before you save.`,
  'message.push-refused': () => 'The push service of this browser is not among those allowed, so no push can arrive.',
  'message.too-many-devices': () => 'Too many devices take push for you. Remove those you don’t use.',
  'message.no-mail': () => 'E-mail is not connected yet. Ask the system administrator.',
  'message.mail-failed': () => 'The e-mail could not be sent. Check the address or try later.',
  'message.wrong-code': () => 'The code is wrong or has run out.',
  'message.too-many-codes': () => 'Too many codes were asked for today. Try again tomorrow.',
  'message.robot-refused': ({ flaw, kind }) => ({
    noAddress: 'This is no web address. Copy the robot’s webhook from the settings of the group; it begins with https://.',
    otherKind: kind === 'dingtalk' ? 'This is the address of a WeCom robot: choose WeCom as its kind.' : 'This is the address of a DingTalk robot: choose DingTalk as its kind.',
    noKey: kind === 'dingtalk' ? 'The address is cut short: its access_token is missing. Copy the whole webhook again.' : 'The address is cut short: its key is missing. Copy the whole webhook again.',
    secret: 'This is no signing secret: it begins with SEC, and stands in the robot’s security settings. Leave it empty if signing is not chosen.',
  })[String(flaw)] ?? 'Nothing is sent to that address. DingTalk’s begin with https://oapi.dingtalk.com, WeCom’s with https://qyapi.weixin.qq.com; for a gateway of your own ask the system administrator to allow it.',
  'message.robot-not-found': () => 'There is no such robot, or it is not within your reach.',
  'message.place-unknown': () => 'Choose the unit or office the robot belongs to.',
  'message.delivery-not-found': () => 'There is no such delivery.',
} satisfies Record<string, Say>
