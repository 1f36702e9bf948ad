import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

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
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return new TextEncoder().encode(readFileSync(file, 'utf8').trim())
}

/** A password a person can type from a screen. */
export function newPassword(): string {
  return randomBytes(12).toString('base64url')
}
