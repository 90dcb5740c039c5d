// Addresses of the console. Every view is in its address, so that it can be sent to a colleague; pages load when first visited.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readDeskSearch, readBehindSearch, readCalendarSearch, readCaseSearch, readCompareSearch, readImportSearch, readPeopleSearch, readRosterImportSearch, readPlanSearch, readPlannerSearch, readPlansSearch, readStandardSearch, readStatisticsSearch, readTerritorySearch } from './search.ts'
import { readCalledSearch, readWhistlesSearch } from './search.ts'
import { readBatchSearch, readBatchesSearch, readOfficersSearch, readPowersSearch } from './search.ts'
import { readInspectionsSearch, readOperationsSearch } from './search.ts'
import { readPhonesSearch, readRoundsSearch } from './search.ts'
import { readMessageRulesSearch } from './search.ts'
import { readCatalogueSearch } from './search.ts'
import { Root } from './Root.tsx'
import { Broken } from './Broken.tsx'
import { NotFound } from './NotFound.tsx'
import { Waiting } from './parts/Say.tsx'

export const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound })

const root = { getParentRoute: () => rootRoute }

export const homeRoute = createRoute({ ...root, path: '/', component: lazyRouteComponent(() => import('./pages/home/Home.tsx'), 'Home') })
export const casesRoute = createRoute({ ...root, path: '/cases', validateSearch: readCaseSearch, component: lazyRouteComponent(() => import('./pages/cases/Cases.tsx'), 'Cases') })
export const deskRoute = createRoute({ ...root, path: '/desk', validateSearch: readDeskSearch, component: lazyRouteComponent(() => import('./pages/desk/Desk.tsx'), 'Desk') })
export const newCaseRoute = createRoute({ ...root, path: '/cases/new', component: lazyRouteComponent(() => import('./pages/new-case/NewCase.tsx'), 'NewCase') })
export const caseRoute = createRoute({ ...root, path: '/cases/$id', component: lazyRouteComponent(() => import('./pages/case/CasePage.tsx'), 'CasePage') })
export const territoryRoute = createRoute({ ...root, path: '/territory', validateSearch: readTerritorySearch, component: lazyRouteComponent(() => import('./pages/territory/Territory.tsx'), 'Territory') })
export const standardRoute = createRoute({ ...root, path: '/standard', validateSearch: readStandardSearch, component: lazyRouteComponent(() => import('./pages/standard/Standard.tsx'), 'Standard') })
export const plansRoute = createRoute({ ...root, path: '/plans', validateSearch: readPlansSearch, component: lazyRouteComponent(() => import('./pages/plans/Plans.tsx'), 'Plans') })
export const plannerRoute = createRoute({ ...root, path: '/planner', validateSearch: readPlannerSearch, component: lazyRouteComponent(() => import('./pages/planner/Planner.tsx'), 'Planner') })
export const reorganiseRoute = createRoute({ ...root, path: '/plans/reorganise', component: lazyRouteComponent(() => import('./pages/plans/Reorganise.tsx'), 'Reorganise') })
export const planRoute = createRoute({ ...root, path: '/plans/$id', validateSearch: readPlanSearch, component: lazyRouteComponent(() => import('./pages/plans/PlanPage.tsx'), 'PlanPage') })
export const importsRoute = createRoute({ ...root, path: '/imports', component: lazyRouteComponent(() => import('./pages/imports/Imports.tsx'), 'Imports') })
export const importRoute = createRoute({ ...root, path: '/imports/$id', validateSearch: readImportSearch, component: lazyRouteComponent(() => import('./pages/imports/ImportPage.tsx'), 'ImportPage') })
export const peopleRoute = createRoute({ ...root, path: '/people', validateSearch: readPeopleSearch, component: lazyRouteComponent(() => import('./pages/people/People.tsx'), 'People') })
export const personRoute = createRoute({ ...root, path: '/people/$id', component: lazyRouteComponent(() => import('./pages/people/PersonPage.tsx'), 'PersonPage') })
export const rosterImportRoute = createRoute({ ...root, path: '/people/import', component: lazyRouteComponent(() => import('./pages/people/Import.tsx'), 'Import') })
export const rosterImportPageRoute = createRoute({ ...root, path: '/people/import/$id', validateSearch: readRosterImportSearch, component: lazyRouteComponent(() => import('./pages/people/ImportPage.tsx'), 'ImportPage') })
export const activateRoute = createRoute({ ...root, path: '/activate', component: lazyRouteComponent(() => import('./pages/activate/Activate.tsx'), 'Activate') })
export const statisticsRoute = createRoute({ ...root, path: '/statistics', validateSearch: readStatisticsSearch, component: lazyRouteComponent(() => import('./pages/statistics/Statistics.tsx'), 'Statistics') })
export const behindRoute = createRoute({ ...root, path: '/statistics/cases', validateSearch: readBehindSearch, component: lazyRouteComponent(() => import('./pages/statistics/Behind.tsx'), 'Behind') })
export const compareRoute = createRoute({ ...root, path: '/statistics/compare', validateSearch: readCompareSearch, component: lazyRouteComponent(() => import('./pages/compare/Compare.tsx'), 'Compare') })
export const auditRoute = createRoute({ ...root, path: '/audit', component: lazyRouteComponent(() => import('./pages/audit/Audit.tsx'), 'Audit') })
export const systemRoute = createRoute({ ...root, path: '/system', component: lazyRouteComponent(() => import('./pages/system/System.tsx'), 'System') })

