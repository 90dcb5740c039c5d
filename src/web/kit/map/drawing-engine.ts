// The only place that imports the drawing library; loaded when somebody first draws on a map.
import { TerraDraw, TerraDrawLineStringMode, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { Map } from 'maplibre-gl'
import { token } from '../tokens.ts'

type Color = `#${string}`

export const startDrawing = (map: Map): TerraDraw => {
  const brand = token('brand') as Color
  const deep = token('brand-deep') as Color
  const urgent = token('urgent') as Color
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 7 }),
    modes: [
      new TerraDrawLineStringMode({ styles: { lineStringColor: urgent, lineStringWidth: 3, closingPointColor: urgent, closingPointWidth: 7 } }),
      new TerraDrawPolygonMode({ styles: { fillColor: brand, fillOpacity: 0.2, outlineColor: deep, outlineWidth: 3, closingPointColor: urgent, closingPointWidth: 7 } }),
      new TerraDrawSelectMode({
        allowManualDeselection: false,
        flags: { polygon: { feature: { draggable: false, coordinates: { draggable: true, midpoints: { draggable: true }, deletable: true } } } },
        styles: { selectedPolygonColor: brand, selectedPolygonFillOpacity: 0.12, selectedPolygonOutlineColor: deep, selectedPolygonOutlineWidth: 3, selectionPointColor: deep, selectionPointWidth: 6, midPointColor: brand, midPointWidth: 4 },
      }),
    ],
  })
  draw.start()
  return draw
}
