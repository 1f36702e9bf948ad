import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What shoppers say to the demo shop, one line a turn. */
export function linesOf(language: 'zh' | 'en'): string[] {
  return readFileSync(fileURLToPath(import.meta.resolve(`#root/test/bench/turns-${language}.txt`)), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
}
