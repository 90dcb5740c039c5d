// Roles as tables: which verbs, and how far each reaches. A post gives its holder one role at one unit or office.
// Supervision (accept, verify, file, check, close) and command (dispatch) are different posts (domain §3.5);
// system, security and audit are three people (domain §7).
import type { Verb } from './verbs.ts'

/** How far a verb reaches from where the post stands. From `post` on, each includes the one before; `self` stands apart. */
export type Reach =
  | 'self' // what I reported or put there myself
  | 'post' // what my unit or office holds or was called to
  | 'unit' // what lies in my unit itself, not in the units below
  | 'subtree' // what lies in my unit or anywhere below
  | 'all' // the whole district

export type RoleDefinition = {
  /** Where a post of this role may stand. */
  at: readonly ('district' | 'street' | 'community' | 'grid' | 'microgrid' | 'office' | 'none')[]
  verbs: Readonly<Partial<Record<Verb, Reach>>>
}

const everybody = {
  'territory.see': 'all',
  'account.signIn': 'all',
  'case.nearby': 'all',
} as const

const signedIn = {
  ...everybody,
  'account.own': 'self',
  'file.put': 'all',
  'file.see': 'self',
  'case.report': 'all',
  'case.follow': 'all',
  'live.follow': 'all',
} as const

const reporter = { ...signedIn, 'case.see': 'self', 'case.rate': 'self', 'case.reopen': 'self' } as const

const staff = { ...signedIn, 'sync.exchange': 'all', 'measures.see': 'subtree' } as const

const fieldWork = {
  ...staff,
  'case.see': 'subtree',
  'case.verify': 'post',
  'case.handle': 'post',
  'case.passUp': 'post',
  'case.return': 'post',
  'case.hold': 'post',
  'case.note': 'subtree',
  'file.see': 'subtree',
  'premises.see': 'subtree',
  'inspection.do': 'subtree',
  'round.do': 'subtree',
  'round.swap': 'subtree',
  'wish.see': 'subtree',
} as const

const desk = {
  ...staff,
  'power.see': 'all',
  'catalogue.see': 'all',
  'people.see': 'subtree',
  'clocks.see': 'all',
  'case.see': 'subtree',
  'case.note': 'subtree',
  'case.reportOnBehalf': 'all',
  'case.hold': 'post',
  'case.chase': 'subtree',
  'case.merge': 'subtree',
  'whistle.see': 'subtree',
  'file.see': 'subtree',
  'file.cover': 'subtree',
  'premises.see': 'subtree',
  'round.see': 'subtree',
} as const

/** Who is above excuses; who keeps the territory plans, and keeps its telephones. */
const plansRounds = { 'round.plan': 'subtree', 'round.excuse': 'subtree', 'round.swap': 'subtree', 'wish.see': 'subtree', 'phone.keep': 'subtree' } as const

/** Looks at a patrol's track, where there is one, with a reason: only who plans the patrols of a community or street. */
const seesTracks = { 'track.see': 'subtree' } as const

/** Plans joint operations of a street; whoever leads one is named in it. */
const plansOperations = { 'operation.see': 'subtree', 'operation.plan': 'subtree' } as const

/** Keeps the list of powers as far as it reaches (a street proposes, the district adopts), and the records of the officers below. */
const keepsPowers = { 'power.manage': 'subtree', 'officer.see': 'subtree', 'officer.manage': 'subtree' } as const

/** Proposes how its own territory is cut, and takes its net away as files. Adopting is somebody else's. */
const draws = { 'territory.draft': 'subtree', 'territory.export': 'subtree' } as const

