// Invented people: names from common surnames and given names, phone numbers from a block no operator gives out.
import type { Seeded } from '../../domain/kernel/seeded.ts'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文红志永春梅海燕云飞晓东雪宁博宇浩轩思雨欣怡佳慧晨曦子涵梓']

export const inventName = (random: Seeded): string => random.pick(surnames) + random.pick(given) + (random.next() < 0.7 ? random.pick(given) : '')

/** The n-th demonstration phone: 1 9900 …, never a real one's, unique up to a million. */
export const inventPhone = (n: number): string => `19900${String(n).padStart(6, '0')}`
