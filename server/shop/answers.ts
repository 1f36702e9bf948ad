import { stem, toBigrams, toQueryTokens } from './bigrams.ts'
import { type Concept, concepts, kindsOfAnswer } from './concepts.ts'
import { mentionsTopic, topicMatches } from './policy-topics.ts'

/**
 * A sentence of the shop's texts. `source` tells its passage or product, `heading` what stands above it; `aside`: of another kind
 * of text than the question is likely about.
 */
export type Sentence = { text: string; heading: string; source: string; topic?: string; aside?: true }

/** As a sentence is embedded. */
export const underHeading = ({ heading, text }: Sentence) => (heading === '' ? text : `${heading}: ${text}`)

export type Question = {
  text: string
  /** What the shopper asked before, where this one leans on it: "and sale items?" */
  before?: string
  /** A policy topic, as far as the intent tells. */
  topic?: string
}

/** A source with the probability that it holds the answer, and its sentences from the likeliest down. */
export type Answer = { source: string; probability: number; sentences: readonly { at: number; probability: number }[] }

/** Unit vectors of the question and of each sentence under its heading, and how far apart the encoder's cosines lie (`spreadOf`). */
export type Vectors = { question: Float32Array; sentences: readonly Float32Array[]; spread: number }

/** What tells for a sentence; the weights are fitted by `npm run bench:answers -- FOLDER --fit`. */
export const signNames = [
  'meaning',
  'sharedWords',
  'sharedWithHeading',
  'concept',
  'conceptInHeading',
  'noneOfTheConcepts',
  'kindOfAnswer',
  'topicOfPage',
  'topicInText',
  'firstOfPage',
  'sharedWithBefore',
  'conceptOfBefore',
  'rangeHoldsNumber',
  'aside',
  'nothing',
  'nothingAndConceptUntold',
  'nothingAndNoConcept',
  'nothingAndFar',
] as const
/** Of the cosines of a question to sentences that do and do not answer it, about the difference. */
export const spreadOf = { both: 0.02, english: 0.12 } as const
export type Weights = Readonly<Record<(typeof signNames)[number], number>>

/** `zh` for the encoder of both languages, `en` for English texts by theirs. */
export const weights: Readonly<Record<'zh' | 'en', Weights>> = {
  zh: {
    meaning: 2.533,
    sharedWords: 1.393,
    sharedWithHeading: -1.244,
    concept: 1.596,
    conceptInHeading: -0.393,
    noneOfTheConcepts: -0.25,
    kindOfAnswer: 1.223,
    topicOfPage: 1.358,
    topicInText: -0.175,
    firstOfPage: -0.259,
    sharedWithBefore: -1.455,
    conceptOfBefore: 1.604,
    rangeHoldsNumber: 0.6,
    aside: -3,
    nothing: 4.033,
    nothingAndConceptUntold: -0.238,
    nothingAndNoConcept: -0.162,
    nothingAndFar: -0.261,
  },
  en: {
    meaning: 2.353,
    sharedWords: 0.509,
    sharedWithHeading: -1.209,
    concept: 1.117,
    conceptInHeading: 1.129,
    noneOfTheConcepts: -0.528,
    kindOfAnswer: 1.485,
    topicOfPage: 1.306,
    topicInText: 0.69,
    firstOfPage: -0.395,
    sharedWithBefore: -1.969,
    conceptOfBefore: -0.609,
    rangeHoldsNumber: 0.6,
    aside: -3,
    nothing: 4.4,
    nothingAndConceptUntold: -0.317,
    nothingAndNoConcept: -0.096,
    nothingAndFar: -0.854,
  },
}

/**
 * Which source answers a question, likeliest first, and how likely it is that none does: one softmax over all sentences and
 * "nothing"; a source counts by its two likeliest sentences. Empty when there is nothing to look in.
 */
