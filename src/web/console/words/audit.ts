// The words of the audit as a hook.
import { useWords, words } from '../../kit/words/dictionary.ts'
import { auditEn } from './audit.en.ts'
import { auditZh } from './audit.zh.ts'

const auditWords = words(auditZh, auditEn)
export const useAuditTexts = () => useWords(auditWords)
