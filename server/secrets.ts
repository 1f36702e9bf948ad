import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { settleFile } from './store/files.ts'

const shortestKey = 32

/** The key that signs tokens: given, or made once and kept in the data folder so that tokens survive a restart. */
export function signingKey(folder: string, given: string | undefined): Uint8Array {
  return keptKey(join(folder, 'signing.key'), given)
}

/** The key that seals contacts: without it they cannot be read any more, so that a backup needs it too. */
export function contactKey(folder: string, given: string | undefined): Uint8Array {
  return keptKey(join(folder, 'contact.key'), given)
}

function keptKey(file: string, given: string | undefined): Uint8Array {
  if (given !== undefined) return new TextEncoder().encode(given)
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    // Whole and settled before it has its name: what it signs and seals is settled at once, and must not outlive it in a power cut.
    const draft = `${file}.new`
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flush: true })
    renameSync(draft, file)
    settleFile(file)
  }
  const key = readFileSync(file, 'utf8').trim()
  // An empty key would sign as well as any, for everybody.
  if (key.length < shortestKey)
    throw new KeyError(
      `Expected ${file} to hold a key of at least ${shortestKey} characters, got ${key.length}: restore it from a backup. Without one, ` +
        'remove the file: a new key is made, earlier tokens are void and contacts left earlier cannot be read.',
    )
  return new TextEncoder().encode(key)
}

export class KeyError extends Error {
  override readonly name = 'KeyError'
}

/** A password a person can type from a screen. */
export function newPassword(): string {
  return randomBytes(12).toString('base64url')
}
