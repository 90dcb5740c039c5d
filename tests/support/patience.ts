// How long stories wait for what is to come before they call it missing, in ms: limits that end a hang, not measurements.
export const patience = {
  /** What the server or a phone comes to do: `expect.poll` without a limit of its own. */
  outcome: 120_000,
  /** What a page comes to show, and every click on it. */
  page: 60_000,
  /** Maps and plans, which are drawn without a graphics card. */
  drawing: 120_000,
} as const
