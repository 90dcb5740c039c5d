// The only place that imports the map library; loaded when a map is first shown. Its worker is a file of its own.
import 'maplibre-gl/dist/maplibre-gl.css'
import { addProtocol, LngLatBounds, Map, Marker, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

setWorkerUrl(workerUrl)

export { addProtocol, LngLatBounds, Map, Marker }
