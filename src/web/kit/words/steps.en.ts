// Names of the steps of a case in English: as a button and as a line of the timeline. Residents' pages have their own.
import type { Texts } from './dictionary.ts'
import type { stepsZh } from './steps.zh.ts'

export const stepsEn: Texts<typeof stepsZh> = {
  act: {
    accept: 'Accept', refuse: 'Refuse', verify: 'Verify', handle: 'Handle', passUp: 'Pass up', sendDown: 'Send down', dispatch: 'Dispatch', return: 'Return',
    check: 'Pass check', rework: 'Send back', close: 'Close', rate: 'Rate', reopen: 'Reopen', note: 'Add note',
    askSuspend: 'Ask to suspend', askExtend: 'Ask for more time', askVoid: 'Ask to void', withdraw: 'Withdraw request', approve: 'Approve request', decline: 'Decline request', resume: 'Resume', milestone: 'Stage reached', chase: 'Chase', answerChase: 'Answer the chase', callAssistants: 'Call assistants', assist: 'Assist', merge: 'Merge', unmerge: 'Undo merge',
  },
  done: {
    report: 'Reported', overdue: 'Ran past its limit', accept: 'Accepted', refuse: 'Refused', verify: 'Verified on site', handle: 'Handled', passUp: 'Passed up', sendDown: 'Sent down', dispatch: 'Dispatched', return: 'Returned',
    check: 'Check passed', rework: 'Sent back for rework', close: 'Closed', rate: 'Rated', reopen: 'Reopened', note: 'Note',
    askSuspend: 'Suspension asked for', askExtend: 'More time asked for', askVoid: 'Voiding asked for', withdraw: 'Request withdrawn', approve: 'Request approved', decline: 'Request declined', resume: 'Resumed', milestone: 'Stage reached', chase: 'Chased', answerChase: 'Chase answered', callAssistants: 'Assistants called', assist: 'Assisted', merge: 'Merged into another case', unmerge: 'Merge undone',
  },
}
