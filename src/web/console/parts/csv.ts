// Saves rows as a file any spreadsheet opens (UTF-8 with its mark, so that Chinese stays Chinese).
const field = (text: string): string => {
  // a cell that begins like a formula is made plain text
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvText = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`

export const saveCsv = (name: string, rows: readonly (readonly string[])[]): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csvText(rows)], { type: 'text/csv;charset=utf-8' }))
  link.download = `${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
