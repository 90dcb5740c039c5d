// What was answered to the questions of a class, as further facts of a case.
import type { CaseView } from '../../../../contract/cases.ts'
import { answerText, useAnswerTexts, wordingText } from '../../words/answers.ts'
import { useLanguage } from '../../words/language.ts'

export const AnswerFacts = ({ answers }: { answers: CaseView['answers'] }) => {
  const language = useLanguage()
  const texts = useAnswerTexts()
  return answers.map(({ question, answer }) => (
    <div key={question.code}><dt>{wordingText(question, language)}</dt><dd>{answerText(question, answer, language, texts)}</dd></div>
  ))
}
