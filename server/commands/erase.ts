import { existsSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { type Erasure, namesUnder, openErasure } from '../erasure.ts'
import { UsherError } from '../errors.ts'
import { rowsIn } from '../privacy/erasure.ts'
import { contactKey, signingKey } from '../secrets.ts'
import { createTokens } from '../sockets/auth.ts'
import type { Subject } from '../store/erasure.ts'
import type { Database } from '../store/sqlite.ts'
import { type Environment, InputError } from './input.ts'
import { print, warn, withDatabase } from './io.ts'

type Whose = { conversation?: string; visitor?: string; shopper?: string; json?: true }

/** Works beside a running service, whose sockets hear `erased` at their next word. */
export function addEraseCommands(program: Command, env: Environment): void {
  const erase = program
    .command('erase')
    .description('erases what is kept of a shopper, everywhere, and prints a signed receipt')
    .option('--conversation <id>', 'one conversation')
    .option('--visitor <id>', 'all that a page’s visitor did and said')
    .option('--shopper <id>', 'all conversations of a customer of the shop (`sub` of their identity)')
    .option('--json', 'print one JSON document')
    .action((whose: Whose) => withErasure(env, erasure => eraseNow(erasure, whose)))

  erase
    .command('verify <receipt>')
    .description('checks the signature of a receipt (or of the file with it), and that nothing of it is here')
    .option('--json', 'print one JSON document')
    .action((receipt: string, _options: unknown, command: Command) =>
      withErasure(env, async (erasure, tokens) => {
        // The group has an option of that name, too, and takes it.
        const { json } = command.optsWithGlobals<{ json?: true }>()
        const signed = readSigned(receipt)
        const { id, at, counts, conversations, visitors } = await tokens.readReceipt(signed).catch((error: unknown) => {
          if (error instanceof UsherError)
            throw new InputError(`Expected a receipt signed by this service, got another: see ${env.USHER_DATA ?? './data'}/signing.key`)
          throw error
        })
        const left = rowsIn(erasure.count({ at, conversations, visitors }))
        const rows = `${rowsIn(counts)} rows of ${conversations.length} conversations`
        const verdict =
          left === 0 ? 'Nothing of them is here.' : `${left} rows of them are here: they came back, start the service to erase them again.`
        print(
          json,
          { valid: true, id, at, counts, conversations: conversations.length, left },
          `Receipt ${id} is sound: ${rows} erased at ${at}. ${verdict}`,
        )
        if (left > 0) process.exitCode = 1
      }),
    )
}

async function eraseNow(erasure: Erasure, { json, ...given }: Whose): Promise<void> {
  const [named, ...more] = Object.entries(given)
  if (named === undefined || more.length > 0)
    throw new InputError(`Expected one of --conversation ID, --visitor ID, --shopper ID, got ${more.length === 0 ? 'none' : 'several'}`)
  const [kind, id] = named
  const receipt = await erasure.erase({ [kind]: id } as Subject)
  if (receipt === undefined) throw new InputError(`Expected a ${kind} that something is kept of, got ${id}`)
  const { at, counts, releases = [], signed } = receipt
  const learnt = releases.length === 0 ? '' : `\nReleases that learnt from it, to be retired or trained anew: ${releases.join(', ')}.`
  print(json, receipt, `Erased at ${at}: ${toText(counts)}.${learnt}\n${signed}`)
}

export function withErasure<T>(
  env: Environment,
  work: (erasure: Erasure, tokens: ReturnType<typeof tokensOf>, database: Database) => Promise<T>,
): Promise<T> {
  const config = readConfig(env)
  const tokens = tokensOf(config)
  const ports = {
    ...namesUnder(contactKey(config.data, config.agents.contactKey)),
    sign: tokens.signReceipt,
    onErase: () => undefined,
    onUnreached: warn,
    now: () => new Date(),
  }
  return withDatabase(env, database => work(openErasure(database, config, ports), tokens, database))
}

function tokensOf({ data, tokens }: Config) {
  return createTokens({
    secret: signingKey(data, tokens.secret),
    shopSecret: undefined,
    ttlSeconds: tokens.ttlSeconds,
    now: () => new Date(),
  })
}

/** The receipt itself, or a file with it: alone, or as `usher erase --json` prints it. */
function readSigned(given: string): string {
  if (!existsSync(given)) return given.trim()
  const text = readFileSync(given, 'utf8').trim()
  return /(?<![\w-])[\w-]+\.[\w-]+\.[\w-]+/.exec(text)?.[0] ?? text
}

const toText = (counts: Record<string, number>) =>
  Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([table, n]) => `${n} ${table}`)
    .join(', ')
