// Names of the steps of a case in Chinese: as a button and as a line of the timeline. Residents' pages have their own.
export const stepsZh = {
  /** As a button. */
  act: {
    accept: '受理', refuse: '不予受理', verify: '核实', handle: '处置', passUp: '上交', sendDown: '下派', dispatch: '派遣', return: '回退',
    check: '核查通过', rework: '返工', close: '结案', rate: '评价', reopen: '重新办理', note: '添加备注',
    askSuspend: '申请挂账', askExtend: '申请延期', askVoid: '申请作废', withdraw: '撤回申请', approve: '批准申请', decline: '驳回申请', resume: '解除挂账', milestone: '完成节点', chase: '督办', answerChase: '答复督办', callAssistants: '请求协办', assist: '协办反馈', merge: '并案', unmerge: '取消并案',
  },
  /** As a line of the timeline. */
  done: {
    report: '上报', overdue: '超过时限', accept: '受理', refuse: '不予受理', verify: '现场核实', handle: '处置完成', passUp: '上交', sendDown: '下派', dispatch: '派遣', return: '回退',
    check: '核查通过', rework: '退回返工', close: '结案', rate: '评价', reopen: '重新办理', note: '备注',
    askSuspend: '申请挂账', askExtend: '申请延期', askVoid: '申请作废', withdraw: '撤回申请', approve: '批准申请', decline: '驳回申请', resume: '解除挂账', milestone: '完成节点', chase: '督办', answerChase: '答复督办', callAssistants: '请求协办', assist: '协办反馈', merge: '并入其他事件', unmerge: '取消并案',
  },
} as const
