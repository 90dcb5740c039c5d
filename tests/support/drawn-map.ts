// The map that a page has drawn, asked for what it shows: MapLibre hangs it on no element, but the component that made it has it
// in its state. Run in the page.
import type { Page } from 'playwright-core'
import type { Map as Drawn, GeoJSONSource } from 'maplibre-gl'

type Fiber = { return: Fiber | null; memoizedState: Hook | null }
type Hook = { memoizedState: unknown; next: Hook | null }

/** Makes `window.drawnMap()` known to the page; before it is opened. */
export const findDrawnMap = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const mapIn = (state: unknown): Drawn | null => {
      const map = (state as { map?: Drawn | null } | null)?.map
      return typeof map?.queryRenderedFeatures === 'function' ? map : null
    }
    Object.assign(window, {
      drawnMap: (): Drawn | null => {
        const element = document.querySelector('.net-map[data-ready="true"]')
        const key = element && Object.keys(element).find((name) => name.startsWith('__reactFiber$'))
        for (let fiber = key ? (element as unknown as Record<string, Fiber>)[key]! : null; fiber; fiber = fiber.return)
          for (let hook = fiber.memoizedState; hook && typeof hook === 'object' && 'next' in hook; hook = hook.next) if (mapIn(hook.memoizedState)) return mapIn(hook.memoizedState)
        return null
      },
    })
  })
}

type WithMap = Window & { drawnMap(): Drawn | null }

/** How many cases the marks in sight stand for; nothing while they are on their way. */
export const casesDrawn = (page: Page): Promise<number | null> =>
  page.evaluate(() => {
    const map = (window as unknown as WithMap).drawnMap()
    if (!map?.getLayer('points') || !map.loaded()) return null
    // Where two tiles meet a mark is in both.
    const marks = new Map(map.querySourceFeatures('points').map(({ properties }) => [String(properties['cluster_id'] ?? properties['id']), Number(properties['point_count'] ?? 1)]))
    return [...marks.values()].reduce((sum, one) => sum + one, 0)
  })

/** Goes so near to a place that whatever lies there stands alone; gives where on the page that is, once it is drawn. */
export const lookAt = (page: Page, place: { lng: number; lat: number }): Promise<{ x: number; y: number }> =>
  page.evaluate(async ({ lng, lat }) => {
    const map = (window as unknown as WithMap).drawnMap()!
    map.jumpTo({ center: [lng, lat], zoom: 17.5 })
    await map.once('idle')
    const [box, at] = [map.getCanvas().getBoundingClientRect(), map.project([lng, lat])]
    return { x: box.x + at.x, y: box.y + at.y }
  }, place)

/** Which case is ringed. */
export const ringed = (page: Page): Promise<string | null> =>
  page.evaluate(async () => {
    const source = (window as unknown as WithMap).drawnMap()?.getSource<GeoJSONSource>('point-chosen')
    const data = source && ((await source.getData()) as unknown as { features: { properties: { id: string } }[] })
    return data?.features[0]?.properties.id ?? null
  })
