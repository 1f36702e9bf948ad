import type { AnswerWant } from '../dialogue/wants.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { type Answer, rankAnswers, type Sentence, spreadOf, underHeading, type Vectors, weights } from './answers.ts'
import { textOf } from './catalogue.ts'
import type { createSentenceVectors } from './sentence-vectors.ts'
import { splitSentences } from './sentences.ts'

export type Told = { text: string; topic: string } | { text: string; sku: string }

type SentenceVectors = ReturnType<typeof createSentenceVectors>

/** A second sentence of a product is quoted too when it may answer nearly as well. */
const nearlyAsGood = 0.4
/** Sentences embedded at a time. */
const batch = 16
/** What may be no question to the pages must stand out this much more. */
const doubtful = 2
/** Of a list as many lines are quoted. */
const mostLines = 3
/** From as many sentences on a passage is no paragraph. */
const longList = 5
/** A heading that turns what stands below it into its contrary is quoted with it. */
const excludes = /不(?:支持|能|可|退|换|保|包|接受|在|予|负责)|除外|例外|\b(?:not|cannot|can't|exclu\w*|except\w*)\b/iu

/** The shop's texts as sentences, and which of them answers a question. */
export function createTexts(passages: readonly Passage[], vectors: SentenceVectors) {
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

    async find(want: AnswerWant, products: readonly Product[], language: Language): Promise<Told | undefined> {
      const own = pages[language].length > 0 ? pages[language] : pages[language === 'zh' ? 'en' : 'zh']
      // Each encoder is used where it is the better one: a question in one language about a text in the other needs both.
      const isEnglish = language === 'en' && !/\p{Script=Han}/u.test(want.question) && (own[0] === undefined || own === pages.en)
      const ofPages = want.about === 'products' ? own.map(sentence => ({ ...sentence, aside: true as const })) : own
      const among = products.length > 1
      const focus = want.about === 'either' && products.length === 1
      const ofProducts = products
        .flatMap(product => sentencesOf(product, language, among))
        .map(sentence => ({ ...sentence, ...(want.about === 'pages' ? { aside: true as const } : focus ? { focus: true as const } : {}) }))
      const sentences = [...ofProducts, ...ofPages]
      const { question: text, before, topic } = want
      const [question, rest] = await Promise.all([
        vectors.question(before === undefined ? text : `${before} ${text}`, isEnglish),
        vectors.of(sentences.map(underHeading), isEnglish),
      ])
      const found: Vectors | undefined =
        question === undefined || rest === undefined
          ? undefined
          : { question, sentences: rest, spread: isEnglish ? spreadOf.english : spreadOf.both }
      const { answers, nothing } = rankAnswers(
        {
          text,
          ...(before === undefined ? {} : { before }),
          ...(topic === undefined ? {} : { topic }),
          ...(products.length === 1
            ? { product: `${textOf(products[0]!.title, language)} ${textOf(products[0]!.category, language)}` }
            : {}),
        },
        sentences,
        found,
        isEnglish && found !== undefined ? weights.en : weights.zh,
      )
      const [best] = answers
      const isPage = best !== undefined && byId.has(best.source)
      const doubt = isPage && want.attempt === 'texts' && topic === undefined ? doubtful : 1
      if (best === undefined || best.probability <= doubt * nothing) return undefined
      const page = byId.get(best.source)
      if (page !== undefined) return { text: withHeading(page, partOf(page, best, sentences, language)), topic: page.topic }
      return { text: bestOf(best, sentences, language), sku: best.source.slice(productPrefix.length) }
    },
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
