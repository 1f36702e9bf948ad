import { type CountryCode, isPossiblePhoneNumber, isValidPhoneNumber } from 'libphonenumber-js/min'
import { isCard, isChineseId, looksLikeChineseId } from './checksums.ts'

/** What a long number in a text is, by its digits, how they are grouped, and what is said before it. */
export type NumberKind = 'id_number' | 'bank_card' | 'phone'

type Group = { digits: string; start: number; end: number }
type Found = { kind: NumberKind; start: number; end: number }

const separators = ' \\t.\\-–—－_/·•~*,，。()\\[\\]【】、:：'
const runs = new RegExp(`\\d(?:[${separators}]{0,3}\\d)*[Xx]?`, 'g')
const mostDigits = 19

const cues = {
  phone:
    /电话|電話|手机|手機|座机|固话|致电|传真|短信|拨|打|联系|聯繫|收件|号码|來電|来电|phone|fone|mobile|\bcell|call|text|sms|ring|whatsapp|dial|reach|fax|landline|numéro|\btel\b|my n(?:umber|o)\b|number (?:is|to)/g,
  card: /卡号|银行卡|信用卡|储蓄卡|卡片?[：: ]|刷|付款|card|visa|amex|debit|charge|pay with/g,
  id: /身份|身分|证件|實名|实名|(?<!order |item )\bid\b/g,
  social: /\bssn\b|social|soc sec/g,
  /** Numbers that are nobody's. */
  thing:
    /订单|訂單|单号|單號|编号|货号|款号|条码|条形码|型号|批号|批次|文号|许可|注册证|标准|积分|取件码|券|order|tracking|\bref\b|invoice|\bitem\b|\bsku\b|isbn|barcode|\bupc\b|\bean\b|gtin|serial|part number|\bsn\b|model|version|code|号链接/g,
} as const
const farthest = 28

/** Where a number needs no country of its own: the countries whose shoppers write it so. */
const countries: readonly CountryCode[] = ['CN', 'TW', 'GB', 'AU', 'FR', 'DE', 'NL', 'IT', 'IE', 'JP', 'NZ']

/** `said`: in lower case what stands before the digits, of the same places as `digits`. */
export function numbersIn(digits: string, said: string): Found[] {
  const found: Found[] = []
  const reading: Reading = { text: digits, said, cued: cuesIn(said), isValid: libraryAsked() }
  for (const match of digits.matchAll(runs)) {
    const groups = groupsOf(match[0], match.index)
    let at = 0
    while (at < groups.length) {
      const next = longestFrom(groups, at, reading)
      if (next === undefined) at += 1
      else {
        found.push({ kind: next.kind, start: next.start, end: next.end })
        at = next.last + 1
      }
    }
  }
  return found
}

function groupsOf(run: string, at: number): Group[] {
  return [...run.matchAll(/\d+[Xx]?/g)].map(({ 0: digits, index }) => ({ digits, start: at + index, end: at + index + digits.length }))
}

function longestFrom(groups: readonly Group[], from: number, reading: Reading): (Found & { last: number }) | undefined {
  const { text } = reading
  let longest: (Found & { last: number }) | undefined
  let digits = ''
  for (let last = from; last < groups.length; last += 1) {
    digits += groups[last]?.digits ?? ''
    if (digits.length > mostDigits) break
    if (digits.length < 7) continue
    const [first, end] = [groups[from], groups[last]]
    if (first === undefined || end === undefined) break
    const some = groups.slice(from, last + 1)
    if (!isOneNumber(groups, from, last, digits.length)) continue
    const opened = /[+(]{1,2}$/.exec(text.slice(Math.max(0, first.start - 2), first.start))?.[0].length ?? 0
    const kind = kindOf({ digits, groups: some, start: first.start, end: end.end, ...reading })
    if (kind !== undefined) longest = { kind, start: first.start - opened, end: end.end, last }
  }
  return longest
}

/** A number is written in a few groups, or digit by digit from beginning to end. */
function isOneNumber(groups: readonly Group[], from: number, last: number, digits: number): boolean {
  const size = (at: number) => groups[at]?.digits.length
  const isSpelt = last - from + 1 === digits
  return isSpelt ? size(from - 1) !== 1 && size(last + 1) !== 1 : last - from < mostGroups
}
const mostGroups = 6

/** What of a kind is said in a text, and where. */
type Cued = Record<keyof typeof cues, readonly number[]>
type Reading = { text: string; said: string; cued: Cued; isValid: (digits: string, country: CountryCode) => boolean }
type Candidate = Reading & { digits: string; groups: readonly Group[]; start: number; end: number }

function cuesIn(said: string): Cued {
  const placesOf = (cue: RegExp) => [...said.matchAll(cue)].map(({ index }) => index)
  const { phone, card, id, social, thing } = cues
  return { phone: placesOf(phone), card: placesOf(card), id: placesOf(id), social: placesOf(social), thing: placesOf(thing) }
}

/** The library is asked so often in one text; who writes more numbers than that has them all hidden. */
const mostAsked = 200
function libraryAsked(): Reading['isValid'] {
  let asked = 0
  return (digits, country) => {
    asked += 1
    return asked > mostAsked || isValidPhoneNumber(digits, country)
  }
}

/** The last place in a sorted list that is before another, no further than a cue reaches. */
function lastBefore(places: readonly number[], end: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < end) low = middle + 1
    else high = middle
  }
  const place = places[low - 1] ?? -1
  return place >= end - farthest ? place : -1
}

