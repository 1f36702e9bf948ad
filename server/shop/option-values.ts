import { literal } from '../language/literal.ts'
import { isNegated } from '../language/negation.ts'
import { colours } from './lexicon.ts'
import { type Measured, measuresIn } from './option-measures.ts'
import { sizeOf } from './options.ts'

/** The values of one option that a text names, as the shop writes them, with the words that did. */
export type Named = { values: string[]; words: string[] }

type Value = { value: string; label: string }

/** Without accents and in small letters: "Cafetière" and "cafetiere" are one word. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('\u2044', '/')

/** 不要黑的: whatever else there is; 不要黑的，藏青: that. */
export function valuesWanted(values: readonly string[], text: string, key: string): Named {
  const found = valuesNamed(values, text, key)
  const refused = found.words.filter(word => isRefused(text, word))
  if (refused.length === 0) return found
  const rest = refused.reduce((left, word) => left.replaceAll(word, ' '), text)
  const taken = new Set(valuesNamed(values, refused.join(' '), key).values)
  const left = values.filter(value => !taken.has(value))
  const wanted = valuesNamed(left, rest, key)
  return wanted.values.length > 0 ? wanted : { values: left, words: refused }
}

const isRefused = (text: string, word: string): boolean => {
  const start = text.indexOf(word)
  return start >= 0 && isNegated(text, start, start + word.length)
}

/** Of the values of one option, those that a text names, by the surest kind of evidence there is. */
function valuesNamed(values: readonly string[], text: string, key: string): Named {
  const folded = values.map((value): Value => ({ value, label: plainText(value) }))
  for (const read of key === 'colour' ? ofColours : ofAny) {
    const found = read(folded, text)
    if (found.length > 0) return { values: found.map(({ value }) => value), words: found.map(({ word }) => word) }
  }
  return { values: [], words: [] }
}

/** Words that are said of much else: alone they are kept for no option. */
const everyday =
  /^(?:small|medium|large|light|heavy|single|one size|hand|soft|hard|firm|regular|normal|standard|long|short|[大中小]号?|[a-z])$/u
const mostAroundNumber = 40

/** The values that a text says beyond doubt; a number alone only in few words. */
export function valuesSaid(values: readonly string[], text: string, key: string): string[] {
  const folded = values.map((value): Value => ({ value, label: plainText(value) }))
  const surely = (read: Reading): string[] => read(folded, text).flatMap(({ value, word }) => (isRefused(text, word) ? [] : [value]))
  const isNumber = (label: string) => /^\d+(?:\.\d+)?$/.test(label)
  const numbers = bareNumbers(text)
  const plain = whole(folded, text).filter(({ word }) => !isRefused(text, word))
  const exact = plain.filter(({ word }) =>
    isNumber(word) ? text.length <= mostAroundNumber && numbers.includes(word) : !everyday.test(word) || asOption.test(text),
  )
  if (exact.length > 0) return exact.map(({ value }) => value)
  const isLong = ({ word }: Hit) => word.length > 1
  const ofNumber: Reading = (all, said) => (said.length > mostAroundNumber ? [] : byNumber(all, said).filter(isLong))
  for (const read of key === 'colour' ? [byFamily] : [byPiece, byLetters, byMeasure, ofNumber, byPart(4)]) {
    const found = surely(read)
    if (found.length > 0) return found
  }
  return []
}
const asOption = /\b(?:ones?|size|in|please|version|option)\b|[的款号码]/u

type Hit = { value: string; word: string }
type Reading = (values: readonly Value[], text: string) => Hit[]

const whole: Reading = (values, text) => {
  const hits = values.flatMap(({ value, label }) => {
    const word = [label, label.replace(/[色款码号装]$/u, ''), label.replaceAll('-', ' ')].find(form => form !== '' && holds(text, form))
    return word === undefined ? [] : [{ value, word }]
  })
  // "Dark grey" holds "grey" too: the longest counts.
  return hits.filter(({ word }) => !hits.some(other => other.word !== word && other.word.includes(word)))
}

/** F尖 of "F尖 0.5毫米" and "EF尖 0.38毫米": a whole piece of a label that no other has. */
const byPiece: Reading = (values, text) => {
  const said = squeezed(text)
  const own = values.map(({ label }) => labelPieces(label))
  return values.flatMap(({ value }, at) => {
    const piece = own[at]!.find(one => own.filter(others => others.includes(one)).length === 1 && standsIn(said, one))
    return piece === undefined ? [] : [{ value, word: piece }]
  })
}

