// Every verb a route can ask for, with the kind of thing it is about. A route without one of these does not start.

export const verbs = {
  // reading the net
  'territory.see': 'unit',
  'people.see': 'unit',
  'people.manage': 'unit',
  'measures.see': 'unit',
  // redrawing the net
  'territory.draft': 'unit',
  'territory.adopt': 'unit',
  'territory.export': 'unit',
  'territory.configure': 'none',
  // the catalogue
  'catalogue.see': 'none',
  'catalogue.manage': 'none',
  'catalogue.adopt': 'none',
  // cases
  'case.see': 'case',
  'case.report': 'none',
  'case.reportOnBehalf': 'none',
  'case.follow': 'none',
  'case.nearby': 'none',
  'case.accept': 'case',
  'case.refuse': 'case',
  'case.verify': 'case',
  'case.handle': 'case',
  'case.passUp': 'case',
  'case.sendDown': 'case',
  'case.dispatch': 'case',
  'case.return': 'case',
  'case.check': 'case',
  'case.close': 'case',
  'case.rate': 'case',
  'case.reopen': 'case',
  'case.note': 'case',
  'case.hold': 'case',
  'case.approve': 'case',
  'case.chase': 'case',
  'case.assist': 'case',
  'case.merge': 'case',
  'case.seeReporter': 'case',
  'case.configure': 'none',
  // joint operations, premises and their inspections
  'operation.see': 'operation',
  'operation.plan': 'operation',
  'operation.join': 'operation',
  'premises.see': 'premises',
  'premises.keep': 'premises',
  'inspection.do': 'premises',
  'inspection.configure': 'none',
  // calendars, ladder, area classes
  'clocks.see': 'none',
  'clocks.manage': 'none',
  // the list of powers, and the officers who act by it
  'power.see': 'none',
  'power.manage': 'unit',
  'officer.see': 'unit',
  'officer.manage': 'unit',
  // whistles, each in the reach of its case
  'whistle.see': 'case',
  'whistle.blow': 'case',
  'whistle.approve': 'case',
  'whistle.answer': 'case',
  'whistle.note': 'case',
  'whistle.oversee': 'case',
  // rounds
  'round.see': 'unit',
  'round.plan': 'unit',
  'round.do': 'unit',
  'round.excuse': 'unit',
  'round.swap': 'unit',
  'wish.see': 'unit',
  'track.configure': 'none',
  'track.see': 'unit',
  // telephones of desks and offices
  'phone.keep': 'unit',
  // rules of messages and what became of them; group robots
  'message.manage': 'none',
  'robot.keep': 'unit',
  // own things
  'account.own': 'none',
  'account.signIn': 'none',
  'file.put': 'none',
  'file.see': 'file',
  'file.cover': 'file',
  'file.seeSealed': 'file',
  'live.follow': 'none',
  'sync.exchange': 'none',
  // keeping the system
  'system.see': 'none',
  'audit.see': 'none',
} as const satisfies Record<string, 'none' | 'unit' | 'case' | 'file' | 'operation' | 'premises'>

export type Verb = keyof typeof verbs
