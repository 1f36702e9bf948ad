import type { LongWork } from '../dialogue/long-work.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import type { AnswerWeights } from './answer-weights.ts'
import {
  type Answer,
  asksHowShopDeals,
  asksOfGoods,
  kindsTold,
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
import { bestOf, hasChinese, isException, isShort, linesOf, nearlyAsGood, partOf, tellsReturnWindow, withHeading } from './quoting.ts'
import type { createSentenceVectors } from './sentence-vectors.ts'
import { splitSentences } from './sentences.ts'
import { adviseSize, isChartOfOthers, type SizeTold } from './size-advice.ts'
import { bodyMeasures, sizeAdvice, sizeToldIn } from './size-chart.ts'
import { inSlices } from './slices.ts'
import { inSoManyWords, pageToldFirst, tellingFirst, toldHow, trusted } from './told-how.ts'
import { verdictOf, verdictWords } from './verdict.ts'
import { matchWordsInSteps } from './word-match.ts'

/** Of a page one or two paragraphs, each word for word; `verdict` in a word, where the text has one: a size, yes or no. */
export type Told = ({ texts: readonly string[]; topic: string; heading: string } | { text: string; sku: string }) & { verdict?: string }

/** The texts do not tell; what came nearest to it. */
export type Nearest = { nearest: string }

type SentenceVectors = ReturnType<typeof createSentenceVectors>

/** How surely each sentence answers a question (above 0: rather than not), or nothing while the reader is away or late. */
export type ReadSentences = (question: string, sentences: string[]) => Promise<number[] | undefined>

/** Sentences embedded at a time. */
const batch = 16
/** What may be no question to the pages must stand out this much more. */
const doubtful = 2
/** So likely beside the likeliest another paragraph of its page must be. */
const shareOf = { rule: 0.01, other: 0.25 } as const
const exempts = /不(?:适用|参加|包括|含)|除外|例外|\b(?:(?:doesn't|don't|does not|do not) (?:apply|count|include)|except\w*|exclu\w*)\b/iu
/** What the reader takes for no answer at all is nothing near it either. */
const tooFar = -2
/** So much less must speak for a sentence about one of two products that are set beside each other. */
const alike = 0.1
/** Topics of what has been bought: these are asked of the pages whatever is said of the thing. */
const ofWhatWasBought: ReadonlySet<string> = new Set(['warranty', 'returns', 'refund', 'exchange', 'order_change'])
/** So much of a question is read: more than any question, and a message may be longer. */
const longestAsked = 400

/** The shop's texts as sentences, and which of them answers a question. */
export function createTexts(passages: readonly Passage[], vectors: SentenceVectors, readSentences: ReadSentences, weights: AnswerWeights) {
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
    async find(given: AnswerWant, products: readonly Product[], language: Language): Promise<Told | Nearest | undefined> {
      const want = shortened(given)
      const answers = underQuestion(want.question, language)
      if (answers.length > 0) return underAsked(answers)
      const written = pages[language].length > 0 ? language : language === 'zh' ? 'en' : 'zh'
      const only = want.skus.length === 1 || products.length === 1 ? products[0] : undefined
      const ofProducts = products
        .flatMap(product => sentencesOf(product, language, products.length > 1, want.about === 'either' && product === only))
        .slice(0, mostCompared)
      const own = only === undefined ? products : [only]
      const about = only === undefined ? undefined : `${textOf(only.title, language)} ${textOf(only.category, language)}`
      const asked = want.before === undefined ? want.question : `${want.before} ${want.question}`
      // Whatever is looked through, the question is embedded once by each encoder.
      const embedded = new Map<boolean, ReturnType<SentenceVectors['question']>>()
      const question = (english: boolean) => {
        const known = embedded.get(english) ?? vectors.question(asked, english)
        embedded.set(english, known)
        return known
      }
      const sized = want.topic === 'size_advice' || bodyMeasures(want.question).length > 0
      const advised = sized
        ? adviseSize(`${want.question} ${want.before ?? ''}`, own, [...ofProducts, ...pages[written]], language)
        : undefined
      if (advised !== undefined) return toldOfSize(advised)
      let nearest: Nearest | undefined
      const look = async (among: readonly Sentence[], doubt: number): Promise<Told | undefined> => {
        const found = await answerAmong(want, question, among, language, about, doubt)
        if (found === undefined || !('nearest' in found)) return found
        nearest ??= found
        return undefined
      }
      const ofPages = async () =>
        (await near[written](want)).filter(
          sentence =>
            applies(sentence, `${want.question} ${about ?? ''}`, about) &&
            !(about !== undefined && isChartOfOthers(byId.get(sentence.source)?.text ?? '', own)),
        )
      return (await search()) ?? nearest

      async function search(): Promise<Told | undefined> {
        const doubtOfPages =
          want.topic === 'order_change'
            ? 2 * doubtful
            : want.attempt === 'texts' && want.topic === undefined && want.page === undefined
              ? doubtful
              : 1
        if (want.about === 'either') {
          // "How is the weather?" asks nothing that a shop tells.
          const strange = products.length === 0 && want.before === undefined && want.page === undefined && !asksHowShopDeals(want.question)
          return strange ? undefined : look([...ofProducts, ...(await ofPages())], doubtOfPages)
        }
        if (want.about === 'products') {
          // What goods are like stands in their own texts; how the shop deals may stand in its pages.
          return (
            (await look(ofProducts, 1)) ??
            (want.attempt === 'word' ? undefined : toldByTitle(want.question, products, language)) ??
            (want.attempt !== 'word' && asksHowShopDeals(want.question) ? look(await ofPages(), doubtful) : undefined)
          )
        }
        // "Final sale, no returns" beside a product outranks the rule for all.
        const { topic } = want
        const ofTopic = topic === undefined ? [] : ofProducts.filter(({ text }) => tellsOf(topic, text))
        // "How long does it keep once opened?" is about the thing, however much it sounds like the delivery.
        if (products.length === 1 && asksOfGoods(want.question) && !(topic !== undefined && ofWhatWasBought.has(topic)))
          return (
            (await look(ofProducts, 1)) ?? toldByTitle(want.question, products, language) ?? look(await ofPages(), doubtful * doubtOfPages)
          )
        return (await look(ofTopic, 1)) ?? (await look(await ofPages(), doubtOfPages)) ?? (await look(ofProducts, 1))
      }
    },
  }

  function toldOfSize({ sentence, said, verdict }: SizeTold): Told {
    const page = byId.get(sentence.source)
    return page === undefined
      ? { text: said, sku: sentence.source.slice(productPrefix.length), verdict }
      : { texts: [said], topic: page.topic, heading: page.heading, verdict }
  }

  async function answerAmong(
    want: AnswerWant,
    embedded: (english: boolean) => ReturnType<SentenceVectors['question']>,
    sentences: readonly Sentence[],
    language: Language,
    product: string | undefined,
    doubtOfPages: number,
  ): Promise<Told | Nearest | undefined> {
    if (sentences.length === 0) return undefined
    const { question: text, topic, attempt, beside } = want
    const { answers, nothing, logits } = await judged(want, embedded, sentences, product)
    const [best] = answers
    if (best === undefined) return undefined
    const { at } = best.sentences[0]!
    const likeliest = sentences[at]!.text
    const page = byId.get(best.source)
    const surely = page !== undefined && topic !== undefined && tellsKind(text, likeliest) === true
    if (attempt === 'word' && !inSoManyWords(text, likeliest)) return undefined
    const doubt =
      page === undefined
        ? (beside === true ? alike : 1) * trusted[toldHow(text, likeliest, product)]
        : surely
          ? doubtOfPages / 4
          : doubtOfPages
    if (best.probability <= doubt * nothing) return (logits?.get(at) ?? tooFar) > tooFar ? { nearest: likeliest } : undefined
    const chart = sizeToldIn(likeliest, text)
    const whether = verdictOf(text, likeliest, product === undefined ? [] : [product])
    const said = chart !== undefined ? sizeAdvice(chart.sizes, language) : whether && verdictWords(whether, text, language)
    const verdict = said === undefined ? {} : { verdict: said }
    // The reader takes it for an answer too.
    const also = (place: number) => (logits?.get(place) ?? 0) > 0
    const isNoWorse = (place: number) => logits === undefined || (logits.get(place) ?? tooFar) >= (logits.get(at) ?? tooFar)
    if (page === undefined)
      return {
        text: chart?.said ?? bestOf(best, sentences, language, beside === true ? 1 : 2, also),
        sku: best.source.slice(productPrefix.length),
        ...verdict,
      }
    if (chart !== undefined) return { texts: [chart.said], topic: page.topic, heading: page.heading, ...verdict }
    // An exception says little without its rule. Another paragraph may have a share in the answer, a smaller one where the reader finds it no worse.
    const isToo = ({ source, probability, sentences: [first] }: Answer) => {
      const isOfPage = byId.get(source)?.topic === page.topic
      const least = exempts.test(likeliest) && isOfPage ? shareOf.rule : isOfPage && isNoWorse(first!.at) ? shareOf.other : nearlyAsGood
      return also(first!.at) || ((isOfPage || isNoWorse(first!.at)) && probability >= least * best.probability)
    }
    const next = answers.slice(1).find(answer => byId.has(answer.source) && isToo(answer))
    return {
      texts: paragraphs(want, page, best, next, answers, sentences, language, product),
      topic: page.topic,
      heading: page.heading,
      ...verdict,
    }
  }

  /** What of the sentences answers, likeliest first: by the signs, by the reader where it is in time. */
  async function judged(
    { question: text, before, topic, page: talkedAbout, about, attempt, of }: AnswerWant,
    embedded: (english: boolean) => ReturnType<SentenceVectors['question']>,
    sentences: readonly Sentence[],
    product: string | undefined,
  ): Promise<{ answers: readonly Answer[]; nothing: number; logits?: ReadonlyMap<number, number> }> {
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
    const read = await readSentences(
      before === undefined ? text : `${before} ${text}`,
      places.map(at => underHeading(sentences[at]!)),
    )
    const logits = read === undefined ? undefined : new Map(places.map((at, index) => [at, read[index]!]))
    const sure = about !== 'either' && attempt === undefined
    const scores = logits === undefined ? bySigns : withReading(bySigns, logits, weights.reading[isEnglish ? 'en' : 'zh'], sure)
    const { answers: ranked, nothing } = rankAnswers(sentences, scores)
    const told = ranked.map(answer => (byId.has(answer.source) ? answer : tellingFirst(text, answer, sentences, product, nothing)))
    const ofGoods = about === 'either' && topic === undefined && !asksHowShopDeals(text)
    const answers = ofGoods && logits !== undefined ? goodsBeforePages(told, logits, of === 'goods' ? 0 : Number.NEGATIVE_INFINITY) : told
    return { answers: pageToldFirst(text, answers, sentences), nothing, ...(logits === undefined ? {} : { logits }) }
  }

  /** Asked of a thing that is talked about: a page comes first only where the reader finds it the better answer, and as sure as this. */
  function goodsBeforePages(answers: readonly Answer[], logits: ReadonlyMap<number, number>, surely: number): readonly Answer[] {
    const surest = ({ sentences }: Answer) => Math.max(...sentences.map(({ at }) => logits.get(at) ?? Number.NEGATIVE_INFINITY))
    const least = Math.max(surely, ...answers.map(answer => (byId.has(answer.source) ? Number.NEGATIVE_INFINITY : surest(answer))))
    if (answers.every(({ source }) => byId.has(source))) return answers
    const isLess = (answer: Answer) => byId.has(answer.source) && surest(answer) <= least
    return [...answers.filter(answer => !isLess(answer)), ...answers.filter(isLess)]
  }

  /** The paragraph that answers, another that answers too, and what is taken out of the rule where it may touch these goods; together short enough to be read. */
  function paragraphs(
    { question, before }: AnswerWant,
    page: Passage,
    best: Answer,
    next: Answer | undefined,
    answers: readonly Answer[],
    sentences: readonly Sentence[],
    language: Language,
    product: string | undefined,
  ): string[] {
    const names = new Set(tellingTokens(`${before ?? ''} ${question} ${product ?? ''}`))
    const texts = [withHeading(page, partOf(page, best, sentences, language, names))]
    // What does not fit whole is quoted by the lines of it that answer.
    const add = (more: Passage, answer: Answer | undefined) => {
      const whole = answer === undefined ? more.text : partOf(more, answer, sentences, language, names)
      const lines = answer === undefined ? whole : linesOf(answer, sentences, language)
      const fitting = [whole, lines].map(text => withHeading(more, text)).find(text => isShort([...texts, text]))
      if (fitting !== undefined) texts.push(fitting)
    }
    const other = next === undefined ? undefined : byId.get(next.source)
    if (other !== undefined) add(other, next)
    const exceptions = tellsReturnWindow(page.text)
      ? exceptionsOn(page, `${before ?? ''} ${question} ${product ?? ''}`, product)
      : undefined
    if (exceptions !== undefined && exceptions.id !== other?.id)
      add(
        exceptions,
        answers.find(({ source }) => source === String(exceptions.id)),
      )
    return texts
  }

  /** What the page of a rule about returns takes out of it, where it may touch the goods that are talked about. */
  function exceptionsOn({ id, topic, language }: Passage, asked: string, product: string | undefined): Passage | undefined {
    return passages.find(
      passage =>
        passage.topic === topic &&
        passage.language === language &&
        passage.id !== id &&
        isException(passage) &&
        (product === undefined || !isOfOthers(passage, asked)),
    )
  }

  /** What is taken out of a rule for other goods says nothing of these. */
  function applies({ source, topic }: Sentence, question: string, product: string | undefined): boolean {
    const passage = byId.get(source)
    if (product === undefined || passage === undefined || !ofWhatWasBought.has(topic ?? '')) return true
    return !isException(passage) || tellsReturnWindow(passage.text) || !isOfOthers(passage, question)
  }
}

