import { ruleFor } from '../language/trouble-words.ts'
import { splitSentences } from '../shop/sentences.ts'
import { inDigits } from '../shop/told-numbers.ts'
import type { Language } from '../wire.ts'
import { givesAsked, kindsTold, tellingTokens } from './answers.ts'
import { arrivalKept } from './arrival.ts'
import { cutOffKept, tellsCutOff } from './cut-off.ts'
import { termKept } from './limits.ts'
import { openKept } from './opening-kept.ts'
import { countsAs, namesSeveralPlaces, notSentTo, type Place, saidFor, toldFor, verdictFor } from './places-told.ts'
import { conditionKept } from './return-state.ts'
import { sizeAdvice, sizeToldIn } from './size-chart.ts'
import { thresholdKept } from './thresholds.ts'
import { verdictOf, verdictWords } from './verdict.ts'

/** Who asks: about which goods, by their title and kind, and for which place. */
export type Asking = { language: Language; product?: string | undefined; place?: Place | undefined }

/**
 * What a sentence comes to for just this question: the part of it that speaks of the size, the place or the time that was told, and what follows in a word; `member`: which of
 * its places the one that is asked about is.
 */
export function applied(
  question: string,
  sentence: string,
  { language, product, place }: Asking,
  isOfPage: boolean,
): { part?: string; verdict?: string; member?: string } {
  const chart = sizeToldIn(sentence, question)
  if (chart !== undefined) return { part: chart.said, verdict: sizeAdvice(chart.sizes, language) }
  const isOfAll =
    !isOfPage ||
    tellsCutOff(sentence, language) ||
    namesSeveralPlaces(sentence) ||
    (ruleFor(question) === 'fault' && givesAsked(question, '') === undefined)
  const named = isOfAll
    ? undefined
    : (partFor(question, inDigits, sentence) ?? (product === undefined ? undefined : partFor(product, asWritten, sentence)))
  // "Tents and backpacks 24 months" does not say of what.
  const ofGoods = named === undefined || kindsTold(question, named) < kindsTold(question, sentence) ? undefined : named
  const there = place === undefined ? undefined : toldFor(place, sentence)
  if (place !== undefined && there?.refuses === true) return { part: sentence, verdict: notSentTo(place, language) }
  const whether =
    there?.applies === true ? verdictFor(question, there.part) : verdictOf(question, sentence, product === undefined ? [] : [product])
  const isOfThese = whether === 'no' && isOfPage && product !== undefined && isOfJustSome(sentence, product, question)
  const verdict =
    (isOfPage ? conditionKept(question, sentence, language) : undefined) ??
    (whether === undefined || isOfThese
      ? compared(question, sentence, language, isOfPage, place)
      : verdictWords(whether, there?.applies === true ? `可以 ${question}` : question, language, sentence))
  const isShorter = there?.applies === true && (there.part !== sentence || whether !== undefined)
  const part = isShorter ? saidFor(place, there, sentence) : ofGoods
  const member = place === undefined || there?.applies !== true ? undefined : countsAs(question, place, there, language)
  return {
    ...(part === undefined ? {} : { part }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(member === undefined ? {} : { member }),
  }
}

/** "We cannot wrap full-size guitars" says no "no" of a half-size one: what a denial names with more words than the thing has is some of them. */
function isOfJustSome(sentence: string, product: string, question: string): boolean {
  const known = new Set(tellingTokens(`${product} ${question}`))
  const own = new Set(tellingTokens(product))
  const named = sentence.split(/[,;]|\b(?:and|or|nor)\b/iu).map(tellingTokens)
  return named.some(tokens => tokens.some(token => own.has(token)) && tokens.some(token => !known.has(token)))
}

/** What follows from one of the sentences that are quoted, where the likeliest of them decides nothing. */
export function decidedIn(
  question: string,
  texts: readonly string[],
  language: Language,
  price?: string,
  place?: Place,
): { verdict?: string } {
  const sentences = texts.flatMap(splitSentences)
  const first = (decide: (sentence: string) => string | undefined) => sentences.map(decide).find(one => one !== undefined)
  const verdict =
    first(one => conditionKept(question, one, language)) ??
    first(one => arrivalKept(question, one, language, place)) ??
    first(one => cutOffKept(question, one, language)) ??
    first(one => openKept(question, one, language)) ??
    first(one => thresholdKept(question, one, language, price))
  return verdict === undefined ? {} : { verdict }
}

/** What follows from what is quoted, in a word or two: what was asked, and which of the places that are told of is meant. */
export function inAWord(decided: { verdict?: string }, member: string | undefined, language: Language): { verdict?: string } {
  const { verdict = member } = decided
  if (verdict === undefined) return {}
  return { verdict: member === undefined || verdict === member ? verdict : `${verdict}${language === 'zh' ? '。' : '. '}${member}` }
}

/** A time of day, a sum or a time that has passed, held against the one that the sentence gives. */
const compared = (question: string, sentence: string, language: Language, isOfPage: boolean, place?: Place): string | undefined =>
  (isOfPage ? decidedIn(question, [sentence], language, undefined, place).verdict : undefined) ?? termKept(question, sentence, language)

const term = /\d[\s-]*(?:个?工作日|天|日|周|个?月|年|(?:working )?(?:day|week|month|year)s?\b)|当[天日]|\bsame day\b/iu

/** Of one thing its parts may be told: "the fountain a year, its pump six months" is read apart only where the question names the pump. */
const asWritten = (piece: string): string => piece

/** Words of the terms themselves name no part. */
const ofTerms =
  /\d|^(?:warrant\w*|guarante\w*|refund\w*|deliver\w*|shipping|ship|保修|质保|退款|到账|发货|一般|通常|tak\w*|took|days?|weeks?|months?|years?|other|work\w*|同一?天|当[天日]|工作|作日|[几多]天|[一两三四五六七八九十]+[天年月]|其[他它])$/iu

/**
 * Of "electronics carry 12 months, tents and backpacks 24 months, others 3", or of "Alipay shows it the same day, bank cards take 1 to 5", what is said of what a
 * text names; nothing where that is not just one part.
 */
function partFor(text: string, read: (piece: string) => string, sentence: string): string | undefined {
  const parts: string[] = []
  let begun = ''
  for (const piece of sentence.split(/(?<=[，,；;])/u)) {
    begun += piece
    if (!term.test(read(piece))) continue
    parts.push(begun)
    begun = ''
  }
  if (parts.length < 2) return undefined
  const everywhere = parts.map(part => new Set(tellingTokens(part)))
  const names = tellingTokens(text).filter(token => !ofTerms.test(token) && !everywhere.every(part => part.has(token)))
  const [named, another] = parts.filter((_part, at) => names.some(token => everywhere[at]!.has(token)))
  return named === undefined || another !== undefined ? undefined : named.replace(/(?<![\s，,；;。.])[\s，,；;。.]+$/u, '').trim()
}
