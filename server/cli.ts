import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SingleBar } from 'cli-progress'
import { Command, CommanderError } from 'commander'
import { openEncoder } from '../models/encoder.ts'
import { createClassifier, evaluateIntents, type IntentRow, readBundle, trainIntents, writeBundle } from '../models/intents.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { newPassword } from './secrets.ts'
import { importCatalogueFile } from './shop/import.ts'
import { importPoliciesDirectory } from './shop/policies.ts'
import { readShopName, saveShopName } from './shop/shop-name.ts'
import { createAgentStore } from './store/agents.ts'
import { openStore } from './store/open.ts'
import { createSettingsStore } from './store/settings.ts'
import type { Database } from './store/sqlite.ts'

/** Bad input or usage: exit code 2, and the message is all there is to say. */
class InputError extends Error {
  override readonly name = 'InputError'
}

const program = new Command('usher').description('Chat that guides an online shop’s new shoppers to a first purchase').exitOverride()

program
  .command('serve', { isDefault: true })
  .description('run the service (the default)')
  // An unknown command lands here, as an argument of the default one.
  .allowExcessArguments()
  .action((_options: unknown, { args: [unknown] }: Command) => {
    const commands = program.commands.map(command => command.name()).join(', ')
    if (unknown !== undefined) throw new InputError(`Expected one of ${commands}, got ${unknown}`)
    return serve(process.env)
  })

program
  .command('demo')
  .description('run the service with the demo shop')
  .action(() => serve({ ...process.env, USHER_DEMO: 'on' }))

const catalogue = program.command('catalogue').description('the shop’s products')
catalogue
  .command('import <file>')
  .description('add and update products by SKU from a JSON file')
  .option('--format <format>', 'json', 'json')
  .option('--replace', 'delete products the file does not name')
  .option('--json', 'print one JSON document')
  .action(async (file: string, options: { format: string; replace?: true; json?: true }) => {
    if (options.format !== 'json') throw new InputError(`Expected --format json, got ${options.format}`)
    await withDatabase(database => {
      const result = importCatalogueFile(database, readable(file), { replace: options.replace === true })
      if (!result.ok) throw new InputError(result.faults.join('\n'))
      print(
        options.json,
        result.value,
        `${result.value.products} products, ${result.value.variants} variants: ${result.value.added} added, ${result.value.updated} updated`,
      )
    })
  })

const policies = program.command('policies').description('what the shop promises')
policies
  .command('import <folder>')
  .description('read Markdown pages, one file a topic, in folders zh/ and en/ or of one --language')
  .option('--language <language>', 'zh or en, where the folder has no language folders')
  .option('--json', 'print one JSON document')
  .action(async (folder: string, options: { language?: string; json?: true }) => {
    const { language } = options
    if (language !== undefined && language !== 'zh' && language !== 'en')
      throw new InputError(`Expected --language zh or en, got ${language}`)
    await withDatabase(database => {
      const result = importPoliciesDirectory(database, readable(folder), language === undefined ? {} : { language })
      if (!result.ok) throw new InputError(result.faults.join('\n'))
      print(
        options.json,
        result.value,
        `${result.value.topics} topics, ${result.value.passages} passages in ${result.value.languages.join(' and ')}`,
      )
    })
  })

program
  .command('shop')
  .description('how the shop calls itself')
  .command('name')
  .option('--zh <name>', 'its Chinese name')
  .option('--en <name>', 'its English name')
  .action(async ({ zh, en }: { zh?: string; en?: string }) => {
    if (zh === undefined && en === undefined) throw new InputError('Expected --zh NAME, --en NAME or both')
    await withDatabase(database => {
      const settings = createSettingsStore(database)
      saveShopName(settings, { ...readShopName(settings), ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) })
    })
    process.stdout.write('The shop’s name is saved\n')
  })

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
    await withEncoder(async encoder => {
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
    await withEncoder(async encoder => {
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
    await withEncoder(async encoder => {
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

program
  .command('agent')
  .description('the people behind the console')
  .command('add <email>')
  .option('--role <role>', 'agent or admin', 'agent')
  .option('--name <name>', 'as shoppers will see it')
  .action(async (email: string, { role, name }: { role: string; name?: string }) => {
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new InputError(`Expected an e-mail address, got ${email}`)
    if (role !== 'agent' && role !== 'admin') throw new InputError(`Expected --role agent or admin, got ${role}`)
    const password = newPassword()
    await withDatabase(database =>
      createAgentStore(database, () => new Date()).add({ email, name: name ?? email.split('@')[0] ?? email, role }, password),
    )
    process.stdout.write(`${email} may sign in at /console with the password ${password} (shown once)\n`)
  })

program.parseAsync().catch(async (error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
    return
  }
  const { startFault } = await import('./main.ts')
  process.stderr.write(`${startFault(error)}\n`)
  process.exitCode = error instanceof ConfigError ? 2 : 1
})

/** The service is loaded only when it is to run: the other commands answer twice as fast without it. */
async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  await (await import('./main.ts')).serve(env)
}

async function withDatabase(work: (database: Database) => void | Promise<void>): Promise<void> {
  const database = openStore(readConfig(process.env))
  try {
    await work(database)
  } finally {
    database.close()
  }
}

async function withEncoder(work: (encoder: Awaited<ReturnType<typeof openEncoder>>) => Promise<void>): Promise<void> {
  const config: Config = readConfig(process.env)
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

function readable(path: string): string {
  if (!existsSync(path)) throw new InputError(`${path}: expected a file or folder, got nothing there`)
  return path
}

/** The lines that say something, with their numbers. */
function readLines(file: string | 0): { line: string; place: string }[] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, at) => ({ line, place: `${file === 0 ? 'standard input' : file}:${at + 1}` }))
    .filter(({ line }) => line.trim() !== '')
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

function collect(value: string, before: string[] = []): string[] {
  return [...before, value]
}

function print(json: true | undefined, value: unknown, text: string): void {
  process.stdout.write(`${json === true ? JSON.stringify(value) : text}\n`)
}

function progressBar(what: string): { update(done: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar({ format: `${what} {bar} {percentage}%`, stream: process.stderr, hideCursor: true })
  bar.start(100, 0)
  return { update: done => bar.update(Math.round(done * 100)), stop: () => bar.stop() }
}
