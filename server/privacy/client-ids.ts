import { redact } from './redact.ts'

/** An id that a program drew: a UUID, or letters and digits that tell nothing of anybody. */
const drawn = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\w.:-]{1,64})$/i
const uuid = /^[\da-f]{8}-/i

/**
 * What is stored of a client's own id. One that may name a person (an e-mail, a phone number, a sentence) is kept as a keyed hash; a resend
 * has the same one.
 */
export function createClientIds(mark: (text: string) => string) {
  return (id: string): string => {
    const isDrawn = drawn.test(id) && (uuid.test(id) || (!/\d{7}/.test(id) && redact(id).kinds.length === 0))
    return isDrawn ? id : `~${mark(id)}`
  }
}
