// Reads tokens.css where a library wants the colour itself instead of a CSS variable (Ant Design, MapLibre, ECharts).
import './tokens.css'

export type Token =
  | 'ink' | 'ink-soft' | 'ink-faint' | 'paper' | 'ground' | 'line' | 'line-strong'
  | 'brand' | 'brand-deep' | 'brand-soft' | 'urgent' | 'urgent-soft' | 'waiting' | 'waiting-soft' | 'done' | 'done-soft' | 'quiet-soft'
  | `ramp-${1 | 2 | 3 | 4 | 5 | 6 | 'none'}`
  | 'map-ground' | 'map-fill' | 'map-dim' | 'map-special' | 'map-water' | 'map-wall' | 'map-green' | 'map-building' | 'map-road' | `map-border-${'district' | 'street' | 'community' | 'grid' | 'microgrid'}`
  | 'font'

export const token = (name: Token): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** Low to high. */
export const ramp = (): string[] => ([1, 2, 3, 4, 5, 6] as const).map((step) => token(`ramp-${step}`))
