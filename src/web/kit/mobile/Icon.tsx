// The signs of the phone apps, drawn on 24 × 24 with one line width. They never stand alone: a word is beside them or
// named for screen readers by whoever uses them.
const paths = {
  home: 'M4 10.5 12 4l8 6.5V20h-5.5v-5.5h-5V20H4z',
  pin: 'M12 21s7-6.1 7-11.2A7 7 0 0 0 5 9.8C5 14.9 12 21 12 21zM12 12.3a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  camera: 'M3 8h4l1.5-2.5h7L17 8h4v11.5H3zM12 17a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4z',
  image: 'M3.5 5h17v14h-17zM8.5 10.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM4 17.5l5-4.5 3.5 3 3-2.5 5 4',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
  user: 'M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2.5',
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.2M12 16.9v.1',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5M12 8v.1',
  next: 'm9.5 5.5 6.5 6.5-6.5 6.5',
  back: 'M15 5.5 8.5 12l6.5 6.5',
  plus: 'M12 5v14M5 12h14',
  close: 'm6 6 12 12M18 6 6 18',
  search: 'M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.7 15.7l4.8 4.8',
  target: 'M12 18.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4',
  send: 'M4 12 20.5 4.5 15 20l-3.5-6.5zM11.5 13.5l9-9',
  note: 'M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4',
  up: 'M12 20V5M6 10.5 12 4.5l6 6',
  again: 'M19.5 8.5A8 8 0 1 0 20 13M20 4v5h-5',
  wrench: 'M14.5 6.5a4 4 0 0 1 5-1l-2.6 2.7 1 2.4 2.6.8a4.2 4.2 0 0 1-6 3.3L9 20.2a2 2 0 0 1-3-.1l-.9-.9a2 2 0 0 1 .1-2.9l5.5-5.5a4.2 4.2 0 0 1 3.8-4.3z',
  star: 'm12 4 2.5 5.3 5.7.7-4.2 4 1.1 5.8L12 16.9l-5.1 2.9L8 14l-4.2-4 5.7-.7z',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4',
  offline: 'M4 4l16 16M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 5-2.6M13.5 9.8A10 10 0 0 1 19 12.5M2.5 9A14 14 0 0 1 7 6.2M11 5.1A14 14 0 0 1 21.5 9M12 19.5v.1',
  online: 'M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 14 0M2 9a14.2 14.2 0 0 1 20 0M12 19.5v.1',
  outbox: 'M4 13v6.5h16V13M12 15V4M7.5 8.5 12 4l4.5 4.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7',
  language: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c2.5 2.5 3.5 5.3 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.3-3.5-8.5s1-6 3.5-8.5z',
  letters: 'M3 19 8 6h1l5 13M4.7 15h7.6M15 19l3-8h.8l3 8M16.2 16.5h4.5',
  leave: 'M14 4H5v16h9M10 12h10.5M17 8l4 4-4 4',
  key: 'M8 15.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 11.5h9M17.5 11.5v4M21 11.5v3',
  phone: 'M7.5 2.5h9v19h-9zM11 18.5h2',
  heart: 'M12 20s-7.5-4.6-7.5-10A4.3 4.3 0 0 1 12 7.3 4.3 4.3 0 0 1 19.5 10C19.5 15.4 12 20 12 20z',
  shield: 'M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  building: 'M5 20.5V4h9v16.5M14 9.5h5v11M3 20.5h18M8 8h3M8 12h3M8 16h3',
  map: 'M3.5 6 9 3.5l6 2.5 5.5-2.5v14.5L15 20.5l-6-2.5-5.5 2.5zM9 3.5V18M15 6v14.5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  trash: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5',
} as const

export type IconName = keyof typeof paths

/** `title` only where no word stands beside it. */
export const Icon = ({ name, title }: { name: IconName; title?: string }) => <Drawn path={paths[name]} {...(title ? { title } : {})} />

export const Drawn = ({ path, title }: { path: string; title?: string }) => (
  <svg className="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}>
    <path d={path} />
  </svg>
)
