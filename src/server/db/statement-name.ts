// Names for statements that are put together from parts: the same text has the same name, so that a connection plans it
// once. Only for texts of few shapes; past the bound a text goes without a name.

const names = new Map<string, string>()
const mostNames = 400

export const statementName = (text: string): string | undefined => {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `shape-${names.size}`
  names.set(text, name)
  return name
}
