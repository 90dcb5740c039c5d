// Why a round wasn't made, as far as posts and leave tell it: for a unit's sake, nobody is counted.
export const whysMissed = ['vacant', 'away', 'unmade'] as const
export type WhyMissed = (typeof whysMissed)[number]

/** Over the days of its window: whether somebody had it to make at all, and whether any of them was there on any day. */
export const whyMissed = ({ stood, there }: { stood: boolean; there: boolean }): WhyMissed => (!stood ? 'vacant' : there ? 'unmade' : 'away')
