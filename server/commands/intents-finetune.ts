import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Command, InvalidArgumentError } from 'commander'
import { bundled } from '../../models/bundled.ts'
import { openEncoder } from '../../models/encoder.ts'
import { type Bundle, checkBundlePlace, type IntentRow, trainIntents, writeBundle } from '../../models/intents.ts'
import { readConfig } from '../config.ts'
import { type Environment, InputError } from './input.ts'
import { examine, readIntentLines } from './intent-lines.ts'
import { strangers } from './intent-training.ts'
import { asInput } from './intents.ts'
import { collect, print, progressBar, warn } from './io.ts'

type Options = { data: string[]; out: string; python: string; threads: number; seed: number; epochs?: number; json?: true }

const root = (path: string) => fileURLToPath(import.meta.resolve(`#root/${path}`))

export function addFinetuneCommand(intents: Command, env: Environment): void {
  intents
    .command('finetune')
    .description('tune the whole encoder on {text, intent} lines: for a shop with thousands of them; needs Python, minutes to an hour')
    .requiredOption('--data <file>', 'JSONL; intent "oos" marks out-of-scope lines', collect)
    .requiredOption('--out <folder>', 'where the bundle goes, with its own encoder in it')
    .option('--python <program>', 'a Python that has models/training/requirements.txt', 'python3')
    .option('--threads <n>', 'cores to use', whole, 2)
    .option('--seed <n>', 'of the split and the dice', whole, 1)
    .option('--epochs <n>', 'passes over the lines; by their number if not given', whole)
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const folder = resolve(options.out)
      const { rows, warnings } = examine(readIntentLines(options.data))
      warn(warnings)
      await asInput(checkBundlePlace(folder))
      const work = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`))
      try {
        const bundle = await finetune(rows, readConfig(env).models.encoder ?? bundled('encoder-intents'), work, options)
        await writeBundle(folder, bundle, join(work, 'encoder'))
        const figures = JSON.stringify(bundle.card.metrics, null, 2)
        print(options.json, bundle.card, `${rows.length} lines, ${bundle.labels.length} intents → ${options.out}\n${figures}`)
      } finally {
        await rm(work, { recursive: true, force: true })
      }
    })
}

/** Python leaves an encoder, the lines it has seen and those it has not; the head learns of the first and is calibrated on the second. */
async function finetune(rows: readonly IntentRow[], encoder: string, work: string, options: Options): Promise<Bundle> {
  const data = join(work, 'data.jsonl')
  await writeFile(data, rows.map(({ text, intent }) => `${JSON.stringify({ text, intent })}\n`).join(''))
  const bar = progressBar('tuning')
  const arguments_ = [root('models/training/intents/finetune.py'), encoder, work, '--data', data]
  for (const name of ['threads', 'seed', 'epochs'] as const)
    if (options[name] !== undefined) arguments_.push(`--${name}`, String(options[name]))
  await runPython(options.python, arguments_, done => bar.update(done)).finally(() => bar.stop())

  const tuned = await openEncoder(join(work, 'encoder'), { threads: options.threads })
  try {
    const original = new Map(rows.map(row => [keyOf(row), row]))
    const [seen, heldBack] = await Promise.all(
      ['tuned', 'held'].map(async name => {
        const lines = (await readFile(join(work, `${name}.jsonl`), 'utf8')).split('\n').filter(line => line !== '')
        return lines.map(line => original.get(keyOf(JSON.parse(line) as IntentRow)) ?? (JSON.parse(line) as IntentRow))
      }),
    )
    return await trainIntents(seen!, tuned, { seed: options.seed, heldBack: heldBack!, strangers: strangers() })
  } finally {
    await tuned.close()
  }
}

/** Reports of the program's standard output become progress; what it says on standard error is kept for the case that it fails. */
async function runPython(program: string, arguments_: string[], onProgress: (done: number) => void): Promise<void> {
  const child = spawn(program, arguments_, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)))
  createInterface({ input: child.stdout }).on('line', line => {
    const { step, steps } = JSON.parse(line) as { step?: number; steps?: number }
    if (step !== undefined && steps !== undefined) onProgress(step / steps)
  })
  const code = await new Promise<number | string | null>((settle, reject) => {
    child.on('error', error => reject(new Error(`Expected to start ${program}: ${error.message}. --python names another`)))
    child.on('close', (exit, signal) => settle(exit ?? signal))
  })
  if (code === 0) return
  const missing = /ModuleNotFoundError: (.*)/.exec(said)?.[1]
  if (missing !== undefined)
    throw new InputError(
      `Expected ${program} to have models/training/requirements.txt, got ${missing}: install them, or name another by --python`,
    )
  throw new Error(`Expected the tuning to end with 0, got ${code}\n${said.trim().split('\n').slice(-5).join('\n')}`)
}

function keyOf({ text, intent }: IntentRow): string {
  return JSON.stringify([text.trim(), intent])
}

function whole(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError(`expected a whole number, got ${value}`)
  return Number(value)
}
