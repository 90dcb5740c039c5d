// Words of the console for side steps, in English.
import { counted } from '../../../domain/kernel/counted.ts'
import type { Texts } from '../../kit/words/dictionary.ts'
import type { sideStepsZh } from './side-steps.zh.ts'

export const sideStepsEn: Texts<typeof sideStepsZh> = {
  searchMaster: 'Number or description', masterSearch: 'Find', proposed: 'Near and similar cases', found: 'Found', none: 'No suitable case',
  sameTime: 'It goes on by itself at 9 in the morning of that day',
  merged: 'Merged into this case', mergedCount: (n) => `${n} merged`, outside: 'Outside your reach',
  links: 'Linked cases', linksNone: 'No linked cases', link: 'Link a case', unlink: 'Unlink', unlinkTitle: (number) => `Take away the link with ${number}`, why: 'Why they are linked', whyNot: 'Why it is taken away', whyNeeded: 'Please say why', choose: 'Please choose a case', linkedBy: (who) => `linked by ${who}`,
  sampled: 'Drawn for a check',
  privateNote: 'Private note',
  batch: {
    bar: 'Several at once', chosen: (n) => `${n} chosen`, clear: 'Clear choice', choose: (number) => `Choose ${number}`, chooseAll: 'Choose all shown', most: (n) => `${n} at most`, title: (act, n) => `${act}: ${counted(n, 'case')}`,
    submit: (act, n) => `${act} ${n}`, results: 'Results', done: (n) => `${n} done`, refused: (n) => `${n} not done`, outcome: { done: 'Done', repeated: 'Done before', refused: 'Not done' }, number: 'Number', result: 'Result', reason: 'Why', none: 'None of the chosen cases allows this',
  },
}
