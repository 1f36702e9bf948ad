import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Overrides } from '../../server/compose/overrides.ts'
import { readConfig } from '../../server/config.ts'
import type { Fact, PlanAct } from '../../server/dialogue/plan.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import { importCatalogueFile } from '../../server/shop/import.ts'
import { decimalsOf } from '../../server/shop/money.ts'
import { importPoliciesDirectory } from '../../server/shop/policies.ts'
import { saveShopName } from '../../server/shop/shop-name.ts'
import { addSynonym } from '../../server/shop/synonyms.ts'
import { createCatalogueStore, type Product } from '../../server/store/catalogue.ts'
import { createConversationStore } from '../../server/store/conversations.ts'
import { openStore } from '../../server/store/open.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import type { MessageEvent } from '../../server/wire.ts'
import { newFolder, type Service, Shopper, startService } from './service.ts'
import { type Failure, judge, type Reply, type ShopTexts } from './shop-judge.ts'
import {
  type Expectation,
  readShoppers,
  readShopScript,
  ScriptError,
  type ShopperScript,
  type ShopScript,
  unknownSkus,
} from './shop-script.ts'
import { unfounded } from './unfounded.ts'

export type OpenShop = {
  script: ShopScript
  shoppers: ShopperScript[]
  texts: ShopTexts
  service: Service
  database: Database
  close(): Promise<void>
}

export type PlayedTurn = {
  shopper: string
  /** Counted from 1, views and additions included. */
  turn: number
  say: string
  expect: Expectation
  failures: Failure[]
  reply: Reply
  ms: number
  /** Best intent of each clause. */
  intents: { name: string; probability: number; abstain: boolean; by: string }[]
}

type Trace = { clauses: Clause[]; acts: PlanAct[]; facts: Fact[] }

/** A reply that takes longer has not come. */
const patienceMs = 30_000

