// What the routes of rounds are sent.
import type { BodyOf } from '../../contract/route.ts'
import type { roundDayRoutes } from '../../contract/round-days.ts'
import type { roundRoutes } from '../../contract/rounds.ts'

export type RoundSaveBody = BodyOf<typeof roundRoutes.save>
export type RoundExceptBody = BodyOf<typeof roundRoutes.except>
export type RoundMakeBody = BodyOf<typeof roundRoutes.make>
export type RoundExcuseBody = BodyOf<typeof roundRoutes.excuse>
export type RoundRestoreBody = BodyOf<typeof roundDayRoutes.restore>
