import type { AnswerWant } from '../dialogue/wants.ts'
import { stem, toBigrams, toQueryTokens } from '../language/bigrams.ts'
import { asksSomething } from '../language/question-words.ts'
import { type Aspect, aspectsAsked, pageAspectsAsked, tellsAspect } from '../shop/aspects.ts'
import { anyNumber, type Concept, concepts, kindsOfAnswer } from '../shop/concepts.ts'
import { mentionsTopic, namesTopic, topicMatches } from '../shop/policy-topics.ts'
import { inDigits } from '../shop/told-numbers.ts'
import { type AnswerWeights, type Reading, signNames } from './answer-weights.ts'
import { matchWords, type WordMatch, type WordVectors } from './word-match.ts'

/** Sentences that are read beside the question. */
const mostRead = 10

/**
 * A sentence of the shop's texts. `source` tells its passage or product, `heading` what stands above it; `focus`: of the one product that is talked about.
 */
export type Sentence = { text: string; heading: string; source: string; topic?: string; focus?: true }

/** As a sentence is embedded. */
export const underHeading = ({ heading, text }: Sentence) => (heading === '' ? text : `${heading}: ${text}`)

export type Question = {
  text: string
  /** What the shopper asked before, where this one leans on it: "and sale items?" */
  before?: string
  /** The title of the product that is talked about: a line of a table may name it. */
  product?: string
  /** A policy topic, as far as the intent tells. */
  topic?: string
  /** The page that was quoted last. */
  page?: { topic: string; heading: string }
}

/** A source with the probability that it holds the answer, and its sentences from the likeliest down. */
export type Answer = { source: string; probability: number; sentences: readonly { at: number; probability: number }[] }

/** Of the question and of each sentence under its heading (`underHeading`), and the encoder's `spreadOf`; `match` where it was made beforehand. */
export type Vectors = { question: WordVectors; sentences: readonly WordVectors[]; spread: number; match?: WordMatch }

/** Of an encoder's cosines between a question and sentences that do and do not answer it, about the difference. */
export const spreadOf = { both: 0.02, english: 0.12 } as const

/** What speaks for each sentence and for "nothing tells", in nats. */
export type Scores = { sentences: readonly number[]; nothing: number }

/** The worth of their signs, of each sentence and of nothing. */
export function scoresOf(
  question: Question,
  sentences: readonly Sentence[],
  vectors: Vectors | undefined,
  by: AnswerWeights['signs'],
  language: 'zh' | 'en',
): Scores {
  const { signs, nothing } = signsOf(question, sentences, vectors)
  const worth = by[vectors === undefined ? 'words' : language]
  const score = (values: readonly number[]) => values.reduce((sum, value, at) => sum + value * worth[signNames[at]!], 0)
  // Few sentences do not stand out of each other; what they tell of it must speak for them, and where they tell nothing of it nothing does.
  const few = Math.max(0, Math.log(fewSentences / sentences.length))
  const tellsOfIt = signs.some(values => speaking.some(at => (values[at] ?? 0) > 0))
  return { sentences: signs.map(score), nothing: score(nothing) + (tellsOfIt ? -few : 2 * few) }
}

/** The sentences worth being read beside the question, likeliest first. */
export const worthReading = ({ sentences }: Scores): number[] =>
  sentences
    .map((score, at) => ({ score, at }))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostRead)
    .map(({ at }) => at)

/** The scores where the likeliest sentences have been read beside the question (`logits`, by place); the others are out of it. */
export function withReading({ sentences, nothing }: Scores, logits: ReadonlyMap<number, number>, by: Reading, sure: boolean): Scores {
  return {
    sentences: sentences.map((score, at) => {
      const logit = logits.get(at)
      return logit === undefined ? Number.NEGATIVE_INFINITY : by.signs * score + by.read * logit
    }),
    nothing: by.signs * nothing + (sure ? by.sure : by.nothing),
  }
}

/**
 * Which source answers a question, likeliest first, and how likely it is that none does: one softmax over all sentences and
 * "nothing"; a source counts by its two likeliest sentences. Empty when there is nothing to look in.
 */
