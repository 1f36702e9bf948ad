import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { feedFormats } from '../../server/shop/feeds/read-feed.ts'

/**
 * A shop that somebody wrote to measure the assistant, and the shoppers who visit it: `shop.json` and `shoppers.json` beside a feed
 * and `policies/*.md`. `expect` holds what every good reply must satisfy; all given parts must hold.
 */
const skus = z.array(z.string().min(1))
const count = z.number().int().min(0)
const cards = z.strictObject({
  atLeast: count.optional(),
  atMost: count.optional(),
  /** Every card is one of these products. */
  among: skus.optional(),
  /** At least one card is one of these. */
  includes: skus.optional(),
  not: skus.optional(),
  maxPrice: z.number().optional(),
  minPrice: z.number().optional(),
})
const expectation = z.strictObject({
  language: z.enum(['zh', 'en']),
  cards: z.union([z.literal('none'), cards], { error: 'expected "none" or an object of atLeast, among, …' }).optional(),
  /** Each must be said; `a|b` is either. */
  says: z.array(z.string().min(1)).optional(),
  never: z.array(z.string().min(1)).optional(),
  person: z.literal(true).optional(),
  unknown: z.literal(true).optional(),
  noDiscount: z.literal(true).optional(),
})
const turn = z
  .strictObject({
    say: z.string().min(1).optional(),
    expect: expectation.optional(),
    view: z.string().min(1).optional(),
    add: z.string().min(1).optional(),
  })
  .refine(({ say, view, add }) => [say, view, add].filter(what => what !== undefined).length === 1, 'expected one of say, view and add')
  .refine(({ say, expect }) => (say === undefined) === (expect === undefined), 'expected say and expect together')
const shopper = z.object({ id: z.string().min(1), about: z.string(), turns: z.array(turn).min(1) })
const shop = z.object({
  language: z.enum(['zh', 'en']),
  currency: z.string().length(3),
  feed: z.string().min(1),
  format: z.enum(feedFormats),
  name: z.string().min(1),
  synonyms: z.array(z.tuple([z.string().min(1), z.string().min(1)])).default([]),
  /** The share of turns that must come out right where the shop is a test. */
  floor: z.number().min(0).max(1).default(0.5),
})

export type ShopScript = z.infer<typeof shop>
export type Expectation = z.infer<typeof expectation>
export type ScriptTurn = z.infer<typeof turn>
export type ShopperScript = z.infer<typeof shopper>

export function readShopScript(folder: string): ShopScript {
  const file = join(folder, 'shop.json')
  const read = shop.safeParse(readJson(file))
  if (!read.success) throw new ScriptError(read.error.issues.map(issue => `${file}: ${issue.path.join('.')}: ${issue.message}`))
  return read.data
}

/** Every fault names the file, the shopper and the turn, counted from 1. */
export function readShoppers(folder: string): ShopperScript[] {
  const file = join(folder, 'shoppers.json')
  const json = readJson(file)
  const read = z.array(shopper).safeParse(json)
  if (!read.success) {
    throw new ScriptError(
      read.error.issues.map(({ path: [at, , number, ...rest], message }) => {
        const given: unknown = Array.isArray(json) ? (json[Number(at)] as { id?: unknown } | undefined)?.id : undefined
        const who = at === undefined ? [] : [`shopper ${typeof given === 'string' ? given : Number(at) + 1}`]
        const which = number === undefined ? [] : [`turn ${Number(number) + 1}`]
        return [file, ...who, ...which, ...(rest.length === 0 ? [] : [rest.join('.')]), message].join(': ')
      }),
    )
  }
  const ids = read.data.map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  if (twice.length > 0) throw new ScriptError(twice.map(id => `${file}: shopper ${id}: expected an id of its own`))
  return read.data
}

/** What a script names and the shop does not sell: such an expectation would never be met, or never be broken. */
export function unknownSkus(
  file: string,
  shoppers: readonly ShopperScript[],
  known: { products: ReadonlySet<string>; variants: ReadonlySet<string> },
): string[] {
  return shoppers.flatMap(({ id, turns }) =>
    turns.flatMap(({ view, add, expect }, at) => {
      const named = typeof expect?.cards === 'object' ? expect.cards : {}
      const products = [...(view === undefined ? [] : [view]), ...(['among', 'includes', 'not'] as const).flatMap(key => named[key] ?? [])]
      return [
        ...products.filter(sku => !known.products.has(sku)).map(sku => `expected the SKU of a product, got ${sku}`),
        ...(add === undefined || known.variants.has(add) ? [] : [`expected the SKU of a variant, got ${add}`]),
      ].map(fault => `${file}: shopper ${id}: turn ${at + 1}: ${fault}`)
    }),
  )
}

export class ScriptError extends Error {
  override readonly name = 'ScriptError'
  constructor(faults: readonly string[]) {
    super(`Expected a sound script:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new ScriptError([`${file}: ${cause instanceof Error ? cause.message : String(cause)}`])
  }
}
