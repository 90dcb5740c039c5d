// The access table of docs/access.md, printed from the roles themselves.
import { reachOf, roles, type Role } from '../../src/domain/access/roles.ts'
import { verbs, type Verb } from '../../src/domain/access/verbs.ts'

export const tableBegins = '<!-- access table: begins -->'
export const tableEnds = '<!-- access table: ends -->'

/** Every role in one of these tables; a test counts them. */
export const tables: readonly { heading: string; roles: readonly Role[] }[] = [
  { heading: 'The public and the field', roles: ['anonymous', 'resident', 'microgridWorker', 'gridAssistant', 'gridWorker', 'gridLeader', 'departmentOfficer'] },
  { heading: 'Desks, supervision and leaders', roles: ['communityDesk', 'streetDesk', 'streetSupervisor', 'districtDesk', 'districtSupervisor', 'leader'] },
  { heading: 'Keeping the system', roles: ['systemAdministrator', 'securityAdministrator', 'auditor'] },
]

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const tableOf = (heading: string, columns: readonly Role[]): string => {
  const asked = (Object.keys(verbs) as Verb[]).filter((verb) => columns.some((role) => reachOf(role, verb) !== undefined))
  return [
    `### ${heading}`,
    '',
    row(['verb', ...columns.map((role) => `\`${role}\``)]),
    row(['---', ...columns.map(() => ':-:')]),
    row(['*stands at*', ...columns.map((role) => roles[role].at.map((place) => (place === 'none' ? '–' : place)).join(', '))]),
    ...asked.map((verb) => row([`\`${verb}\``, ...columns.map((role) => reachOf(role, verb) ?? '')])),
  ].join('\n')
}

export const accessTable = (): string => tables.map(({ heading, roles: columns }) => tableOf(heading, columns)).join('\n\n')
