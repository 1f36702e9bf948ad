import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Encoder } from '../../../models/encoder.ts'
import { dot } from '../../../models/teaching/memory.ts'
import { productText } from '../../../server/search/vectors.ts'
import { noneSignsOf, signsOf } from '../../../server/search/wish-signs.ts'
import type { NoneSigns, WishSigns } from '../../../server/search/wish-weights.ts'
import type { Product } from '../../../server/store/catalogue.ts'
import { type File, toProduct } from '../answers/cases.ts'

export const wishTypes = ['story', 'named', 'feature', 'gift', 'several', 'refused', 'more', 'none', 'vague'] as const

const wishSchema = z.strictObject({
  wish: z.string().min(1),
  right: z.array(z.number().int().min(0)),
  ok: z.array(z.number().int().min(0)),
  type: z.enum(wishTypes),
})

/** A wish to a shop of models/training/answers: `right` and `ok` are places among its products. */
export type Case = z.infer<typeof wishSchema> & {
  shop: string
  language: 'zh' | 'en'
  held: boolean
  vector: Float32Array
  /** Of a story that goes on, how it begins: many say no more than that. */
  begins?: Float32Array
  /** What tells for each product: of the shop alone, and of it (first) among those of two other trades. */
  alone: WishSigns[]
  among: WishSigns[]
  /** That there is nothing of it. */
  none: { alone: NoneSigns; among: NoneSigns }
}

type Shop = { name: string; language: 'zh' | 'en'; products: Product[]; vectors: Float32Array[]; english: Float32Array[] }

/** Every fourth shop is held back, and every shop stands among shops that are held back as it is. */
export const isHeldBack = (shop: string): boolean => Number(shop.slice(3)) % 4 === 0

export async function readCases(wishes: string, answers: string, encoder: Encoder, english: Encoder): Promise<Case[]> {
  const names = readdirSync(wishes)
    .filter(name => name.endsWith('.jsonl'))
    .map(name => name.slice(0, -'.jsonl'.length))
    .sort()
  const shops: Shop[] = []
  for (const name of names) {
    const file = [join(answers, `${name}.json`), join(answers, 'talk', `${name}.json`)].find(existsSync)!
    const { language, products } = JSON.parse(readFileSync(file, 'utf8')) as File
    const goods = products.map(({ title, text }) => toProduct(language, title, text))
    const texts = goods.map(product => productText(product, language))
    const inEnglish = language === 'en' ? (await english.embedWords(texts, 'passage')).map(({ whole }) => whole) : []
    shops.push({ name, language, products: goods, vectors: await encoder.embed(texts), english: inEnglish })
  }
  const cases: Case[] = []
  for (const shop of shops) {
    const peers = shops.filter(({ name, language }) => language === shop.language && isHeldBack(name) === isHeldBack(shop.name))
    const at = peers.indexOf(shop)
    const others = [3, 6].map(step => peers[(at + step) % peers.length]!).filter(other => other !== shop)
    for (const line of readFileSync(join(wishes, `${shop.name}.jsonl`), 'utf8').split('\n')) {
      if (line.trim() === '') continue
      const wish = wishSchema.parse(JSON.parse(line))
      const [vector] = await encoder.embed([wish.wish])
      const [inEnglish] = shop.language === 'en' ? await english.embedWords([wish.wish], 'query') : []
      const signs = (within: readonly Shop[]) =>
        signsOf(
          wish.wish,
          within.flatMap(({ products, vectors, english: of }) =>
            products.map((product, place) => ({
              product,
              likeness: dot(vector!, vectors[place]!),
              ...(inEnglish === undefined ? {} : { english: dot(inEnglish.whole, of[place]!) }),
            })),
          ),
        )
      const noneSigns = (within: readonly Shop[]) =>
        noneSignsOf(
          wish.wish,
          within.flatMap(({ products }) => products),
        )
      const { name, language } = shop
      const beginning = wish.type === 'story' ? beginningOf(wish.wish) : undefined
      cases.push({
        ...wish,
        shop: name,
        language,
        held: isHeldBack(name),
        vector: vector!,
        ...(beginning === undefined ? {} : { begins: (await encoder.embed([beginning]))[0]! }),
        alone: signs([shop]),
        among: signs([shop, ...others]),
        none: { alone: noneSigns([shop]), among: noneSigns([shop, ...others]) },
      })
    }
    process.stderr.write(`\r${shop.name}: ${cases.length} wishes `)
  }
  process.stderr.write('\n')
  return cases
}

/** The first part of a message of several, where it is long enough to tell something. */
function beginningOf(text: string): string | undefined {
  const parts = text
    .split(/[，。！？；,.!?;]+\s*/u)
    .map(part => part.trim())
    .filter(part => (/\p{Script=Han}/u.test(part) ? part.length >= 6 : part.split(' ').length >= 4))
  return parts.length < 2 ? undefined : parts[0]
}
