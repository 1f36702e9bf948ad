import { resolve } from 'node:path'
import type { Command } from 'commander'
import { bundled } from '../../models/bundled.ts'
import { type Encoder, openEncoder } from '../../models/encoder.ts'
import {
  type Bundle,
  BundleError,
  type Classification,
  checkBundlePlace,
  createClassifier,
  encoderOf,
  readBundle,
  trainIntents,
  writeBundle,
} from '../../models/intents.ts'
import { readConfig } from '../config.ts'
import { splitClauses } from '../language/clauses.ts'
import { type Environment, InputError } from './input.ts'
import { examine, readIntentLines, readMessages } from './intent-lines.ts'
import { trainingAids } from './intent-training.ts'
import { collect, print, progressBar, warn } from './io.ts'

/** Gives the command that has them, for more of them. */
export function addIntentCommands(program: Command, env: Environment): Command {
  const intents = program.command('intents').description('the intent classifier')
  intents
    .command('train')
    .description('train the softmax head on {text, intent} lines')
    .requiredOption('--data <file>', 'JSONL; intent "oos" marks out-of-scope lines', collect)
    .requiredOption('--out <folder>', 'where the bundle goes')
    .option('--json', 'print one JSON document')
    .action(async (options: { data: string[]; out: string; json?: true }) => {
      const folder = resolve(options.out)
      const { rows, warnings } = examine(readIntentLines(options.data))
      warn(warnings)
      await asInput(checkBundlePlace(folder))
      await withEncoder(env, folder, async encoder => {
        const bar = progressBar('training')
        const training = { ...trainingAids(env, encoder), onProgress: (done: number) => bar.update(done) }
        const bundle = await trainIntents(rows, encoder, training).finally(() => bar.stop())
        await writeBundle(folder, bundle, encoderOf(folder))
        print(
          options.json,
          bundle.card,
          `${rows.length} lines, ${bundle.labels.length} intents → ${options.out}\n${JSON.stringify(bundle.card.metrics, null, 2)}`,
        )
      })
    })
  intents
    .command('predict')
    .description('read texts (lines, or JSONL with "text") and print what they are taken for')
    .option('--model <folder>', 'the bundle', bundled('intents'))
    .option('--data <file>', 'JSONL or plain lines; standard input without it')
    .option('--json', 'one JSON document a line')
    .option('--clauses', 'with --json: what is asked in each part of a message too')
    .action(async (options: { model: string; data?: string; json?: true; clauses?: true }) => {
      const messages = readMessages(options.data ?? 0)
      await withBundle(env, options.model, async (bundle, encoder) => {
        const classify = createClassifier(bundle, encoder)
        for (const message of messages) {
          const clauses = options.clauses === true ? await clausesOf(message, classify) : undefined
          for (const answer of await classify([message])) process.stdout.write(`${worded(message.text, answer, options.json, clauses)}\n`)
        }
      })
    })
  return intents
}

type Asked = { text: string; start: number; end: number; intents: Classification['intents']; abstain: boolean }

async function clausesOf(
  { text, language }: { text: string; language?: string },
  classify: ReturnType<typeof createClassifier>,
): Promise<Asked[]> {
  const parts = splitClauses(text)
  const answers = await classify(parts.map(part => ({ text: part.text, ...(language && { language }) })))
  return parts.map((part, at) => ({ ...part, intents: answers[at]!.intents, abstain: answers[at]!.abstain }))
}

function worded(text: string, { intents, abstain, oosScore, ambiguous, language }: Classification, json?: true, clauses?: Asked[]): string {
  if (json === true) return JSON.stringify({ text, intents, abstain, oos_score: oosScore, ambiguous, language, clauses })
  const [best] = intents
  return `${abstain ? '(abstains) ' : ''}${best?.name} ${best?.probability.toFixed(2)}  ${text}`
}

/** A bundle that brings its own encoder is read by that one. */
export async function withEncoder<T>(env: Environment, folder: string, work: (encoder: Encoder) => Promise<T>): Promise<T> {
  const { models } = readConfig(env)
  const encoder = await openEncoder(encoderOf(folder) ?? models.encoder ?? bundled('encoder-intents'), { threads: 2 })
  try {
    return await work(encoder)
  } finally {
    await encoder.close()
  }
}

export function withBundle<T>(env: Environment, model: string, work: (bundle: Bundle, encoder: Encoder) => Promise<T>): Promise<T> {
  const folder = resolve(model)
  return withEncoder(env, folder, async encoder => work(await asInput(readBundle(folder, encoder.hash)), encoder))
}

/** A folder that holds no fitting bundle is bad input, not a fault. */
export function asInput<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    throw error instanceof BundleError ? new InputError(error.message) : error
  })
}
