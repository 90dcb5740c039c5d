// The console's icons: one line weight, drawn on a 20-step square.
const paths = {
  home: 'M3 9.500 10 4l7 5.500M5 8.500V16h10V8.500M8.500 16v-4h3v4',
  cases: 'M5 3h10v14H5zM8 7h4M8 10h4M8 13h2.500',
  territory: 'M3 3h14v14H3zM3 7.700h14M3 12.300h14M7.700 3v14M12.300 3v14',
  people: 'M7.500 9a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600zM2.500 16.500c0-2.800 2.200-4.700 5-4.700s5 1.900 5 4.700M13 4a2.600 2.600 0 0 1 0 5M14.500 12c1.800.6 3 2.200 3 4.500',
  statistics: 'M3.500 3v13.500H17M7 13.500V10M10.500 13.500V6.500M14 13.500V8.500',
  standard: 'M4 3.500h12v13H4zM7 7.500l1.200 1.200 2-2.200M12 7.500h2M7 12.500l1.200 1.200 2-2.200M12 12.500h2',
  planner: 'M3 3h14v14H3zM3 9h6M9 3v14M9 12h8M13 12v5',
  plans: 'M3 5l5-2v12l-5 2zM8 3l4 2v5M8 15l2.500 1.200M12 5l5-2v6M11.500 16.500l.6-2.600 4.600-4.600 2 2-4.600 4.600z',
  imports: 'M10 12.500V3M6.500 6 10 2.500 13.500 6M3.500 12.500v4h13v-4',
  audit: 'M10 2.500 4 5v4.500c0 4 2.600 6.500 6 8 3.400-1.500 6-4 6-8V5l-6-2.500zM7.500 9.800l1.800 1.800 3.300-3.400',
  system: 'M3 4h14v5H3zM3 11h14v5H3zM6 6.500h.1M6 13.500h.1',
  baseMap: 'M10 3l7.500 4-7.500 4L2.500 7zM2.500 10.500l7.500 4 7.500-4M2.500 14l7.500 4 7.500-4',
  fold: 'M12 5 7 10l5 5', unfold: 'M8 5l5 5-5 5', menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  language: 'M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15zM2.500 10h15M10 2.500c2.200 2.200 3 4.800 3 7.500s-.8 5.300-3 7.500c-2.200-2.200-3-4.800-3-7.500s.8-5.300 3-7.500z',
  user: 'M10 9.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM3.500 17c0-3.300 2.900-5.500 6.500-5.500s6.500 2.200 6.500 5.500',
  down: 'M5 8l5 5 5-5', plus: 'M10 4v12M4 10h12', back: 'M12 5 7 10l5 5', search: 'M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM13.200 13.200 17 17', right: 'M8 5l5 5-5 5',
  lock: 'M5 9h10v8H5zM7.200 9V6.500a2.800 2.800 0 0 1 5.600 0V9', pin: 'M10 17.500c-3-3.600-5.500-6.300-5.500-9.500a5.500 5.500 0 0 1 11 0c0 3.200-2.500 5.900-5.500 9.500zM10 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z', map: 'M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg className="icon" viewBox="0 0 20 20" width={size} height={size} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d={paths[name]} /></svg>
)