export function rankAnswers(sentences: readonly Sentence[], scores: Scores): { answers: Answer[]; nothing: number } {
  if (sentences.length === 0) return { answers: [], nothing: 1 }
  const top = Math.max(scores.nothing, ...scores.sentences)
  const exps = scores.sentences.map(value => Math.exp(value - top))
  const none = Math.exp(scores.nothing - top)
  const total = exps.reduce((sum, value) => sum + value, none)
  const bySource = new Map<string, { at: number; probability: number }[]>()
  for (const [at, value] of exps.entries()) {
    const { source } = sentences[at]!
    const held = bySource.get(source) ?? []
    held.push({ at, probability: value / total })
    bySource.set(source, held)
  }
  const answers = [...bySource].map(([source, found]) => ({
    source,
    sentences: found.sort((a, b) => b.probability - a.probability),
    // A long list must not win by its length.
    probability: (found[0]?.probability ?? 0) + (found[1]?.probability ?? 0) / 2,
  }))
  return { answers: answers.sort((a, b) => b.probability - a.probability), nothing: none / total }
}

/** Whether a question is about what the pages of a shop tell: delivery, returns, payment … */
export const asksHowShopDeals = (text: string): boolean => concepts.some(({ ask, topic }) => topic !== undefined && ask.test(text))

/** Whether a question is about what goods are like, and about nothing else that a shop tells. */
export const asksOfGoods = (text: string): boolean => !asksHowShopDeals(text) && concepts.some(({ ask }) => ask.test(text))

/** Whether a text neither asks nor is about anything that a shop tells: "mmh ok", "sounds nice". */
export const asksNothing = ({ question, before, topic, about }: Pick<AnswerWant, 'question' | 'before' | 'topic' | 'about'>): boolean =>
  about === 'either' &&
  before === undefined &&
  topic === undefined &&
  !asksSomething(question) &&
  !asksHowShopDeals(question) &&
  !asksOfGoods(question)

/** Whether a text gives what the question wants given: how much, how long, how many; nothing where it asks for no such thing. */
export function givesAsked(question: string, text: string): boolean | undefined {
  const kinds = kindsOfAnswer.filter(({ ask }) => ask.test(question))
  return kinds.length === 0 ? undefined : kinds.every(({ tell }) => tell.test(inDigits(text)))
}

/** How many of the kinds of things that are asked a sentence tells. */
export const kindsTold = (question: string, sentence: string): number =>
  concepts.filter(({ ask, tell }) => ask.test(question) && tell.test(inDigits(sentence))).length

/** Tells whether a sentence has the kind of thing that is asked; none has where no such kind is known. */
export function tellsConcept(question: string): (sentence: string) => boolean {
  const asked = concepts.filter(({ ask }) => ask.test(question))
  return sentence => asked.some(({ tell }) => tell.test(inDigits(sentence)))
}

/** Whether a sentence tells of this topic. */
export const tellsOf = (topic: string, sentence: string): boolean =>
  concepts.some(concept => concept.topic === topic && concept.tell.test(inDigits(sentence)))

/** Whether a question asks of this topic in words of its own. */
export const asksOf = (topic: string, question: string): boolean =>
  concepts.some(concept => concept.topic === topic && concept.ask.test(question))

/** What is asked of a shop in so many words is told by few sentences, and not by its like. */
const surely = 1.4

/** Whether a sentence tells something that people ask of goods, in whatever words. */
export const tellsAspectAsked = (question: string, sentence: string): boolean =>
  aspectsAsked(question).some(aspect => tellsAspect(aspect, sentence))

/** Whether a sentence of a page tells something that people ask of shops, in whatever words. */
export const tellsOfShop = (question: string, sentence: string): boolean =>
  pageAspectsAsked(question).some(aspect => tellsAspect(aspect, sentence))

