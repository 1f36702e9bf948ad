import { readFileSync } from 'node:fs'
import type { Read } from './faults.ts'

/** Reads a UTF-8 file; a file in another encoding is a fault, not question marks. */
export function readTextFile(path: string): Read<string> {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error'
    return { ok: false, faults: [`${path}:1: expected a readable file, got ${code}`] }
  }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { ok: false, faults: [`${path}:1: expected UTF-8 text, got other bytes`] }
  }
}
