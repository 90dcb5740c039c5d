// Buttons of the map: everything dragging and wheel do, for keyboards, single taps and unsteady hands.
import type { Map } from 'maplibre-gl'
import { useShared } from '../words/shared.ts'
import type { MapBox } from './NetMap.tsx'
import type { Pin } from './use-pin.ts'

const stepInPixels = 60

const Icon = ({ path }: { path: string }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d={path} />
  </svg>
)

export const MapControls = ({ map, whole, pin }: { map: Map; whole: MapBox | null; pin: Pin | undefined }) => {
  const { map: texts } = useShared()
  const button = (label: string, path: string, onClick: () => void) => (
    <button type="button" title={label} aria-label={label} onClick={onClick}><Icon path={path} /></button>
  )
  const pan = (x: number, y: number) => () => void map.panBy([x * stepInPixels, y * stepInPixels])
  const here = (): void => {
    const { lng, lat } = map.getCenter()
    pin?.onPlace({ lng, lat })
  }
  return (
    <div className="net-map-controls">
      <div>
        {button(texts.zoomIn, 'M8 3v10M3 8h10', () => void map.zoomIn())}
        {button(texts.zoomOut, 'M3 8h10', () => void map.zoomOut())}
        {whole && button(texts.whole, 'M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5', () => void map.fitBounds([whole[0], whole[1], whole[2], whole[3]], { padding: 28 }))}
      </div>
      {pin && (
        <div>
          {button(texts.north, 'M8 13V3M4 7l4-4 4 4', pan(0, -1))}
          {button(texts.south, 'M8 3v10M4 9l4 4 4-4', pan(0, 1))}
          {button(texts.west, 'M13 8H3M7 4 3 8l4 4', pan(-1, 0))}
          {button(texts.east, 'M3 8h10M9 4l4 4-4 4', pan(1, 0))}
          {button(texts.pinHere, 'M8 1v3M8 12v3M1 8h3M12 8h3M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6', here)}
        </div>
      )}
    </div>
  )
}
