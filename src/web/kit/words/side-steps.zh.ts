// Words about side steps that every app uses, in Chinese.
export const sideStepsZh = {
  ask: { suspend: '挂账', extend: '延期', void: '作废' },
  until: (when: string) => `至 ${when}`, extra: (amount: string) => `增加 ${amount}`, within: (limit: string, due: string) => `${limit}内答复，${due} 前`, condition: (name: string) => `立案条件：${name}`, urgent: '按紧急办理', notUrgent: '按一般办理', powerLost: '原处置部门在这里已不行使所需权责，退回派遣，请改派',
  sampled: (draw: string, rate: string, seed: number) => `自办自结，抽中核查（抽样值 ${draw}，比例 ${rate}，种子 ${seed}）`, notSampled: (draw: string, rate: string, seed: number) => `自办自结，未抽中，直接结案（抽样值 ${draw}，比例 ${rate}，种子 ${seed}）`,
  private: '私密', privateHint: '只有与撰写人同一单位或部门的在岗人员能看到',
  pending: (ask: string) => `${ask}申请待批准`, pendingOwn: '您提出的申请要由他人批准', pendingUntil: (when: string) => `挂账至 ${when}`, pendingExtra: (amount: string) => `处置时限增加 ${amount}`,
  goesOn: '已并入其他事件，按该事件办理', masterNumber: '主事件', answer: '主事件的答复',
  chaseLimit: '答复时限', suspendUntil: '挂账到', extendBy: '增加多少', milestone: '完成的节点', assistants: '协办部门', master: '并入的主事件',
  need: { until: '请选择以后的日期', amount: '请填写增加多少', milestone: '请选择节点', offices: '请至少选一个部门', master: '请选择主事件' },
  usePhrase: '惯用语',
}
