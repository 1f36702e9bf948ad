import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { type CopyAct, copyActs } from '../facts/copy.ts'
import { atOnce } from '../language/long-work.ts'
import { readShopName } from '../shop/shop-name.ts'
import { shopNamesInSteps } from '../shop/vocabulary.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Copy, CopyRequest } from '../turn/copy.ts'
import { type Environment, InputError } from './input.ts'
import { print, withDatabase } from './io.ts'

type Options = { form: string; language?: string; count: string; json?: true }

/** Nobody waits in a chat: a long text may take its time. */
const patienceMs = 60_000

export function addCopyCommand(program: Command, env: Environment): void {
  program
    .command('copy <sku>')
    .description('marketing copy for a product, from its own facts')
    .option('--form <form>', 'post, for social media, or subject, of an e-mail', 'post')
    .option('--language <language>', 'zh or en (USHER_LANGUAGE without it)')
    .option('--count <number>', 'how many, 1 to 10', '3')
    .option('--json', 'print one JSON document')
    .action(async (sku: string, options: Options) => {
      const config = readConfig(env)
      const { json } = options
      const request = toRequest(options, config)
      const { acts, names } = await withDatabase(env, database => {
        const catalogue = createCatalogueStore(database)
        const product = catalogue.find(sku)
        if (product === undefined) throw new InputError(`Expected a SKU of the catalogue, got ${sku}: see the SKUs of your feed`)
        const shop = readShopName(createSettingsStore(database))
        return { acts: copyActs(product, shop, request), names: atOnce(shopNamesInSteps(catalogue.all())) }
      })
      const copies = await write(acts, names, request, config)
      const { form, language } = request
      print(json, { sku, language, form, copies }, copies.map(({ text }) => text).join('\n'))
    })
}

function toRequest({ form, language, count: given }: Options, config: Config): CopyRequest {
  if (form !== 'post' && form !== 'subject') throw new InputError(`Expected --form post or subject, got ${form}`)
  const spoken = language ?? config.language
  if (spoken !== 'zh' && spoken !== 'en') throw new InputError(`Expected --language zh or en, got ${spoken}`)
  const count = Number(given)
  if (!Number.isInteger(count) || count < 1 || count > 10)
    throw new InputError(`Expected --count to be a whole number from 1 to 10, got ${given}`)
  return { form, language: spoken, count }
}

/** The engines of the service, in its order; what they cannot do templates do. */
async function write(acts: readonly CopyAct[], names: ReadonlySet<string>, { language }: CopyRequest, config: Config): Promise<Copy[]> {
  const { createLocalEngine } = await import('../turn/engines.ts')
  const { writeCopy } = await import('../turn/copy.ts')
  const { longestReplyTokens, remoteEngine } = await import('../remote-engine.ts')
  const uncounted = () => undefined
  const remote = remoteEngine(config, uncounted)
  const generator = config.models.generator ? await openGenerator(config) : undefined
  const { UsherChatModel } = await import('../../models/chat-model.ts')
  const { localPrompt } = await import('../../prompts/engines.ts')
  const local =
    generator === undefined
      ? undefined
      : createLocalEngine(localPrompt, request => new UsherChatModel({ generator, ...request, maxTokens: longestReplyTokens }), uncounted)
  try {
    const engines = [remote, local].filter(engine => engine !== undefined)
    const { candidates } = config.turn
    return await writeCopy(acts, language, { engines, candidates, deadlineMs: patienceMs, names }, new AbortController().signal)
  } finally {
    await generator?.close()
  }
}

async function openGenerator({ models }: Config) {
  const { createGeneratorService } = await import('../../models/generator.ts')
  return createGeneratorService(fileURLToPath(import.meta.resolve('#root/models/weights/decoder')), { threads: models.generatorThreads })
}
