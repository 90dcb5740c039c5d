// The nearest first: a binary heap of numbers with their costs; equal costs come by number, so that the order is the same
// every time.

export type Heap = { push: (item: number, cost: number) => void; pop: () => { item: number; cost: number } | undefined }

export function newHeap(): Heap {
  const items: number[] = []
  const costs: number[] = []
  const before = (i: number, j: number): boolean => costs[i]! < costs[j]! || (costs[i] === costs[j] && items[i]! < items[j]!)
  const swap = (i: number, j: number): void => {
    const [item, cost] = [items[i]!, costs[i]!]
    items[i] = items[j]!
    costs[i] = costs[j]!
    items[j] = item
    costs[j] = cost
  }
  return {
    push(item, cost) {
      let i = items.push(item) - 1
      costs.push(cost)
      for (let up = (i - 1) >> 1; i > 0 && before(i, up); up = (i - 1) >> 1) {
        swap(i, up)
        i = up
      }
    },
    pop() {
      if (items.length === 0) return undefined
      const first = { item: items[0]!, cost: costs[0]! }
      swap(0, items.length - 1)
      items.pop()
      costs.pop()
      for (let i = 0; ; ) {
        let least = i
        for (const down of [2 * i + 1, 2 * i + 2]) if (down < items.length && before(down, least)) least = down
        if (least === i) break
        swap(i, least)
        i = least
      }
      return first
    },
  }
}
