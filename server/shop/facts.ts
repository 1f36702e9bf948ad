import { askingLabels, intentLabels, recipientLabels } from '../dialogue/choices.ts'
import type { CartLine, Need } from '../dialogue/conversation.ts'
import { goodsWanted } from '../dialogue/goods.ts'
import type { Acts, Fact } from '../dialogue/plan.ts'
import type { Vocabulary } from '../dialogue/slots.ts'
import { readStockQuestion } from '../dialogue/stock-questions.ts'
import type { SummaryFacts, SummaryWant } from '../dialogue/summary.ts'
import { subjectLabels } from '../dialogue/topics.ts'
import type { PageEvent } from '../dialogue/turn.ts'
import type { ActionWanted, AnswerWant, CardWanted, ChoiceId, Found, NeedFacts, ProductFacts, SoldOut, Want } from '../dialogue/wants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Action, ActionEvent, Card, ChatEvent, Choice, Language } from '../wire.ts'
import { cartViewedSchema, orderCompletedSchema } from '../wire-schemas.ts'
import { tellsKind } from './answers.ts'
import { formatBudget } from './budget.ts'
import { addLabel, goodsToAdd, onlyOf, toActions, toCard } from './cards.ts'
import { createCartFacts } from './cart-facts.ts'
import { compareAtOf, textOf } from './catalogue.ts'
import type { Coupon, Goods } from './coupons/offers.ts'
import { asksPriceOrStock, isBare, type VariantsMeant, variantsMeant } from './meant.ts'
import { formatMoney, toMajor, toMinor } from './money.ts'
import { withoutWords } from './options.ts'
import type { Order, Recommendation } from './recommend.ts'
import { splitSentences } from './sentences.ts'
import { sourcesOf } from './sources.ts'
import { createSums } from './sums.ts'
import type { Told } from './texts.ts'
import { fits, inStock } from './variants.ts'
import { isWorn } from './wish-terms.ts'

/** What the facts of a turn are made from. */
export type FactPorts = {
  name(language: Language): Fact
  currency(): string
  vocabulary(): Vocabulary
  /** Product and brand names, lower-cased. */
  names(): ReadonlySet<string>
  labelOf(kind: 'category' | 'colour', id: string, language: Language): string
  product(sku: string): Product | undefined
  passagesOf(topic: string, language: Language): readonly { heading: string }[]
  /** Where a page stands in the shop. */
  linkOf(topic: string, language: Language): string | undefined
  recommend(query: {
    need: Need
    language: Language
    exclude: readonly string[]
    maxPrice?: number
    popular: boolean
    order?: Order
    among?: readonly string[]
    like?: string
    alike?: readonly string[]
    soldOut?: boolean
    limit: number
  }): Promise<Recommendation>
  /** What the texts of the pages or of these products tell; nothing where they do not. */
  told(want: AnswerWant, products: readonly Product[], language: Language): Promise<Told | undefined>
  /** The products that telling words of their titles mean. */
  meant(text: string, focus?: string): string[]
  /** Some products of a kind, those the shop puts first. */
  ofKind(category: string, language: Language): Promise<readonly Product[]>
  /** What a new shopper is offered. */
  coupon(): Coupon | undefined
  /** The first-order coupon that takes most off these goods, and how much in minor units. */
  reduction(goods: readonly Goods[]): { code: string; off: number } | undefined
  /** What a parcel costs, in minor units, and from which sum of goods it costs nothing; nothing where the shop has not told. */
  shipping(): { fee: number; freeOver?: number } | undefined
  /** Nothing while a person can take over; else that none can, and when one will be there. */
  away(language: Language): { hours?: Fact } | undefined
}

