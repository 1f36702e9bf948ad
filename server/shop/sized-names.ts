import { fold } from '../language/fold.ts'
import { findNumbers } from '../language/numbers.ts'

/** What names count: for how many, and how much goes in. One unit, however it is said. */
const units: readonly [RegExp, string][] = [
  [/^[ -]?(?:persons?|people|man|men|berth)(?![a-z])|^(?:个)?人(?!工|气|造|份)/u, 'person'],
  [/^ ?-?(?:litres?|liters?|ltrs?|l)(?![a-z])|^ ?升/u, 'litre'],
  [/^ ?-?(?:ml|millilitres?)(?![a-z])|^ ?毫升/u, 'ml'],
  [/^ ?-?(?:cm|centimetres?)(?![a-z])|^ ?(?:厘米|公分)/u, 'cm'],
  [/^ ?-?(?:kg|kilos?)(?![a-z])|^ ?(?:公斤|千克)/u, 'kg'],
  [/^ ?-?(?:g|grams?)(?![a-z])|^ ?克(?!力)/u, 'gram'],
  [/^ ?-?(?:w|watts?)(?![a-z])|^ ?瓦/u, 'watt'],
  [/^ ?-?(?:inch(?:es)?|in)(?! ?[a-z])|^ ?英?寸/u, 'inch'],
]
/** What else a Chinese name counts: 60片, 五档, 24件套. */
const part = '片粒档连孔键弦段速格层轮色头杯枚'
const parts = new RegExp(`^ ?(件套|[${part}])(?!钱|货)`, 'u')
/** 双人 is two. */
const pairs = /[双单](?=人)/gu

/** "The 4 person one" and "Four-person", 四人 and 4人的, "28L" and "28 litre" as the same word, so that they are called alike. */
export function withSizesAsWords(text: string): string {
  if (!counts.test(text)) return text
  const plain = text.replace(pairs, pair => (pair === '双' ? '2' : '1'))
  const { text: folded, starts, ends } = fold(plain)
  let [result, from] = ['', 0]
  for (const { value, start, end } of findNumbers(folded)) {
    const [begins, stops] = [starts[start]!, ends[end - 1]!]
    if (begins < from) continue
    const [said, word] = unitAfter(plain.slice(stops, stops + 14)) ?? []
    if (said === undefined) continue
    const lead = plain.slice(from, begins)
    const after = plain[stops + said.length] ?? ' '
    result += `${lead}${lead === '' || lead.endsWith(' ') ? '' : ' '}${String(value).replace('.', 'point')}${word}${after === ' ' ? '' : ' '}`
    from = stops + said.length
  }
  return result + plain.slice(from)
}

function unitAfter(text: string): [said: string, word: string] | undefined {
  for (const [unit, word] of units) {
    const [said] = unit.exec(text) ?? []
    if (said !== undefined) return [said, word]
  }
  const [said, of] = parts.exec(text) ?? []
  return of === undefined ? undefined : [said!, `of${of.codePointAt(0)!.toString(16)}`]
}
const counts = new RegExp(
  `\\d|[一二两三四五六七八九十双单](?:人|个人|[升寸件${part}])|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\\b`,
  'iu',
)
