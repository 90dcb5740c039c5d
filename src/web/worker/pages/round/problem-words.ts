// What only rounds can be refused with: added to the phone's texts when the first of their pages is opened.
import { addProblemTexts } from '../../../kit/words/problem-text.ts'
import { roundProblemsEn } from '../../../kit/words/problems-rounds.en.ts'
import { roundProblemsZh } from '../../../kit/words/problems-rounds.zh.ts'

addProblemTexts({ zh: roundProblemsZh, en: roundProblemsEn })
