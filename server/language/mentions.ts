import { type Amount, findAmounts } from './amounts.ts'
import { findComparatives } from './comparatives.ts'
import { findDates } from './dates.ts'
import { findDenials } from './denials.ts'
import { findMeasures } from './measures.ts'
import { isNegated } from './negation.ts'
import { findOccasions } from './occasions.ts'
import { type Reading, toReading } from './reading.ts'
import { findQuantities, readOrder } from './references.ts'
import type { SizeMatch } from './sizes.ts'
import { idOf, ofKind } from './slot-words.ts'
import { covers, inOrder, type Stretch, withoutOverlaps } from './stretches.ts'
import type { Vocabulary } from './vocabulary.ts'

export const mentionNames = ['money', 'size', 'colour', 'quantity', 'recipient', 'occasion', 'date', 'order', 'not', 'comparative'] as const
export type MentionName = (typeof mentionNames)[number]

/**
 * Something a text names, where it stands in it (code units) and what it comes to: "<=300 CNY", "US 9", "off-white", "2", "mother",
 * "birthday", "<=2026-03-13", "SO-10293", what is refused, "size+1".
 */
export type Mention = { slot: MentionName; start: number; end: number; text: string; value: string }

type Found = Stretch & { slot: MentionName; value: string }

/**
 * Everything that a text names, in order, none inside another. Unlike the slots of a clause it keeps all of them: thresholds and
 * prices beside the budget, two sizes to choose between. `today` is an ISO date.
 */
export function readMentions(original: string, vocabulary: Vocabulary, today: string): Mention[] {
  return mentionsIn(toReading(original, vocabulary), vocabulary, today)
}

/** The same of a text that was made ready before. */
export function mentionsIn(read: Reading, vocabulary: Vocabulary, today: string): Mention[] {
  const { text } = read
  const order = readOrder(text)
  const dates = findDates(text, today)
  const named = [...ofKind(read.words, 'product'), ...(order === undefined ? [] : [order])]
  const measures = findMeasures(text).filter(({ start, end }) => !covers([...named, ...dates])(start, end))
  const amounts = findAmounts(text, read.numbers, vocabulary.currency, covers([...named, ...dates, ...measures]), read.isSize)
  const sizes = read.sizes(covers([...named, ...dates, ...measures, ...amounts]))
  const counted = covers([...named, ...dates, ...measures, ...amounts, ...sizes])
  const found: Found[] = [
    ...(order === undefined ? [] : [{ slot: 'order' as const, value: read.place(order).text, ...order }]),
    ...dates.map(toFound('date', ({ value }) => value)),
    ...refusals(read, sizes),
    ...amounts.filter(({ start, end }) => !isNegated(text, start, end)).map(toFound('money', ({ said }: Amount) => said)),
    ...measures.map(toFound('size', ({ value }) => value)),
    ...sizes.map(toFound('size', ({ size }) => size)),
    ...findQuantities(text, read.numbers, counted, read.wordFollows).map(toFound('quantity', ({ value }) => String(value))),
    ...findOccasions(text).map(toFound('occasion', ({ occasion }) => occasion)),
    ...ofKind(read.words, 'colour').map(toFound('colour', word => idOf(word, 'colour'))),
    ...people(read),
    ...findComparatives(text).map(toFound('comparative', ({ value }) => value)),
  ]
  return withoutOverlaps(found)
    .sort(inOrder)
    .map(({ slot, value, ...stretch }) => ({ slot, ...read.place(stretch), value }))
}

const toFound =
  <T extends Stretch>(slot: MentionName, toValue: (one: T) => string) =>
  (one: T): Found => ({ slot, start: one.start, end: one.end, value: toValue(one) })

/** 太大 of 不要太大, "too big". */
const limit = /(?<=不要|别|不能|不想要)太[\p{Script=Han}]{1,2}?(?=$|[^\p{Script=Han}]|的|了|就)|(?<=\b(?:not|nothing|isn't) )too [a-z]+/gu

/** What is refused, colours by their ids and sizes as they are. */
function refusals({ text, words }: Reading, sizes: readonly SizeMatch[]): Found[] {
  const refused = ({ start, end }: Stretch) => isNegated(text, start, end)
  const limits = [...text.matchAll(limit)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
  const numbered = /^\d|[码号]$|^size\b/
  return [
    ...ofKind(words, 'colour')
      .filter(refused)
      .map(toFound('not', colour => idOf(colour, 'colour'))),
    ...sizes.filter(refused).map(toFound('not', ({ size }) => size)),
    ...[...limits, ...findDenials(text).filter(({ word }) => !numbered.test(word))].map(toFound('not', ({ word }) => word)),
  ]
}

const possessive = /^(?:我家?|咱|给|送|for |my )(?=.)/
const genitive = /'s?$/

/** People and animals that are spoken of and get nothing: "track it for me", "thanks buddy", 被狗咬了. */
const spokenOf = /(?:\b(?:call|tell|told|thanks|thank you|cheers|says|hi|hey)(?: my)? |被|骂|问|怕|夸|怎么训练)$/
const spokenTo = /\b(?:track|translate|do|done|check|find|look|open|get|cancel|send|hold|write|solve|explain|book)\b.{0,40}$/
const otherWord = /^(?:工厂|price|zone|发烧|握手)/

function getsIt(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 48), start)
  if (spokenOf.test(lead) || otherWord.test(text.slice(end).trimStart())) return false
  return text.slice(start, end) !== 'for me' || !spokenTo.test(lead)
}

/** 妈 of 我妈, boss of "my boss". */
function people({ text, words }: Reading): Found[] {
  return ofKind(words, 'recipient')
    .filter(({ start, end }) => !isNegated(text, start, end) && getsIt(text, start, end))
    .map(word => {
      const said = text.slice(word.start, word.end)
      const start = word.start + (possessive.exec(said)?.[0].length ?? 0)
      const end = word.end - (genitive.exec(said)?.[0].length ?? 0)
      return { slot: 'recipient', start, end, value: idOf(word, 'recipient') }
    })
}