/** "Opened skincare, tea and socks cannot be returned" is no answer about a jacket; what is taken out under a condition may touch anything. */
function isOfOthers({ text }: Passage, asked: string): boolean {
  const things = text.split(/[、,，：:]|和|及|\b(?:and|or)\b/iu).map(thing => thing.trim())
  if (things.length < 3 || hasChinese(text) !== hasChinese(asked)) return false
  const names = new Set(tellingTokens(asked))
  const isNamed = (thing: string) => /^\p{Script=Han}{1,4}$/u.test(thing) && asked.includes(thing)
  return !things.some(isNamed) && !tellingTokens(text).some(token => names.has(token))
}

/** The first paragraph and those after it that can be read along, under the heading that asks for them. */
function underAsked([first, ...others]: readonly Passage[]): Told {
  const { topic, heading, text } = first!
  const texts = [text]
  for (const { text: more } of others) if (isShort([...texts, more])) texts.push(more)
  return { texts, topic, heading }
}

function shortened(want: AnswerWant): AnswerWant {
  const { question, before } = want
  return { ...want, question: question.slice(0, longestAsked), ...(before === undefined ? {} : { before: before.slice(0, longestAsked) }) }
}

const productPrefix = 'product:'

function sentencesOf(product: Product, language: Language, among: boolean, inFocus: boolean): Sentence[] {
  const { sku, title, description, highlights } = product
  const texts = [...splitSentences(textOf(description, language)), ...(highlights[language] ?? [])]
  return [...new Set(texts)].map(text => ({
    text,
    heading: among ? textOf(title, language) : '',
    source: `${productPrefix}${sku}`,
    ...(inFocus ? { focus: true as const } : {}),
  }))
}

/** The name of the one product, where the text under it does not tell the kind of thing that is asked and the name does: "Mug 350 ml". */
function toldByTitle(question: string, products: readonly Product[], language: Language): Told | undefined {
  const [product] = products
  if (product === undefined || products.length > 1 || !asksOfGoods(question)) return undefined
  const title = textOf(product.title, language)
  return kindsTold(question, title) > 0 ? { text: title, sku: product.sku } : undefined
}
