// All routes of the product, in one table: the server must bind every one, the tests walk every one.
import { accountRoutes } from './account.ts'
import { caseStepRoutes } from './case-steps.ts'
import { caseRoutes } from './cases.ts'
import { exportRoutes } from './exports.ts'
import { fileRoutes } from './files.ts'
import { liveRoutes } from './live.ts'
import { measureRoutes } from './measures.ts'
import { peopleRoutes } from './people.ts'
import { leaveRoutes, postRoutes } from './posts.ts'
import type { Route } from './route.ts'
import { systemRoutes } from './system.ts'
import { territoryRoutes } from './territory.ts'

export const api = {
  account: accountRoutes,
  cases: caseRoutes,
  caseSteps: caseStepRoutes,
  exports: exportRoutes,
  files: fileRoutes,
  live: liveRoutes,
  measures: measureRoutes,
  leaves: leaveRoutes,
  people: peopleRoutes,
  posts: postRoutes,
  system: systemRoutes,
  territory: territoryRoutes,
}

export const allRoutes: readonly Route[] = Object.values(api).flatMap((feature) => Object.values(feature) as unknown as Route[])
