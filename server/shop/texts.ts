import type { AnswerWant } from '../dialogue/wants.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { reading, weights } from './answer-weights.ts'
import {
  type Answer,
  asksHowShopDeals,
  rankAnswers,
  type Sentence,
  scoresOf,
  spreadOf,
  tellsKind,
  tellsOf,
  underHeading,
  type Vectors,
  withReading,
  worthReading,
} from './answers.ts'
import { textOf } from './catalogue.ts'
import type { createSentenceVectors } from './sentence-vectors.ts'
import { splitSentences } from './sentences.ts'

/** Of a page one or two paragraphs, each word for word. */
export type Told = { texts: readonly string[]; topic: string } | { text: string; sku: string }

type SentenceVectors = ReturnType<typeof createSentenceVectors>

/** How surely each sentence answers a question (above 0: rather than not), or nothing while the reader is away or late. */
export type ReadSentences = (question: string, sentences: string[]) => Promise<number[] | undefined>

/** A second sentence of a product is quoted too when it may answer nearly as well. */
const nearlyAsGood = 0.4
/** Sentences embedded at a time. */
const batch = 16
/** What may be no question to the pages must stand out this much more. */
const doubtful = 2
const hasChinese = (text: string) => /\p{Script=Han}/u.test(text)
/** So much less likely a second paragraph of the same page may be. */
const alsoOfPage = 0.12
/** Two paragraphs together, in characters. */
const longestQuotes = { zh: 200, en: 520 }
/** Of a list as many lines are quoted. */
const mostLines = 3
/**
 * A product's few sentences are looked into because it is talked about: that speaks for them. Not where the kind of thing that is
 * asked, such as where it is made, stands in none of them.
 */
