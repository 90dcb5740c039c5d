// What Problems say that only offices meet: the console adds them to the common ones, phones don't carry them.
import type { Language } from './language.ts'
import { catalogueProblemsEn } from './problems-catalogue.en.ts'
import { catalogueProblemsZh } from './problems-catalogue.zh.ts'
import { clockProblemsEn } from './problems-clocks.en.ts'
import { clockProblemsZh } from './problems-clocks.zh.ts'
import { editProblemsEn } from './problems-edit.en.ts'
import { editProblemsZh } from './problems-edit.zh.ts'
import { importProblemsEn } from './problems-import.en.ts'
import { importProblemsZh } from './problems-import.zh.ts'
import { operationProblemsEn } from './problems-operations.en.ts'
import { operationProblemsZh } from './problems-operations.zh.ts'
import { outProblemsEn } from './problems-out.en.ts'
import { outProblemsZh } from './problems-out.zh.ts'
import { peopleProblemsEn } from './problems-people.en.ts'
import { peopleProblemsZh } from './problems-people.zh.ts'
import { plannerProblemsEn } from './problems-planner.en.ts'
import { plannerProblemsZh } from './problems-planner.zh.ts'
import { planProblemsEn } from './problems-plans.en.ts'
import { planProblemsZh } from './problems-plans.zh.ts'
import { messageProblemsEn } from './problems-messages.en.ts'
import { roundProblemsEn } from './problems-rounds.en.ts'
import { messageProblemsZh } from './problems-messages.zh.ts'
import { roundProblemsZh } from './problems-rounds.zh.ts'
import { powerProblemsEn } from './problems-powers.en.ts'
import { powerProblemsZh } from './problems-powers.zh.ts'
import { syncProblemsEn } from './problems-sync.en.ts'
import { syncProblemsZh } from './problems-sync.zh.ts'
import { whistleProblemsEn } from './problems-whistles.en.ts'
import { whistleProblemsZh } from './problems-whistles.zh.ts'
import { stepProblemsEn } from './problems-steps.en.ts'
import { stepProblemsZh } from './problems-steps.zh.ts'
import type { Say } from './say.ts'

export const officeProblems: Record<Language, Readonly<Record<string, Say>>> = {
  zh: {
    ...catalogueProblemsZh,
    ...clockProblemsZh, ...editProblemsZh,
    ...importProblemsZh,
    ...operationProblemsZh,
    ...outProblemsZh,
    ...peopleProblemsZh,
    ...plannerProblemsZh,
    ...planProblemsZh, ...powerProblemsZh,
    ...messageProblemsZh,
    ...roundProblemsZh,
    ...stepProblemsZh, ...syncProblemsZh,
    ...whistleProblemsZh,
  },
  en: {
    ...catalogueProblemsEn,
    ...clockProblemsEn, ...editProblemsEn,
    ...importProblemsEn,
    ...operationProblemsEn,
    ...outProblemsEn,
    ...peopleProblemsEn,
    ...plannerProblemsEn,
    ...planProblemsEn, ...powerProblemsEn,
    ...messageProblemsEn,
    ...roundProblemsEn,
    ...stepProblemsEn, ...syncProblemsEn,
    ...whistleProblemsEn,
  },
}
