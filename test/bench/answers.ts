import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { encoderOf, readBundle } from '../../models/bundle.ts'
import { createClassifier } from '../../models/classifier.ts'
import { openEncoder } from '../../models/encoder.ts'
import { openReader } from '../../models/reader.ts'
import { readAnswerWeights } from '../../server/answers/answer-weights.ts'
import { topicOfIntent } from '../../server/dialogue/topics.ts'
import type { IntentName } from '../../server/language/intents.ts'
import { type Case, casesOf, type File, toLine } from './answers/cases.ts'
import { fitReading, fitWeights } from './answers/fit.ts'

/**
 * How often the right sentence is quoted, and how often it is rightly said that the texts do not tell:
 * `node dist/test/bench/answers.js [FOLDER] [--fit] [--misses] [--signs] [--candidates FILE]`. FOLDER holds one JSON file a shop
 * (models/training/answers/README.md). As the service asks, by the weights of
 * weights/answers/signs.json. `--signs` leaves out the reader. `--fit` writes them anew, those of the signs on all shops but every
 * fourth, which the figures named "held back" are about, and those of the reader beside them on every eighth, which it was not trained on.
 * `--candidates` writes what the reader is trained on, and nothing else is done.
 */
const { values: flags, positionals } = parseArgs({
  options: {
    fit: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    signs: { type: 'boolean', default: false },
    candidates: { type: 'string' },
  },
  allowPositionals: true,
})

const weightsFolder = fileURLToPath(import.meta.resolve('#root/models/weights'))
const weightsFile = join(weightsFolder, 'answers', 'signs.json')
const weights = readAnswerWeights(weightsFile)
const encoder = await openEncoder(join(weightsFolder, 'encoder'))
const english = await openEncoder(join(weightsFolder, 'encoder-en'))
const reader = flags.signs || flags.candidates !== undefined ? undefined : await openReader(join(weightsFolder, 'ranker'))
const intents = join(weightsFolder, 'intents')
const ofIntents = await openEncoder(encoderOf(intents) ?? join(weightsFolder, 'encoder'))
const classify = createClassifier(await readBundle(intents, ofIntents.hash), ofIntents)
const [folder = fileURLToPath(import.meta.resolve('#root/models/training/answers'))] = positionals
const cases: Case[] = []
for (const name of readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .sort()) {
  // Questions alone are to the shop of the same name in the folder above.
  const own = JSON.parse(readFileSync(join(folder, name), 'utf8')) as File
  const shop = own.pages === undefined ? { ...(JSON.parse(readFileSync(join(folder, '..', name), 'utf8')) as File), ...own } : own
  for await (const one of casesOf(name, shop, {
    weights,
    embed: (texts, as, inEnglish) => (inEnglish ? english : encoder).embedWords(texts, as),
    read: async (question, sentences) => reader?.read(question, sentences),
    topicOf: async text => {
      const [best] = await classify([text])
      return best?.abstain === false ? topicOfIntent[best.intents[0]?.name as IntentName] : undefined
    },
  }))
    cases.push(one)
  process.stderr.write(`\r${name}: ${cases.length} questions `)
}
process.stderr.write('\n')
await encoder.close()
await ofIntents.close()
await english.close()
await reader?.close()

if (flags.candidates !== undefined) writeFileSync(flags.candidates, `${cases.map(one => toLine(one, weights)).join('\n')}\n`)
else if (flags.fit) fitAll()
else
  for (const about of ['own', 'either'] as const)
    for (const use of ['fit', 'tune', 'held back'] as const)
      for (const language of ['zh', 'en'] as const)
        report(
          `${use} ${language}, ${about === 'own' ? 'asked of the right kind of text' : 'asked of anything'}`,
          cases.filter(one => one.use === use && one.about === about && one.language === language),
        )

function fitAll(): void {
  const of = (language: 'zh' | 'en') => cases.filter(one => one.language === language)
  const signsOf = (language: 'zh' | 'en') =>
    fitWeights(
      of(language).filter(({ use }) => use !== 'held back'),
      weights.signs[language],
    )
  const signs = { ...weights.signs, zh: signsOf('zh'), en: signsOf('en') }
  const readingOf = (language: 'zh' | 'en') =>
    reader === undefined
      ? weights.reading[language]
      : fitReading(
          of(language).filter(({ use }) => use === 'tune'),
          signs,
          weights.reading[language],
        )
  writeFileSync(weightsFile, `${JSON.stringify({ signs, reading: { zh: readingOf('zh'), en: readingOf('en') } }, null, 2)}\n`)
}

/** A page is quoted by its paragraph, a product by its sentence. */
function report(title: string, of: readonly Case[]): void {
  if (of.length === 0) return
  const count = { told: 0, right: 0, refused: 0, untold: 0, invented: 0 }
  for (const { told: found, answers, ask, on } of of) {
    const told = found === undefined || 'nearest' in found ? undefined : found
    const texts = told === undefined ? [] : 'texts' in told ? told.texts : [told.text]
    const ofKind = told !== undefined && (on === 'any' || (on === 'pages') === 'texts' in told)
    const isRight = ofKind && answers.some(answer => texts.some(text => text.includes(answer.trim()) || answer.includes(text)))
    if (answers.length > 0) {
      count.told++
      if (isRight) count.right++
      else if (told === undefined) count.refused++
    } else {
      count.untold++
      if (told !== undefined) count.invented++
    }
    if (flags.misses && (answers.length > 0 ? !isRight : told !== undefined))
      console.log(
        `${told === undefined ? 'REFUSED' : answers.length > 0 ? 'WRONG' : 'INVENTED'} ${ask}\n   got ${texts.join(' | ')}\n   not ${answers[0] ?? '-'}`,
      )
  }
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`
  console.log(
    `${title}: told by the texts ${count.told}, right passage or sentence ${percent(count.right, count.told)}, refused ${percent(count.refused, count.told)}; not told ${count.untold}, rightly refused ${percent(count.untold - count.invented, count.untold)}`,
  )
}
