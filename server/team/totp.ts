import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const periodS = 30
/** A clock may be a step off, before or after. */
const window = 1
const codes = 10

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'Usher', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: periodS })

export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator reads from a QR code. */
export const addressOf = (secret: string, email: string): string => totpOf(secret, email).toString()

/** The step that the code is of, within one of now; nothing for another code. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / periodS) + delta
}

/** To be kept on paper: letters and digits that are not taken for each other. */
export function newRecoveryCodes(): string[] {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const code = () =>
    [...randomBytes(64)]
      .filter(byte => byte < 248)
      .slice(0, 12)
      .map(byte => letters[byte % 31])
      .join('')
  return Array.from({ length: codes }, () => code().replace(/(.{4})(?!$)/g, '$1-'))
}

/** As it was shown or as it was typed. */
export const plainRecoveryCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '')
