// The browser of a story, and the people in it: each has a context of their own (cookies, storage, place, size of screen).
// Whatever goes wrong on their pages unforeseen is written down, and fails the story.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { Trouble } from './front-door.ts'
import { chromiumPath } from './chromium.ts'
import { patience } from './patience.ts'
import { projectRoot } from './source-files.ts'

const flags = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

/** Maps are drawn by the processor: for stories in which they matter. Without them the apps show their lists alone. */
const mapFlags = { drawn: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'], absent: ['--disable-gpu', '--disable-3d-apis'] } as const
export type Maps = keyof typeof mapFlags

/** Without a locale that knows Chinese, Chromium would not name a file in it. */
const env = { ...process.env, LC_ALL: 'C.UTF-8' } as Record<string, string>

export const launchBrowser = (maps: Maps): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), headless: true, env, args: [...flags, ...mapFlags[maps]] })

export const screens = {
  desk: { viewport: { width: 1440, height: 900 } },
  wall: { viewport: { width: 3840, height: 2160 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const

export type App = 'console' | 'worker' | 'citizen'

export type PersonOptions = {
  app: App
  screen?: keyof typeof screens
  /** A session's token: signed in from the start. */
  token?: string
  language?: 'zh' | 'en'
  /** Kept on the device before the app first opens. */
  stored?: Readonly<Record<string, string>>
  place?: { lng: number; lat: number }
  /** Told when the network is taken away from their device, and given back. */
  onAway?: (gone: boolean) => void
  /** Told what the server does to them from now on. */
  onTrouble?: (trouble: Trouble | null) => void
  /** Lets the app install its service worker; it then fetches all of its shell. */
  installable?: boolean
}

export type Person = {
  name: string
  context: BrowserContext
  page: Page
  /** Opens a page of their app, or reloads it there; waits until nothing is being loaded. */
  open(path?: string): Promise<void>
  /** Takes the network away from their device, or gives it back. */
  away(gone: boolean): Promise<void>
  /** The server doesn't answer them as it should, or does again. */
  trouble(trouble: Trouble | null): void
  /** From now on faults that fit this are foreseen. */
  expect(fault: RegExp): void
  /** Unforeseen faults since it was last asked. */
  takeFaults(): readonly string[]
  /** Picture and log into a folder; gives the path of the picture. */
  capture(folder: string): Promise<string>
  leave(): Promise<void>
}

export const makePerson = async (browser: Browser, base: string, name: string, options: PersonOptions): Promise<Person> => {
  const { app, token, language = 'zh', stored = {}, place } = options
  const context = await browser.newContext({
    ...screens[options.screen ?? (app === 'console' ? 'desk' : 'phone')],
    baseURL: base, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', serviceWorkers: options.installable ? 'allow' : 'block',
    ...(place ? { permissions: ['geolocation'], geolocation: { longitude: place.lng, latitude: place.lat, accuracy: 12 } } : {}),
  })
  context.setDefaultTimeout(patience.page)
  if (token) await context.addCookies([{ name: 'wangge', value: token, url: base, httpOnly: true, sameSite: 'Lax' }])
  await context.addInitScript((entries) => {
    for (const [key, value] of entries) if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
  }, [['wangge.language', language], ...Object.entries(stored)] as [string, string][])
  const page = await context.newPage()
  const log: string[] = []
  const seen: string[] = []
  const foreseen: RegExp[] = []
  let watching = true
  const fault = (text: string): void => {
    log.push(`FAULT ${text}`)
    if (watching && !foreseen.some((pattern) => pattern.test(text))) seen.push(text)
  }
  const pathOf = (url: string): string => url.replace(base, '')
  page.on('console', (message) => {
    log.push(`${message.type()} ${message.text()}`)
    // What could not be loaded is told by the request itself.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) fault(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => fault(`thrown: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // The page itself let go of it: it moved on, or wants something else now.
    if (why !== 'net::ERR_ABORTED') fault(`${request.method()} ${pathOf(request.url())}: ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) fault(`${response.request().method()} ${pathOf(response.url())}: ${response.status()}`)
  })
  return {
    name, context, page,
    async open(path = '/') {
      await page.goto(`/${app}${path}`)
      await page.locator('main').first().waitFor()
    },
    async away(gone) {
      foreseen.push(/ERR_(INTERNET_DISCONNECTED|EMPTY_RESPONSE|CONNECTION_\w+|FAILED)/)
      // A page that is being reloaded is on the network for a moment in spite of the browser: the server hangs up as well.
      options.onAway?.(gone)
      await context.setOffline(gone)
    },
    trouble(trouble) {
      foreseen.push(/ERR_(EMPTY_RESPONSE|CONNECTION_\w+|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|FAILED)/, /: 500$/)
      options.onTrouble?.(trouble)
    },
    expect: (pattern) => void foreseen.push(pattern),
    takeFaults: () => seen.splice(0),
    async capture(folder) {
      mkdirSync(folder, { recursive: true })
      const file = join(folder, name.replaceAll(/[^\p{L}\p{N}]+/gu, '-'))
      await page.screenshot({ path: `${file}.png`, fullPage: true, timeout: 10_000 }).catch((reason: unknown) => log.push(`no picture: ${String(reason)}`))
      writeFileSync(`${file}.log`, `${page.url()}\n${log.join('\n')}\n\n${await page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(() => '')}\n`)
      return relative(projectRoot, `${file}.png`)
    },
    async leave() {
      watching = false
      await context.close()
    },
  }
}
