// Nothing is asked that the platform knows already, or must not know (domain §7): who reports, their phone, where it is and
// when are recorded by themselves, photos have their own place, and papers of identity are nobody's business. A question
// that asks for one of them is refused with the reason.
import type { Question } from './category.ts'

export const knownAlready = ['name', 'phone', 'place', 'time', 'photo', 'identity'] as const
export type KnownAlready = (typeof knownAlready)[number]

const signs: Readonly<Record<KnownAlready, RegExp>> = {
  identity: /身份证|证件号|身份号|护照|户口本|社保卡号|\b(id|identity) (card|number)\b|\bpassport\b/iu,
  phone: /电话|手机|联系方式|联系号码|微信|QQ|邮箱|\b(phone|mobile|telephone|contact) ?(number)?\b|\be-?mail\b|\bwechat\b/iu,
  name: /姓名|尊姓|您贵姓|叫什么名字|怎么称呼|如何称呼|(报告|上报|举报|反映|联系|当事)人(是谁|名)|\b(your|full|first|last|family|given|contact|reporter'?s?) name\b|^(the )?name\??$|\bwho are you\b/iu,
  place: /地址|地点|位置|方位|在哪|哪里|哪条(路|街)|哪个(街道|社区|小区|网格|村)|所属(街道|社区|网格)|经度|纬度|坐标|\baddress\b|\blocation\b|\bwhere is it\b|^where\??$|\bwhich (street|community|grid|village|estate)\b|\bcoordinates?\b|\b(lat|long)itude\b/iu,
  time: /(上报|报告|举报|反映|发现|事发|当前|现在|拍摄)(的)?(时间|日期|时刻)|今天(几号|是哪天|日期)|几点(发现|上报)|何时(发现|上报|反映)|什么时候(发现|上报|反映)|^(时间|日期)[?？]?$|\b(time|date) of (the )?(report|discovery|photo)\b|\bwhen (did you see|was it (seen|reported|found))\b|^(time|date|when)\??$|\btoday'?s date\b/iu,
  photo: /照片|图片|拍照|截图|\bphotos?\b|\bpictures?\b|\bscreenshots?\b/iu,
}

/** Why this question isn't asked, or nothing when it may be. */
export const whyNotAsked = ({ zh, en }: Pick<Question, 'zh' | 'en'>): KnownAlready | undefined =>
  (Object.keys(signs) as KnownAlready[]).find((kind) => signs[kind].test(zh.trim()) || signs[kind].test(en.trim()))
