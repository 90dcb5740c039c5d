// How the reader wants to see it: elder mode's letter size and the light the page is made for. Kept on the device,
// written on <html>, where the style sheets read it.
import { useSyncExternalStore } from 'react'

export const letterSizes = ['18', '24', '30'] as const
export type LetterSize = (typeof letterSizes)[number] | 'normal'
export const themes = ['auto', 'light', 'dark', 'sun'] as const
export type Theme = (typeof themes)[number]
type Look = { size: LetterSize; theme: Theme }

const storageKey = 'wangge.look'
const dark = typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-color-scheme: dark)')

const stored = (): Look => {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Look>
    return {
      size: letterSizes.find((size) => size === kept.size) ?? 'normal',
      theme: themes.find((theme) => theme === kept.theme) ?? 'auto',
    }
  } catch {
    return { size: 'normal', theme: 'auto' }
  }
}

let current = stored()
const listeners = new Set<() => void>()

const apply = (): void => {
  const { dataset } = document.documentElement
  if (current.size === 'normal') delete dataset['size']
  else dataset['size'] = current.size
  dataset['theme'] = current.theme === 'auto' ? (dark?.matches ? 'dark' : 'light') : current.theme
}

/** Called once before the first drawing. */
export const startLook = (): void => {
  apply()
  dark?.addEventListener('change', apply)
}

export const setLook = (change: Partial<Look>): void => {
  current = { ...current, ...change }
  apply()
  try {
    localStorage.setItem(storageKey, JSON.stringify(current))
  } catch {
    // private mode: the choice lasts as long as the page
  }
  listeners.forEach((tell) => tell())
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useLook = (): Look => useSyncExternalStore(listen, () => current)
