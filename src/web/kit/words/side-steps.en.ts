// Words about side steps that every app uses, in English.
import type { Texts } from './dictionary.ts'
import type { sideStepsZh } from './side-steps.zh.ts'

export const sideStepsEn: Texts<typeof sideStepsZh> = {
  ask: { suspend: 'suspend', extend: 'more time', void: 'void' },
  until: (when) => `until ${when}`, extra: (amount) => `${amount} more`, within: (limit, due) => `answer within ${limit}, by ${due}`, condition: (name) => `Filing condition: ${name}`, urgent: 'Handled as urgent', notUrgent: 'Handled as ordinary', powerLost: 'The office that handled it no longer holds the power here: back to the desk, to be sent elsewhere',
  sampled: (draw, rate, seed) => `Settled on the spot and drawn for a check (draw ${draw}, rate ${rate}, seed ${seed})`, notSampled: (draw, rate, seed) => `Settled on the spot, not drawn, closed at once (draw ${draw}, rate ${rate}, seed ${seed})`,
  private: 'Private', privateHint: 'Only for people with a post at the writer’s unit or office',
  pending: (ask) => `Waiting for approval: ${ask}`, pendingOwn: 'Somebody else has to approve what you asked for', pendingUntil: (when) => `Suspend until ${when}`, pendingExtra: (amount) => `${amount} more to handle it`,
  goesOn: 'Merged into another case, which is handled for both', masterNumber: 'Master case', answer: 'Answer of the master case',
  chaseLimit: 'To be answered within', suspendUntil: 'Suspend until', extendBy: 'How much more', milestone: 'Stage reached', assistants: 'Offices to assist', master: 'Merge into',
  need: { until: 'Please choose a later day', amount: 'Please say how much more', milestone: 'Please choose a stage', offices: 'Please choose at least one office', master: 'Please choose the master case' },
  usePhrase: 'Phrases',
}
