// Words for covering photos, phrases, the sample and what is known already, in Chinese.
export const coveringZh = {
  cover: '遮挡', coverPhoto: (n: number) => `遮挡第 ${n} 张照片`, title: '遮挡照片', lead: '在照片上拖动划出要遮挡的地方，也可以添加后填写数字。保存后所有人（包括居民）看到的都是遮挡后的照片，原件封存。', hidden: '隐藏整张照片', add: '添加一块', area: (n: number) => `第 ${n} 块`,
  x: '左 %', y: '上 %', width: '宽 %', height: '高 %', remove: '去掉', reason: '原因', reasonNeeded: '请写明原因', nothing: '请先划出要遮挡的地方，或隐藏整张照片', save: '遮挡', saved: '照片已遮挡', already: (by: string, why: string) => `${by} 已遮挡：${why}`, onlyMore: '您只能再多遮挡；取消由监督员办理。',
  uncover: '取消遮挡', uncovered: '照片已恢复', original: '查看原件', originalHint: '每次查看原件都会连同原因记入审计。', part: '部分已遮挡', whole: '已隐藏',
  sample: '自办自结抽查', sampleLead: '网格员自己上报、当场办结的事件，按比例由他人核查。抽中与否由事件编号和种子算出，任何人都能复算；每次的抽样值写在时间线上。', rate: '核查比例（%）', seed: '种子', saveSample: '保存', sampleSaved: '抽查设置已保存',
  known: '附近和相似事件', knownLead: '上报前提示附近在办、近期办结和内容相似的事件。这里设定提示到多远、多久以前。', publicMetres: '居民的附近（米）', staffMetres: '工作人员的附近（米）', recentDays: '办结后仍提示（天）', saveKnown: '保存提示范围', knownSaved: '提示范围已保存',
  phrases: '惯用语与答复模板', phrasesLead: '办理事件时可选用。花括号里的词自动填写：', own: '我的', everybodys: '全区', scope: '使用范围', step: '用于', everyStep: '所有环节', name: '名称', text: '内容', newPhrase: '新增', change: '修改', phraseSaved: '惯用语已保存', none: '还没有惯用语', needed: '请填写名称和内容',
  places: { number: '编号', category: '类别', place: '地点', community: '社区', holder: '当前办理', due: '时限', today: '今天' },
}
