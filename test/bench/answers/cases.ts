import type { WordVectors } from '../../../models/encoder.ts'
import { type AnswerWeights, signNames } from '../../../server/answers/answer-weights.ts'
import {
  type Question,
  type Sentence,
  scoresOf,
  signsOf,
  spreadOf,
  underHeading,
  type Vectors,
  worthReading,
} from '../../../server/answers/answers.ts'
import { createTexts, type ReadSentences } from '../../../server/answers/texts.ts'
import type { Nearest, Told } from '../../../server/answers/told.ts'
import type { Topic } from '../../../server/dialogue/topics.ts'
import { toPassages } from '../../../server/shop/passages.ts'
import { splitSentences } from '../../../server/shop/sentences.ts'
import type { Product } from '../../../server/store/catalogue.ts'
import type { Passage } from '../../../server/store/policies.ts'

/** One of models/training/answers. */
export type File = {
  shop: string
  language: 'zh' | 'en'
  pages: { title: string; text: string }[]
  products: { title: string; text: string }[]
  /** `any`: of whatever tells it while the product `focus` is talked about; `says`: what the sentences answer to a question of yes or no. */
  questions: { ask: string; on: 'pages' | 'any' | number; focus?: number; answers: string[]; after?: string; says?: Says }[]
}

type Says = 'yes' | 'no'

/** A question to a shop: `own` of the right kind of text, `either` of anything with one product talked about. */
export type Case = {
  file: string
  use: 'fit' | 'tune' | 'held back'
  language: 'zh' | 'en'
  about: 'own' | 'either'
  ask: string
  on: 'pages' | 'any' | 'product'
  says?: Says
  /** The sentences that answer; none where the texts do not tell. */
  answers: string[]
  /** What the service would quote. */
  told: Told | Nearest | undefined
  sentences: Sentence[]
  question: Question
  vectors: Vectors
  /** Of each sentence, whether it answers. */
  right: boolean[]
  /** What is said of the products that are not talked about. */
  others: (Sentence & { right: boolean })[]
  /** Of the sentences worth reading by the present weights, the reader's logits by their place. */
  logits: Map<number, number>
}

type Models = {
  weights: AnswerWeights
  embed(texts: string[], as: 'query' | 'passage', english: boolean): Promise<WordVectors[]>
  read: ReadSentences
  topicOf(text: string): Promise<Topic | undefined>
}

export const toProduct = (language: 'zh' | 'en', title: string, text: string): Product => ({
  sku: title,
  title: { [language]: title },
  description: { [language]: text },
  category: {},
  brand: {},
  aliases: {},
  tags: {},
  highlights: {},
  price: 100,
  currency: 'CNY',
  variants: [],
})