export function rankAnswers(
  question: Question,
  sentences: readonly Sentence[],
  vectors: Vectors | undefined,
  by: Weights,
): { answers: Answer[]; nothing: number } {
  if (sentences.length === 0) return { answers: [], nothing: 1 }
  const { signs, nothing } = signsOf(question, sentences, vectors)
  const score = (values: readonly number[]) => values.reduce((sum, value, at) => sum + value * by[signNames[at]!], 0)
  const scores = signs.map(score)
  const none = score(nothing)
  const top = Math.max(none, ...scores)
  const exps = scores.map(value => Math.exp(value - top))
  const total = exps.reduce((sum, value) => sum + value, Math.exp(none - top))
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
  return { answers: answers.sort((a, b) => b.probability - a.probability), nothing: Math.exp(none - top) / total }
}

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
  const asked = concepts.filter(({ ask }) => ask.test(text))
  const askedBefore = before === undefined ? [] : concepts.filter(({ ask }) => ask.test(before))
  const told = tally(asked, sentences)
  const toldBefore = tally(askedBefore, sentences)
  const kinds = kindsOfAnswer.filter(({ ask }) => ask.test(text))
  const numbers = numbersOf(text)
  const meaning = vectors === undefined ? [] : centred(vectors)
  const sources = new Set<string>()
  const signs = sentences.map((sentence, at) => {
    const first = !sources.has(sentence.source)
    sources.add(sentence.source)
    const own = told(sentence.text)
    return [
      meaning[at] ?? 0,
      now(words[at]!),
      now(headings[at]!),
      own,
      told(sentence.heading),
      asked.length > 0 && own === 0 ? 1 : 0,
      kinds.length === 0 ? 0 : kinds.filter(({ tell }) => tell.test(sentence.text)).length / kinds.length,
      topic !== undefined && (topicMatches(sentence.topic ?? '', topic) || mentionsTopic(sentence.heading, topic)) ? 1 : 0,
      topic !== undefined && mentionsTopic(sentence.text, topic) ? 1 : 0,
      first ? 1 : 0,
      then(words[at]!) + 0.5 * then(headings[at]!),
      toldBefore(sentence.text) + 0.5 * toldBefore(sentence.heading),
      numbers.some(number => inRange(number, sentence.text)) ? 1 : 0,
      sentence.aside === true ? 1 : 0,
      0,
      0,
      0,
      0,
    ]
  })
  const untold = asked.length > 0 && signs.every(values => (values[conceptAt] ?? 0) === 0)
  const nearest = Math.max(...signs.map(values => values[0] ?? 0))
  const nothing = [
    ...Array<number>(signNames.indexOf('nothing')).fill(0),
    1,
    untold ? 1 : 0,
    asked.length === 0 && askedBefore.length === 0 ? 1 : 0,
    Math.max(0, 3 - nearest),
  ]
  return { signs, nothing }
}

const conceptAt = signNames.indexOf('concept')

/** How much of what is asked about a text tells; what few sentences tell weighs more. */
function tally(asked: readonly Concept[], sentences: readonly Sentence[]): (text: string) => number {
  const worth = asked.map(({ tell }) => {
    const count = sentences.filter(({ text }) => tell.test(text)).length
    return count === 0 ? 1 : Math.log(1 + sentences.length / count) / Math.log(1 + sentences.length)
  })
  return text =>
    Math.min(
      asked.reduce((sum, { tell }, at) => sum + (tell.test(text) ? worth[at]! : 0), 0),
      2,
    )
}

const tellingTokens = (text: string) => toQueryTokens(text).map(token => stem(token))

/** Cosines, as far as each stands out of their mean. */
function centred({ question, sentences, spread }: Vectors): number[] {
  const cosines = sentences.map(text => cosine(question, text))
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
  return [...text.matchAll(/(\d+(?:\.\d+)?)\s*(?:cm|kg|mm|斤|lbs?)?\s*[-–—~～至到]\s*(\d+(?:\.\d+)?)/giu)].some(
    ([, from, to]) => Number(from) <= number && number <= Number(to) && Number(to) > Number(from),
  )
}
