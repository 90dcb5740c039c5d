// Bytes to text as Chinese offices save it: UTF-8 with or without its mark, UTF-16 with its mark, and otherwise GB18030,
// which holds GBK and GB2312. UTF-8 is asked first: hardly any GBK text is valid UTF-8 by accident.

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const tryDecode = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export const guessEncoding = (bytes: Uint8Array): Encoding | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return (['utf-8', 'gb18030'] as const).find((encoding) => tryDecode(bytes, encoding) !== undefined)
}

/** Undefined for what is no text: no encoding fits, or it holds characters that no text has. */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  const encoding = guessEncoding(bytes)
  const text = encoding === undefined ? undefined : tryDecode(bytes, encoding)
  // eslint-disable-next-line no-control-regex
  return text === undefined || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text
}
