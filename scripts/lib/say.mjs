// Plain sentences at the terminal, and the check of the machine's own Node. Everything the entry scripts import must still
// parse on Node 14, or an old Node would answer with a syntax error in place of the sentence.

export const oldestNode = 20

/** Ends the process with a sentence in Chinese and the same in English. */
export function giveUp(zh, en, exitCode) {
  process.stderr.write(zh + '\n' + en + '\n')
  process.exit(exitCode === undefined ? 1 : exitCode)
}

export function checkNode() {
  const version = process.versions.node
  if (Number(version.split('.')[0]) >= oldestNode) return
  giveUp(
    '需要 Node.js ' + oldestNode + ' 或更新的版本,当前是 ' + version + ';请从 https://nodejs.org 安装。',
    'Node.js ' + oldestNode + ' or newer is needed and this is ' + version + '; install it from https://nodejs.org.',
  )
}
