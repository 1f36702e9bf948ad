import type { LongWork } from '../dialogue/long-work.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import { toBigrams } from '../store/bigrams.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import type { AnswerWeights } from './answer-weights.ts'
import {
  type Answer,
  asksHowShopDeals,
  asksOfGoods,
  kindsTold,
  lacksAmountAsked,
  rankAnswers,
  type Sentence,
  scoresOf,
  spreadOf,
  tellingTokens,
  tellsKind,
  tellsOf,
  underHeading,
  type Vectors,
  withReading,
  worthReading,
} from './answers.ts'
import { createAskedHeadings } from './asked-headings.ts'
import { textOf } from './catalogue.ts'
import { createNearSentences, mostCompared } from './near-sentences.ts'
import type { createSentenceVectors } from './sentence-vectors.ts'
import { splitSentences } from './sentences.ts'
import { sizeAdvice, sizeToldIn } from './size-chart.ts'
import { inSlices } from './slices.ts'
import { verdictOf, verdictWords } from './verdict.ts'
import { matchWordsInSteps } from './word-match.ts'

/** Of a page one or two paragraphs, each word for word; `verdict` in a word, where the text has one: a size, yes or no. */
export type Told = ({ texts: readonly string[]; topic: string; heading: string } | { text: string; sku: string }) & { verdict?: string }

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
const alsoOfPage = { known: 0.12, unknown: 0.25 } as const
/** An exception says little without its rule, and what names no sum or time little of how much or how long. */
const besideThePoint = 0.01
const exempts = /不(?:适用|参加|包括|含)|除外|例外|\b(?:(?:doesn't|don't|does not|do not) (?:apply|count|include)|except\w*|exclu\w*)\b/iu
/** Two paragraphs together, in characters. */
const longestQuotes = { zh: 200, en: 520 }
/** Of a list as many lines are quoted. */
const mostLines = 3
/** A list or table of no more lines is quoted whole, unless the likeliest of them names what the others do not. */
const shortList = 6
/**
 * A product's few sentences are looked into because it is talked about: that speaks for them. Not where the kind of thing that is
 * asked, such as where it is made, stands in none of them.
 */
