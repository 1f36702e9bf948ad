import { hasHan } from '../language/brevity.ts'
import { holds } from '../language/quotations.ts'
import { topicMatches } from '../shop/policy-topics.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { type Answer, givesAsked, type Sentence, tellingTokens, tellsKind } from './answers.ts'

/** A sentence by its place: whether the reader says that it answers too. */
export type Also = (at: number) => boolean

/** A second sentence is quoted too when it may answer nearly as well. */
export const nearlyAsGood = 0.4
/** Two paragraphs together, in characters. */
const longestQuotes = { zh: 200, en: 520 }
/** Of a list as many lines are quoted. */
const mostLines = 3
/** A list or table of no more lines is quoted whole, unless the likeliest of them names what the others do not. */
const shortList = 6
/** From as many names of things on a passage is a list. */
const longList = 5
/** From as many sentences on only what answers is quoted of a paragraph. */
const longParagraph = 5
/** The same of a sentence of the same paragraph. */
const besideIt = 0.15
/** What is read in one look: as many sentences, or so many characters. */
const shortParagraph = { sentences: 2, zh: 60, en: 180 } as const
/** What a sentence begins with that says something about the one before it. */
export const leans =
  /^(?:其中|这|那|该|此|它|但|不过|另外|同时|否则|超过|超出|之后|以后|到时|如果不|若不)|^(?:it|its|this|that|these|those|they|otherwise|but|however|after that|(?:orders|anything|those) (?:after|over|under|below)|in that case|if not|then|there)\b/iu