export async function* casesOf(file: string, { language, pages, products, questions }: File, models: Models): AsyncGenerator<Case> {
  const passages = pages
    .flatMap(({ title, text }) => toPassages(`# ${title}\n\n${text}`).map(passage => ({ ...passage, topic: title, language })))
    .map((passage, id): Passage => ({ ...passage, id, position: id }))
  const ofPages = passages.flatMap(({ id, topic, heading, text }) =>
    splitSentences(text).map((sentence): Sentence => ({ text: sentence, heading, source: String(id), topic })),
  )
  const goods = products.map(({ title, text }) => toProduct(language, title, text))
  const known = new Map<string, WordVectors>()
  const embed = async (texts: readonly string[], as: 'query' | 'passage', english: boolean) => {
    const missing = [...new Set(texts.filter(text => !known.has(as + text)))]
    for (const [at, vector] of (await models.embed(missing, as, english)).entries()) known.set(as + missing[at]!, vector)
    return texts.map(text => known.get(as + text)!)
  }
  const texts = createTexts(
    passages,
    {
      of: (sentences, english) => embed(sentences, 'passage', english),
      question: async (text, english) => (await embed([text], 'query', english))[0],
    },
    models.read,
    models.weights,
  )
  for (const [number, { ask, on, focus, answers, after, says }] of questions.entries()) {
    const text = after === undefined ? ask : `${after} ${ask}`
    const likely = await models.topicOf(text)
    // As a conversation asks: one product is talked about, and what is sure or not to be about it is told by the intent.
    const at = typeof on === 'number' ? on : (focus ?? number % goods.length)
    const product = goods[at]!
    // What other products say is told under their names.
    const ofOthers = goods.flatMap((other, place) =>
      place === at
        ? []
        : splitSentences(other.description[language]!).map((text): Sentence => ({ text, heading: other.sku, source: other.sku })),
    )
    for (const about of on === 'any' ? (['either'] as const) : (['own', 'either'] as const)) {
      const topic = on !== 'pages' && about === 'own' ? undefined : likely
      const told = await texts.find(
        {
          want: 'answer',
          question: ask,
          about: about === 'either' ? 'either' : on === 'pages' ? 'pages' : 'products',
          skus: [],
          ...(after === undefined ? {} : { before: after }),
          ...(topic === undefined ? {} : { topic }),
        },
        about === 'own' && on === 'pages' ? [] : [product],
        language,
      )
      const ofProduct = splitSentences(product.description[language]!).map(
        (sentence): Sentence => ({ text: sentence, heading: '', source: product.sku, ...(about === 'either' ? { focus: true } : {}) }),
      )
      const sentences = about === 'either' ? [...ofProduct, ...ofPages] : on === 'pages' ? ofPages : ofProduct
      const english = language === 'en'
      const question = { text: ask, ...(after === undefined ? {} : { before: after }), ...(topic === undefined ? {} : { topic }) }
      const [asked] = await embed([text], 'query', english)
      const vectors = {
        question: asked!,
        sentences: await embed(sentences.map(underHeading), 'passage', english),
        spread: english ? spreadOf.english : spreadOf.both,
      }
      const places = worthReading(scoresOf(question, sentences, vectors, models.weights.signs, language))
      const logits = await models.read(
        text,
        places.map(at => underHeading(sentences[at]!)),
      )
      yield {
        file,
        use: useOf(Number(/\d+/.exec(file)?.[0])),
        language,
        about,
        ask: text,
        on: typeof on === 'number' ? 'product' : on,
        ...(says === undefined ? {} : { says }),
        answers,
        told,
        sentences,
        question,
        vectors,
        right: sentences.map(
          sentence => (on === 'any' || (on !== 'pages') === (sentence.topic === undefined)) && isAnswer(sentence.text, answers),
        ),
        others: ofOthers.map(sentence => ({ ...sentence, right: on === 'any' && isAnswer(sentence.text, answers) })),
        logits: new Map(places.map((at, index) => [at, logits?.[index] ?? 0])),
      }
    }
  }
}

const isAnswer = (text: string, answers: readonly string[]) => answers.some(answer => text.includes(answer.trim()) || answer.includes(text))

const useOf = (number: number): Case['use'] => (number % 4 === 0 ? 'held back' : number % 8 === 7 ? 'tune' : 'fit')

/** What a reading of question and sentence side by side is trained on: the sentences with the score of their signs. */
export function toLine(
  { file, language, about, on, says, question, sentences, vectors, right, others }: Case,
  { signs: worths }: AnswerWeights,
): string {
  const { signs, nothing } = signsOf(question, sentences, vectors)
  const by = worths[language]
  const score = (values: readonly number[]) =>
    Math.round(1000 * values.reduce((sum, value, at) => sum + value * by[signNames[at]!], 0)) / 1000
  return JSON.stringify({
    file,
    language,
    about,
    on,
    ask: question.text,
    before: question.before,
    says,
    sentences: sentences.map(({ text, heading, source }, at) => ({ text, heading, source, score: score(signs[at]!), right: right[at] })),
    nothing: score(nothing),
    others: others.map(({ text, heading, right: isRight }) => ({ text, heading, right: isRight })),
  })
}
