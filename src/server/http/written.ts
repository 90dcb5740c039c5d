// An answer that was written out already: for what is put together from parts that are kept as they are sent.

/** `Reply` is what it says. */
export class Written<Reply> {
  declare readonly reply: Reply
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}

/** JSON, in parts; bytes are UTF-8. */
export const written = <Reply>(parts: readonly (Buffer | string)[]): Written<Reply> => new Written(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))))
