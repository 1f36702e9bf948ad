import { createHmac, timingSafeEqual } from 'node:crypto'

/** Crockford's: no letter that a person could take for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const idLength = 5
const signLength = 10

/** Codes that one promise has for itself: WELCOME20-0000ZK7Q2M9XJ1A. The end is signed, so that none can be guessed or made up. */
export function createPersonalCodes(secret: Uint8Array) {
  const key = createHmac('sha256', secret).update('coupons').digest()
  const sign = (code: string, id: string) => {
    const hash = createHmac('sha256', key).update(`${code.toUpperCase()}:${id}`).digest()
    return Array.from({ length: signLength }, (_, at) => letters[hash[at]! & 31]).join('')
  }
  return {
    write(code: string, claim: number): string {
      const id = Array.from({ length: idLength }, (_, at) => letters[Math.floor(claim / 32 ** (idLength - 1 - at)) % 32]).join('')
      return `${code}-${id}${sign(code, id)}`
    },
    /** The number of the promise; nothing where the code is none of ours. */
    read(text: string): { code: string; claim: number } | undefined {
      const cut = text.lastIndexOf('-')
      const [code, tail] = [text.slice(0, cut), text.slice(cut + 1).toUpperCase()]
      if (cut < 1 || tail.length !== idLength + signLength || [...tail].some(letter => !letters.includes(letter))) return undefined
      const id = tail.slice(0, idLength)
      if (!timingSafeEqual(Buffer.from(sign(code, id)), Buffer.from(tail.slice(idLength)))) return undefined
      return { code, claim: [...id].reduce((sum, letter) => sum * 32 + letters.indexOf(letter), 0) }
    },
  }
}
