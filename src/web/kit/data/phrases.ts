// Phrases for one step of one case, filled in with what is known of it.
import type { CaseView } from '../../../contract/cases.ts'
import { phraseRoutes } from '../../../contract/phrases.ts'
import { fillPhrase, type PhraseFacts } from '../../../domain/cases/phrase.ts'
import type { EventStep } from '../../../domain/cases/event.ts'
import { exactTime } from '../words/time.ts'
import { useCall } from './use-call.ts'

const anHour = 3_600_000

type ClassNames = { nameZh: string; nameEn: string }

/** A phrase is read by whom it is written for: the class is named in its language, not in its writer's. */
const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

const factsOf = (view: CaseView, names: ClassNames | undefined, chinese: boolean): PhraseFacts => ({
  number: view.number, category: (chinese ? names?.nameZh : names?.nameEn) ?? '', place: view.address || view.units.at(-1)?.name || '', community: view.units.find(({ level }) => level === 'community')?.name ?? '', holder: view.holder?.name ?? '',
  due: view.dueAt === null ? '' : exactTime(view.dueAt).slice(0, 16), today: exactTime(Date.now()).slice(0, 10),
})

export type Filled = { id: string; title: string; text: string; lang: 'zh-CN' | 'en' }

/** Those of the step first, then those of every step. Without a case the places stay as they stand. */
export const usePhrases = (step: EventStep, view: CaseView | undefined, names: ClassNames | undefined, enabled: boolean): readonly Filled[] => {
  const { data } = useCall(phraseRoutes.list, {}, { staleTime: anHour, enabled })
  return (data?.phrases ?? []).filter((phrase) => phrase.step === step || phrase.step === null).map(({ id, title, text }) => {
    const chinese = isChinese(text)
    return { id, title, text: view ? fillPhrase(text, factsOf(view, names, chinese)) : text, lang: chinese ? 'zh-CN' : 'en' }
  })
}