/** A page's own question: what follows it is the answer. */
const asksItself = /[?？]\s*$/u
const ofConditions = ['warranty', 'returns', 'refund', 'exchange'] as const
/** A heading that turns what stands below it into its contrary is quoted with it. */
export const excludes =
  /不(?:支持|能|可|退|换|保|包|接受|在|予|负责)|[退换]不了|除外|例外|\b(?:not|cannot|can't|exclu\w*|except\w*|no (?:returns|refunds)|non-?returnable|final sale|sales? (?:is|are) final|for keeps|stays? (?:sold|yours|with you))\b/iu
/** How long something can be sent back. */
const returnWindow = /\d+\s*天(?:之?内)?.{0,20}退|\b\d+ days (?:from|of|after)\b/iu

/** A sentence of whose telling words so many have been said says nothing more. */
const saidAgain = 0.6

/** Whether these can be quoted together. */
export const isShort = (texts: readonly string[]): boolean => texts.join('').length <= longestQuotes[hasHan(texts[0] ?? '') ? 'zh' : 'en']

export const isUnderException = ({ heading }: Pick<Passage, 'heading'>): boolean => excludes.test(heading.split(' › ').at(-1) ?? '')

/** What a page takes out of its rules. */
export const isException = ({ heading, text }: Pick<Passage, 'heading' | 'text'>): boolean =>
  isUnderException({ heading }) ||
  (splitSentences(text).length > 1 && splitSentences(text).some(one => excludes.test(one) && goesBack.test(one)))
/** Whose exceptions these are: "please do not send parcels with postage due" takes nothing out of a rule. */
const goesBack = /退|换|\b(?:return\w*|refund\w*|exchang\w*|swap\w*|back|accept\w*)\b/iu

export const tellsReturnWindow = (text: string): boolean => returnWindow.test(text)

/** The likeliest sentence, and others that may answer nearly as well, or do answer too, and say more than those before, as they follow each other in the text. */
export function bestOf(
  { sentences: ranked }: Answer,
  sentences: readonly Sentence[],
  language: Language,
  most: number,
  also: Also = () => false,
): string {
  const [first, ...others] = ranked
  const textAt = ({ at }: { at: number }) => sentences[at]!.text
  const said = new Set(tellingTokens(textAt(first!)))
  let taken = [first!]
  for (const one of others) {
    if (taken.length >= most || !(one.probability >= nearlyAsGood * first!.probability || also(one.at))) continue
    const tokens = tellingTokens(textAt(one))
    if (tokens.filter(token => said.has(token)).length >= saidAgain * tokens.length) continue
    // "IP67, rinse" of the list stands in "IP67, rinse under the tap; 8 hours of battery" once more.
    taken = [...taken.filter(other => !holds(textAt(one), textAt(other))), one]
    for (const token of tokens) said.add(token)
  }
  return taken
    .sort((a, b) => a.at - b.at)
    .map(({ at }) => sentences[at]!.text)
    .join(language === 'zh' ? '' : ' ')
}

/** A short paragraph as a whole; of a longer one what answers, with what leans on it; of a long list or table the lines that answer. */
export function partOf(
  { text, language, topic }: Passage,
  best: Answer,
  sentences: readonly Sentence[],
  asked: Language,
  names: ReadonlySet<string>,
  question: string,
): string {
  const { sentences: lines } = best
  if (splitSentences(text).length <= shortParagraph.sentences || text.length <= shortParagraph[hasHan(text) ? 'zh' : 'en']) return text
  if (!isList(text)) {
    const paragraph = splitSentences(text)
    const part = closelyOf(best, paragraph, sentences, language ?? asked, question)
    const isTold = givesAsked(question, part)
    // What holds for goods that were bought holds under the conditions beside it, unless only a number is asked for; else nothing is, beside what alone answers.
    const isOfConditions = ofConditions.some(of => topicMatches(topic, of))
    const isBroad = isTold === undefined && (isOfConditions || (tellsKind(question, part) !== true && !isAlone(lines)))
    const isWhole = paragraph.length < longParagraph && (isTold === false || isBroad)
    return isWhole && isShort([text]) ? text : part
  }
  const short = lines.length <= shortList && text.length <= longestQuotes[hasHan(text) ? 'zh' : 'en']
  const [first, ...others] = lines.map(({ at }) => new Set(tellingTokens(sentences[at]!.text)))
  const isNamed = [...first!].some(token => names.has(token) && !others.every(other => other.has(token)))
  return short && !isNamed ? text : linesOf(best, sentences, language ?? asked)
}

/** By far the likeliest. */
const isAlone = ([first, second]: Answer['sentences']): boolean =>
  first !== undefined && first.probability >= alone.from && (second?.probability ?? 0) <= alone.next
const alone = { from: 0.9, next: 0.05 } as const

/** The sentences of a paragraph that answer, each with the one it leans on and the one that leans on it. */
function closelyOf(
  { sentences: [first, ...others] }: Answer,
  paragraph: readonly string[],
  sentences: readonly Sentence[],
  language: Language,
  question: string,
): string {
  const near = others.filter(({ probability }) => probability >= besideIt * first!.probability)
  const taken = new Set<number>()
  for (const { at } of [first!, ...near.slice(0, mostLines - 1)]) {
    const said = sentences[at]!.text
    // Of a sentence a part may be left.
    const place = paragraph.findIndex(one => one === said || said.includes(one.replace(/[。.]$/u, '')))
    if (place < 0) continue
    taken.add(place)
    if (leans.test(paragraph[place]!) && place > 0) taken.add(place - 1)
    if (leans.test(paragraph[place + 1] ?? '') || asksItself.test(paragraph[place]!)) taken.add(place + 1)
  }
  // Of two ways to send a parcel both are an answer to how soon it comes.
  if (givesAsked(question, '') !== undefined)
    for (const [place, sentence] of paragraph.entries()) if (tellsKind(question, sentence) === true) taken.add(place)
  return paragraph.filter((_sentence, place) => taken.has(place)).join(language === 'zh' ? '' : ' ')
}

/** Of a list the likeliest lines. */
export const linesOf = (best: Answer, sentences: readonly Sentence[], language: Language): string => {
  return bestOf(best, sentences, language, mostLines)
}

const isList = (text: string) => (text.match(/[：:]/g) ?? []).length >= longList

export function withHeading({ heading, language }: Passage, text: string): string {
  const last = heading.split(' › ').at(-1) ?? ''
  if (!excludes.test(last) || excludes.test(text)) return text
  return language === 'zh' ? `${last}：${text}` : `${last}: ${text}`
}
