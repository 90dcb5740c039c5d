// Why something was not taken, in words where there are some; codes nobody has words for stay as they are, with what they are.
import { useRuleTexts } from '../../words/message-rules.ts'

export const useFaultName = () => {
  const { delivery: texts } = useRuleTexts()
  const known: Readonly<Record<string, string>> = texts.faults
  return (fault: string): string => {
    const code = /^errcode (\S+)/.exec(fault)?.[1]
    return known[fault] ?? (code !== undefined ? texts.faultCode(code) : /^\d{3}$/.test(fault) ? texts.faultStatus(fault) : /^(E[A-Z]+|UND_ERR_\w+|TypeError)$/.test(fault) ? texts.faultNet : fault)
  }
}