/** EF of EF尖 and F尖: the letters before what all values end in. */
const byLetters: Reading = (values, text) => {
  const parts = values.map(({ label }) => /^([a-z]{1,3})(\p{Script=Han}{1,2})$/u.exec(squeezed(label)))
  if (!parts.every(part => part !== null && part[2] === parts[0]?.[2])) return []
  return values.flatMap(({ value }, at) => (standsIn(squeezed(text), parts[at]![1]!) ? [{ value, word: parts[at]![1]! }] : []))
}

/** "F 尖" is F尖. */
const squeezed = (text: string): string => text.replaceAll(/(?<=[a-z\d]) (?=\p{Script=Han})/gu, '')
const labelPieces = (label: string): string[] =>
  squeezed(label)
    .split(/[\s/·,，、()（）]+/u)
    .filter(piece => /[a-z]/.test(piece) && /[\d\p{Script=Han}]/u.test(piece))
const standsIn = (text: string, piece: string): boolean =>
  text.includes(piece) && new RegExp(`(?<![a-z0-9.])${literal(piece)}(?![a-z0-9])`, 'u').test(text)

/** "A kilo" of 250 g and 1 kg, 1米5 of 1.5米床, "half size" of 1/2. */
const byMeasure: Reading = (values, text) => {
  const said = measuresIn(text)
  if (said.length === 0) return []
  const own = values.map(({ label }) => measuresIn(label))
  const isSame = (one: Measured) => (other: Measured) => one.unit === other.unit && Math.abs(one.amount - other.amount) < 1e-6
  return values.flatMap(({ value }, at) => {
    const one = said.find(measure => own[at]!.some(isSame(measure)) && own.some(others => !others.some(isSame(measure))))
    return one === undefined ? [] : [{ value, word: one.word }]
  })
}

/** A bare number, or one with the label's own unit: never one that counts pieces, is a price or measures something else. */
const byNumber: Reading = (values, text) => {
  const numbers = bareNumbers(text)
  return values.flatMap(({ value, label }) => {
    const own = numbersIn(label)
    const number = numbers.find(each => own.includes(each) && values.some(other => !numbersIn(other.label).includes(each)))
    return number === undefined ? [] : [{ value, word: number }]
  })
}

