// Words about what is known already near a place or in the same words, in Chinese.
import type { KnownCase } from '../../../contract/case-search.ts'

const metres = (count: number): string => (count < 1000 ? `${count} 米` : `${(count / 1000).toFixed(1)} 公里`)

export const knownZh = {
  title: '附近和相似的事件', waiting: '选好位置或写下情况后，这里显示附近的和相似的事件', hint: '如果是同一件事，请关注它，不必重复上报。', none: '没有附近的或相似的事件', why: '理由：',
  reason: (reason: KnownCase['reasons'][number], { metres: away, likeness }: Pick<KnownCase, 'metres' | 'likeness'>): string =>
    ({ near: `相距 ${metres(away ?? 0)}`, sameAddress: '地址相同', sameClass: '类别相同', similarWords: `说法相似 ${likeness}%` })[reason],
}
