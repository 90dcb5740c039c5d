// The audit in English.
import type { Texts } from '../../kit/words/dictionary.ts'
import type { auditZh } from './audit.zh.ts'

export const auditEn: Texts<typeof auditZh> = {
  heading: 'Audit', lead: 'Who did what and when. Records are only added, never changed, and sealed in batches.', kind: 'Kind',
  kindAll: 'All kinds', at: 'Time', person: 'Person', subject: 'About', reason: 'Reason', position: 'No.', empty: 'No records',
  looks: 'Only looks at reporters',
  kinds: {
    'power.made': 'Power added', 'power.reworded': 'Power reworded', 'power.classesChanged': 'Classes of a power changed', 'power.proposed': 'Batch of powers proposed', 'power.amended': 'Batch of powers changed',
    'power.adopted': 'Batch of powers adopted', 'power.declined': 'Batch of powers declined', 'power.imported': 'List of powers imported', 'officer.conductSeen': 'Conduct of an officer shown', 'officer.certificateRecorded': 'Certificate recorded', 'officer.trainingRecorded': 'Training of an officer recorded', 'officer.conductRecorded': 'Conduct of an officer recorded',
    reporterSeen: 'Looked at reporter', 'account.made': 'Account made', 'account.passwordChanged': 'Password changed',
    'account.signInRefused': 'Sign-in refused', 'account.signedIn': 'Signed in', 'account.signedOut': 'Signed out',
    'file.put': 'Photo stored', 'account.tokenMade': 'Access token made', 'account.tokenRevoked': 'Access token revoked',
    'territory.exported': 'Net exported', 'territory.baseMapChanged': 'Base map changed', 'post.appointed': 'Appointed',
    'post.ended': 'Post ended', 'post.transferred': 'Transferred', 'post.withdrawn': 'Appointment taken back',
    'leave.recorded': 'Leave recorded', 'leave.changed': 'Leave changed', 'leave.withdrawn': 'Leave withdrawn',
    'leave.substituteNamed': 'Substitute named', 'person.contactSeen': 'Phone shown', 'person.changed': 'Name or phone corrected',
    'account.slipMade': 'Slip made', 'account.activated': 'Account activated', 'account.locked': 'Account locked',
    'account.switchedOff': 'Account switched off', 'account.switchedOn': 'Account switched on', 'roster.imported': 'Roster imported',
    'plan.created': 'Plan begun', 'plan.changed': 'Plan changed', 'plan.undone': 'Step of a plan undone',
    'plan.redone': 'Step of a plan redone', 'plan.renamed': 'Plan renamed', 'plan.abandoned': 'Plan abandoned',
    'plan.adopted': 'Plan adopted', 'plan.refused': 'Plan could not be applied on its day', 'territory.adopted': 'Plan applied',
    'territory.rulesChanged': 'Codes and standard changed', 'import.brought': 'File for import uploaded',
    'import.planned': 'Import became a plan', 'buildings.brought': 'Buildings imported', 'barriers.brought': 'Barriers imported',
    'operation.planned': 'Joint operation planned', 'operation.revise': 'Joint operation revised', 'operation.announce': 'Joint operation announced',
    'operation.changeLeader': 'Leader of an operation changed', 'operation.signIn': 'Operation signed in',
    'operation.begin': 'Joint operation begun', 'operation.find': 'Finding of an operation', 'operation.followUp': 'Follow-up of an operation',
    'operation.finish': 'Joint operation ended on site', 'operation.report': 'Result of an operation written',
    'operation.close': 'Joint operation closed', 'operation.cancel': 'Joint operation cancelled', 'premises.added': 'Premises entered',
    'premises.changed': 'Premises changed', 'premises.imported': 'Premises imported', 'premises.contactSeen': 'Contact of premises shown',
    'inspection.begun': 'Premises inspected', 'inspection.reinspect': 'Premises looked at again', 'inspection.warn': 'Warned again',
    'inspection.handOver': 'Inspection handed over', 'inspection.withdraw': 'Inspection withdrawn',
    'inspection.checklistChanged': 'Checklist changed',
    'clocks.calendarChanged': 'Work calendar changed', 'clocks.holidaysPublished': 'New holiday list taken over', 'clocks.calendarAssigned': 'Work calendar assigned', 'clocks.recomputed': 'Running clocks computed anew', 'clocks.areaChanged': 'Area class changed', 'clocks.ladderChanged': 'Ladder of reminders changed',
  },
  subjects: { case: 'Case', account: 'Account', file: 'Photo', district: 'District', post: 'Post', person: 'Person', leave: 'Leave', power: 'Power', powerBatch: 'Batch of powers', system: 'System', plan: 'Plan', unit: 'Unit', import: 'Import', operation: 'Joint operation', premises: 'Premises', inspection: 'Inspection' },
  reasons: { 'wrong-password': 'Wrong password', 'wrong-code': 'Wrong code', locked: 'Account locked' },
}
