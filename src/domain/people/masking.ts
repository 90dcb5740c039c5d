// How names and telephone numbers are shown to those who needn't know them in full.

/** `13812345678` → `138****5678`; anything shorter keeps at most its last two digits. */
export const maskPhone = (phone: string): string =>
  phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `${'*'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`

/** Names of two characters that are families of their own; the mask keeps them whole. */
const doubleSurnames = new Set(['欧阳', '上官', '司马', '诸葛', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '长孙', '宇文', '司徒', '令狐', '东方', '端木', '南宫'])

/** `王小明` → `王**`, `欧阳海` → `欧阳*`, `Ann Lee` → `A******`: the length stays, the person doesn't show. */
export const maskName = (name: string): string => {
  const letters = [...name.trim()]
  const kept = letters.length > 2 && doubleSurnames.has(letters.slice(0, 2).join('')) ? 2 : 1
  return letters.length <= 1 ? name.trim() : letters.slice(0, kept).join('') + '*'.repeat(letters.length - kept)
}

/** What a resident who gave no name is called. */
export const residentName = (phone: string): string => `居民${phone.slice(-4)}`
