// The words of what the phone holds as a hook.
import { useWords, words } from '../../../kit/words/dictionary.ts'
import { phoneEn } from './words.en.ts'
import { phoneZh } from './words.zh.ts'

const phone = words(phoneZh, phoneEn)
export const usePhone = () => useWords(phone)
