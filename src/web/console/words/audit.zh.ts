// The audit in Chinese.
export const auditZh = {
  heading: '审计', lead: '谁在何时做了什么。记录只增不改，分批封存。', kind: '类型', kindAll: '全部类型', at: '时间', person: '人员', subject: '对象', reason: '理由',
  position: '序号', empty: '没有记录', looks: '只看查看上报人',
  kinds: {
    reporterSeen: '查看上报人', 'account.made': '建立账号', 'account.passwordChanged': '修改密码', 'account.signInRefused': '登录被拒',
    'account.signedIn': '登录', 'account.signedOut': '退出登录', 'file.put': '上传照片', 'account.tokenMade': '建立访问令牌',
    'account.tokenRevoked': '收回访问令牌', 'territory.exported': '导出网格', 'territory.baseMapChanged': '更改底图', 'post.appointed': '任命',
    'post.ended': '结束岗位', 'post.transferred': '调动', 'post.withdrawn': '撤回任命', 'leave.recorded': '登记请假', 'leave.changed': '改请假',
    'leave.withdrawn': '撤销请假', 'leave.substituteNamed': '指定替岗', 'person.contactSeen': '查看电话', 'person.changed': '更正姓名电话',
    'account.slipMade': '发激活单', 'account.activated': '激活账号', 'account.locked': '账号锁定', 'account.switchedOff': '停用账号',
    'account.switchedOn': '启用账号', 'roster.imported': '导入名册',
    'plan.created': '建立方案', 'plan.changed': '修改方案', 'plan.undone': '撤销方案一步', 'plan.redone': '重做方案一步', 'plan.renamed': '方案改名',
    'plan.abandoned': '放弃方案', 'plan.adopted': '通过方案', 'plan.refused': '方案到期未能施行', 'territory.adopted': '方案施行',
    'territory.rulesChanged': '更改编码与标准', 'import.brought': '上传导入文件', 'import.planned': '导入转为方案', 'buildings.brought': '导入楼栋', 'barriers.brought': '导入道路河流',
  },
  subjects: { case: '事件', account: '账号', file: '照片', district: '区', post: '岗位', person: '人员', leave: '请假', system: '系统', plan: '方案', unit: '网格', import: '导入' },
  reasons: { 'wrong-password': '密码不对', 'wrong-code': '验证码不对', locked: '账号已锁定' },
}
