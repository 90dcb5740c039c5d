// What stands between the parts of a list, in the reader's language.
import { language } from './language.ts'

export const listMark = (): string => (language() === 'zh' ? '、' : ', ')
