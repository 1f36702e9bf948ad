import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/** Encrypts short texts with AES-256-GCM; `owner` is bound in, so that one row's text does not open under another's name. */
export function createSeal(key: Uint8Array) {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `usher:contact:${use}`, 32))
  const [sealing, marking] = [derive('seal'), derive('mark')]
  return {
    /** Nonce, tag and text, in this order. */
    seal(text: string, owner: string): Uint8Array {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(owner))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    /** Nothing when the key is another one or the bytes were changed. */
    open(sealed: Uint8Array, owner: string): string | undefined {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, nonceBytes))
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      const text = decipher.update(bytes.subarray(nonceBytes + tagBytes))
      try {
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
    /** Tells two texts apart without telling what they are: a plain hash of a phone number is soon guessed. */
    mark: (text: string) => createHmac('sha256', marking).update(text).digest('base64url').slice(0, 22),
  }
}
