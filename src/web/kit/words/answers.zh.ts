// Words about what a class asks, in Chinese.
export const answersZh = {
  questions: '这一类还要问', answers: '补充情况', yes: '是', no: '否', clear: '不清楚',
  missing: '请回答这个问题', wrong: '这个回答不合要求', sceneNeeded: '这类事件要有现场照片', placeNeeded: '这类事件要在地图上选位置', beforeNeeded: '这类事件须附处置前的照片',
  condition: '立案条件', conditionHint: '时限因此不同；不选则按一般时限', conditionNone: '不选',
}
