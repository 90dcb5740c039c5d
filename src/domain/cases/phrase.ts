// Phrases and answer templates: words that are used again and again, with places in them that the case fills in.

/** What a phrase may name between braces. */
export const phrasePlaces = ['number', 'category', 'place', 'community', 'holder', 'due', 'today'] as const
export type PhrasePlace = (typeof phrasePlaces)[number]
export type PhraseFacts = Readonly<Partial<Record<PhrasePlace, string>>>

const isPlace = (name: string): name is PhrasePlace => (phrasePlaces as readonly string[]).includes(name)

/** Fills in what is known; what isn't stays as it stands, to be seen and mended by who sends it. */
export const fillPhrase = (text: string, facts: PhraseFacts): string => text.replace(/\{([a-z]+)\}/g, (whole, name: string) => (isPlace(name) ? facts[name] || whole : whole))

/** Names between braces that nothing will fill in. */
export const unknownPlaces = (text: string): string[] => [...new Set([...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!).filter((name) => !isPlace(name)))]
