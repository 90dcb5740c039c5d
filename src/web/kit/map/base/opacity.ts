// How much of the ground the net covers: nearly all of it without a base map, so that borders and values stand out.
export const groundOpacity = (base: boolean): number => (base ? 0.22 : 1)
export const specialOpacity = (base: boolean): number => (base ? 0.4 : 0.8)
export const fillOpacity = (base: boolean, shaded: boolean): number => (base ? (shaded ? 0.6 : 0.1) : 0.92)
