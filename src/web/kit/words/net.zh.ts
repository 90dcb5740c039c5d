// Names of roles, kinds of offices and of special cells in Chinese: apart, so that a resident's first view doesn't carry them.
export const netZh = {
  role: {
    anonymous: '未登录', resident: '居民', microgridWorker: '微网格员', gridAssistant: '网格辅助员', gridWorker: '网格员', gridLeader: '网格长',
    communityDesk: '社区受理员', streetDesk: '街道派遣员', streetSupervisor: '街道监督员', departmentOfficer: '部门处置员',
    districtDesk: '区派遣员', districtSupervisor: '区监督员', leader: '领导', systemAdministrator: '系统管理员', securityAdministrator: '安全管理员', auditor: '审计员',
  },
  officeKind: { department: '职能部门', agency: '派驻机构', team: '执法队伍' },
  special: { market: '市场', school: '学校', hospital: '医院', officeTower: '商务楼宇', park: '公园景区', constructionSite: '在建工地' },
} as const
