/**
 * Takes personal numbers and addresses out of a text before it is stored, logged, embedded or trained on.
 * Pure rules, no model: Chinese ID numbers (checksum), bank cards (Luhn), e-mails, phone numbers, postal addresses.
 */
export type Redaction = { text: string; kinds: readonly RedactedKind[] }

export const redactedKinds = ['id_number', 'bank_card', 'email', 'phone', 'address'] as const
export type RedactedKind = (typeof redactedKinds)[number]

const marks: Record<RedactedKind, { zh: string; en: string }> = {
  id_number: { zh: '［证件号已隐藏］', en: '[ID number hidden]' },
  bank_card: { zh: '［卡号已隐藏］', en: '[card number hidden]' },
  email: { zh: '［邮箱已隐藏］', en: '[e-mail hidden]' },
  phone: { zh: '［电话已隐藏］', en: '[phone number hidden]' },
  address: { zh: '［地址已隐藏］', en: '[address hidden]' },
}

/** In this order: a long number is first asked whether it is an ID or a card, only then a phone. */
const rules: readonly { kind: RedactedKind; pattern: RegExp; check?: (digits: string) => boolean }[] = [
  {
    kind: 'email',
    pattern:
      /(?:(?:(?!\p{Script=Han})[\p{L}\p{N}._%+-]){1,64}|[\p{L}\p{N}._%+-]{1,64}(?<=\p{Script=Han}))@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
  },
  { kind: 'id_number', pattern: /(?<!\d)\d{6}[ -]?(?:18|19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?!\d)/gu, check: isChineseId },
  { kind: 'bank_card', pattern: /(?<![\d+]|\+\d{1,3} ?)\d(?:[ .-]?\d){12,18}(?!\d)/gu, check: isCard },
  // Chinese mobile numbers in any grouping, then numbers with a country code, then land lines.
  { kind: 'phone', pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ .-]?\d){8}(?!\d)/gu },
  { kind: 'phone', pattern: /(?<![\d.])(?:\+|00)\d{1,3}[ -.]?(?:\(\d{1,4}\)[ -.]?)?\d(?:[ -.]?\d){6,11}(?!\d)/gu },
  { kind: 'phone', pattern: /(?<!\d)[（(]?0\d{2,4}[)）]?[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)/gu },
  { kind: 'phone', pattern: /(?<![\d-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)/gu },
  {
    kind: 'address',
    pattern:
      /\p{Script=Han}{1,20}(?:路|街|大道|巷|弄|胡同|村) ?[\d一二三四五六七八九十百]{1,5} ?(?:号|弄|栋|幢)(?:[\p{Script=Han}\d-]{0,16}(?:室|单元|楼|层|栋|幢|号))?/gu,
  },
  { kind: 'address', pattern: /(?:\p{Script=Han}{1,12})?\d{1,4}(?:栋|幢|号楼)(?:\d{1,2}单元)?\d{2,5}室?/gu },
  {
    kind: 'address',
    pattern:
      /\b\d{1,5}[A-Za-z]?\s+(?:[\p{L}'’.-]{1,20}\s+){1,3}(?:street|road|avenue|lane|boulevard|terrace|Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Court|Ct|Boulevard|Blvd|Close|Square|Terrace)\b\.?/gu,
  },
]

/** `only`: the kinds to take out; all of them unless told. */
export function redact(text: string, only: readonly RedactedKind[] = redactedKinds): Redaction {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  const kinds = new Set<RedactedKind>()
  // Full-width digits and signs are the same number to a reader.
  const plain = text.replace(/[０-９＠．－（）]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  let rest = plain
  for (const { kind, pattern, check } of rules) {
    if (!only.includes(kind)) continue
    rest = rest.replace(pattern, found => {
      if (check !== undefined && !check(found.replace(/[ .-]/g, ''))) return found
      kinds.add(kind)
      return marks[kind][language]
    })
  }
  return kinds.size === 0 ? { text, kinds: [] } : { text: rest, kinds: [...kinds] }
}

/** GB 11643: weighted sum of the first 17 digits modulo 11 gives the last character. */
function isChineseId(id: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return '10X98765432'[sum % 11] === id[17]?.toUpperCase()
}

/** 13–19 digits that pass the Luhn check. */
function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) : Number(digit) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return digits.length >= 13 && sum % 10 === 0
}
