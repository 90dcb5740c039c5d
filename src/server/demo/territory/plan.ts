// The rough plan of the demonstration map: an invented outline with the old town in the middle, a river to the east of it
// and the villages outside. It shows no real boundary and is marked as a sketch (示意图) wherever it appears.
import type { Plan } from '../../../domain/territory/schematic/plan.ts'

const street = (number: string): string => `140213${number}000`
const members = (number: string, ...ends: string[]): string[] => ends.map((end) => `140213${number}${end}`)

export const demoPlan: Plan = {
  seed: 2026,
  origin: [113.3, 40.085],
  townRadius: 3.4,
  counts: { grids: 1_529, microgrids: 6_854, special: 273 },
  river: ['r0', 'ra', 'rb', 'r1', 'r2', 'r3', 'r4', 'rc', 'r5', 'rd', 'r6', 're', 'r7', 'rf', 'r8'],
  wall: ['w7', 'w6', 'w5', 'w4', 'w3', 'w2', 'w1', 'w0'],
  nodes: {
    // the river, from north to south
    r0: [0.8, 7.9], ra: [1.45, 6.9], rb: [1.05, 5.7], r1: [1.5, 4.4], r2: [1.6, 3.05], r3: [2.1, 2.0], r4: [1.75, 1.05], rc: [1.6, 0.0], r5: [1.95, -1.05], rd: [1.85, -2.3], r6: [2.4, -3.6], re: [2.35, -4.9], r7: [1.75, -6.2], rf: [2.0, -7.3], r8: [2.75, -8.3],
    // the old wall, clockwise from its north-west corner, and the crossing in the middle
    w0: [-1, 1.02], w1: [0, 1.05], w2: [1.02, 1.03], w3: [1.03, 0], w4: [1, -1.02], w5: [0, -1], w6: [-1.02, -1], w7: [-1.03, 0], cross: [0, 0.02],
    // the town around it
    n1: [-1.95, 1.08], n2: [-3.25, 1.12], n3: [-4.45, 1.2], n4: [-6.3, 1.45],
    m1: [-1.85, 3.1], m2: [-4.55, 3.45],
    s1: [-1.75, -1.06], s2: [-3.3, -1.12], s3: [-3.95, -1.16], s4: [-6.5, -1.5],
    t1: [-1.6, -3.5], t2: [-3.85, -3.62], t3: [-6.3, -3.9],
    b1: [-1.35, -6.35], b2: [-3.5, -6.85], b3: [-5.6, -6.2],
    // east of the river
    e1: [3.15, 2.15], e2: [3.2, -1.12], e3: [5.2, 2.3], e4: [8.75, 2.2], e5: [9.1, -1.3], e6: [7.9, -3.9], e7: [5.0, 7.1],
    // the outline, clockwise from the west
    o1: [-8.5, -0.7], o2: [-9.4, 2.2], o3: [-8.8, 4.8], o4: [-7.4, 6.9], o5: [-5.5, 7.6], o6: [-3.9, 7.1], o7: [-1.4, 8.2],
    o8: [3.2, 7.2], o9: [6.8, 8.5], o10: [8.9, 7.2], o11: [9.6, 4.8], o12: [8.2, -6.1], o13: [6.4, -8.2], o14: [4.2, -8.8],
  },
  regions: [
    { street: street('051'), ring: ['w7', 'cross', 'w1', 'w0'], communities: members('051', '001', '002', '005') },
    { street: street('051'), ring: ['w6', 'w5', 'cross', 'w7'], communities: members('051', '004', '006', '009') },
    { street: street('051'), ring: ['w5', 'w4', 'w3', 'cross'], communities: members('051', '007', '008', '010') },
    { street: street('051'), ring: ['cross', 'w3', 'w2', 'w1'], communities: members('051', '003', '011', '012') },
    { street: street('056'), ring: ['n1', 'w0', 'w1', 'w2', 'r4', 'r3', 'r2', 'm1'] },
    { street: street('050'), ring: ['t1', 'r6', 'rd', 'r5', 'w4', 'w5', 'w6', 's1'] },
    { street: street('057'), ring: ['w4', 'r5', 'rc', 'r4', 'w2', 'w3'], communities: members('057', '001', '002') },
    { street: street('057'), ring: ['r5', 'e2', 'e1', 'r3', 'r4', 'rc'] },
    { street: street('055'), ring: ['s2', 's1', 'w6', 'w7', 'w0', 'n1', 'n2'] },
    { street: street('062'), ring: ['n3', 'n2', 'n1', 'm1', 'm2'] },
    { street: street('059'), ring: ['s4', 's3', 's2', 'n2', 'n3', 'n4'] },
    { street: street('054'), ring: ['t2', 't1', 's1', 's2', 's3'] },
    { street: street('058'), ring: ['t3', 't2', 's3', 's4'] },
    { street: street('052'), ring: ['b3', 'b2', 'b1', 't1', 't2', 't3'] },
    { street: street('053'), ring: ['b1', 'r7', 're', 'r6', 't1'] },
    { street: street('061'), ring: ['m2', 'm1', 'r2', 'r1', 'rb', 'ra', 'r0', 'o7', 'o6'] },
    { street: street('063'), ring: ['r2', 'r3', 'e1', 'e3', 'e7', 'o8', 'r0', 'ra', 'rb', 'r1'] },
    { street: street('060'), ring: ['o1', 's4', 'n4', 'n3', 'm2', 'o6', 'o5', 'o4', 'o3', 'o2'] },
    { street: street('064'), ring: ['e3', 'e4', 'o11', 'o10', 'o9', 'e7'] },
    { street: street('065'), ring: ['e2', 'e5', 'e4', 'e3', 'e1'] },
    { street: street('066'), ring: ['r6', 'e6', 'e5', 'e2', 'r5', 'rd'] },
    { street: street('067'), ring: ['r7', 'rf', 'r8', 'o14', 'o13', 'o12', 'e6', 'r6', 're'] },
  ],
}