export const accountRoute = createRoute({ ...root, path: '/account', component: lazyRouteComponent(() => import('./pages/account/Account.tsx'), 'Account') })
export const catalogueRoute = createRoute({ ...root, path: '/catalogue', validateSearch: readCatalogueSearch, component: lazyRouteComponent(() => import('./pages/catalogue/Catalogue.tsx'), 'Catalogue') })
export const catalogueClassRoute = createRoute({ ...root, path: '/catalogue/$code', component: lazyRouteComponent(() => import('./pages/catalogue/ClassPage.tsx'), 'ClassPage') })
export const catalogueVersionsRoute = createRoute({ ...root, path: '/catalogue/versions', component: lazyRouteComponent(() => import('./pages/catalogue/Versions.tsx'), 'Versions') })
export const catalogueImportRoute = createRoute({ ...root, path: '/catalogue/import', component: lazyRouteComponent(() => import('./pages/catalogue/SheetImport.tsx'), 'SheetImport') })
export const phrasesRoute = createRoute({ ...root, path: '/phrases', component: lazyRouteComponent(() => import('./pages/phrases/Phrases.tsx'), 'Phrases') })
export const baseMapRoute = createRoute({ ...root, path: '/base-map', component: lazyRouteComponent(() => import('./pages/base-map/BaseMap.tsx'), 'BaseMap') })

export const messagesRoute = createRoute({ ...root, path: '/messages', component: lazyRouteComponent(() => import('./pages/messages/Messages.tsx'), 'Messages') })
export const messageRulesRoute = createRoute({ ...root, path: '/message-rules', validateSearch: readMessageRulesSearch, component: lazyRouteComponent(() => import('./pages/message-rules/MessageRules.tsx'), 'MessageRules') })
export const calendarsRoute = createRoute({ ...root, path: '/calendars', validateSearch: readCalendarSearch, component: lazyRouteComponent(() => import('./pages/calendars/Calendars.tsx'), 'Calendars') })
export const areaClassesRoute = createRoute({ ...root, path: '/area-classes', component: lazyRouteComponent(() => import('./pages/area-classes/AreaClasses.tsx'), 'AreaClasses') })
export const ladderRoute = createRoute({ ...root, path: '/ladder', component: lazyRouteComponent(() => import('./pages/ladder/LadderPage.tsx'), 'LadderPage') })

export const tracksRoute = createRoute({ ...root, path: '/tracks', component: lazyRouteComponent(() => import('./pages/tracks/Tracks.tsx'), 'Tracks') })
export const phonesRoute = createRoute({ ...root, path: '/phones', validateSearch: readPhonesSearch, component: lazyRouteComponent(() => import('./pages/phones/Phones.tsx'), 'Phones') })
export const roundsRoute = createRoute({ ...root, path: '/rounds', validateSearch: readRoundsSearch, component: lazyRouteComponent(() => import('./pages/rounds/Rounds.tsx'), 'Rounds') })
export const roundRoute = createRoute({ ...root, path: '/rounds/$routine/$unit/$day', component: lazyRouteComponent(() => import('./pages/rounds/RoundPage.tsx'), 'RoundPage') })
export const operationsRoute = createRoute({ ...root, path: '/operations', validateSearch: readOperationsSearch, component: lazyRouteComponent(() => import('./pages/operations/Operations.tsx'), 'Operations') })
export const newOperationRoute = createRoute({ ...root, path: '/operations/new', component: lazyRouteComponent(() => import('./pages/operations/PlanPage.tsx'), 'NewOperation') })
export const operationRoute = createRoute({ ...root, path: '/operations/$id', component: lazyRouteComponent(() => import('./pages/operations/OperationPage.tsx'), 'OperationPage') })
export const operationPlanRoute = createRoute({ ...root, path: '/operations/$id/plan', component: lazyRouteComponent(() => import('./pages/operations/PlanPage.tsx'), 'RevisePlan') })
export const operationSheetRoute = createRoute({ ...root, path: '/operations/$id/sheet', component: lazyRouteComponent(() => import('./pages/operations/ResultSheet.tsx'), 'ResultSheet') })
export const inspectionsRoute = createRoute({ ...root, path: '/inspections', validateSearch: readInspectionsSearch, component: lazyRouteComponent(() => import('./pages/inspections/Inspections.tsx'), 'Inspections') })
export const inspectionRoute = createRoute({ ...root, path: '/inspections/$id', component: lazyRouteComponent(() => import('./pages/inspections/InspectionPage.tsx'), 'InspectionPage') })
export const premisesRoute = createRoute({ ...root, path: '/premises/$id', component: lazyRouteComponent(() => import('./pages/inspections/PremisesPage.tsx'), 'PremisesPage') })
export const premisesUploadRoute = createRoute({ ...root, path: '/premises/import', component: lazyRouteComponent(() => import('./pages/inspections/PremisesImport.tsx'), 'PremisesUpload') })
export const premisesImportRoute = createRoute({ ...root, path: '/premises/import/$id', component: lazyRouteComponent(() => import('./pages/inspections/PremisesImport.tsx'), 'PremisesImportPage') })
export const whistlesRoute = createRoute({ ...root, path: '/whistles', validateSearch: readWhistlesSearch, component: lazyRouteComponent(() => import('./pages/whistles/Whistles.tsx'), 'Whistles') })
export const calledRoute = createRoute({ ...root, path: '/whistles/calls', validateSearch: readCalledSearch, component: lazyRouteComponent(() => import('./pages/whistles/CalledList.tsx'), 'CalledList') })
export const whistleRoute = createRoute({ ...root, path: '/whistles/$id', component: lazyRouteComponent(() => import('./pages/whistles/WhistlePage.tsx'), 'WhistlePage') })

