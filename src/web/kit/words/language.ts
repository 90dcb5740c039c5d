// Which language the reader wants: kept on the device, shown in <html lang>, heard by every text on the page.
import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

const storageKey = 'wangge.language'
const htmlLang: Record<Language, string> = { zh: 'zh-CN', en: 'en' }

const stored = (): Language => {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

let current: Language = typeof localStorage === 'undefined' ? 'zh' : stored()
const listeners = new Set<() => void>()

const mark = (): void => {
  if (typeof document !== 'undefined') document.documentElement.lang = htmlLang[current]
}
mark()

export const language = (): Language => current

export const setLanguage = (next: Language): void => {
  current = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // private mode: the choice lasts as long as the page
  }
  mark()
  listeners.forEach((listener) => listener())
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLanguage = (): Language => useSyncExternalStore(listen, language, language)
