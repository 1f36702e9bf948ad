import { recipientLabels } from '../../../server/dialogue/choices.ts'
import type { Fact, FactType } from '../../../server/dialogue/plan.ts'
import { seedDemo } from '../../../server/facts/seed.ts'
import { formatBudget } from '../../../server/shop/budget.ts'
import { type Product, textOf } from '../../../server/shop/catalogue.ts'
import { formatMoney } from '../../../server/shop/money.ts'
import { splitSentences } from '../../../server/shop/sentences.ts'
import { shopNames } from '../../../server/shop/vocabulary.ts'
import { createCatalogueStore } from '../../../server/store/catalogue.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { createPolicyStore } from '../../../server/store/policies.ts'
import { openDatabase } from '../../../server/store/sqlite.ts'
import type { Language } from '../../../server/wire.ts'

/** Gives the facts of one plan, which is about one wish and the products for it. */
export type FactMaker = {
  /** What is recommended beside a product that was named already is another one. */
  begin(act: string): void
  /** `at` counts the values of a slot within an act, `topic` is the act's own where it has one. */
  make(slot: string, type: FactType, at: number, topic?: string): Fact
}
export type ShopFacts = { names: ReadonlySet<string>; maker(language: Language, random: () => number): FactMaker }

/** The demo shop's own products, pages and coupon, written as the service writes them. */
export function openShopFacts(): ShopFacts {
  const database = openDatabase(':memory:')
  migrate(database)
  seedDemo(database)
  const products = createCatalogueStore(database).all()
  const passages = createPolicyStore(database).all()
  database.close()

  return {
    names: shopNames(products),
    maker(language, random) {
      const pick = <T>(of: readonly T[]): T => {
        const one = of[Math.floor(random() * of.length)]
        if (one === undefined) throw new RangeError('Expected something to pick from in the demo shop, got nothing')
        return one
      }
      const wished = pick(products)
      const budget = Math.ceil((wished.price + 1) / 10_000) * 100
      const limits = pick([{ max: budget }, { min: Math.max(50, budget - 200), max: budget + 100 }, { min: Math.max(50, budget - 200) }])
      const recipient = pick(Object.values(recipientLabels))[language]
      const alike = products.filter(({ sku, categoryId }) => sku !== wished.sku && categoryId === wished.categoryId)
      const others = alike.length > 1 ? alike : products.filter(({ sku }) => sku !== wished.sku)
      let shown = [wished, pick(others), pick(others)]
      let named = false
      const values: Record<string, (product: Product, at: number, topic?: string) => string> = {
        shop: () => (language === 'zh' ? '云杉小铺' : 'Spruce & Co'),
        product: product => textOf(product.title, language),
        price: product => formatMoney(product.price, product.currency, language),
        was: product => formatMoney(product.compareAt ?? product.price * 2, product.currency, language),
        total: product => formatMoney(product.price * 2, product.currency, language),
        why: (product, at) =>
          product.highlights[language]?.[at] ?? product.highlights[language]?.[0] ?? inSentence(textOf(product.category, language)),
        feature: (product, at) => values.why!(product, at),
        category: () => inSentence(textOf(wished.category, language)),
        colour: () => inSentence(optionsOf(wished, 'colour', language)[0] ?? (language === 'zh' ? '黑色' : 'black')),
        size: () => optionsOf(wished, 'size', language)[0] ?? 'M',
        colours: product =>
          listed(optionsOf(product, 'colour', language), language, language === 'zh' ? ['黑色', '白色'] : ['Black', 'White']),
        sizes: product => listed(optionsOf(product, 'size', language), language, ['S', 'M', 'L']),
        detail: product => quoted(pick(splitSentences(textOf(product.description, language)))),
        stock: () => pick(['1', '2', '3', '5']),
        count: () => pick(['2', '3']),
        quantity: () => pick(['1', '2', '3', '12']),
        position: () => pick(['1', '2', '4']),
        currency: () => (language === 'zh' ? '人民币' : 'Chinese yuan'),
        budget: () => formatBudget(limits, 'CNY', language),
        recipient: () => recipient,
        option: (_product, at) => (language === 'zh' ? ['退货', '换货'] : ['return it', 'exchange it'])[at] ?? '',
        asked: (_product, at) => (language === 'zh' ? ['运费', '退货'] : ['delivery costs', 'returns'])[at] ?? '',
        code: () => 'WELCOME20',
        discount: () => formatMoney(2000, 'CNY', language),
        minimum: () => formatMoney(9900, 'CNY', language),
        expires: () => (language === 'zh' ? '2027年3月31日' : '31 March 2027'),
        order: () => pick(['20270115-0042', 'SO-88213', '#1042']),
        verdict: () => (language === 'zh' ? pick(['可以', '不可以']) : pick(['yes', 'no'])),
        hours: () => (language === 'zh' ? '周一至周五 9:00–18:00' : 'Monday to Friday, 9 am to 6 pm'),
        quote(product, at, topic) {
          const own = passages.filter(passage => passage.language === language && passage.topic === topic)
          return own.length === 0 ? values.detail!(product, at) : quoted(pick(splitSentences(pick(own).text)))
        },
      }
      return {
        begin(act) {
          if (act === 'recommend' && named) shown = [pick(others), pick(others), pick(others)]
        },
        make(slot, type, at, topic) {
          const value = values[slot]
          // Two features are of one product, two prices of two.
          const product = shown[slot === 'feature' ? 0 : at] ?? shown[0]
          if (value === undefined || product === undefined)
            throw new RangeError(`Expected a value for slot "${slot}" of prompts/plan.json in test/bench/replies/shop-facts.ts, got none`)
          if (slot === 'product') named = true
          const own = slot === 'why' ? values.why!(product, 0) : value(product, at, topic)
          return { type, text: own, source: 'shop', ref: `bench:${slot}` }
        },
      }
    },
  }
}

function optionsOf(product: Product, option: 'colour' | 'size', language: Language): string[] {
  const all = product.variants.flatMap(({ options }) => (options[option] === undefined ? [] : [textOf(options[option], language)]))
  return [...new Set(all)]
}

function listed(values: readonly string[], language: Language, otherwise: readonly string[]): string {
  return (values.length < 2 ? otherwise : values).join(language === 'zh' ? '、' : ', ')
}

function inSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function quoted(sentence: string): string {
  return `“${sentence.trim()}”`
}