function kindOf(candidate: Candidate): NumberKind | undefined {
  const { digits, groups, start, end, text, said, cued } = candidate
  const last = (kind: keyof Cued) => lastBefore(cued[kind], start)
  const isThing = last('thing') > Math.max(last('phone'), last('card'), last('id'), last('social'))
  if (digits.length === 18) {
    if (isChineseId(digits) || (looksLikeChineseId(digits) && last('id') >= 0)) return 'id_number'
  }
  if (/[^\d]/.test(digits)) return undefined
  const sizes = groups.map(group => group.digits.length)
  const isListed = /[,，、/]/.test(text.slice(start, end)) && !isGroupedAs(sizes, [3, 4, 4], [3, 3, 4], [4, 4, 4, 4])
  if (isListed) return undefined
  const isWhole = sizes.length === 1
  const isSpelt = sizes.length === digits.length
  if (last('social') >= 0 && digits.length === 9) return 'id_number'
  if (isGroupedAs(sizes, [3, 2, 4]) && isSocial(digits) && text[groups[0]?.end ?? 0] === '-' && !isThing) return 'id_number'
  const isInLetters = /[a-z#]/.test(said[start - 1] ?? '') || /[a-z]/.test(said[end] ?? '')
  if (digits.length >= 13 && !isThing && !isInLetters) {
    const isCued = last('card') >= 0
    const isEven = isWhole || isSpelt || sizes.every(size => size >= 3)
    if (isEven && isCued) return 'bank_card'
    if (isEven && digits.length >= 15 && isCard(digits) && /^[2-6]/.test(digits)) return 'bank_card'
  }
  return isPhone(candidate, { sizes, isThing, isInLetters, isCued: last('phone') >= 0 && !isThing }) ? 'phone' : undefined
}

function isPhone(
  { digits, start, end, text, isValid }: Candidate,
  { sizes, isThing, isInLetters, isCued }: { sizes: readonly number[]; isThing: boolean; isInLetters: boolean; isCued: boolean },
): boolean {
  if (digits.length > 15) return false
  const isWhole = sizes.length === 1
  const sign = text[start - 1]
  if (sign === '+' || (sign === '(' && text[start - 2] === '+')) return isPossiblePhoneNumber(`+${digits}`) || isCued
  if (/^1[3-9]\d{9}$/.test(digits)) return sizes.every(size => size <= 11) && !/^\.\d/.test(text.slice(end, end + 2))
  if (/^(?:0086|86)1[3-9]\d{9}$/.test(digits)) return true
  if (
    isInLetters ||
    /[¥$€£]\s?$/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^\s?(?:元|块|件|%|x\d)/.test(text.slice(end, end + 3))
  )
    return false
  if (/^00[1-9]/.test(digits) && isPossiblePhoneNumber(`+${digits.slice(2)}`) && !isThing) return !isWhole || isCued
  const american = /^1?([2-9]\d\d[2-9]\d{6})$/.exec(digits)?.[1]
  if (american !== undefined && !isThing) {
    if (isCued) return true
    if (isGroupedAs(sizes, [3, 3, 4], [1, 3, 3, 4], [3, 7])) {
      const isPlain = /^[\d ]+$/.test(text.slice(start, end))
      return !isPlain || isValid(american, 'US')
    }
  }
  if (/^0[1-9]/.test(digits) && digits.length >= 9 && digits.length <= 12 && !isThing) {
    if (!isWhole && (sizes[0] ?? 0) < 2 && !isCued) return false
    if (countries.some(country => isValid(digits, country))) return true
  }
  return isCued && digits.length <= 12 && sizes.length <= 5 && sizes.some(size => size >= 3)
}

const isSocial = (digits: string) => !/^(?:000|666|9)/.test(digits) && !/^\d{3}00/.test(digits) && !digits.endsWith('0000')

const isGroupedAs = (sizes: readonly number[], ...shapes: readonly (readonly number[])[]) =>
  shapes.some(shape => shape.length === sizes.length && shape.every((size, at) => size === sizes[at]))

const spoken = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((word, at) => [word, String(at)]),
)
spoken.set('oh', '0').set('o', '0').set('nought', '0')
const word = `(?:(?:double|triple)[ -])?(?:${[...spoken.keys()].join('|')}|hundred)`
const words = new RegExp(`\\b${word}(?:[ ,.-]{1,2}${word}){5,24}\\b`, 'g')

/** Numbers that are spelt out: "oh seven seven double oh nine hundred". */
export function spokenNumbersIn(said: string): Found[] {
  return [...said.matchAll(words)].flatMap(({ 0: stretch, index }) => {
    let times = 1
    let digits = ''
    for (const part of stretch.split(/[ ,.-]+/)) {
      if (part === 'double' || part === 'triple') times = part === 'double' ? 2 : 3
      else {
        digits += part === 'hundred' ? '00' : (spoken.get(part) ?? '').repeat(times)
        times = 1
      }
    }
    const before = said.slice(Math.max(0, index - farthest), index)
    const isSocialCued = before.search(cues.social) !== -1
    const kind = isSocialCued ? 'id_number' : digits.length >= 13 ? 'bank_card' : 'phone'
    return digits.length < 7 || '0123456789'.includes(digits) ? [] : [{ kind, start: index, end: index + stretch.length } as const]
  })
}
