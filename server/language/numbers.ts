import { fold } from './fold.ts'

/** A number in a folded text; `to` is the upper end of a vague one ("两三百" is 200 to 300). */
export type Numeral = { value: number; to?: number; start: number; end: number }

/** Reads a text that is one number and nothing else: 两百五, 1.5k, ２００, "two hundred and fifty". */
export function readNumber(text: string): number | undefined {
  const folded = fold(text).text.trim()
  const [only, more] = findNumbers(folded)
  return only !== undefined && more === undefined && only.start === 0 && only.end === folded.length ? only.value : undefined
}

/** All numbers of a folded text, in order. Digits inside a name ("iphone15", "run-101") are none. One pass, linear in the text. */
export function findNumbers(text: string): Numeral[] {
  const found: Numeral[] = []
  for (let at = 0; at < text.length; ) {
    const character = text[at]!
    const read = isDigit(character)
      ? readArabic(text, at)
      : chineseNumeral.has(character)
        ? readChinese(text, at)
        : isLetter(character)
          ? readEnglish(text, at)
          : { end: at + 1 }
    if ('value' in read) found.push(read)
    at = read.end
  }
  return found
}

type Read = Numeral | { end: number }

const magnitudes: Readonly<Record<string, number>> = { k: 1e3, w: 1e4, 百: 100, 千: 1e3, 万: 1e4, hundred: 100, thousand: 1e3 }

/** Letters that may stand before digits without making a name of them. */
const prefixes = new Set(['eu', 'eur', 'us', 'uk', 'rmb', 'cny', 'usd', 'gbp', 'x', 'size', 'no'])

function readArabic(text: string, start: number): Read {
  const digits = sticky(/\d+(?:,\d{3})*(?:\.\d+)?/y, text, start)
  const end = start + digits.length
  if (isPartOfName(text, start)) return { end }
  const value = Number(digits.replaceAll(',', ''))
  const [whole, letter, word] = stickyGroups(/(?:([kw百千万])| ?(hundred|thousand))(?![a-z])/y, text, end)
  const magnitude = magnitudes[letter ?? word ?? '']
  if (whole === undefined || magnitude === undefined) return { value, start, end }
  // 3千5 is 3500, as 三千五 is.
  const rest = /[百千万]/.test(whole) ? sticky(/[1-9](?![\d.])/y, text, end + whole.length) : ''
  return { value: value * magnitude + (Number(rest) * magnitude) / 10, start, end: end + whole.length + rest.length }
}

function isPartOfName(text: string, start: number): boolean {
  let at = start
  while (at > 0 && start - at < 5 && isLetter(text[at - 1]!)) at--
  const letters = text.slice(at, start)
  if (letters === '') return text[start - 1] === '-' && isLetter(text[start - 2] ?? '')
  return !prefixes.has(letters)
}

const chineseDigits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const chineseUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4 }
const chineseNumeral = new Set([...Object.keys(chineseDigits), ...Object.keys(chineseUnits)])

function readChinese(text: string, start: number): Read {
  let end = start
  while (end < text.length && chineseNumeral.has(text[end]!)) end++
  const numeral = text.slice(start, end)
  // 几十 and 几百 are no number.
  if (numeral.length > 12 || text[start - 1] === '几') return { end }
  const vague = /^([一二两三四五六七八])([二三四五六七八九])([十百千万])$/.exec(numeral)
  if (vague !== null) {
    const [, low, high, unit] = vague
    const scale = chineseUnits[unit!]!
    return { value: chineseDigits[low!]! * scale, to: chineseDigits[high!]! * scale, start, end }
  }
  // 一百五六 is 150 to 160.
  const [, low = '', high = ''] = /[百千万]([一二三四五六七八])([二三四五六七八九])$/.exec(numeral) ?? []
  if (low !== '' && chineseDigits[high] === chineseDigits[low]! + 1)
    return { value: chineseValue(numeral.slice(0, -1)), to: chineseValue(numeral.slice(0, -2) + high), start, end }
  return { value: chineseValue(numeral), start, end }
}

function chineseValue(numeral: string): number {
  if (!/[十百千万]/.test(numeral)) return Number([...numeral].map(digit => chineseDigits[digit]).join(''))
  let total = 0
  let section = 0
  let digit: number | undefined
  let unit = 1
  for (const character of numeral) {
    const scale = chineseUnits[character]
    if (scale === undefined) {
      digit = chineseDigits[character]!
      // After 零 the last digit counts ones (二百零五), else tenths of the unit before it (二百五).
      if (digit === 0) unit = 10
      continue
    }
    if (scale === 1e4) {
      total += (section + (digit ?? (section === 0 ? 1 : 0))) * scale
      section = 0
    } else {
      section += (digit ?? 1) * scale
    }
    digit = undefined
    unit = scale
  }
  return total + section + ((digit ?? 0) * unit) / (unit === 1 ? 1 : 10)
}

const englishWords: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
)
const englishTens: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
])

function readEnglish(text: string, start: number): Read {
  let total = 0
  let section: number | undefined
  let end: number | undefined
  for (let at = start; ; at++) {
    const word = wordAt(text, at)
    const small = englishWords.get(word) ?? englishTens.get(word)
    if (small !== undefined && fits(small, section)) section = (section ?? 0) + small
    else if (word === 'hundred') section = (section ?? 1) * 100
    else if (word === 'thousand') {
      total += (section ?? 1) * 1e3
      section = 0
    } else if (!(at === start && /^an?$/.test(word)) && !(word === 'and' && section !== undefined && section >= 100)) break
    at += word.length
    if (word !== 'and' && !/^an?$/.test(word)) end = at
    if (text[at] !== ' ' && text[at] !== '-') break
  }
  return end === undefined ? { end: start + wordAt(text, start).length } : { value: total + (section ?? 0), start, end }
}

/** "twenty five" and "hundred five" go together, "two three" does not. */
function fits(small: number, section: number | undefined): boolean {
  return section === undefined || section % (small < 10 ? 10 : 100) === 0
}

function wordAt(text: string, at: number): string {
  return sticky(/[a-z]+/y, text, at)
}

function sticky(pattern: RegExp, text: string, at: number): string {
  return stickyGroups(pattern, text, at)[0] ?? ''
}

function stickyGroups(pattern: RegExp, text: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at
  return pattern.exec(text) ?? []
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9'
}

function isLetter(character: string): boolean {
  return character >= 'a' && character <= 'z'
}
