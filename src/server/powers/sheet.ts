// The list of a day as a spreadsheet, with the headings that the import knows: a row for each item and holder who leads.
import type { Actor } from '../../domain/access/actor.ts'
import { holdersShown } from './present.ts'
import { kindNames } from '../../domain/powers/sheet/fields.ts'
import type { UnitId } from '../../domain/kernel/ids.ts'
import type { Context } from '../context.ts'
import type { Queryable } from '../db/open.ts'
import { writeSheet } from '../interop/sheets/write-sheet.ts'
import { readInForce } from './holdings.ts'
import { listItems, type ItemQuery, type ItemRow } from './items.ts'
import { namesOf } from './reach.ts'

const words = {
  zh: { sheet: '权责清单', headings: ['事项编号', '事项名称', '权力类别', '法律依据', '街道', '行使主体', '协同单位', '过渡期收尾单位', '生效日期', '截止日期'], whole: '全区', between: '、' },
  en: { sheet: 'Powers', headings: ['Code', 'Name', 'Kind', 'Basis in law', 'Street', 'Holder', 'Joint with', 'Finishing', 'From', 'Until'], whole: 'Whole district', between: ', ' },
} as const

const perPage = 2_000

export const powerSheet = async (context: Context, db: Queryable, actor: Actor, query: ItemQuery, language: 'zh' | 'en'): Promise<Buffer> => {
  const texts = words[language]
  const names = await namesOf(context, db, actor.district)
  const rows: (string | null)[][] = []
  let after: string | undefined
  for (;;) {
    const page: ItemRow[] = await listItems(db, actor.district, { ...query, after, limit: perPage })
    const holders = Map.groupBy(await readInForce(db, actor.district, page.map((item) => item.id), query.day), (one) => one.itemId)
    for (const item of page) {
      const front = [item.code, item.name, kindNames[item.kind][language], item.basis]
      const shown = holdersShown(names, holders.get(item.id) ?? [], query.streetId as UnitId | undefined, query.day).filter((one) => one.office !== null)
      const places = [...Map.groupBy(shown, (one) => one.street?.id ?? null).values()]
      if (places.length === 0) rows.push([...front, null, null, null, null, null, null])
      for (const those of places) {
        const [lead] = those.filter((one) => one.part === 'lead')
        const list = (part: string): string | null => those.filter((one) => one.part === part).map((one) => one.office!.name).join(texts.between) || null
        rows.push([...front, those[0]!.street?.name ?? texts.whole, lead?.office?.name ?? null, list('joint'), list('finishing'), (lead ?? those[0]!).from, lead?.until ?? null])
      }
    }
    if (page.length < perPage) break
    after = page.at(-1)!.code
  }
  return writeSheet([{ name: texts.sheet, headings: texts.headings, rows }])
}