/** What may be said back of the page's own order number: nothing that reads like a sentence or a link. */
const orderNumber = /^(?=.*\d)[A-Za-z0-9#_-]{1,40}$/
const cardsShown = 3
/** At or below this many pieces a shopper is told that it is nearly gone. */
const lowStock = 5

/** Finds what the dialogue core wants said; every value is a typed fact with its source. */
export function createFacts(ports: FactPorts) {
  const fact = (type: Fact['type'], text: string, ref: string, source: Fact['source'] = 'shop'): Fact => ({ type, text, source, ref })
  const money = (minor: number, language: Language, ref: string, source: Fact['source'] = 'shop') =>
    fact('money', formatMoney(minor, ports.currency(), language), ref, source)
  const titleOf = (product: Product, language: Language) => textOf(product.title, language)
  const nameOf = (product: Product, language: Language) => fact('name', titleOf(product, language), `product:${product.sku}`)

  function productFacts(product: Product, language: Language, why?: string, price = product.price): ProductFacts {
    const options = (['size', 'colour'] as const).filter(
      option => new Set(product.variants.map(variant => variant[option])).size > 1 && (option === 'colour' || isWorn(product)),
    )
    return {
      sku: product.sku,
      name: nameOf(product, language),
      price: money(price, language, `product:${product.sku}`),
      amount: price,
      ...(why === undefined ? {} : { why: fact('phrase', why, `product:${product.sku}`) }),
      options,
    }
  }

  const cart = createCartFacts({ product: ports.product, vocabulary: ports.vocabulary, meant: ports.meant, facts: productFacts })

  const sum = createSums({ ...ports, nameOf: cart.nameOf })

  async function findProducts(want: Extract<Want, { want: 'products' }>, language: Language): Promise<Found> {
    const cheapest = want.cheaperThan?.map(sku => ports.product(sku)?.price).filter(price => price !== undefined)
    const dearest = want.dearerThan?.map(sku => ports.product(sku)?.price).filter(price => price !== undefined) ?? []
    const query = {
      need: dearest.length === 0 ? want.need : { ...want.need, budget: { min: toMajor(Math.max(...dearest) + 1, ports.currency()) } },
      language,
      exclude: want.exclude,
      popular: want.popular === true,
      limit: cardsShown,
      ...(want.order === undefined ? {} : { order: want.order }),
      ...(want.among === undefined ? {} : { among: want.among }),
      ...(want.like === undefined ? {} : { like: want.like }),
      ...(want.alike === undefined ? {} : { alike: want.alike }),
      ...(cheapest === undefined || cheapest.length === 0 ? {} : { maxPrice: Math.min(...cheapest) - 1 }),
    }
    const found = await ports.recommend(query)
    // What was shown must be undercut: a dearer "nearest" is no answer to "cheaper".
    const outbids = dearest.length > 0 && found.relaxed === 'budget'
    const undercuts = found.relaxed === undefined || found.relaxed === 'colour' || found.relaxed === 'size'
    const picks = outbids || (cheapest !== undefined && !undercuts) ? [] : found.picks
    const products = picks.map(({ product, variant, why }) => productFacts(product, language, why, variant.price))
    return {
      want: 'products',
      products,
      ...(found.relaxed === undefined || found.relaxed === 'nothing' ? {} : { relaxed: found.relaxed }),
      ...(await soldOutOf(want, query, found, language)),
      ...(await kindNotSold(want, query, found)),
      ...(products.length > 1 ? { count: fact('number', String(products.length), 'count:cards', 'computed') } : {}),
    }
  }

  /** What was wished for exactly is in the shop and cannot be had now: said, beside whatever is shown instead. */
  async function soldOutOf(
    want: Extract<Want, { want: 'products' }>,
    query: Parameters<FactPorts['recommend']>[0],
    found: Recommendation,
    language: Language,
  ): Promise<{ soldOut?: SoldOut }> {
    const { colour, size } = want.need
    const isAsked = want.popular !== true && want.cheaperThan === undefined && want.order === undefined && want.exclude.length === 0
    const isMissed = found.relaxed !== undefined && found.relaxed !== 'budget'
    if (!isAsked || !isMissed || want.need.gift === true) return {}
    const { picks, relaxed } = await ports.recommend({ ...query, soldOut: true, limit: 1 })
    const product = picks[0]?.product
    if (product === undefined || relaxed !== undefined) return {}
    const meant = product.variants.filter(variant => fits(variant, size, colour))
    if (meant.length === 0 || meant.some(inStock)) return {}
    return {
      soldOut: {
        product: productFacts(product, language),
        ...(size === undefined ? {} : { size: fact('phrase', size, 'shopper', 'shopper') }),
        ...(colour === undefined
          ? {}
          : { colour: fact('phrase', inSentence(ports.labelOf('colour', colour, language)), 'shopper', 'shopper') }),
      },
    }
  }

  /** A kind of goods was named that the shop has none of: said, instead of "nothing better". */
  async function kindNotSold(
    { need, exclude, among, like, cheaperThan }: Extract<Want, { want: 'products' }>,
    query: Parameters<FactPorts['recommend']>[0],
    { relaxed }: Recommendation,
  ): Promise<{ absent?: Fact }> {
    if (relaxed !== 'nothing' && relaxed !== 'category') return {}
    if (exclude.length > 0 || (among ?? like ?? cheaperThan) !== undefined) return {}
    const word = goodsWanted((need.words ?? '').split('\n').at(-1) ?? '').at(-1)?.word
    if (word === undefined) return {}
    const any = await ports.recommend({ ...query, need: { words: word }, soldOut: true, limit: 1 })
    return any.picks.length > 0 && any.relaxed === undefined ? {} : { absent: fact('phrase', word, 'shopper', 'shopper') }
  }

  async function findDetail(want: Extract<Want, { want: 'detail' }>, language: Language): Promise<Extract<Found, { want: 'detail' }>> {
    const product = ports.product(want.sku)
    if (product === undefined) return { want: 'detail' }
    const ref = `product:${product.sku}`
    const base = { want: 'detail' as const, product: productFacts(product, language) }
    const { about } = want
    const remembered = product.variants.find(({ sku }) => sku === want.variant)
    const named = variantsMeant(product, want.question, language, remembered)
    // A colour that was named and is none of its labels is not passed over.
    const hasColours = product.variants.some(variant => variant.colour !== undefined)
    const meant =
      hasColours && want.colour !== undefined && named?.keys.includes('size') === true && named.keys.length === 1 ? undefined : named
    if (meant !== undefined && !((about === 'colours' || about === 'sizes') && asksForList.test(want.question)))
      return findVariants(product, meant, want.question, language)
    if (about === 'price') {
      const { price, compareAt = compareAtOf(product, price) } = remembered ?? product
      const was = compareAt !== undefined && asksWhatItWas.test(want.question) ? money(compareAt, language, ref) : undefined
      if (was !== undefined) return { ...base, availability: 'reduced', price: money(price, language, ref), was }
      const reduced = remembered === undefined ? product.variants.find(variant => (variant.compareAt ?? 0) > variant.price) : undefined
      if (reduced?.compareAt !== undefined && asksWhatItWas.test(want.question))
        return {
          ...base,
          ...labelled(reduced, language),
          availability: 'reduced',
          price: money(reduced.price, language, ref),
          was: money(reduced.compareAt, language, ref),
          variant: reduced.sku,
        }
      const several = remembered === undefined ? byPrice(product, language) : []
      if (several.length > 1) return { ...base, variants: several }
      return remembered === undefined
        ? base
        : { ...base, ...labelled(remembered, language), price: money(price, language, ref), availability: availabilityOf([remembered]) }
    }
    const matching = product.variants.filter(variant => fits(variant, want.size, want.colour))
    const asked = {
      ...(want.size === undefined ? {} : { size: fact('phrase', want.size, 'shopper', 'shopper') }),
      ...(want.colour === undefined
        ? {}
        : { colour: fact('phrase', inSentence(ports.labelOf('colour', want.colour, language)), 'shopper', 'shopper') }),
    }
    const specific = want.size !== undefined || want.colour !== undefined
    const list = (values: (string | undefined)[]) =>
      [...new Set(values.filter(value => value !== undefined))].join(language === 'zh' ? '、' : ', ')
    const there = (meant?.variants ?? product.variants).filter(inStock)
    const sizes = list(there.map(variant => variant.size))
    const colours = list(
      there.map(variant => (variant.options.colour === undefined ? undefined : textOf(variant.options.colour, language))),
    )
    const others = {
      ...(want.size !== undefined && sizes !== '' ? { sizes: fact('list', sizes, ref) } : {}),
      ...(want.size === undefined && want.colour !== undefined && colours !== '' ? { colours: fact('list', colours, ref) } : {}),
    }
    const question = withoutName(meant?.rest ?? named?.rest ?? want.question, product)
    if (product.variants.length === 0) return { ...base, availability: 'in_stock', ...polarityOf(question, 'in_stock') }
    if (specific && matching.length === 0)
      return { ...base, availability: 'not_offered', ...polarityOf(question, 'not_offered'), ...asked, ...others }
    if (specific || about === 'stock') {
      const left = (specific ? matching : product.variants).filter(inStock)
      if (left.length === 0) return { ...base, availability: 'sold_out', ...polarityOf(question, 'sold_out'), ...asked, ...others }
      const pieces = left.reduce((sum, { stock }) => sum + (stock ?? lowStock + 1), 0)
      const low = (specific || readStockQuestion(question)?.asks === 'left') && pieces <= lowStock
      const availability = low ? 'low_stock' : 'in_stock'
      return {
        ...base,
        availability,
        ...polarityOf(question, availability, specific ? matching : product.variants),
        ...asked,
        ...(specific && left.length === 1 ? { variant: left[0]!.sku } : {}),
        ...(low ? { stock: fact('number', String(pieces), ref) } : {}),
      }
    }
    if (about === 'sizes' && sizes !== '') return { ...base, sizes: fact('list', sizes, ref) }
    if (about === 'colours' && colours !== '') return { ...base, colours: fact('list', colours, ref) }
    const told = await findAnswer({ want: 'answer', question: want.question, skus: [want.sku], about: 'products' }, language)
    return told.quote === undefined || told.product === undefined ? base : { ...base, text: told.quote }
  }

  const labelled = (variant: Variant, language: Language) => {
    const label = Object.values(variant.options)
      .map(text => textOf(text, language))
      .join(' ')
    return label === '' ? {} : { colour: fact('phrase', label, `variant:${variant.sku}`) }
  }

  /** Where one option sets the price: what each of its values costs; nothing where there are many. */
  function byPrice(product: Product, language: Language): { label: Fact; price: Fact; sold: boolean }[] {
    const keys = [...new Set(product.variants.flatMap(({ options }) => Object.keys(options)))]
    for (const key of keys) {
      const of = new Map<string, Variant[]>()
      for (const variant of product.variants) {
        const label = Object.hasOwn(variant.options, key) ? variant.options[key] : undefined
        const value = label === undefined ? '' : textOf(label, language)
        of.set(value, [...(of.get(value) ?? []), variant])
      }
      const prices = [...of.values()].map(variants => new Set(variants.map(({ price }) => price)))
      if (of.size < 2 || of.size > cardsShown || prices.some(({ size }) => size !== 1) || new Set(prices.map(([price]) => price)).size < 2)
        continue
      return [...of].map(([value, variants]) => ({
        label: fact('phrase', value, `product:${product.sku}`),
        price: money(variants[0]!.price, language, `product:${product.sku}`),
        sold: !variants.some(inStock),
      }))
    }
    return []
  }

  /** What a named variant costs and whether it can be had; several side by side. */
  function findVariants(
    product: Product,
    { variants, named, keys, rest }: VariantsMeant,
    question: string,
    language: Language,
  ): Extract<Found, { want: 'detail' }> {
    const ref = `product:${product.sku}`
    const base = { want: 'detail' as const, product: productFacts(product, language) }
    const cheapest = (of: readonly Variant[]) => of.reduce((best, variant) => (variant.price < best.price ? variant : best))
    if (named.length > 1) {
      const each = named.map(label => {
        const own = variants.filter(variant =>
          label.split(' ').every(word => Object.values(variant.options).some(text => textOf(text, language).includes(word))),
        )
        const of = own.length > 0 ? own : variants
        return {
          label: fact('phrase', label, ref),
          price: money(cheapest(of).price, language, ref),
          sold: of.every(variant => !inStock(variant)),
        }
      })
      return { ...base, variants: each }
    }
    const there = variants.filter(inStock)
    const { sku, price, compareAt } = cheapest(there.length > 0 ? there : variants)
    const was = compareAt !== undefined && asksWhatItWas.test(question) ? money(compareAt, language, ref) : undefined
    const pieces = there.reduce((sum, { stock }) => sum + (stock ?? lowStock + 1), 0)
    const low = there.length > 0 && pieces <= lowStock
    const reduced = was !== undefined && there.length > 0
    const availability = reduced ? 'reduced' : there.length === 0 ? 'sold_out' : low ? 'low_stock' : 'in_stock'
    return {
      ...base,
      [keys.length === 1 && keys[0] === 'size' && isWornSize(named[0] ?? '') ? 'size' : 'colour']: fact('phrase', named[0] ?? '', ref),
      price: money(price, language, ref),
      availability,
      ...(reduced ? {} : polarityOf(withoutName(rest, product), availability, there)),
      ...(was === undefined ? {} : { was }),
      ...(low && was === undefined ? { stock: fact('number', String(pieces), ref) } : {}),
      variant: sku,
    }
  }

  async function findAnswer(want: AnswerWant, language: Language): Promise<Omit<Extract<Found, { want: 'answer' }>, 'want'>> {
    const meant = want.skus.flatMap(sku => ports.product(sku) ?? [])
    const products = want.category === undefined ? meant : await ports.ofKind(want.category, language)
    const [only] = products
    if (want.about === 'variant') {
      const remembered = only?.variants.find(({ sku }) => sku === want.variant)
      const named = only === undefined ? undefined : variantsMeant(only, want.question, language, remembered)
      if (only === undefined || named === undefined) return {}
      if (isBare(named.rest) || (asksPriceOrStock(named.rest) && !asksForList.test(named.rest)))
        return { detail: findVariants(only, named, want.question, language) }
      if (named.named.length < 2) return {}
      // "How much heavier is the 24 inch than the 20 inch?"
      const told = await ports.told({ ...want, about: 'products' }, products, language)
      return told !== undefined && 'sku' in told
        ? quoteOf(told.text, only, language)
        : { detail: findVariants(only, named, want.question, language) }
    }
    if (only !== undefined && products.length === 1 && want.about !== 'pages') {
      const rest = withoutName(want.question, only)
      if (isGeneral(want.question) || rest === '') {
        const start = splitSentences(textOf(only.description, language))
          .slice(0, 2)
          .join(language === 'zh' ? '' : ' ')
        if (start !== '') return quoteOf(start, only, language)
      }
      const named = variantsMeant(only, want.question, language)
      // "And the plain one?": nothing but a variant's name.
      if (named !== undefined && isBare(named.rest)) return { detail: findVariants(only, named, want.question, language) }
      // "The grey one, how heavy?": the colour is no part of what is asked.
      const bare = named?.keys.every(key => key === 'colour') === true ? withoutName(named.rest, only) : rest
      const told = await ports.told({ ...want, question: bare === '' ? want.question : bare }, products, language)
      if ((told === undefined || 'topic' in told) && named !== undefined && named.named.length > 1)
        return { detail: findVariants(only, named, want.question, language) }
      return told === undefined
        ? {}
        : 'sku' in told
          ? { ...quoteOf(told.text, only, language), ...verdictOf(told) }
          : quoteOfPage(told, language)
    }
    const told = await ports.told(want, products, language)
    if (told === undefined) return {}
    const product = 'sku' in told ? ports.product(told.sku) : undefined
    if ('topic' in told) return quoteOfPage(told, language)
    return product === undefined ? {} : { ...quoteOf(told.text, product, language), ...verdictOf(told) }
  }

  /** A product beside another: what its text tells about what is asked, else what it is praised for. */
  async function distinctive(product: Product, question: string, language: Language): Promise<ProductFacts> {
    const sentences = splitSentences(textOf(product.description, language))
    // "What is the difference?" asks nothing in particular.
    const isParticular = tellsKind(question, '') !== undefined
    const told = isParticular
      ? await ports.told({ want: 'answer', question, skus: [product.sku], about: 'products', beside: true }, [product], language)
      : undefined
    const text =
      told !== undefined && 'sku' in told
        ? told.text
        : (sentences.find(sentence => tellsKind(question, sentence) === true) ?? product.highlights[language]?.[0] ?? sentences[0])
    return productFacts(product, language, text?.replace(/[。.!！;；]+$/u, ''))
  }

  function needFacts(need: Need, language: Language): NeedFacts {
    return {
      ...(need.category === undefined
        ? {}
        : { category: fact('phrase', inSentence(ports.labelOf('category', need.category, language)), `category:${need.category}`) }),
      ...(need.budget === undefined
        ? {}
        : { budget: fact('range', formatBudget(need.budget, ports.currency(), language), 'shopper', 'shopper') }),
      ...(need.colour === undefined
        ? {}
        : { colour: fact('phrase', inSentence(ports.labelOf('colour', need.colour, language)), 'shopper', 'shopper') }),
      ...(need.size === undefined ? {} : { size: fact('phrase', need.size, 'shopper', 'shopper') }),
      ...(need.recipient === undefined
        ? {}
        : { recipient: fact('phrase', recipientLabels[need.recipient][language], 'shopper', 'shopper') }),
      ...(need.quantity === undefined ? {} : { quantity: fact('number', String(need.quantity), 'shopper', 'shopper') }),
    }
  }

  function offerFacts({ code, off, minimum, expiresAt, firstOrder, combinable, sections, text }: Coupon, language: Language): Found {
    const ref = `coupon:${code}`
    const labels = sections.map(({ label }) => inSentence(textOf(label, language)))
    const own = text[language]
    return {
      want: 'offer',
      coupon: {
        code: fact('code', code, ref),
        ...(off.kind === 'amount' && firstOrder
          ? { discount: money(off.amount, language, ref) }
          : { off: fact('phrase', offInWords(off, ports.currency(), language), ref), firstOrder }),
        ...(minimum > 0 ? { minimum: money(minimum, language, ref) } : {}),
        ...(expiresAt === undefined ? {} : { expires: fact('date', formatDate(expiresAt, language), ref) }),
      },
      terms: {
        combinable: combinable ? 'yes' : 'no',
        ...(labels.length === 0 ? {} : { only: fact('list', labels.join(language === 'zh' ? '、' : ', '), ref) }),
        ...(own === undefined ? {} : { text: fact('quote', quoted(own), ref) }),
      },
    }
  }

  const quoteOf = (text: string, product: Product, language: Language) => ({
    quote: fact('quote', quoted(text), `product:${product.sku}`),
    product: productFacts(product, language),
  })
  const quoteOfPage = (told: Extract<Told, { topic: string }>, language: Language) => ({
    quote: fact('quote', told.texts.map(quoted).join('\n'), `policy:${told.topic}:${language}`),
    page: { topic: told.topic, heading: told.heading },
    ...verdictOf(told),
  })
  const verdictOf = ({ verdict }: Told) => (verdict === undefined ? {} : { verdict: fact('verdict', verdict, 'texts:verdict', 'computed') })

  return {
    vocabulary: ports.vocabulary,
    names: ports.names,
    meant: ports.meant,

    async find(want: Want, language: Language): Promise<Found> {
      switch (want.want) {
        case 'say':
        case 'corrected':
          return { want: want.want }
        case 'handoff': {
          const away = ports.away(language)
          return { want: 'handoff', ...(away === undefined ? {} : { away }) }
        }
        case 'greet':
          return { want: 'greet', shop: ports.name(language) }
        case 'ask': {
          const product = want.sku === undefined ? undefined : ports.product(want.sku)
          return {
            want: 'ask',
            ...(product === undefined ? {} : { product: nameOf(product, language) }),
            ...(want.currency === true ? { currency: fact('phrase', currencyName(ports.currency(), language), 'shop:currency') } : {}),
          }
        }
        case 'products':
          return findProducts(want, language)
        case 'detail':
          return findDetail(want, language)
        case 'answer': {
          const { quote, product, page, detail, verdict } = await findAnswer(want, language)
          return {
            want: 'answer',
            ...(quote === undefined ? {} : { quote }),
            ...(product === undefined ? {} : { product }),
            ...(page === undefined ? {} : { page }),
            ...(detail === undefined ? {} : { detail }),
            ...(verdict === undefined ? {} : { verdict }),
          }
        }
        case 'compare':
          return {
            want: 'compare',
            products: await Promise.all(
              want.skus.flatMap(sku => {
                const product = ports.product(sku)
                return product === undefined ? [] : [distinctive(product, want.question, language)]
              }),
            ),
          }
        case 'offer': {
          const coupon = ports.coupon()
          if (coupon === undefined) return { want: 'offer' }
          return offerFacts(coupon, language)
        }
        case 'cart':
        case 'changed':
        case 'trouble':
        case 'cart_list':
        case 'add':
        case 'edit':
          return cart.find(want, language)
        case 'total':
          return sum(want, language)
        case 'next': {
          const sku = want.sku ?? want.skus?.[0]
          const product = sku === undefined ? undefined : ports.product(sku)
          return { want: 'next', ...(product === undefined ? {} : { product: nameOf(product, language) }) }
        }
        case 'clarify':
          return {
            want: 'clarify',
            options: want.options.map(name =>
              fact('phrase', askingLabels[name]?.[language] ?? lowerFirst(intentLabels[name][language]), `intent:${name}`),
            ),
          }
        case 'order':
          return { want: 'order', ...(orderNumber.test(want.order) ? { order: fact('code', want.order, 'page:order', 'shopper') } : {}) }
        default:
          return want satisfies never
      }
    },

    need: needFacts,

    /** A shopper in the third person, for colleagues. */
    summary({ need, skus, subjects }: SummaryWant, language: Language): SummaryFacts {
      const { recipient, ...facts } = needFacts(need, language)
      return {
        need: { ...facts, ...(recipient === undefined ? {} : { recipient: { ...recipient, text: ofOthers(recipient.text) } }) },
        products: unique(
          skus.flatMap(sku => ports.product(sku) ?? []),
          ({ sku }) => sku,
        ).map(product => nameOf(product, language)),
        subjects: subjects.map(subject => fact('phrase', subjectLabels[subject][language], `topic:${subject}`, 'computed')),
      }
    },

    /** `need` tells what is preselected. */
    cards(cards: readonly CardWanted[], { size, colour }: Need, language: Language): Card[] {
      const wished = { ...(size === undefined ? {} : { size }), ...(colour === undefined ? {} : { colour }) }
      return cards.flatMap(card => {
        const product = ports.product(card.sku)
        return product === undefined ? [] : [toCard(product, card, wished, language)]
      })
    },

    actions: (wanted: readonly ActionWanted[], language: Language): Action[] => toActions(wanted, ports.product, language),

    optionAt: cart.optionAt,
    optionNamed: cart.optionNamed,

    choices(ids: readonly ChoiceId[], language: Language): Choice[] {
      return ids.flatMap(id => {
        const label = choiceLabel(id, language)
        return label === undefined ? [] : [{ id, label, ...addedBy(id, language) }]
      })
    },

    sources: (quoted: Iterable<Fact>, language: Language, cards: readonly { sku: string }[]) => sourcesOf(quoted, language, cards, ports),

    shown(skus: readonly string[], language: Language) {
      return skus.flatMap(sku => {
        const product = ports.product(sku)
        if (product === undefined) return []
        const options = new Set(product.variants.flatMap(variant => Object.values(variant.options).map(text => textOf(text, language))))
        return [{ title: titleOf(product, language), price: toMajor(product.price, product.currency), options: [...options].join(' ') }]
      })
    },

    productOf: (sku: string) => ports.product(sku)?.sku,

    pageEvent(event: ChatEvent): PageEvent | undefined {
      if (event.kind === 'action') return outcomeOf(event)
      if (event.kind !== 'track') return undefined
      const { name, properties } = event
      const product = typeof properties.sku === 'string' ? ports.product(properties.sku) : undefined
      if (name === 'Product Added' && product !== undefined)
        return { name, sku: product.sku, line: String(properties.sku), quantity: Number(properties.quantity ?? 1) }
      if (name === 'Product Viewed' && product !== undefined) return { name, sku: product.sku }
      if (name === 'Product Removed' && product !== undefined) {
        const { quantity } = properties
        return { name, sku: product.sku, line: String(properties.sku), ...(typeof quantity === 'number' ? { quantity } : {}) }
      }
      if (name === 'Cart Viewed') return { name, cart: cartIn(properties.products).map(withProduct) }
      if (name === 'Order Completed') return { name, order: String(properties.order_id), products: boughtIn(properties.products) }
      return undefined
    },
  }

  function withProduct(line: CartLine): CartLine {
    const product = ports.product(line.sku)?.sku
    return product === undefined ? line : { ...line, product }
  }

  function outcomeOf({ state, wanted, reason, cart: told }: ActionEvent): PageEvent | undefined {
    if (state === 'taken') return undefined
    if (wanted.do === 'open_cart' || wanted.do === 'open_checkout') return { name: 'Action', do: wanted.do, state }
    const { sku, variant, price } = wanted
    const amount = price === undefined ? undefined : toMinor(price.amount, price.currency)
    return {
      name: 'Action',
      do: wanted.do,
      state,
      line: variant ?? sku,
      product: sku,
      quantity: wanted.do === 'remove' ? 1 : wanted.quantity,
      ...(amount === undefined ? {} : { price: amount }),
      ...(reason === undefined ? {} : { reason }),
      ...(told === undefined ? {} : { cart: told.map(withProduct) }),
    }
  }

  /** What a quick reply that adds gives the page; one of a product that needs a choice is asked for first. */
  function addedBy(id: ChoiceId, language: Language): Pick<Choice, 'add'> {
    if (!id.startsWith('add:')) return {}
    const sku = id.slice('add:'.length)
    const product = ports.product(sku)
    const variant = product?.variants.find(one => one.sku === sku) ?? (product === undefined ? undefined : onlyOf(product))
    if (product === undefined || (product.variants.length > 0 && variant === undefined)) return {}
    return { add: goodsToAdd(product, variant, language) }
  }

  function choiceLabel(id: ChoiceId, language: Language): string | undefined {
    if (id === 'contact:leave') return contactLabel[language]
    const value = id.slice(id.indexOf(':') + 1)
    const product = id.startsWith('add:') || id.startsWith('about:') ? ports.product(value) : undefined
    if (id.startsWith('option:')) return cart.optionAt(Number(value.split(':')[0]), value.slice(value.indexOf(':') + 1), language)?.label
    if (id.startsWith('drop:')) return cart.nameOf(value, language)?.text
    if (id.startsWith('set:')) return cart.nameOf(value.slice(value.indexOf(':') + 1), language)?.text
    if (id.startsWith('add:')) return product === undefined ? undefined : addLabel[language]
    if (id.startsWith('about:')) return product === undefined ? undefined : titleOf(product, language)
    if (id.startsWith('category:')) return ports.labelOf('category', value, language)
    if (id.startsWith('intent:')) return intentLabels[value as keyof typeof intentLabels][language]
    if (id.startsWith('recipient:')) return recipientLabels[value as keyof typeof recipientLabels][language]
    return value
  }
}

const contactLabel: Record<Language, string> = { zh: '留下联系方式', en: 'Leave a contact' }

/** A size of clothes or shoes. */
const isWornSize = (label: string) => /^(?:\d?x{0,3}[sml]|[23]\d(?:\.5)?|4[0-8](?:\.5)?)[码号]?$/iu.test(label.trim())
/** "Which colours are there in 1.8?" */
const asksForList = /什么|啥|哪些|有几|几种|\b(?:what|which|other|any other)\b/iu
/** "What was it before?", "is it on sale?" */
const asksWhatItWas =
  /原价|原来|之前.{0,4}(?:多少|价)|打折|特价|优惠|活动|便宜了|降价|省了?多少|\b(?:original|regular|was|were|used to|than it was|reduced|before|on sale|on offer|reduced|discount(?:ed)?|marked down|full price|save)\b/iu

/**
 * Whether what a question asks is so: "yes" to "in stock?" is "no" to "sold out?". Nothing where it asks more than that ("in stock in
 * Leeds?") or in the negative.
 */
function polarityOf(question: string, availability: Acts['inform']['availability'], variants: readonly Variant[] = []) {
  const asked = readStockQuestion(question)
  if (asked === undefined || asked.negative || availability === 'reduced' || !isBare(asked.rest)) return {}
  const there = availability === 'in_stock' || availability === 'low_stock'
  const counted = variants.every(({ stock }) => stock !== undefined)
  const pieces = counted && variants.length > 0 ? variants.reduce((sum, { stock = 0 }) => sum + stock, 0) : undefined
  const polarity = (is: boolean) => ({ polarity: is ? ('yes' as const) : ('no' as const) })
  switch (asked.asks) {
    case 'available':
      return polarity(there)
    case 'sold_out':
      return availability === 'not_offered' ? {} : polarity(!there)
    case 'left':
      return there && pieces !== undefined ? polarity(asked.count === undefined ? pieces <= lowStock : pieces === asked.count) : {}
    default:
      return asked.asks satisfies never
  }
}

function availabilityOf(variants: readonly Variant[]) {
  return variants.some(inStock) ? ('in_stock' as const) : ('sold_out' as const)
}

/** "Tell me more": about the product as a whole. */
function isGeneral(question: string): boolean {
  return /^(?:了解|介绍|详细|具体|说说|看看|讲讲)|(?:怎么样|介绍一下)[吗呢？?]*$|\b(?:tell me (?:more|about)|more (?:about|info)|details)\b/iu.test(
    question.trim(),
  )
}

/** The question without the name of what it is about. */
function withoutName(question: string, { title, brand }: Product): string {
  const names = [title.zh, title.en, brand.zh, brand.en].filter(name => name !== undefined)
  return withoutWords(question, names).trim()
}

/** Two variants of a product are one product. */
function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  return [...new Map(values.map(value => [key(value), value])).values()]
}

