// What every part of a running server shares: opened once in main.ts (or a test) and handed down.
import type { Database } from './db/open.ts'
import type { PhotoStore } from './files/store.ts'
import type { Hub } from './live/hub.ts'
import type { CodeSender } from './messages/code-sender.ts'
import type { Gateways } from './messages/gateways.ts'
import type { ImportFiles } from './territory/imports/files.ts'
import type { Districts } from './territory/districts.ts'

export type Context = {
  database: Database
  /** Epoch milliseconds; the server's clock is the only one deadlines know. */
  clock: () => number
  districts: Districts
  photos: PhotoStore
  imports: ImportFiles
  /** Folder of tile files that a district may choose as its base map. */
  baseMapDir: string
  hub: Hub
  codes: CodeSender
  /** Ways of messages out of the platform. */
  gateways: Gateways
  version: string
  startedAt: number
}
