// Faults a person at the keyboard can do something about: one plain sentence in Chinese, the same in English, and an
// exit code. Everything else stays an ordinary error with its stack.

export class PlainFault extends Error {
  readonly zh: string
  readonly en: string
  readonly exitCode: number

  constructor(zh: string, en: string, exitCode = 1) {
    super(en)
    this.name = 'PlainFault'
    this.zh = zh
    this.en = en
    this.exitCode = exitCode
  }
}

/** Prints a fault (or the stack of an unforeseen error) and returns the exit code to end with. */
export const explainFault = (error: unknown, write: (text: string) => void = (text) => process.stderr.write(text)): number => {
  if (error instanceof PlainFault) {
    write(`${error.zh}\n${error.en}\n`)
    return error.exitCode
  }
  write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return 1
}

/** The code of a system error (`EACCES`, `EADDRINUSE`, …) or of a database error (`28P01`, …), if it has one. */
export const errorCode = (error: unknown): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') return code
  // Happy Eyeballs: a host with several addresses fails with one error per address.
  const inner = (error as { errors?: unknown }).errors
  return Array.isArray(inner) && inner.length > 0 ? errorCode(inner[0]) : undefined
}

export const busyPort = (port: number): PlainFault =>
  new PlainFault(
    `端口 ${port} 已被其他程序占用,请用 --port 换一个端口。`,
    `Port ${port} is already used by another program; choose another one with --port.`,
  )

export const forbiddenPort = (port: number): PlainFault =>
  new PlainFault(
    `当前账户无权使用端口 ${port},请用 --port 选择 1024 以上的端口。`,
    `This account may not use port ${port}; choose one above 1023 with --port.`,
  )

export const unwritableFolder = (folder: string): PlainFault =>
  new PlainFault(
    `数据文件夹 ${folder} 无法写入,请用 --data 换一个文件夹,或修改其权限。`,
    `The data folder ${folder} cannot be written to; choose another one with --data or change its permissions.`,
  )

/** Turns an error from listening on a port into its plain fault; other errors come back as they are. */
export const explainListenError = (error: unknown, port: number): unknown => {
  const code = errorCode(error)
  if (code === 'EADDRINUSE') return busyPort(port)
  if (code === 'EACCES') return forbiddenPort(port)
  return error
}
