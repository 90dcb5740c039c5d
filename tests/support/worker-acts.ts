// What a worker does on the phone, as several stories need it; what a desk gives them to do; and a phone whose clock is wrong.
import { v7 as newId } from 'uuid'
import { roundRoutes } from '../../src/contract/rounds.ts'
import type { EventStep } from '../../src/domain/cases/event.ts'
import type { Person } from './browser.ts'
import { chooseCategory } from './choose-category.ts'
import type { StoryServer } from './story-server.ts'

const day = 86_400_000

/** A date in China, so many days from the server's today. */
export const dateIn = (days: number): string => new Date(Date.now() + 8 * 3_600_000 + days * day).toISOString().slice(0, 10)

/** A daily patrol of the worker's grid with one thing to look at. */
export const planPatrol = async (server: StoryServer, name: string): Promise<void> => {
  const [community] = await server.database.query<{ id: number }>("select id from units where district = $1 and level = 'community' and name = $2", [server.district, server.place.community])
  await (await server.client({ login: 'community' }))(roundRoutes.save, {
    body: {
      commandId: newId(), id: newId(), version: 0, unitId: community!.id, from: dateIn(0), until: null, name, kind: 'patrol', who: { kind: 'roles', roles: ['gridWorker'] }, where: { kind: 'level', unitId: community!.id, level: 'grid', specialOnly: false },
      rule: 'FREQ=DAILY', window: { from: 0, until: 1440, days: 0 }, holidays: 'keep', doneWhen: { checklist: [{ code: 'dry', zh: '地面干燥', en: 'Floor dry', required: true }], photo: false, places: 0, talk: false, note: false },
    },
  })
}

/** Takes a step that asks for words, and sends it off: it waits on the phone. */
export const takeOnPhone = async (worker: Person, caseId: string, step: EventStep, label: string | RegExp, text: string, press: RegExp): Promise<void> => {
  const { page } = worker
  await worker.open(`/case/${caseId}/${step}`)
  await page.getByLabel(label).first().fill(text)
  await page.locator('.action-bar').getByRole('button', { name: press }).click()
  await page.getByRole('heading', { name: '等待发送' }).waitFor()
}
export const noteOnPhone = (worker: Person, caseId: string, text: string): Promise<void> => takeOnPhone(worker, caseId, 'note', '备注内容', text, /备注/)

export type Picked = { name: string; mimeType: string; buffer: Buffer }
export const pickPhotos = async ({ page }: Person, files: readonly Picked[]): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('从相册选', { exact: true }).last().click()])
  await chooser.setFiles([...files])
}

/** On the page where something is reported. */
export const chooseCover = ({ page }: Person): Promise<void> => chooseCategory(page, '公用设施', '井盖缺失或破损')

/** Makes the one round of this name there is to make today; it waits, or is made. */
export const makeRoundOnPhone = async (worker: Person, name: string): Promise<void> => {
  const { page } = worker
  await worker.open()
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await page.getByRole('group', { name: '地面干燥' }).getByRole('radio', { name: '正常' }).check({ force: true })
  await page.getByRole('button', { name: '做完' }).click()
}

const aheadKey = 'story.clock-ahead'

/**
 * From its next page on the phone's clock goes this much ahead. What is moved is what the app's pages see; its service worker
 * asks no clock, and the browser's own store of cookies goes by the real one.
 */
export const setClockAhead = async ({ page, context }: Person, milliseconds: number): Promise<void> => {
  await context.addInitScript((key) => {
    const ahead = Number(localStorage.getItem(key) ?? 0)
    const Real = Date
    if (ahead === 0 || Real.name !== 'Date') return
    class Shifted extends Real {
      constructor(...given: [] | [number]) {
        if (given.length === 0) super(Real.now() + ahead)
        else super(...given)
      }
      static override now(): number {
        return Real.now() + ahead
      }
    }
    globalThis.Date = Shifted as DateConstructor
  }, aheadKey)
  await page.evaluate(([key, value]) => localStorage.setItem(key!, value!), [aheadKey, String(milliseconds)])
}
