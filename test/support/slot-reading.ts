import { goods } from '../../server/dialogue/goods.ts'
import { readMentions } from '../../server/dialogue/mentions.ts'
import type { Vocabulary } from '../../server/dialogue/slots.ts'
import { redact } from '../../server/privacy/redact.ts'

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

/** The one stretch that redaction replaced: what stands before and after the mark is as it was. */
function contactIn(text: string, slot: 'phone' | 'email'): Read[] {
  const hidden = redact(text, [slot])
  if (hidden.kinds.length === 0) return []
  const mark = /[[［][^\]］]{1,24}(?:hidden|已隐藏)[\]］]/u.exec(hidden.text)!
  const start = mark.index
  const end = text.length - (hidden.text.length - start - mark[0].length)
  const found = text.slice(start, end)
  return [{ slot, start, end, text: found, value: slot === 'phone' ? found.replace(/[^\d+]/g, '') : found }]
}
