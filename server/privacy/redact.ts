import { accountsIn } from './accounts.ts'
import { addressesIn } from './addresses.ts'
import { type Folded, fold } from './fold.ts'
import { numbersIn, spokenNumbersIn } from './numbers.ts'

/**
 * Takes personal numbers, names and addresses out of a text before it is stored, logged, embedded or trained on. Pure rules, no model, in
 * linear time; they read the text as a person does, folded (fold.ts).
 */
export type Redaction = { text: string; kinds: readonly RedactedKind[] }

export const redactedKinds = ['id_number', 'bank_card', 'bank_account', 'email', 'phone', 'chat_name', 'address'] as const
export type RedactedKind = (typeof redactedKinds)[number]
/** A stretch of the original text. */
export type Personal = { kind: RedactedKind; start: number; end: number }

const marks: Record<RedactedKind, { zh: string; en: string }> = {
  id_number: { zh: '［证件号已隐藏］', en: '[ID number hidden]' },
  bank_card: { zh: '［卡号已隐藏］', en: '[card number hidden]' },
  bank_account: { zh: '［银行账号已隐藏］', en: '[bank account hidden]' },
  email: { zh: '［邮箱已隐藏］', en: '[e-mail hidden]' },
  phone: { zh: '［电话已隐藏］', en: '[phone number hidden]' },
  chat_name: { zh: '［微信或QQ号已隐藏］', en: '[chat name hidden]' },
  address: { zh: '［地址已隐藏］', en: '[address hidden]' },
}

/** `isPublic`: what the shop itself publishes need not be hidden where the shop speaks. */
export function redact(text: string, isPublic: (stretch: string) => boolean = () => false): Redaction {
  const found = personalIn(text).filter(({ start, end }) => !isPublic(text.slice(start, end)))
  return found.length === 0 ? { text, kinds: [] } : { text: hidden(text, found), kinds: [...new Set(found.map(({ kind }) => kind))] }
}

/** Everything personal in a text, in order, without overlaps. */
export function personalIn(text: string): Personal[] {
  return inFolded(fold(text))
}

function inFolded(folded: Folded): Personal[] {
  const { text, digits, place } = folded
  const said = digits.toLowerCase()
  // What is surest first: a long number that is part of an e-mail or an account is no phone number.
  const found: Personal[] = []
  const add = (some: readonly Personal[]) => {
    for (const one of some) if (!found.some(({ start, end }) => one.start < end && start < one.end)) found.push(one)
  }
  add(accountsIn(text, digits))
  add(numbersIn(digits, said))
  add(spokenNumbersIn(said))
  add(addressesIn(text).map(({ start, end }) => ({ kind: 'address', start, end })))
  return found.map(({ kind, start, end }) => ({ kind, ...place(start, end) })).sort((one, other) => one.start - other.start)
}

export function hidden(text: string, found: readonly Personal[]): string {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  let rest = ''
  let at = 0
  for (const { kind, start, end } of found) {
    rest += text.slice(at, start) + marks[kind][language]
    at = end
  }
  return rest + text.slice(at)
}
