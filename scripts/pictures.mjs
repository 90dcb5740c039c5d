// Takes the README's pictures from a running demonstration: node scripts/pictures.mjs http://127.0.0.1:8080 ./data
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './lib/chromium.mjs'

const [base = 'http://127.0.0.1:8080', dataDir = './data'] = process.argv.slice(2)
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

const take = async (context, path, name, prepare = async () => {}) => {
  const page = await context.newPage()
  await page.goto(base + path)
  await page.waitForLoadState('networkidle', { timeout: 8_000 }).catch(() => {}) // live updates keep the line open
  await prepare(page)
  await page.waitForTimeout(2_500) // the map settles
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.close()
}

mkdirSync(folder, { recursive: true })
const desk = { width: 1440, height: 900 }
const phone = { width: 360, height: 740 }

const office = await open(desk, 'district')
await take(office, '/console/cases', 'console-cases')
await take(office, '/console/statistics', 'console-statistics')
await take(office, '/console/territory', 'console-territory')

const worker = await open(phone, 'grid')
await take(worker, '/worker/', 'worker-today')
const { cases } = await (await worker.request.get(`${base}/api/cases?holder=mine&limit=1`)).json()
if (cases[0]) await take(worker, `/worker/case/${cases[0].id}`, 'worker-case')

const citizen = await open(phone)
await take(citizen, '/citizen/', 'citizen-home')
await take(citizen, '/citizen/near', 'citizen-near')
await browser.close()
