// A register of premises: facts of businesses that keep a shop front. Who works or lives there is not in it; the contact is
// masked until somebody asks for it with a reason.

export const premisesKinds = ['food', 'retail', 'service', 'workshop', 'market', 'other'] as const
export type PremisesKind = (typeof premisesKinds)[number]

/** As sheets have them; the interface says the first of each (a test compares). */
export const kindNames: Readonly<Record<PremisesKind, { zh: string; en: string; also: readonly string[] }>> = {
  food: { zh: '餐饮', en: 'Food and drink', also: ['餐饮店', '饭店', '餐馆', '小吃'] },
  retail: { zh: '零售', en: 'Retail', also: ['商店', '超市', '便利店', '商铺', '零售店'] },
  service: { zh: '服务', en: 'Services', also: ['服务业', '理发', '美容美发', '维修'] },
  workshop: { zh: '作坊', en: 'Workshop', also: ['加工', '小作坊', '加工作坊'] },
  market: { zh: '市场', en: 'Market', also: ['农贸市场', '集贸市场', '摊位'] },
  other: { zh: '其他', en: 'Other', also: [] },
}

/** The one spelling that is compared: width, case and blanks don't matter. */
export const premisesKey = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

const kindByName = new Map(premisesKinds.flatMap((kind) => [kind, kindNames[kind].zh, kindNames[kind].en, ...kindNames[kind].also].map((name) => [premisesKey(name), kind] as const)))
export const kindOf = (text: string): PremisesKind | undefined => kindByName.get(premisesKey(text))

/** What tells one shop from another when it has no licence number: its name at its address. */
export const shopKey = (name: string, address: string): string => `${premisesKey(name)}|${premisesKey(address)}`
