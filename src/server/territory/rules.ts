// What a district has settled about its division: how units are numbered, and the standard they are held to.
import type { DistrictId } from '../../domain/kernel/ids.ts'
import { codeRulesFrom, type CodeRules } from '../../domain/territory/code-rules.ts'
import { divisionStandard, type DivisionStandard } from '../../domain/territory/unit.ts'
import type { Context } from '../context.ts'

export const codeRulesOf = async (context: Context, district: DistrictId): Promise<CodeRules> => codeRulesFrom((await context.districts.get(district)).settings.codes)

export const standardOf = async (context: Context, district: DistrictId): Promise<DivisionStandard> => {
  const { standard } = (await context.districts.get(district)).settings
  return { grid: { ...divisionStandard.grid, ...standard?.grid }, microgrid: { ...divisionStandard.microgrid, ...standard?.microgrid } }
}