/** Whether a sentence tells the kind of thing that is asked; nothing where no such kind is known. */
export function tellsKind(question: string, sentence: string): boolean | undefined {
  const asked = concepts.filter(({ ask }) => ask.test(question))
  return asked.length === 0 ? undefined : asked.some(({ tell }) => tell.test(inDigits(sentence)))
}

/** Asks for what a sentence must tell by itself, such as where a thing is made, and this one does not, nor names a place. */
export const isBesideOnly = (question: string, sentence: string): boolean =>
  !ofPlace.test(sentence) && concepts.some(({ tell, only }) => only?.test(question) === true && !tell.test(inDigits(sentence)))
const ofPlace = /\b(?:in|from|by) (?:the )?\p{Lu}\p{Ll}{2,}|产|[省市县镇]/u

/** The signs of every sentence and of the answer "nothing", each in the order of `signNames`. */
export function signsOf(
  question: Question,
  sentences: readonly Sentence[],
  vectors: Vectors | undefined,
): { signs: number[][]; nothing: number[] } {
  const { text, before, topic } = question
  const words = sentences.map(sentence => new Set(toBigrams(sentence.text)))
  const headings = sentences.map(sentence => new Set(toBigrams(sentence.heading)))
  const rarity = (token: string) => {
    const among = words.filter((held, at) => held.has(token) || headings[at]?.has(token)).length
    return among === 0 ? 0 : Math.log(1 + sentences.length / among)
  }
  const overlap = (asked: readonly string[]) => {
    const worth = new Map(asked.map(token => [token, rarity(token)]))
    return (held: ReadonlySet<string>) => {
      const shared = asked.reduce((sum, token) => sum + (held.has(token) ? (worth.get(token) ?? 0) : 0), 0)
      return Math.min(shared / Math.log(1 + sentences.length), 3)
    }
  }
  const now = overlap(tellingTokens(text))
  const then = overlap(before === undefined ? [] : tellingTokens(before))
  const ofProduct = overlap(question.product === undefined ? [] : tellingTokens(question.product))
  const asked = concepts.filter(({ ask }) => ask.test(text))
  const askedBefore = before === undefined ? [] : concepts.filter(({ ask }) => ask.test(before))
  const told = tally(asked, sentences)
  const toldBefore = tally(askedBefore, sentences)
  const kinds = kindsAsked(text, asked)
  const numbers = numbersOf(inDigits(text))
  const { fit, untold: missing } =
    vectors === undefined ? { fit: [], untold: 0 } : (vectors.match ?? matchWords(vectors.question, vectors.sentences))
  const whole = vectors === undefined ? [] : centred(vectors)
  const ofTopic = topic === undefined ? [] : concepts.filter(concept => concept.topic === topic)
  const tellsTopic = sentences.map(sentence => ofTopic.some(({ tell }) => tell.test(inDigits(sentence.text))))
  const pages = new Map<string, { told: number; count: number }>()
  for (const [at, { topic: page }] of sentences.entries()) {
    if (page === undefined) continue
    const held = pages.get(page) ?? { told: 0, count: 0 }
    pages.set(page, { told: held.told + (tellsTopic[at] ? 1 : 0), count: held.count + 1 })
  }
  const shareOf = (page: string | undefined) => {
    const held = page === undefined ? undefined : pages.get(page)
    return held === undefined ? 0 : held.told / (held.count + 1)
  }
  const mostShare = Math.max(0.2, ...[...pages.keys()].map(shareOf))
  // A page that is called just like the topic is the one about it.
  const exact = topic !== undefined && sentences.some(sentence => sentence.topic === topic)
  const named = sentences.map(({ topic: page, heading }) => {
    if (topic === undefined) return false
    return exact ? page === topic : topicMatches(page ?? '', topic) || mentionsTopic(heading, topic)
  })
  const sources = new Set<string>()
  const wholeRule = asksForWholeRule(text)
  // What tells by itself what it is about leans less on the page before.
  const ofPage = namesTopic(text) ? 0.4 : 1
  const opened = new Set<string>()
  const ofAspects = aspectsAsked(text)
  const aspectsTold = sharesOf(ofAspects, sentences)
  const ofShop = pageAspectsAsked(text)
  const ofPages = sentences.filter(({ topic: page }) => page !== undefined)
  const toldOfShop = new Map(sharesOf(ofShop, ofPages).map((share, at) => [ofPages[at]!, share]))
  const signs = sentences.map((sentence, at) => {
    const opens = sentence.topic !== undefined && !opened.has(sentence.topic)
    opened.add(sentence.topic ?? '')
    const first = !sources.has(sentence.source)
    sources.add(sentence.source)
    const own = told(sentence.text)
    return [
      fit[at] ?? 0,
      whole[at] ?? 0,
      now(words[at]!),
      now(headings[at]!),
      own,
      told(sentence.heading),
      asked.length > 0 && own === 0 ? 1 : 0,
      kinds.length === 0 || (kinds.includes(anyNumber) && sentence.topic === undefined)
        ? 0
        : kinds.filter(({ tell }) => tell.test(inDigits(sentence.text))).length / kinds.length,
      named[at] ? 1 : 0,
      topic !== undefined && mentionsTopic(sentence.text, topic) ? 1 : 0,
      first ? 1 : 0,
      then(words[at]!) + 0.5 * then(headings[at]!),
      toldBefore(sentence.text) + 0.5 * toldBefore(sentence.heading),
      numbers.some(number => inRange(number, inDigits(sentence.text))) ? 1 : 0,
      sentence.focus === true ? 1 : 0,
      tellsTopic[at] ? 1 : 0,
      shareOf(sentence.topic) / mostShare,
      Math.max(0, told(underHeading(sentence)) - own),
      // Its guarantee names the product too; that is no answer to how it is fetched.
      sentence.topic === undefined ? 0 : Math.min(ofProduct(words[at]!), 1.5) * (asked.length > 0 && own === 0 ? 0.3 : 1),
      wholeRule && named[at] && opens ? 1 : 0,
      ofPage * onPage(sentence, question.page),
      sentence.topic === undefined ? aspectsTold[at]! : surely * toldOfShop.get(sentence)!,
      ...ofNothing,
    ]
  })
  const untold = asked.length > 0 && signs.every(values => (values[conceptAt] ?? 0) === 0)
  const nearest = Math.max(...signs.map(values => values[0] ?? 0))
  // Where a page tells just that, whoever asks whether it is so is not left without an answer.
  const yesOrNo = asksYesOrNo.test(text) ? 1 - Math.max(0, ...toldOfShop.values()) : 0
  const far = vectors === undefined ? 0 : 1
  const nothing = [
    ...Array<number>(signNames.indexOf('nothing')).fill(0),
    1,
    untold ? 1 : 0,
    asked.length === 0 && askedBefore.length === 0 ? 1 : 0,
    far * Math.max(0, 4 - nearest),
    missing,
    yesOrNo,
    ofAspects.length > 0 && aspectsTold.every(value => value === 0) ? 1 : 0,
  ]
  return { signs, nothing }
}

