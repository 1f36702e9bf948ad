import { goods } from '../../server/language/goods.ts'
import { readMentions } from '../../server/language/mentions.ts'
import type { Vocabulary } from '../../server/language/slots.ts'
import { personalIn } from '../../server/privacy/redact.ts'

export type Read = { slot: string; start: number; end: number; text: string; value: string }

/** The day on which the lines are read, a Wednesday. */
export const lineDay = '2026-03-11'

/** A shop of everything that keeps no sizes and no colours of its own. */
export const generalShop: Vocabulary = {
  categories: goods.map(({ id, zh, en }) => ({ id: String(id), words: [...zh, ...en] })),
  colours: [],
  sizes: [],
  products: [],
  currency: 'CNY',
}

/** What is read in a line; phone numbers and addresses by what takes them out of a text before it is kept. */
export function readLine(text: string): Read[] {
  const contacts = (['phone', 'email'] as const).flatMap(slot => contactIn(text, slot))
  const rest = readMentions(text, generalShop, lineDay)
  return [...contacts, ...rest.filter(({ start, end }) => !contacts.some(contact => start < contact.end && end > contact.start))]
}

/** The first stretch of its kind that redaction hides. */
function contactIn(text: string, slot: 'phone' | 'email'): Read[] {
  const personal = personalIn(text).find(({ kind }) => kind === slot)
  if (personal === undefined) return []
  const { start, end } = personal
  const found = text.slice(start, end)
  return [{ slot, start, end, text: found, value: slot === 'phone' ? found.replace(/[^\d+]/g, '') : found }]
}