/** Quotation marks within are turned into single ones, so that it is plain where the quote ends. */
function quoted(text: string): string {
  return `“${text.trim().replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** The lines of a completed order as the page told them. */
function boughtIn(products: unknown): { sku: string; quantity: number }[] {
  const bought = orderCompletedSchema.shape.products.safeParse(products)
  return bought.success ? bought.data : []
}

/** "Your mum" → "their mum". */
function ofOthers(recipient: string): string {
  return recipient === 'you' ? 'themselves' : recipient.replace(/^your\b/, 'their')
}

/** What the page says lies in the cart. */
function cartIn(products: unknown): CartLine[] {
  const lines = cartViewedSchema.shape.products.safeParse(products)
  return lines.success ? lines.data : []
}

/** "Running shoes" in the middle of a sentence; "T-shirts" and "USB" keep their capitals. */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? lowerFirst(label) : label
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** 立减¥20 / ¥20 off, 9 折 / 10% off. */
function offInWords(off: Coupon['off'], currency: string, language: Language): string {
  if (off.kind === 'amount') {
    const amount = formatMoney(off.amount, currency, language)
    return language === 'zh' ? `立减${amount}` : `${amount} off`
  }
  return language === 'zh' ? `${(100 - off.percent) / 10} 折` : `${off.percent}% off`
}

function currencyName(currency: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'currency' }).of(currency) ?? currency
}

/** The day in the service's time zone, in which the owner told it. */
function formatDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long' }).format(new Date(iso))
}
