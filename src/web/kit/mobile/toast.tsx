// Short confirmations that pass by themselves and are read out; nothing important is said only here.
import { useSyncExternalStore } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Said = { id: number; text: string; icon: IconName }

let all: readonly Said[] = []
let last = 0
const listeners = new Set<() => void>()
const change = (next: readonly Said[]): void => {
  all = next
  listeners.forEach((tell) => tell())
}

export const toast = (text: string, icon: IconName = 'check'): void => {
  const id = ++last
  change([...all, { id, text, icon }])
  setTimeout(() => change(all.filter((one) => one.id !== id)), 4_500)
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const Toasts = () => (
  <div className="toasts" role="status">
    {useSyncExternalStore(listen, () => all).map(({ id, text, icon }) => <div key={id} className="toast"><Icon name={icon} />{text}</div>)}
  </div>
)
