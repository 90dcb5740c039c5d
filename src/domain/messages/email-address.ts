// What an e-mail address looks like, as far as it can be told without writing to it: one address, of a host with a dot.

/** As JSON Schema and RegExp take it. */
export const emailPattern = String.raw`^[^@\s<>,;"]+@[^@\s<>,;"]+\.[^@\s<>,;"]+$`

const email = new RegExp(emailPattern)

export const isEmail = (text: string): boolean => email.test(text)