export const powersRoute = createRoute({ ...root, path: '/powers', validateSearch: readPowersSearch, component: lazyRouteComponent(() => import('./pages/powers/Powers.tsx'), 'Powers') })
export const powerRoute = createRoute({ ...root, path: '/powers/$id', component: lazyRouteComponent(() => import('./pages/powers/PowerPage.tsx'), 'PowerPage') })
export const powerBatchesRoute = createRoute({ ...root, path: '/powers/batches', validateSearch: readBatchesSearch, component: lazyRouteComponent(() => import('./pages/powers/Batches.tsx'), 'Batches') })
export const newPowerBatchRoute = createRoute({ ...root, path: '/powers/batches/new', component: lazyRouteComponent(() => import('./pages/powers/NewBatch.tsx'), 'NewBatch') })
export const powerBatchRoute = createRoute({ ...root, path: '/powers/batches/$id', validateSearch: readBatchSearch, component: lazyRouteComponent(() => import('./pages/powers/BatchPage.tsx'), 'BatchPage') })
export const powerImportRoute = createRoute({ ...root, path: '/powers/import', component: lazyRouteComponent(() => import('./pages/powers/Import.tsx'), 'Import') })
export const powerImportPageRoute = createRoute({ ...root, path: '/powers/import/$id', validateSearch: readRosterImportSearch, component: lazyRouteComponent(() => import('./pages/powers/ImportPage.tsx'), 'ImportPage') })
export const officersRoute = createRoute({ ...root, path: '/officers', validateSearch: readOfficersSearch, component: lazyRouteComponent(() => import('./pages/officers/Officers.tsx'), 'Officers') })
export const officerRoute = createRoute({ ...root, path: '/officers/$id', component: lazyRouteComponent(() => import('./pages/officers/OfficerPage.tsx'), 'OfficerPage') })

export const router = createRouter({
  routeTree: rootRoute.addChildren([homeRoute, deskRoute, casesRoute, newCaseRoute, caseRoute, territoryRoute, standardRoute, importsRoute, importRoute, plansRoute, plannerRoute, reorganiseRoute, planRoute, peopleRoute, personRoute, rosterImportRoute, rosterImportPageRoute, activateRoute, statisticsRoute, behindRoute, compareRoute, auditRoute, systemRoute, accountRoute, catalogueRoute, catalogueVersionsRoute, catalogueImportRoute, catalogueClassRoute, baseMapRoute, phrasesRoute, calendarsRoute, areaClassesRoute, messagesRoute, messageRulesRoute, ladderRoute, roundsRoute, roundRoute, tracksRoute, phonesRoute, operationsRoute, newOperationRoute, operationRoute, operationPlanRoute, operationSheetRoute, inspectionsRoute, inspectionRoute, premisesRoute, premisesUploadRoute, premisesImportRoute, powersRoute, powerRoute, powerBatchesRoute, newPowerBatchRoute, powerBatchRoute, powerImportRoute, powerImportPageRoute, officersRoute, officerRoute, whistlesRoute, calledRoute, whistleRoute]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultPendingComponent: Waiting,
  defaultPendingMs: 300,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
