import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The signing key: given, or made once and kept in the data folder so that tokens survive a restart. */
export function signingKey(folder: string, given: string | undefined): Uint8Array {
  if (given !== undefined) return new TextEncoder().encode(given)
  const file = join(folder, 'signing.key')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return new TextEncoder().encode(readFileSync(file, 'utf8').trim())
}

/** A password a person can type from a screen. */
export function newPassword(): string {
  return randomBytes(12).toString('base64url')
}
