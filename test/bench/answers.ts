import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readBundle } from '../../models/bundle.ts'
import { createClassifier } from '../../models/classifier.ts'
import { openEncoder, type WordVectors } from '../../models/encoder.ts'
import type { IntentName } from '../../server/dialogue/intents.ts'
import { topicOfIntent } from '../../server/dialogue/topics.ts'
import {
  type Question,
  rankAnswers,
  type Sentence,
  signNames,
  signsOf,
  spreadOf,
  underHeading,
  type Vectors,
  type Weights,
  weights,
} from '../../server/shop/answers.ts'
import { toPassages } from '../../server/shop/passages.ts'
import { splitSentences } from '../../server/shop/sentences.ts'

/**
 * How often the right sentence is quoted, and how often it is rightly said that the texts do not tell:
 * `npm run bench:answers -- FOLDER [--fit] [--misses]`. FOLDER holds one JSON file a shop (models/training/answers/README.md). With `--fit` the
 * weights are fitted on all shops but every fourth, which the figures named "held back" are about.
 */
const { values: flags, positionals } = parseArgs({
  options: { fit: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } },
  allowPositionals: true,
})
type File = {
  shop: string
  language: 'zh' | 'en'
  pages: { title: string; text: string }[]
  products: { title: string; text: string }[]
  questions: { ask: string; on: 'pages' | number; answers: string[]; after?: string }[]
}
type Case = {
  shop: string
  ask: string
  on: string
  about: 'own' | 'either'
  sentences: Sentence[]
  question: Question
  vectors: Vectors
  right: boolean[]
  held: boolean
}

const weightsFolder = fileURLToPath(import.meta.resolve('#root/models/weights'))
const encoder = await openEncoder(join(weightsFolder, 'encoder'))
const english = await openEncoder(join(weightsFolder, 'encoder-en'))
const classifier = createClassifier(await readBundle(join(weightsFolder, 'intents'), encoder.hash), encoder)
const [folder = fileURLToPath(import.meta.resolve('#root/models/training/answers'))] = positionals
const cases: Case[] = []
for (const [at, name] of readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .sort()
  .entries()) {
  cases.push(...(await casesOf(JSON.parse(readFileSync(join(folder, name), 'utf8')) as File, at % 4 === 3)))
  process.stderr.write(`\r${name}: ${cases.length} questions `)
}
process.stderr.write('\n')

const fitted = { ...weights }
for (const language of ['zh', 'en'] as const)
  if (flags.fit)
    fitted[language] = fitWeights(
      cases.filter(({ held, shop }) => !held && shop.startsWith(language)),
      weights[language],
    )
if (flags.fit) console.log(fitted)
for (const about of ['own', 'either'] as const)
  for (const held of [false, true])
    for (const language of ['zh', 'en'] as const)
      report(
        `${held ? 'held back' : 'fitted on'} ${language}, ${about === 'own' ? 'asked of the right kind of text' : 'asked of anything'}`,
        cases.filter(c => c.held === held && c.about === about && c.shop.startsWith(language)),
        fitted[language],
      )
await encoder.close()
await english.close()

async function casesOf({ shop, language, pages, products, questions }: File, held: boolean): Promise<Case[]> {
  const ofPages = pages.flatMap(({ title, text }) =>
    toPassages(`# ${title}\n\n${text}`).flatMap((passage, at) =>
      splitSentences(passage.text).map(
        (sentence): Sentence => ({ text: sentence, heading: passage.heading, source: `${title}/${at}`, topic: title }),
      ),
    ),
  )
  const ofProducts = products.map(({ title, text }) =>
    splitSentences(text).map((sentence): Sentence => ({ text: sentence, heading: '', source: title })),
  )
  const cache = new Map<string, WordVectors>()
  const embed = async (texts: string[], as: 'query' | 'passage') => {
    const missing = [...new Set(texts.filter(text => !cache.has(as + text)))]
    for (const [at, vector] of (await (language === 'en' ? english : encoder).embedWords(missing, as)).entries())
      cache.set(as + missing[at]!, vector)
    return texts.map(text => cache.get(as + text)!)
  }
  const out: Case[] = []
  for (const [number, { ask, on, answers, after }] of questions.entries()) {
    const text = after === undefined ? ask : `${after} ${ask}`
    const [best] = await classifier([text])
    const topic = best?.abstain === false ? topicOfIntent[best.intents[0]?.name as IntentName] : undefined
    // As a conversation asks: one product is talked about, and what is sure or not to be about it is told by the intent.
    const product = ofProducts[on === 'pages' ? number % ofProducts.length : on] ?? []
    for (const about of ['own', 'either'] as const) {
      const sentences: Sentence[] =
        about === 'either'
          ? [...product.map(sentence => ({ ...sentence, focus: true as const })), ...ofPages]
          : on === 'pages'
            ? [...(number % 2 === 0 ? product.map(sentence => ({ ...sentence, aside: true as const })) : []), ...ofPages]
            : [...product, ...ofPages.map(sentence => ({ ...sentence, aside: true as const }))]
      const [[vector], own] = await Promise.all([embed([text], 'query'), embed(sentences.map(underHeading), 'passage')])
      out.push({
        shop: `${language} ${shop}`,
        ask: text,
        on: String(on),
        about,
        sentences,
        question: {
          text: ask,
          ...(after === undefined ? {} : { before: after }),
          ...(topic === undefined || (on !== 'pages' && about === 'own') ? {} : { topic }),
        },
        vectors: { question: vector!, sentences: own, spread: language === 'en' ? spreadOf.english : spreadOf.both },
        right: sentences.map(
          sentence =>
            (on !== 'pages') === (sentence.topic === undefined) &&
            answers.some(answer => sentence.text.includes(answer.trim()) || answer.includes(sentence.text)),
        ),
        held,
      })
    }
  }
  return out
}

