// Takes the README's pictures from a running demonstration: node scripts/pictures.mjs http://127.0.0.1:8080 ./data [NAME …]
// With names only those, as `worker` for all of the phone's. Written with 256 colours, so that the repository stays small.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { findChromium } from './lib/chromium.mjs'

const [base = 'http://127.0.0.1:8080', dataDir = './data', ...wanted] = process.argv.slice(2)
const folder = join(import.meta.dirname, '../docs/pictures')
const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'))
const place = { latitude: 40.0935, longitude: 113.2985, accuracy: 12 }

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--enable-unsafe-swiftshader'] })

const open = async (viewport, login) => {
  const context = await browser.newContext({ viewport, deviceScaleFactor: viewport.width < 600 ? 2 : 1, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', permissions: ['geolocation'], geolocation: place })
  if (login !== undefined) {
    const { password } = accounts.find((one) => one.login === login)
    const answer = await context.request.post(`${base}/api/sign-in`, { data: { login, password } })
    if (!answer.ok()) throw new Error(`sign-in as ${login}: ${answer.status()}`)
  }
  return context
}

const isWanted = (name) => wanted.length === 0 || wanted.some((one) => name.startsWith(one))

/** `go` leads to what is shown, from a page that stands at `path`. */
const take = async (context, path, name, go = async () => {}) => {
  if (!isWanted(name)) return
  const page = await context.newPage()
  await page.goto(base + path)
  await page.waitForLoadState('networkidle', { timeout: 8_000 }).catch(() => {}) // live updates keep the line open
  await go(page)
  const maps = page.locator('.net-map')
  if (await maps.count()) await page.locator('.net-map[data-ready="true"]').first().waitFor({ timeout: 120_000 })
  await page.waitForTimeout(4_000) // the map settles
  await sharp(await page.screenshot()).png({ palette: true, colours: 256, effort: 10, compressionLevel: 9 }).toFile(join(folder, `${name}.png`))
  await page.close()
}

mkdirSync(folder, { recursive: true })
const desk = { width: 1440, height: 900 }
const phone = { width: 360, height: 740 }

const office = await open(desk, 'district')
await take(office, '/console/cases', 'console-cases')
await take(office, '/console/statistics', 'console-statistics')
await take(office, '/console/territory', 'console-territory')
await take(office, '/console/desk', 'console-desk')
const [chased] = (await (await office.request.get(`${base}/api/cases?group=open&chase=true&limit=1`)).json()).cases
if (chased) await take(office, `/console/cases/${chased.id}`, 'console-case')

const worker = await open(phone, 'grid')
const [held] = (await (await worker.request.get(`${base}/api/cases?holder=mine&limit=1`)).json()).cases
const { rounds } = await (await worker.request.get(`${base}/api/rounds/mine`)).json()
const round = rounds.find(({ state, places }) => state === 'open' && places.length > 0) ?? rounds.find(({ state }) => state === 'open')
await take(worker, '/worker/', 'worker-today')
if (held) await take(worker, `/worker/case/${held.id}`, 'worker-case')
if (round) await take(worker, `/worker/round/${round.routineId}/${round.unit.id}/${round.plannedOn}`, 'worker-round')
if (held) {
  await take(worker, '/worker/', 'worker-offline', async (page) => {
    await page.evaluate(() => navigator.serviceWorker?.ready.then(() => undefined))
    await page.waitForTimeout(4_000) // the phone fetches what it holds
    await worker.setOffline(true)
    await page.goto(`${base}/worker/case/${held.id}/note`)
    await page.locator('textarea').fill('已到现场，路面有积水，先放了警示牌。')
    await page.locator('.action-bar button').click()
    await page.goto(`${base}/worker/waiting`)
  })
  await worker.setOffline(false)
}

const citizen = await open(phone)
await take(citizen, '/citizen/', 'citizen-home')
await take(citizen, '/citizen/near', 'citizen-near')
await browser.close()