export const roles = {
  /** Not signed in. */
  anonymous: { at: ['none'], verbs: { ...everybody, 'case.report': 'all', 'file.put': 'all' } },
  /** Signed in by phone; holds no post. */
  resident: { at: ['none'], verbs: reporter },
  microgridWorker: { at: ['microgrid'], verbs: { ...fieldWork, 'case.passUp': 'post' } },
  gridAssistant: { at: ['grid'], verbs: fieldWork },
  gridWorker: { at: ['grid'], verbs: fieldWork },
  /** One per community (S: 203 for 203): leads its grids. */
  gridLeader: { at: ['community'], verbs: { ...fieldWork, 'round.see': 'subtree', 'round.excuse': 'subtree', 'people.see': 'subtree', 'case.sendDown': 'post' } },
  communityDesk: {
    at: ['community'],
    verbs: {
      ...desk, ...draws, ...plansRounds, ...seesTracks,
      'case.accept': 'post', 'case.refuse': 'post', 'case.handle': 'post', 'case.passUp': 'post', 'case.sendDown': 'post',
      'case.return': 'post', 'case.check': 'subtree', 'case.close': 'subtree', 'case.approve': 'subtree', 'case.seeReporter': 'subtree',
      'premises.keep': 'subtree', 'inspection.do': 'subtree',
    },
  },
  /** Command at the street: sends out, never checks. */
  streetDesk: {
    at: ['street'],
    verbs: {
      ...desk, ...draws, ...plansRounds, ...seesTracks, ...keepsPowers, ...plansOperations,
      'robot.keep': 'subtree',
      'people.manage': 'subtree', 'case.passUp': 'post', 'case.sendDown': 'post', 'case.dispatch': 'subtree', 'case.return': 'post', 'case.handle': 'post',
      'case.seeReporter': 'subtree',
      'premises.keep': 'subtree',
      'whistle.blow': 'subtree', 'whistle.note': 'subtree',
    },
  },
  /** Supervision at the street: accepts and checks, never sends out. */
  streetSupervisor: {
    at: ['street'],
    verbs: {
      ...desk,
      'case.accept': 'subtree', 'case.refuse': 'subtree', 'case.verify': 'post', 'case.check': 'subtree', 'case.close': 'subtree', 'case.approve': 'subtree', 'case.seeReporter': 'subtree',
      'file.seeSealed': 'subtree',
      'operation.see': 'subtree',
    },
  },
  departmentOfficer: {
    at: ['office'],
    verbs: {
      ...signedIn, 'sync.exchange': 'all', 'power.see': 'all', 'officer.see': 'self', 'case.see': 'post', 'case.handle': 'post', 'case.return': 'post', 'case.hold': 'post', 'case.assist': 'post', 'case.note': 'post', 'file.see': 'post',
      'operation.see': 'post', 'operation.join': 'post', 'premises.see': 'post', 'inspection.do': 'post',
      'catalogue.see': 'all',
      'whistle.see': 'post', 'whistle.answer': 'post', 'whistle.note': 'post',
    },
  },
  /** Command at the district centre. */
  districtDesk: {
    at: ['district'],
    verbs: {
      ...desk, ...draws, ...plansRounds, ...keepsPowers, ...plansOperations,
      'message.manage': 'all', 'robot.keep': 'subtree',
      'territory.adopt': 'subtree', 'people.manage': 'subtree', 'clocks.manage': 'all', 'case.sendDown': 'post', 'case.dispatch': 'subtree', 'case.return': 'post', 'case.seeReporter': 'subtree',
      'premises.keep': 'subtree', 'inspection.configure': 'all',
      'catalogue.manage': 'all', 'catalogue.adopt': 'all',
      // Approves only where the street's head isn't on post (domain/whistles/decide-whistle.ts).
      'whistle.oversee': 'subtree', 'whistle.approve': 'subtree',
    },
  },
  /** Supervision at the district centre. */
  districtSupervisor: {
    at: ['district'],
    verbs: {
      ...desk,
      'case.accept': 'subtree', 'case.refuse': 'subtree', 'case.verify': 'post', 'case.check': 'subtree', 'case.close': 'subtree', 'case.approve': 'subtree', 'case.seeReporter': 'subtree',
      'file.seeSealed': 'subtree', 'case.configure': 'all', 'track.configure': 'all',
      'operation.see': 'subtree',
    },
  },
  /** Reads everything about work, nothing about reporters; asks in writing why something is late; approves the whistles of their own street, and in the district those of a street whose head isn’t on post. */
  leader: {
    at: ['district', 'street'],
    verbs: {
      ...staff, 'round.see': 'subtree', 'power.see': 'all', 'officer.see': 'subtree', 'people.see': 'subtree', 'clocks.see': 'all', 'case.see': 'subtree', 'case.chase': 'subtree', 'file.see': 'subtree', 'catalogue.see': 'all',
      'operation.see': 'subtree', 'premises.see': 'subtree',
      'whistle.see': 'subtree', 'whistle.approve': 'subtree',
    },
  },
  systemAdministrator: {
    at: ['district'],
    verbs: { ...signedIn, 'power.see': 'all', 'power.manage': 'all', 'people.see': 'subtree', 'people.manage': 'all', 'catalogue.see': 'all', 'catalogue.manage': 'all', 'system.see': 'all', 'territory.draft': 'all', 'territory.adopt': 'all', 'territory.export': 'all', 'territory.configure': 'all', 'clocks.see': 'all', 'clocks.manage': 'all', 'message.manage': 'all', 'robot.keep': 'all' },
  },
  securityAdministrator: { at: ['district'], verbs: { ...signedIn, 'people.see': 'subtree' } },
  auditor: { at: ['district'], verbs: { ...signedIn, 'audit.see': 'all' } },
} as const satisfies Record<string, RoleDefinition>

export type Role = keyof typeof roles

export const reachOf = (role: Role, verb: Verb): Reach | undefined => (roles[role] as RoleDefinition).verbs[verb]