/** Starts the real service on a written shop, imported as the commands import one; its generator is off unless `env` turns it on. */
export async function openShop(folder: string, env: Record<string, string> = {}, overrides: Overrides = {}): Promise<OpenShop> {
  const script = readShopScript(folder)
  const shoppers = readShoppers(folder)
  const data = newFolder()
  const settings = { USHER_DEMO: 'off', USHER_LANGUAGE: script.language, USHER_RATE_MESSAGES: '10000', ...env }
  fillShop(data, folder)
  const service = await startService(settings, overrides, data)
  const database = openDatabase(join(data, 'usher.sqlite'))
  const close = async () => {
    database.close()
    await service.stop()
  }
  try {
    await service.app.settled()
    const products = createCatalogueStore(database).all()
    const known = {
      products: new Set(products.map(({ sku }) => sku)),
      variants: new Set(products.flatMap(({ sku, variants }) => [sku, ...variants.map(variant => variant.sku)])),
    }
    const faults = unknownSkus(join(folder, 'shoppers.json'), shoppers, known)
    if (faults.length > 0) throw new ScriptError(faults)
    return { script, shoppers, texts: textsOf(folder, script, products), service, database, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A written shop in a data folder, imported as the commands import one. */
export function fillShop(data: string, folder: string): void {
  const { feed, format, currency, language, name, synonyms } = readShopScript(folder)
  const database = openStore(readConfig({ USHER_DATA: data, USHER_DEMO: 'off' }))
  try {
    const settings = createSettingsStore(database)
    const products = importCatalogueFile(database, join(folder, feed), { format, currency })
    if (!products.ok) throw new ScriptError(products.faults)
    const policies = importPoliciesDirectory(database, join(folder, 'policies'))
    if (!policies.ok) throw new ScriptError(policies.faults)
    saveShopName(settings, { [language]: name })
    for (const [word, means] of synonyms) addSynonym(settings, word, means)
  } finally {
    database.close()
  }
}

function textsOf(folder: string, { feed, name, currency }: ShopScript, products: readonly Product[]): ShopTexts {
  const pages = join(folder, 'policies')
  const files = [join(folder, feed), ...readdirSync(pages, { recursive: true, encoding: 'utf8' }).map(file => join(pages, file))]
  const variants = products.flatMap(product => product.variants)
  return {
    productOf: new Map(
      products.flatMap(({ sku, variants }) => [sku, ...variants.map(variant => variant.sku)].map(of => [of, sku] as const)),
    ),
    titles: products.flatMap(({ title }) => Object.values(title)),
    brands: [...new Set(products.flatMap(({ brand }) => Object.values(brand)))],
    prices: new Set(
      [...products, ...variants]
        .flatMap(({ price, compareAt }) => [price, compareAt ?? price])
        .map(minor => minor / 10 ** decimalsOf(currency)),
    ),
    written: [name, ...files.filter(file => /\.[a-z]+$/.test(file)).map(file => readFileSync(file, 'utf8'))].join('\n'),
  }
}

/** Plays one shopper's turns over a socket of its own and judges every reply. */
export async function visit(shop: OpenShop, { id, turns }: ShopperScript): Promise<PlayedTurn[]> {
  const shopper = new Shopper(shop.service.url)
  const played: PlayedTurn[] = []
  /** What the page told and got no answer to: it counts against the next turn. */
  const unanswered: Failure[] = []
  try {
    await shopper.open({ language: shop.script.language })
    for (const [at, { say, expect, view, add }] of turns.entries()) {
      if (say === undefined || expect === undefined) {
        unanswered.push(...(await tellPage(shopper, view === undefined ? ['Product Added', add ?? ''] : ['Product Viewed', view])))
        continue
      }
      const from = performance.now()
      const sent = await shopper.send(say)
      const seq = sent.ok ? sent.value.seq : undefined
      const answered = seq !== undefined && (await isAnswered(shopper, seq))
      const ms = performance.now() - from
      const { reply, intents } = read(shop, shopper.conversation, seq)
      const failures = answered
        ? [...judge(expect, reply, shop.texts), ...inventions(reply, shop)]
        : [{ kind: 'reply', expected: 'a reply', got: sent.ok ? `none in ${patienceMs} ms` : `${sent.code}: ${sent.message}` }]
      played.push({ shopper: id, turn: at + 1, say, expect, failures: [...unanswered.splice(0), ...failures], reply, ms, intents })
    }
  } finally {
    shopper.close()
  }
  return played
}

/** A product put into the cart is answered; a product looked at is not. */
async function tellPage(shopper: Shopper, [name, sku]: readonly [name: string, sku: string]): Promise<Failure[]> {
  const told = await shopper.ask('track', { id: crypto.randomUUID(), name, properties: { sku, quantity: 1 } })
  const got = told.ok ? undefined : `${told.code}: ${told.message}`
  if (told.ok && (name === 'Product Viewed' || (await isAnswered(shopper, told.value.seq)))) return []
  return [{ kind: 'reply', expected: `an answer to ${name} ${sku}`, got: got ?? `none in ${patienceMs} ms` }]
}

function isAnswered(shopper: Shopper, seq: number): Promise<boolean> {
  return shopper.answerTo(seq, patienceMs).then(
    () => true,
    () => false,
  )
}

/** The whole answer as it was stored in one transaction: messages, state and the reasons for it. */
function read({ database }: OpenShop, conversation: string, seq: number | undefined): { reply: Reply; intents: PlayedTurn['intents'] } {
  const store = createConversationStore(database, () => new Date())
  const messages = store
    .eventsAfter(conversation, seq ?? Number.POSITIVE_INFINITY)
    .filter((event): event is MessageEvent => event.kind === 'message' && event.from === 'bot')
  const trace = store.traces(conversation).findLast(({ turn }) => turn === seq)?.body as Trace | undefined
  return {
    reply: {
      text: messages.map(({ text }) => text).join('\n'),
      cards: messages.flatMap(({ cards = [] }) => cards),
      choices: messages.flatMap(({ choices = [] }) => choices),
      status: store.find(conversation)?.status ?? 'bot',
      acts: trace?.acts ?? [],
      facts: trace?.facts ?? [],
    },
    intents: (trace?.clauses ?? []).map(({ intents: [best], abstain, by }) => ({
      name: best?.name ?? 'none',
      probability: best?.probability ?? 0,
      abstain,
      by,
    })),
  }
}

function inventions({ text, facts }: Reply, { texts }: OpenShop): Failure[] {
  const found = unfounded(
    text,
    facts.map(fact => fact.text),
    [...texts.titles, ...texts.brands],
  )
  return found === undefined ? [] : [{ kind: 'unfounded', expected: 'only what the shop says', got: `${found} in: ${text}` }]
}

/** All shoppers, several at once, in the order of the script. */
export async function visitAll(shop: OpenShop, shoppers: readonly ShopperScript[], atOnce: number): Promise<PlayedTurn[]> {
  const played: PlayedTurn[][] = []
  const waiting = shoppers.entries()
  const one = async () => {
    for (const [at, shopper] of waiting) played[at] = await visit(shop, shopper)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return played.flat()
}
