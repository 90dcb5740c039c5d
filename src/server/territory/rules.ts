// What a district has settled about its division: how units are numbered, and the standard they are held to.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { codeRulesFrom, type CodeRules } from '../../domain/territory/code-rules.ts'
import { defaultStandard, type Standard } from '../../domain/territory/standard/check-standard.ts'
import type { Context } from '../context.ts'

export const codeRulesOf = async (context: Context, district: DistrictId): Promise<CodeRules> => codeRulesFrom((await context.districts.get(district)).settings.codes)

export const standardOf = async (context: Context, district: DistrictId): Promise<Standard> => {
  const { standard } = (await context.districts.get(district)).settings
  return { ...defaultStandard, ...standard, grid: { ...defaultStandard.grid, ...standard?.grid }, microgrid: { ...defaultStandard.microgrid, ...standard?.microgrid } }
}
