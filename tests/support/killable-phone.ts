// A phone whose whole browser can be killed at once, as a system short of memory does, and started again on the same storage.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { chromiumPath } from './chromium.ts'
import { patience } from './patience.ts'
import type { StoryServer } from './story-server.ts'

export type KillablePhone = {
  page(): Page
  /** Starts the browser anew; without a network unless told otherwise. */
  start(online: boolean): Promise<Page>
  /** SIGKILL of the browser and everything it has started. */
  kill(): Promise<void>
  /** While it is not running: what Chromium does by itself when it finds its databases broken. */
  loseDatabases(): void
  network(online: boolean): Promise<void>
  end(): Promise<void>
}

const portOf = async (folder: string): Promise<string> => {
  const file = join(folder, 'DevToolsActivePort')
  const giveUpAt = Date.now() + patience.page
  while (Date.now() < giveUpAt) {
    if (existsSync(file)) {
      const [port] = readFileSync(file, 'utf8').split('\n')
      if (port) return port
    }
    await new Promise((go) => setTimeout(go, 100))
  }
  throw new Error('the browser did not start')
}

export const killablePhone = (server: StoryServer, token: string): KillablePhone => {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-phone-'))
  let child: ChildProcess | undefined
  let browser: Browser | undefined
  let page: Page | undefined
  const network = async (online: boolean): Promise<void> => {
    server.hangUp(token, !online)
    await page!.context().setOffline(!online)
  }
  const kill = async (): Promise<void> => {
    const ended = new Promise((go) => child?.once('exit', go))
    if (child?.pid) process.kill(-child.pid, 'SIGKILL')
    await ended
    await browser?.close().catch(() => undefined)
    child = undefined
  }
  return {
    page: () => page!,
    network, kill,
    loseDatabases: () => rmSync(join(folder, 'Default', 'IndexedDB'), { recursive: true }),
    start: async (online) => {
      rmSync(join(folder, 'DevToolsActivePort'), { force: true })
      for (const lock of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) rmSync(join(folder, lock), { force: true })
      child = spawn(chromiumPath(), [
        '--headless=new', '--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--no-first-run', '--disable-gpu', '--disable-3d-apis', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN',
        '--window-size=360,740', 'about:blank',
      ], { detached: true, stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
      browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portOf(folder)}`)
      const context = browser.contexts()[0]!
      context.setDefaultTimeout(patience.page)
      // What a browser writes of its cookies it writes late; a phone that was signed in for a while has them.
      await context.addCookies([{ name: 'wangge', value: token, url: server.base, httpOnly: true, sameSite: 'Lax', expires: Math.round(Date.now() / 1000) + 86_400 }])
      await context.grantPermissions(['geolocation'], { origin: server.base })
      await context.setGeolocation({ longitude: server.place.lng, latitude: server.place.lat, accuracy: 12 })
      page = context.pages()[0] ?? (await context.newPage())
      await page.setViewportSize({ width: 360, height: 740 })
      await network(online)
      return page
    },
    end: async () => {
      if (child) await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
