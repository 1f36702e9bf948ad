import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { openEncoder } from '../../models/encoder.ts'
import { createClassifier, evaluateIntents, type IntentRow, readBundle, trainIntents, writeBundle } from '../../models/intents.ts'
import { readConfig } from '../config.ts'
import { collect, type Environment, InputError, print, progressBar, readable, readLines } from './io.ts'

export function addIntentCommands(program: Command, env: Environment): void {
  const intents = program.command('intents').description('the intent classifier')
  intents
    .command('train')
    .description('train the softmax head on {text, intent} lines')
    .requiredOption('--data <file>', 'JSONL; intent "oos" marks out-of-scope lines', collect)
    .requiredOption('--out <folder>', 'where the bundle goes')
    .option('--json', 'print one JSON document')
    .action(async (options: { data: string[]; out: string; json?: true }) => {
      const rows = options.data.flatMap(readIntentRows)
      const bar = progressBar('training')
      await withEncoder(env, async encoder => {
        const bundle = await trainIntents(rows, encoder, { onProgress: done => bar.update(done) })
        await writeBundle(resolve(options.out), bundle)
        bar.stop()
        print(
          options.json,
          bundle.card,
          `${rows.length} lines, ${bundle.labels.length} intents → ${options.out}\n${JSON.stringify(bundle.card.metrics, null, 2)}`,
        )
      })
    })
  intents
    .command('evaluate')
    .description('measure a bundle on held-back {text, intent} lines')
    .option('--model <folder>', 'the bundle', bundled('intents'))
    .requiredOption('--data <file>', 'JSONL', collect)
    .option('--json', 'print one JSON document')
    .action(async (options: { model: string; data: string[]; json?: true }) => {
      const rows = options.data.flatMap(readIntentRows)
      await withEncoder(env, async encoder => {
        const figures = await evaluateIntents(await readBundle(resolve(options.model), encoder.hash), encoder, rows)
        print(options.json, figures, JSON.stringify(figures, null, 2))
      })
    })
  intents
    .command('predict')
    .description('read texts (lines, or JSONL with "text") and print what they are taken for')
    .option('--model <folder>', 'the bundle', bundled('intents'))
    .option('--data <file>', 'JSONL or plain lines; standard input without it')
    .option('--json', 'one JSON document a line')
    .action(async (options: { model: string; data?: string; json?: true }) => {
      const texts = readTexts(options.data === undefined ? 0 : readable(options.data))
      await withEncoder(env, async encoder => {
        const classify = createClassifier(await readBundle(resolve(options.model), encoder.hash), encoder)
        for (let at = 0; at < texts.length; at += 32) {
          const batch = texts.slice(at, at + 32)
          for (const [n, { intents: found, abstain, ambiguous, oosScore }] of (await classify(batch)).entries()) {
            const text = batch[n] ?? ''
            if (options.json === true)
              process.stdout.write(`${JSON.stringify({ text, intents: found, abstain, oos_score: oosScore, ambiguous })}\n`)
            else
              process.stdout.write(
                `${abstain ? '(abstains) ' : ''}${found[0]?.name ?? ''} ${(found[0]?.probability ?? 0).toFixed(2)}  ${text}\n`,
              )
          }
        }
      })
    })
}

async function withEncoder(env: Environment, work: (encoder: Awaited<ReturnType<typeof openEncoder>>) => Promise<void>): Promise<void> {
  const config = readConfig(env)
  const encoder = await openEncoder(config.models.encoder ?? bundled('encoder'), { threads: 2 })
  try {
    await work(encoder)
  } finally {
    await encoder.close()
  }
}

function bundled(name: string): string {
  return fileURLToPath(import.meta.resolve(`#root/models/weights/${name}`))
}

function readTexts(file: string | 0): string[] {
  return readLines(file).map(({ line, place }) => {
    const text = line.startsWith('{') ? readRow(line)?.text : line
    if (typeof text !== 'string') throw new InputError(`${place}: expected {"text": "…"} or a plain line, got ${line.slice(0, 60)}`)
    return text
  })
}

function readIntentRows(file: string): IntentRow[] {
  const language = /(?:^|[/.])(zh|en)\.jsonl$/.exec(file)?.[1]
  return readLines(readable(file)).map(({ line, place }) => {
    const row = readRow(line)
    if (typeof row?.text !== 'string' || typeof row.intent !== 'string')
      throw new InputError(`${place}: expected {"text": "…", "intent": "…"}, got ${line.slice(0, 60)}`)
    return { text: row.text, intent: row.intent, ...(language === undefined ? {} : { language }) }
  })
}

function readRow(line: string): { text?: unknown; intent?: unknown } | undefined {
  try {
    return JSON.parse(line) as { text?: unknown; intent?: unknown }
  } catch {
    return undefined
  }
}
