// What whoever a rule means is called.
import type { WireMessageRule } from '../../../../contract/message-rules.ts'
import { useShared } from '../../../kit/words/shared.ts'
import { useRoleName } from '../../frame/UserMenu.tsx'
import { useRuleTexts } from '../../words/message-rules.ts'

export const useWhoName = () => {
  const texts = useRuleTexts()
  const { level } = useShared()
  const roleName = useRoleName()
  return (who: WireMessageRule['who']): string => (typeof who === 'string' ? texts.hearer[who] : texts.roleAt(roleName(who.role), level[who.level]))
}