const ofNothing = signNames.slice(signNames.indexOf('nothing')).map(() => 0)
const asksYesOrNo =
  /[吗么嘛不][?？。!！~\s]*$|能不能|是不是|可不可以|有没有|会不会|^(?:(?:hi|hey|hello|and|but|so|ok|oh)[,. ]+)*(?:is|are|am|was|do|does|did|can|could|will|would|should|any|got|has|have|ok|safe)\b/iu
/** "What is your return policy?" asks for the rule itself, which a page states first. */
const asksWholeRule =
  /polic(?:y|ies)|\brules?\b|政策|规定|规则|^.{0,12}(?:想|要|可以|能|怎么|可不可以)(?:退货|退|换货|换)(?:吗|么|不)?[？?。]?$|^(?:do you (?:take|accept) returns|(?:i (?:want|would like|'d like) to|can i|how (?:do|can) i) return\b.{0,40}|(?:can|could) (?:i|we|she|he|they) (?:send|bring|take) (?:it|them|this|that) back|(?:can|could) (?:i|we|she|he|they) (?:return|send|bring|take) (?:it|them|this|that)(?: back)? if\b.{0,40}|returns? if\b.{0,40})[?.]?$|^(?:(?:and|any|is there|a|an|the|whats?|what's|what is|your|does it have|does it come with) ){0,4}(?:warranty|guarantee|postage|delivery|shipping|returns)(?: (?:on|for) (?:it|this|that|them|these|those))?[?.!\s]*$|^(?:运费|邮费|包邮|保修|质保|退货|换货|几天到|几天发货|多久到)(?:吗|么|呢|怎么算|多少|多久)?[？?]?$/iu
export const asksForWholeRule = (text: string): boolean => asksWholeRule.test(text)
/** What kinds of things would answer; "warranty on it?" asks for how long or how much, whatever it is about. */
function kindsAsked(text: string, asked: readonly Concept[]): readonly Concept[] {
  const kinds = kindsOfAnswer.filter(({ ask }) => ask.test(text))
  if (kinds.length > 0) return kinds
  const isBare = tellingTokens(text).length <= mostOfBare
  return isBare && asked.some(({ topic }) => topic !== undefined && ofNumbers.has(topic)) ? [anyNumber] : []
}
const mostOfBare = 3
/** What the pages tell by numbers first. */
const ofNumbers: ReadonlySet<string> = new Set(['warranty', 'shipping', 'delivery_time', 'returns', 'refund'])
/** Signs that a sentence is about what is asked. */
const speaking = (['concept', 'topicTold', 'topicOfPage', 'sharedWords', 'headingAndText'] as const).map(name => signNames.indexOf(name))
const fewSentences = 5
const conceptAt = signNames.indexOf('concept')

/** The same page counts, the same place on it fully. */
function onPage({ topic, heading }: Sentence, page: Question['page']): number {
  if (page === undefined || topic !== page.topic) return 0
  return heading === page.heading ? 1 : 0.4
}

/** How much of what is asked about a text tells; what few sentences tell weighs more. */
function tally(asked: readonly Concept[], sentences: readonly Sentence[]): (text: string) => number {
  const worth = asked.map(({ tell }) => {
    const count = sentences.filter(({ text }) => tell.test(inDigits(text))).length
    return count === 0 ? 1 : Math.log(1 + sentences.length / count) / Math.log(1 + sentences.length)
  })
  return text =>
    Math.min(
      asked.reduce((sum, { tell }, at) => sum + (tell.test(inDigits(text)) ? worth[at]! : 0), 0),
      2,
    )
}

/** Which share of the aspects that are asked each sentence tells; what all of many sentences tell says little. */
function sharesOf(asked: readonly Aspect[], sentences: readonly Sentence[]): number[] {
  const told = sentences.map(({ text }) => asked.map(aspect => tellsAspect(aspect, text)))
  const worth = asked.map((aspect, at) => {
    const count = told.filter(one => one[at]).length
    return count === 0 ? 0 : aspect.worth / Math.sqrt(count)
  })
  return told.map(one => Math.min(1, Math.max(0, ...one.map((is, at) => (is ? worth[at]! : 0)))))
}

/** The words of a text that may tell it from another, as stems. */
export const tellingTokens = (text: string) => toQueryTokens(text).map(token => stem(token))

/** Cosines, as far as each stands out of their mean. */
function centred({ question, sentences, spread }: Vectors): number[] {
  const cosines = sentences.map(({ whole }) => cosine(question.whole, whole))
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length
  return cosines.map(value => (value - mean) / spread)
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}

const numbersOf = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)

/** "1.68 m, 55 kg" asks a table: "M: 160–170 cm". */
function inRange(number: number, text: string): boolean {
  return [...text.matchAll(/(?<!\d)(\d+(?:\.\d+)?)\s*(?:cm|kg|mm|斤|lbs?)?\s*[-–—~～至到]\s*(\d+(?:\.\d+)?)/giu)].some(
    ([, from, to]) => Number(from) <= number && number <= Number(to) && Number(to) > Number(from),
  )
}
