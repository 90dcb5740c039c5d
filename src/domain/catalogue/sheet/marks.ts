// Lists inside a cell: parts are told apart by marks; a mark that belongs to a text stands behind a backslash.

const special = /[\\|｜;；:：/=\n]/g

export const escaped = (text: string): string => text.replace(special, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`))

export const plainText = (text: string): string => text.replace(/\\(.)/gs, (_, mark: string) => (mark === 'n' ? '\n' : mark)).trim()

/** Splits at any of the marks that isn't escaped; what is escaped stays so. */
export const splitAt = (text: string, marks: string, most = Infinity): string[] => {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!
    if (letter === '\\' && at + 1 < text.length) part += letter + text[(at += 1)]!
    else if (marks.includes(letter) && parts.length + 1 < most) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part]
}

export const linesOf = (text: string): string[] => splitAt(text, ';；\n').map((line) => line.trim()).filter((line) => line !== '')
