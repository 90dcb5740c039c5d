// All routes of the product, in one table: the server must bind every one, the tests walk every one.
import { accessTokenRoutes } from './access-tokens.ts'
import { accountRoutes } from './account.ts'
import { baseMapRoutes } from './base-map.ts'
import { catalogueRoutes } from './catalogue.ts'
import { caseSearchRoutes } from './case-search.ts'
import { caseStepRoutes } from './case-steps.ts'
import { caseBatchRoutes } from './case-batch.ts'
import { casePointRoutes } from './case-points.ts'
import { caseLinkRoutes } from './case-links.ts'
import { caseRoutes } from './cases.ts'
import { clockRoutes } from './clocks.ts'
import { deskRoutes } from './desk.ts'
import { deskPhoneRoutes } from './desk-phones.ts'
import { editRoutes } from './edits.ts'
import { exportRoutes } from './exports.ts'
import { fileRoutes } from './files.ts'
import { importRoutes } from './imports.ts'
import { inspectionRoutes, inspectionStepRoutes } from './inspections.ts'
import { liveRoutes } from './live.ts'
import { measureRoutes } from './measures.ts'
import { messageRuleRoutes } from './message-rules.ts'
import { messageRoutes } from './messages.ts'
import { operationRoutes, operationStepRoutes } from './operations.ts'
import { officerRoutes } from './officers.ts'
import { peopleAccountRoutes } from './people-accounts.ts'
import { ogcRoutes } from './ogc-features.ts'
import { peopleRoutes } from './people.ts'
import { plannerRoutes } from './planner.ts'
import { photoPartRoutes } from './photo-parts.ts'
import { phraseRoutes, sampleRoutes } from './phrases.ts'
import { planRoutes } from './plans.ts'
import { leaveRoutes, postRoutes } from './posts.ts'
import { premisesRoutes } from './premises.ts'
import { powerImportRoutes } from './power-imports.ts'
import { powerRoutes } from './powers.ts'
import { roundDayRoutes } from './round-days.ts'
import { roundPlaceRoutes, visitWishRoutes } from './round-places.ts'
import { roundRoutes } from './rounds.ts'
import { rosterRoutes } from './roster.ts'
import { reorganisationRoutes } from './reorganisations.ts'
import type { Route } from './route.ts'
import { standardRoutes } from './standard.ts'
import { syncRoutes } from './sync.ts'
import { systemRoutes } from './system.ts'
import { territoryRoutes } from './territory.ts'
import { trackRoutes } from './tracks.ts'
import { callStepRoutes, whistleRoutes, whistleStepRoutes } from './whistles.ts'

export const api = {
  accessTokens: accessTokenRoutes,
  account: accountRoutes,
  baseMap: baseMapRoutes,
  catalogue: catalogueRoutes,
  cases: caseRoutes,
  caseSearch: caseSearchRoutes,
  caseSteps: caseStepRoutes,
  caseBatch: caseBatchRoutes,
  caseLinks: caseLinkRoutes,
  casePoints: casePointRoutes,
  clocks: clockRoutes,
  desk: deskRoutes,
  deskPhones: deskPhoneRoutes,
  edits: editRoutes,
  exports: exportRoutes,
  files: fileRoutes,
  imports: importRoutes,
  inspections: inspectionRoutes,
  inspectionSteps: inspectionStepRoutes,
  live: liveRoutes,
  measures: measureRoutes,
  messages: messageRoutes,
  messageRules: messageRuleRoutes,
  leaves: leaveRoutes,
  officers: officerRoutes,
  ogc: ogcRoutes,
  operations: operationRoutes,
  operationSteps: operationStepRoutes,
  people: peopleRoutes,
  peopleAccounts: peopleAccountRoutes,
  planner: plannerRoutes,
  plans: planRoutes,
  photoParts: photoPartRoutes,
  phrases: phraseRoutes,
  sample: sampleRoutes,
  posts: postRoutes,
  powerImports: powerImportRoutes,
  powers: powerRoutes,
  premises: premisesRoutes,
  roster: rosterRoutes,
  rounds: roundRoutes,
  roundDays: roundDayRoutes,
  roundPlaces: roundPlaceRoutes,
  reorganisations: reorganisationRoutes,
  standard: standardRoutes,
  sync: syncRoutes,
  system: systemRoutes,
  territory: territoryRoutes,
  tracks: trackRoutes,
  visitWishes: visitWishRoutes,
  whistles: whistleRoutes,
  whistleSteps: whistleStepRoutes,
  whistleCalls: callStepRoutes,
}

export const allRoutes: readonly Route[] = Object.values(api).flatMap((feature) => Object.values(feature) as unknown as Route[])
