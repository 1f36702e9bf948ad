import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The version in package.json. */
export function readVersion(): string {
  const file = fileURLToPath(import.meta.resolve('#root/package.json'))
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