const trusted = { twice: 0.001, told: 0.007, worded: 0.1, open: 0.3, untold: 1.3 } as const
/** So much less must speak for a sentence about one of two products that are set beside each other. */
const alike = 0.1
/** From as many sentences on a passage is no paragraph. */
const longList = 5
/** A heading that turns what stands below it into its contrary is quoted with it. */
const excludes =
  /不(?:支持|能|可|退|换|保|包|接受|在|予|负责)|[退换]不了|除外|例外|\b(?:not|cannot|can't|exclu\w*|except\w*|no (?:returns|refunds))\b/iu
/** Topics of what has been bought: these are asked of the pages whatever is said of the thing. */
const ofWhatWasBought: ReadonlySet<string> = new Set(['warranty', 'returns', 'refund', 'exchange', 'order_change'])
/** How long something can be sent back. */
const returnWindow = /\d+\s*天(?:之?内)?.{0,20}退|\b\d+ days (?:from|of|after)\b/iu

/** So much of a question is read: more than any question, and a message may be longer. */
const longestAsked = 400

/** The first paragraph and those after it that can be read along, under the heading that asks for them. */
function quoted([first, ...others]: readonly Passage[]): Told {
  const { topic, heading, text } = first!
  const texts = [text]
  for (const { text: more } of others)
    if ([...texts, more].join('').length <= longestQuotes[hasChinese(text) ? 'zh' : 'en']) texts.push(more)
  return { texts, topic, heading }
}

/** The shop's texts as sentences, and which of them answers a question. */
export function createTexts(passages: readonly Passage[], vectors: SentenceVectors, read: ReadSentences, weights: AnswerWeights) {
  const byId = new Map(passages.map(passage => [String(passage.id), passage]))
  const underQuestion = createAskedHeadings(passages)
  const pagesIn = (language: Language) =>
    passages
      .filter(passage => passage.language === language)
      .flatMap(({ id, heading, text, topic }) =>
        splitSentences(text).map((sentence): Sentence => ({ text: sentence, heading, source: String(id), topic })),
      )
  const pages = { zh: pagesIn('zh'), en: pagesIn('en') }
  // One after the other: many questions in one message must not each take their slice of the same moment.
  let working: Promise<unknown> = Promise.resolve()
  const run = <T>(work: LongWork<T>): Promise<T> => {
    const done = working.then(() => inSlices(work, undefined, 1))
    working = done.catch(() => undefined)
    return done
  }
  const near = { zh: createNearSentences(pages.zh, run), en: createNearSentences(pages.en, run) }

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
    async find(given: AnswerWant, products: readonly Product[], language: Language): Promise<Told | undefined> {
      const want = shortened(given)
      const answers = underQuestion(want.question, language)
      if (answers.length > 0) return quoted(answers)
      const written = pages[language].length > 0 ? language : language === 'zh' ? 'en' : 'zh'
      const focus = want.about === 'either' && products.length === 1
      const ofProducts = products
        .flatMap(product => sentencesOf(product, language, products.length > 1))
        .map(sentence => ({ ...sentence, ...(focus ? { focus: true as const } : {}) }))
        .slice(0, mostCompared)
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
        want.topic === 'order_change'
          ? 2 * doubtful
          : want.attempt === 'texts' && want.topic === undefined && want.page === undefined
            ? doubtful
            : 1
      if (want.about === 'either') {
        // "How is the weather?" asks nothing that a shop tells.
        const strange = products.length === 0 && want.before === undefined && want.page === undefined && !asksHowShopDeals(want.question)
        return strange ? undefined : look([...ofProducts, ...(await near[written](want))], doubtOfPages)
      }
      if (want.about === 'products') {
        // What goods are like stands in their own texts; how the shop deals may stand in its pages.
        return (
          (await look(ofProducts, 1)) ??
          (want.attempt === 'word' ? undefined : toldByTitle(want.question, products, language)) ??
          (want.attempt !== 'word' && asksHowShopDeals(want.question) ? look(await near[written](want), doubtful) : undefined)
        )
      }
      // "Final sale, no returns" beside a product outranks the rule for all.
      const { topic } = want
      const own = topic === undefined ? [] : ofProducts.filter(({ text }) => tellsOf(topic, text))
      // "How long does it keep once opened?" is about the thing, however much it sounds like the delivery.
      if (products.length === 1 && asksOfGoods(want.question) && !(topic !== undefined && ofWhatWasBought.has(topic)))
        return (
          (await look(ofProducts, 1)) ??
          toldByTitle(want.question, products, language) ??
          look(await near[written](want), doubtful * doubtOfPages)
        )
      return (await look(own, 1)) ?? (await look(await near[written](want), doubtOfPages)) ?? (await look(ofProducts, 1))
    },
  }

  async function answerAmong(
    { question: text, before, topic, page: talkedAbout, about, attempt, beside }: AnswerWant,
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
        : {
            question,
            sentences: rest,
            spread: isEnglish ? spreadOf.english : spreadOf.both,
            match: await run(matchWordsInSteps(question, rest)),
          }
    const bySigns = scoresOf(
      {
        text,
        ...(before === undefined ? {} : { before }),
        ...(topic === undefined ? {} : { topic }),
        ...(product === undefined ? {} : { product }),
        ...(talkedAbout === undefined ? {} : { page: talkedAbout }),
      },
      sentences,
      found,
      weights.signs,
      isEnglish ? 'en' : 'zh',
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
            weights.reading[isEnglish ? 'en' : 'zh'],
            about !== 'either' && attempt === undefined,
          )
    const { answers: ranked, nothing } = rankAnswers(sentences, scores)
    const answers = pageToldFirst(
      text,
      ranked.map(answer => (byId.has(answer.source) ? answer : tellingFirst(text, answer, sentences, product, nothing))),
      sentences,
    )
    const [best] = answers
    if (best === undefined) return undefined
    const page = byId.get(best.source)
    const surely = page !== undefined && topic !== undefined && tellsKind(text, sentences[best.sentences[0]!.at]!.text) === true
    if (attempt === 'word' && !inSoManyWords(text, sentences[best.sentences[0]!.at]!.text)) return undefined
    const doubt =
      page === undefined
        ? (beside === true ? alike : 1) * trusted[toldHow(text, sentences[best.sentences[0]!.at]!.text, product)]
        : surely
          ? doubtOfPages / 4
          : doubtOfPages
    if (best.probability <= doubt * nothing) return undefined
    const likeliest = sentences[best.sentences[0]!.at]!.text
    const chart = sizeToldIn(likeliest, text)
    const whether = verdictOf(text, likeliest, product === undefined ? [] : [product])
    const said = chart !== undefined ? sizeAdvice(chart.sizes, language) : whether && verdictWords(whether, text, language)
    const verdict = said === undefined ? {} : { verdict: said }
    if (page === undefined)
      return {
        text: chart?.said ?? bestOf(best, sentences, language, beside === true ? 1 : 2),
        sku: best.source.slice(productPrefix.length),
        ...verdict,
      }
    if (chart !== undefined) return { texts: [chart.said], topic: page.topic, heading: page.heading, ...verdict }
    const names = new Set(tellingTokens(`${before ?? ''} ${text} ${product ?? ''}`))
    const texts = [withHeading(page, partOf(page, best, sentences, language, names))]
    // What does not fit whole is quoted by the lines of it that answer.
    const add = (more: Passage, answer: Answer | undefined) => {
      const whole = answer === undefined ? more.text : partOf(more, answer, sentences, language, names)
      const lines = answer === undefined ? whole : bestOf(answer, sentences, language, mostLines)
      const fitting = [whole, lines]
        .map(text => withHeading(more, text))
        .find(text => [...texts, text].join('').length <= longestQuotes[hasChinese(text) ? 'zh' : 'en'])
      if (fitting !== undefined) texts.push(fitting)
    }
    // Where another paragraph may answer as well and both are short, a shopper reads both sooner than they ask again.
    const ofSamePage =
      exempts.test(likeliest) || lacksAmountAsked(text, likeliest) ? besideThePoint : alsoOfPage[topic === undefined ? 'unknown' : 'known']
    const next = answers.slice(1).find(({ source, probability }, at) => {
      const beside = byId.get(source)
      if (beside === undefined) return false
      const enough =
        beside.topic === page.topic && (topic !== undefined || ofSamePage !== besideThePoint) ? ofSamePage : at === 0 ? nearlyAsGood : 1
      return probability >= enough * best.probability
    })
    const other = next === undefined ? undefined : byId.get(next.source)
    if (other !== undefined) add(other, next)
    const exceptions = returnWindow.test(page.text) ? exceptionsOn(page) : undefined
    if (exceptions !== undefined && exceptions.id !== other?.id)
      add(
        exceptions,
        answers.find(({ source }) => source === String(exceptions.id)),
      )
    return { texts, topic: page.topic, heading: page.heading, ...verdict }
  }

  /** What the page of a rule about returns takes out of it. */
  function exceptionsOn({ id, topic, language }: Passage): Passage | undefined {
    return passages.find(
      passage =>
        passage.topic === topic &&
        passage.language === language &&
        passage.id !== id &&
        (excludes.test(passage.heading.split(' › ').at(-1) ?? '') ||
          (splitSentences(passage.text).length > 1 && excludes.test(passage.text))),
    )
  }
}

