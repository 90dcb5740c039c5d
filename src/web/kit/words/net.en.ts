// Names of roles, kinds of offices and of special cells in English: apart, so that a resident's first view doesn't carry them.
import type { Texts } from './dictionary.ts'
import type { netZh } from './net.zh.ts'

export const netEn: Texts<typeof netZh> = {
  role: {
    anonymous: 'Not signed in', resident: 'Resident', microgridWorker: 'Microgrid worker', gridAssistant: 'Grid assistant', gridWorker: 'Grid worker', gridLeader: 'Grid leader',
    communityDesk: 'Community desk', streetDesk: 'Street command desk', streetSupervisor: 'Street supervisor', departmentOfficer: 'Department officer',
    districtDesk: 'District command desk', districtSupervisor: 'District supervisor', leader: 'Leader', systemAdministrator: 'System administrator', securityAdministrator: 'Security administrator', auditor: 'Auditor',
  },
  officeKind: { department: 'Department', agency: 'Agency', team: 'Enforcement team' },
  special: { market: 'Market', school: 'School', hospital: 'Hospital', officeTower: 'Office building', park: 'Park', constructionSite: 'Construction site' },
}