const bySize: Reading = (values, text) => {
  const said = text.match(/(?<!['’])\b\d?x{0,3}[sml]\b|[大中小]号|\b(?:x-?|extra )?(?:small|medium|large)(?=s?\b)/giu) ?? []
  return values.flatMap(({ value, label }) => {
    const word = said.find(each => sizeOf(each) === sizeOf(label))
    return word === undefined ? [] : [{ value, word }]
  })
}

const byFamily: Reading = (values, text) =>
  values.flatMap(({ value, label }) => {
    // "Red/Black" is red, and black.
    const families = colours.filter(({ zh, en }) => [...zh, ...en].some(word => holds(label, word)))
    const word = families
      .flatMap(({ zh, en }) => [...zh, ...en])
      .filter(each => holds(text, each))
      .sort((a, b) => b.length - a.length)[0]
    return word === undefined ? [] : [{ value, word }]
  })

/** 恐龙 of 恐龙绿, "lightning" of "USB-C to Lightning", "beans" of "Whole bean": what no other value has. */
const byPart =
  (shortest: number): Reading =>
  (values, text) =>
    values.flatMap(({ value, label }) => {
      const isOwn = (part: string) => values.filter(other => other.label.includes(part)).length === 1
      const part = partsOf(label, shortest).find(each => isOwn(each) && holds(text, each, true))
      return part === undefined ? [] : [{ value, word: part }]
    })

/** 软一点的 of 偏软 and 偏硬, 大的 of 小盒 and 大盒: the character that tells them apart. */
const byCharacter: Reading = (values, text) =>
  values.flatMap(({ value, label }) => {
    if (!/^\p{Script=Han}{2,4}$/u.test(label)) return []
    const own = [...label].filter(character => values.filter(other => other.label.includes(character)).length === 1)
    const word = own
      .map(character => new RegExp(`${character}(?:(?:一?[点些])?的|款|[那这]|号|(?=[,，。!！?？]|$))`, 'u').exec(text)?.[0])
      .find(found => found !== undefined)
    return word === undefined ? [] : [{ value, word }]
  })

/** "The big one": the most of what can be measured. */
const byExtreme: Reading = (values, text) => {
  const most = /(?<!多|几|放)(?:最?大)(?:的|号|码|一?点|[罐瓶盒袋包桶杯碗锅]|$)|\b(?:large|larger|big|bigger|biggest|largest)\b/iu.exec(
    text,
  )
  const least = /(?<!多|几)(?:最?小)(?:的|号|码|一?点|[罐瓶盒袋包桶杯碗锅]|$)|\b(?:small|smaller|smallest|little)\b/iu.exec(text)
  const word = (most ?? least)?.[0]
  const measured = values.map(({ value, label }) => ({ value, size: sizeRank(label) }))
  if (word === undefined || !measured.every(({ size }) => Number.isFinite(size))) return []
  const sorted = measured.sort((a, b) => a.size - b.size)
  return [{ value: (most === null ? sorted[0] : sorted.at(-1))!.value, word }]
}

function sizeRank(label: string): number {
  const [measure] = measuresIn(label)
  return measure?.amount ?? Number(/\d+(?:\.\d+)?/.exec(label)?.[0] ?? Number.NaN)
}

const ofColours: readonly Reading[] = [whole, byPiece, byNumber, byFamily, byPart(4)]
const ofAny: readonly Reading[] = [whole, byPiece, byLetters, byMeasure, byNumber, bySize, byFamily, byPart(3), byCharacter, byExtreme]

const numbersIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? []

const counted =
  /^ ?(?:[个件双只条套把台张盒箱本份支顶袋罐杯副束盏组包瓶](?!装)|(?:pairs?|pieces?|pcs|bags?|boxes|tins?|bottles?|jars?|of (?:them|these|those|the|it|that)|x)\b)/u
const priced = /^ ?(?:[元块镑]|(?:pounds?|quid|dollars?|bucks|euros?|yuan)\b)/u
const pricedBefore = /[£$€¥￥] ?$/u

function bareNumbers(text: string): string[] {
  const measures = measuresIn(text)
  return [...text.matchAll(/\d+(?:\.\d+)?/g)].flatMap(({ 0: digits, index }) => {
    const after = text.slice(index + digits.length, index + digits.length + 16)
    const isOther = counted.test(after) || priced.test(after) || pricedBefore.test(text.slice(Math.max(0, index - 2), index))
    return isOther || measures.some(({ start, end }) => index >= start && index < end) ? [] : [digits]
  })
}

const noPart: ReadonlySet<string> = new Set(['and', 'the', 'for', 'with', 'size', 'pack', 'one', 'set', 'per', 'not', 'you', 'can', 'all'])

/** 恐龙绿 → 恐龙, 龙绿; 三层2.0L → 三层; "ocean wave" → ocean, wave. */
function partsOf(label: string, shortest: number): string[] {
  const runs = (label.match(/\p{Script=Han}{2,}/gu) ?? []).filter(run => run !== label)
  const isLong = /^\p{Script=Han}{3,}$/u.test(label) ? [label] : []
  const han = [...isLong, ...runs].flatMap(run => [...run].slice(1).map((character, at) => `${[...run][at]}${character}`))
  const words = (label.match(/[a-z]+/g) ?? []).filter(word => word.length >= shortest && word !== label && !noPart.has(word))
  return [...han, ...words]
}

function holds(text: string, word: string, plural = false): boolean {
  // Most words are in most texts not at all: that is told without a pattern.
  if (!text.includes(word)) return false
  // "2米" names no beige.
  if (/^\p{Script=Han}$/u.test(word)) return new RegExp(`(?<!\\d)${word}`, 'u').test(text)
  // EF尖 is no F尖.
  if (/^[a-z]+\p{Script=Han}/u.test(word)) return new RegExp(`(?<![a-z])${literal(word)}`, 'u').test(text)
  if (/\p{Script=Han}/u.test(word)) return text.includes(word)
  // The s of "women's" is no size.
  return new RegExp(`(?<![a-z0-9.]|[a-z]['’])${literal(word)}${plural ? 's?' : ''}(?![a-z0-9])`, 'u').test(text)
}
