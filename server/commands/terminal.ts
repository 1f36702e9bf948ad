import { createInterface } from 'node:readline/promises'

/** Asks whoever sits at the terminal, on standard error; nothing where nobody does. */
export async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(`${question} `)).trim()
  } catch {
    // Ctrl-C or Ctrl-D: no answer.
    return undefined
  } finally {
    terminal.close()
  }
}

export async function askYes(question: string): Promise<boolean> {
  return /^(?:y|yes|是|好)$/i.test((await ask(`${question} [y/N]`)) ?? '')
}