const trusted = { told: 0.06, open: 0.6, untold: 1.3 } as const
/** From as many sentences on a passage is no paragraph. */
const longList = 5
/** A heading that turns what stands below it into its contrary is quoted with it. */
const excludes = /不(?:支持|能|可|退|换|保|包|接受|在|予|负责)|除外|例外|\b(?:not|cannot|can't|exclu\w*|except\w*)\b/iu

/** The shop's texts as sentences, and which of them answers a question. */
export function createTexts(passages: readonly Passage[], vectors: SentenceVectors, read: ReadSentences) {
  const byId = new Map(passages.map(passage => [String(passage.id), passage]))
  const pagesIn = (language: Language) =>
    passages
      .filter(passage => passage.language === language)
      .flatMap(({ id, heading, text, topic }) =>
        splitSentences(text).map((sentence): Sentence => ({ text: sentence, heading, source: String(id), topic })),
      )
  const pages = { zh: pagesIn('zh'), en: pagesIn('en') }

  return {
    /** Embeds the pages in the background, so that the first question need not wait. */
    async prepare(signal: AbortSignal): Promise<void> {
      // English pages are asked in Chinese too where the shop has no others.
      const wanted = [
        { sentences: pages.zh, english: false },
        { sentences: pages.en, english: true },
        { sentences: pages.zh.length === 0 ? pages.en : [], english: false },
      ]
      for (const { sentences, english } of wanted) {
        for (let at = 0; at < sentences.length && !signal.aborted; at += batch)
          await vectors.of(sentences.slice(at, at + batch).map(underHeading), english, true)
      }
    },

    /**
     * What tells it: the texts the question is about first, the others only where those do not and little doubt is left. Without
     * a hint all are looked through at once.
     */
    async find(want: AnswerWant, products: readonly Product[], language: Language): Promise<Told | undefined> {
      const ofPages = pages[language].length > 0 ? pages[language] : pages[language === 'zh' ? 'en' : 'zh']
      const focus = want.about === 'either' && products.length === 1
      const ofProducts = products
        .flatMap(product => sentencesOf(product, language, products.length > 1))
        .map(sentence => ({ ...sentence, ...(focus ? { focus: true as const } : {}) }))
      const about = products.length === 1 ? `${textOf(products[0]!.title, language)} ${textOf(products[0]!.category, language)}` : undefined
      const asked = want.before === undefined ? want.question : `${want.before} ${want.question}`
      // Whatever is looked through, the question is embedded once by each encoder.
      const embedded = new Map<boolean, ReturnType<SentenceVectors['question']>>()
      const question = (english: boolean) => {
        const known = embedded.get(english) ?? vectors.question(asked, english)
        embedded.set(english, known)
        return known
      }
      const look = (among: readonly Sentence[], doubt: number) => answerAmong(want, question, among, language, about, doubt)
      const doubtOfPages =
        want.topic === 'order_change' ? 2 * doubtful : want.attempt === 'texts' && want.topic === undefined ? doubtful : 1
      if (want.about === 'either') {
        // "How is the weather?" asks nothing that a shop tells.
        const strange = products.length === 0 && want.before === undefined && !asksHowShopDeals(want.question)
        return strange ? undefined : look([...ofProducts, ...ofPages], doubtOfPages)
      }
      if (want.about === 'products') {
        // What goods are like stands in their own texts; how the shop deals may stand in its pages.
        return (await look(ofProducts, 1)) ?? (asksHowShopDeals(want.question) ? look(ofPages, doubtful) : undefined)
      }
      // "Final sale, no returns" beside a product outranks the rule for all.
      const { topic } = want
      const own = topic === undefined ? [] : ofProducts.filter(({ text }) => tellsOf(topic, text))
      return (await look(own, 1)) ?? (await look(ofPages, doubtOfPages)) ?? (await look(ofProducts, 1))
    },
  }

  async function answerAmong(
    { question: text, before, topic, about, attempt }: AnswerWant,
    embedded: (english: boolean) => ReturnType<SentenceVectors['question']>,
    sentences: readonly Sentence[],
    language: Language,
    product: string | undefined,
    doubtOfPages: number,
  ): Promise<Told | undefined> {
    if (sentences.length === 0) return undefined
    // Each encoder is used where it is the better one: a question in one language about a text in the other needs both.
    const isEnglish = !hasChinese(text) && !sentences.some(sentence => hasChinese(sentence.text))
    const [question, rest] = await Promise.all([embedded(isEnglish), vectors.of(sentences.map(underHeading), isEnglish)])
    const found: Vectors | undefined =
      question === undefined || rest === undefined
        ? undefined
        : { question, sentences: rest, spread: isEnglish ? spreadOf.english : spreadOf.both }
    const bySigns = scoresOf(
      {
        text,
        ...(before === undefined ? {} : { before }),
        ...(topic === undefined ? {} : { topic }),
        ...(product === undefined ? {} : { product }),
      },
      sentences,
      found,
      isEnglish ? weights.en : weights.zh,
    )
    const places = worthReading(bySigns)
    const logits = await read(
      before === undefined ? text : `${before} ${text}`,
      places.map(at => underHeading(sentences[at]!)),
    )
    const scores =
      logits === undefined
        ? bySigns
        : withReading(
            bySigns,
            new Map(places.map((at, index) => [at, logits[index]!])),
            isEnglish ? reading.en : reading.zh,
            about !== 'either' && attempt === undefined,
          )
    const { answers: ranked, nothing } = rankAnswers(sentences, scores)
    const answers = ranked.map(answer => (byId.has(answer.source) ? answer : tellingFirst(text, answer, sentences)))
    const [best, next] = answers
    if (best === undefined) return undefined
    const page = byId.get(best.source)
    const told = page === undefined ? tellsKind(text, sentences[best.sentences[0]!.at]!.text) : undefined
    const surely = page !== undefined && topic !== undefined && tellsKind(text, sentences[best.sentences[0]!.at]!.text) === true
    const doubt =
      page === undefined ? trusted[told === undefined ? 'open' : told ? 'told' : 'untold'] : surely ? doubtOfPages / 4 : doubtOfPages
    if (best.probability <= doubt * nothing) return undefined
    if (page === undefined) return { text: bestOf(best, sentences, language), sku: best.source.slice(productPrefix.length) }
    const quote = (answer: Answer, of: Passage) => withHeading(of, partOf(of, answer, sentences, language))
    const texts = [quote(best, page)]
    // Where another paragraph may answer as well and both are short, a shopper reads both sooner than they ask again.
    const beside = next === undefined ? undefined : byId.get(next.source)
    const enough = topic !== undefined && beside?.topic === page.topic ? alsoOfPage : nearlyAsGood
    const other = beside !== undefined && next!.probability >= enough * best.probability ? beside : undefined
    const second = other === undefined ? undefined : quote(next!, other)
    if (second !== undefined && texts[0]!.length + second.length <= longestQuotes[hasChinese(second) ? 'zh' : 'en']) texts.push(second)
    return { texts, topic: page.topic }
  }
}

const productPrefix = 'product:'

function sentencesOf(product: Product, language: Language, among: boolean): Sentence[] {
  const { sku, title, description, highlights } = product
  const texts = [...splitSentences(textOf(description, language)), ...(highlights[language] ?? [])]
  return [...new Set(texts)].map(text => ({
    text,
    heading: among ? textOf(title, language) : '',
    source: `${productPrefix}${sku}`,
  }))
}

/** Of one product's sentences those come first that tell the kind of thing that is asked: a weight where it is the heavier one. */
function tellingFirst(question: string, answer: Answer, sentences: readonly Sentence[]): Answer {
  const tells = answer.sentences.filter(({ at }) => tellsKind(question, sentences[at]!.text) === true)
  const [first] = tells
  if (first === undefined || first === answer.sentences[0]) return answer
  return { ...answer, probability: first.probability, sentences: tells }
}

/** The likeliest sentence, and the next where it may be the answer just as well, as they follow each other in the text. */
function bestOf({ sentences: ranked }: Answer, sentences: readonly Sentence[], language: Language, most = 2): string {
  const [first] = ranked
  return ranked
    .slice(0, most)
    .filter(({ probability }) => probability >= nearlyAsGood * first!.probability)
    .sort((a, b) => a.at - b.at)
    .map(({ at }) => sentences[at]!.text)
    .join(language === 'zh' ? '' : ' ')
}

/** A paragraph as a whole; of a long list or table the lines that answer. */
function partOf({ text, language }: Passage, best: Answer, sentences: readonly Sentence[], asked: Language): string {
  const isList = best.sentences.length >= longList || (text.match(/[：:]/g) ?? []).length >= longList
  return isList ? bestOf(best, sentences, language ?? asked, mostLines) : text
}

function withHeading({ heading, language }: Passage, text: string): string {
  const last = heading.split(' › ').at(-1) ?? ''
  if (!excludes.test(last) || excludes.test(text)) return text
  return language === 'zh' ? `${last}：${text}` : `${last}: ${text}`
}
