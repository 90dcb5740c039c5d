// What only whistles can be refused with: added to the phone's texts when the first of their pages is opened.
import { addProblemTexts } from '../../../kit/words/problem-text.ts'
import { whistleProblemsEn } from '../../../kit/words/problems-whistles.en.ts'
import { whistleProblemsZh } from '../../../kit/words/problems-whistles.zh.ts'

addProblemTexts({ zh: whistleProblemsZh, en: whistleProblemsEn })
