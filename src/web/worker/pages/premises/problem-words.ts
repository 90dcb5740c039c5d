// What only inspections can be refused with: added to the phone's texts when the first of their pages is opened.
import { addProblemTexts } from '../../../kit/words/problem-text.ts'
import { operationProblemsEn } from '../../../kit/words/problems-operations.en.ts'
import { operationProblemsZh } from '../../../kit/words/problems-operations.zh.ts'

addProblemTexts({ zh: operationProblemsZh, en: operationProblemsEn })