function report(title: string, of: readonly Case[], by: Weights): void {
  if (of.length === 0) return
  let quoted = 0
  let told = 0
  let refused = 0
  let untold = 0
  let invented = 0
  for (const { question, sentences, vectors, right, ask, on } of of) {
    const { answers, nothing } = rankAnswers(question, sentences, vectors, by)
    const [best] = answers
    const answered = best !== undefined && best.probability > nothing
    const exists = right.some(Boolean)
    const source = sentences.filter((sentence, at) => right[at] && sentence.source === best?.source).length > 0
    const sentence = right[best?.sentences[0]?.at ?? -1] === true
    const good = on === 'pages' ? source : sentence
    if (exists) {
      told++
      if (answered && good) quoted++
      else if (flags.misses)
        console.log(
          `${answered ? 'WRONG ' : 'REFUSED '}${ask}\n   got ${sentences[best?.sentences[0]?.at ?? 0]?.text} ${best?.probability.toFixed(2)} nothing ${nothing.toFixed(2)}\n   not ${sentences.filter((_s, at) => right[at]).map(({ text }) => text)[0]}`,
        )
      if (!answered) refused++
    } else {
      untold++
      if (answered) {
        invented++
        if (flags.misses) console.log(`ANSWERED ${ask}\n   ${sentences[best.sentences[0]!.at]?.text} ${best.probability.toFixed(2)}`)
      }
    }
  }
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`
  console.log(
    `${title}: told by the texts ${told}, right passage or sentence ${percent(quoted, told)}, refused ${percent(refused, told)}; not told ${untold}, rightly refused ${percent(untold - invented, untold)}`,
  )
}

/** Maximises the log-likelihood of the right sentences (or of "nothing"), with a little L2, by gradient ascent. */
function fitWeights(of: readonly Case[], from: Weights): Weights {
  const prepared = of.map(({ question, sentences, vectors, right }) => ({ ...signsOf(question, sentences, vectors), right }))
  let values = signNames.map(name => from[name])
  const momentum = signNames.map(() => 0)
  for (let round = 0; round < 900; round++) {
    const gradient = signNames.map((_name, at) => -0.001 * (values[at] ?? 0))
    for (const { signs, nothing, right } of prepared) {
      const rows = [...signs, nothing]
      const exists = right.some(Boolean)
      const scores = rows.map(row => row.reduce((sum, value, at) => sum + value * (values[at] ?? 0), 0))
      const top = Math.max(...scores)
      const exps = scores.map(score => Math.exp(score - top))
      const total = exps.reduce((sum, value) => sum + value, 0)
      const wanted = exps.map((value, at) => (exists ? (right[at] === true ? value : 0) : at === rows.length - 1 ? value : 0))
      const wantedTotal = wanted.reduce((sum, value) => sum + value, 0)
      for (const [at, row] of rows.entries()) {
        const pull = (wanted[at] ?? 0) / wantedTotal - (exps[at] ?? 0) / total
        for (const [sign, value] of row.entries()) if (value !== 0) gradient[sign]! += (pull * value) / prepared.length
      }
    }
    values = values.map((value, at) => {
      momentum[at] = 0.9 * momentum[at]! + gradient[at]!
      return value + 0.1 * momentum[at]!
    })
  }
  return Object.fromEntries(signNames.map((name, at) => [name, Math.round(values[at]! * 1000) / 1000])) as Weights
}
