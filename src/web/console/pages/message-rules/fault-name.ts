// Why something was not taken, in words where there are some; a status or code of the service stays as it is.
import { useRuleTexts } from '../../words/message-rules.ts'

export const useFaultName = () => {
  const { delivery } = useRuleTexts()
  return (fault: string): string => (delivery.faults as Readonly<Record<string, string>>)[fault] ?? fault
}