function shortened(want: AnswerWant): AnswerWant {
  const { question, before } = want
  return { ...want, question: question.slice(0, longestAsked), ...(before === undefined ? {} : { before: before.slice(0, longestAsked) }) }
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

/** The name of the one product, where the text under it does not tell the kind of thing that is asked and the name does: "Mug 350 ml". */
function toldByTitle(question: string, products: readonly Product[], language: Language): Told | undefined {
  const [product] = products
  if (product === undefined || products.length > 1 || !asksOfGoods(question)) return undefined
  const title = textOf(product.title, language)
  return kindsTold(question, title) > 0 ? { text: title, sku: product.sku } : undefined
}

/** Of one product's sentences those come first that tell the kind of thing that is asked: a weight where it is the heavier one. */
function tellingFirst(
  question: string,
  answer: Answer,
  sentences: readonly Sentence[],
  product: string | undefined,
  nothing: number,
): Answer {
  const [best] = answer.sentences
  const kinds = new Map(answer.sentences.map(({ at }) => [at, kindsTold(question, sentences[at]!.text)]))
  const tells = answer.sentences
    .filter(({ at }) => kinds.get(at)! > 0)
    .sort((a, b) => kinds.get(b.at)! - kinds.get(a.at)! || b.probability - a.probability)
  const [first] = tells
  if (first === undefined || first === best) return answer
  // "Is there a liner?" – "There is no base or liner": it needs no word of being included.
  const saysSo = best!.probability > nothing && kinds.get(best!.at) === 0 && isWorded(question, sentences[best!.at]!.text, product)
  return saysSo ? answer : { ...answer, probability: first.probability, sentences: tells }
}

/** Of pages that may answer nearly as well the one comes first that tells the kind of thing that is asked. */
function pageToldFirst(question: string, answers: readonly Answer[], sentences: readonly Sentence[]): readonly Answer[] {
  const [best] = answers
  if (best === undefined || sentences[best.sentences[0]!.at]!.topic === undefined) return answers
  const tells = (answer: Answer) => kindsTold(question, sentences[answer.sentences[0]!.at]!.text) > 0
  if (tells(best)) return answers
  const first = answers.find(
    answer =>
      sentences[answer.sentences[0]!.at]!.topic !== undefined && answer.probability >= nearlyAsGood * best.probability && tells(answer),
  )
  return first === undefined ? answers : [first, ...answers.filter(answer => answer !== first)]
}

/** How clearly a sentence of the product talked about tells what is asked. */
function toldHow(question: string, sentence: string, product: string | undefined): keyof typeof trusted {
  const kinds = kindsTold(question, sentence)
  if (kinds > 0) return kinds > 1 ? 'twice' : 'told'
  if (isWorded(question, sentence, product)) return 'worded'
  return tellsKind(question, sentence) === false ? 'untold' : 'open'
}

/** Whether a sentence has a good part of what is asked in the same words, those aside that the product's name has. */
function isWorded(question: string, sentence: string, product: string | undefined): boolean {
  if (asksHowShopDeals(question)) return false
  const named = new Set(product === undefined ? [] : tellingTokens(product))
  const asked = tellingTokens(question).filter(token => !named.has(token) && token.length > 1)
  const held = new Set(toBigrams(sentence))
  return asked.length > 0 && asked.filter(token => held.has(token)).length >= asked.length / 3
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
function partOf(
  { text, language }: Passage,
  best: Answer,
  sentences: readonly Sentence[],
  asked: Language,
  names: ReadonlySet<string>,
): string {
  const { sentences: lines } = best
  if (lines.length < longList && !isList(text)) return text
  const short = lines.length <= shortList && text.length <= longestQuotes[hasChinese(text) ? 'zh' : 'en']
  const [first, ...others] = lines.map(({ at }) => new Set(tellingTokens(sentences[at]!.text)))
  const isNamed = [...first!].some(token => names.has(token) && !others.every(other => other.has(token)))
  return short && !isNamed ? text : bestOf(best, sentences, language ?? asked, mostLines)
}

/** Whether a text has a word of the question, or tells the kind of thing that is asked. */
function inSoManyWords(question: string, text: string): boolean {
  if (tellsKind(question, text) === true) return true
  const held = new Set(tellingTokens(text))
  return tellingTokens(question).some(token => held.has(token))
}

const isList = (text: string) => (text.match(/[：:]/g) ?? []).length >= longList

function withHeading({ heading, language }: Passage, text: string): string {
  const last = heading.split(' › ').at(-1) ?? ''
  if (!excludes.test(last) || excludes.test(text)) return text
  return language === 'zh' ? `${last}：${text}` : `${last}: ${text}`
}
