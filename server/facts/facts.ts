import { formatDate } from '../answers/dates-told.ts'
import { askingLabels, careLabel, intentLabels, recipientLabels } from '../dialogue/choices.ts'
import type { CartLine, Need, OptionsTold } from '../dialogue/conversation.ts'
import type { Found, NeedFacts } from '../dialogue/found.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { SummaryFacts, SummaryWant } from '../dialogue/summary.ts'
import { subjectLabels } from '../dialogue/topics.ts'
import type { PageEvent } from '../dialogue/turn.ts'
import type { ActionWanted, CardWanted, ChoiceId, Want } from '../dialogue/wants.ts'
import { inSentence, lowerFirst } from '../language/capitals.ts'
import type { Superlative } from '../language/superlatives.ts'
import { servicesSaid } from '../rules/services.ts'
import { describedAmong, holdersOf, holdsWords } from '../search/described.ts'
import { needsTold } from '../shop/aspects.ts'
import { formatBudget } from '../shop/budget.ts'
import { textOf } from '../shop/catalogue.ts'
import type { Coupon } from '../shop/coupons/offers.ts'
import { formatMoney, toMajor, toMinor } from '../shop/money.ts'
import { inStock, labelOf } from '../shop/variants.ts'
import type { Action, ActionEvent, Card, ChatEvent, Choice, Language } from '../wire.ts'
import { cartViewedSchema, orderCompletedSchema } from '../wire-schemas.ts'
import { createAnswerFacts } from './answer-facts.ts'
import { answeredByRule } from './answered-by-rule.ts'
import { createBackInStock } from './back-in-stock.ts'
import { addLabel, goodsToAdd, onlyOf, toActions, toCard } from './cards.ts'
import { createCartFacts } from './cart-facts.ts'
import { createComparison, firstBy } from './comparison.ts'
import { createDetailFacts } from './detail-facts.ts'
import type { FactPorts } from './fact-ports.ts'
import { createGoodsFacts } from './goods-facts.ts'
import { variantsMeant } from './meant.ts'
import { optionsTold } from './options-told.ts'
import { createOrderFacts, orderNumber } from './order-facts.ts'
import { createProductFacts, quoted } from './product-facts.ts'
import { createRange } from './range-facts.ts'
import { servedFor } from './service-sums.ts'
import { sourcesOf } from './sources.ts'
import { createSums } from './sums.ts'
import { createVariantFacts } from './variant-facts.ts'
import { optionsCompared } from './variants-compared.ts'

/** Finds what the dialogue core wants said; every value is a typed fact with its source. */
export function createFacts(ports: FactPorts) {
  const telling = createProductFacts(ports.currency)
  const { fact, money, titleOf, nameOf, productFacts } = telling
  const variants = createVariantFacts(telling)
  const back = createBackInStock(ports, telling)
  const { findAnswer } = createAnswerFacts(
    { ...ports, byRule: (want, language) => answeredByRule(want, language, ports) },
    telling,
    variants,
    back,
  )
  const compare = createComparison(ports, telling)
  const findProducts = createGoodsFacts(ports, telling)
  const findDetail = createDetailFacts(ports, telling, variants, { findAnswer }, back)
  const cart = createCartFacts({ product: ports.product, vocabulary: ports.vocabulary, meant: ports.meant, facts: productFacts })

  const findRange = createRange(ports, telling)
  const sum = createSums({ ...ports, nameOf: cart.nameOf })
  const findOrder = createOrderFacts({ linesOf: cart.linesOf, answer: findAnswer, date: formatDate })

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

  return {
    vocabulary: ports.vocabulary,
    names: ports.names,
    meant: ports.meant,
    speaksOf: ports.speaksOf,
    tellsNeed: (text: string) => needsTold(text).length > 0,
    /** Which of these a text points at by a word that tells it from the others. */
    holdsWords: (tokens: readonly string[], sku: string) => {
      const of = ports.product(sku)
      return of !== undefined && holdsWords(tokens, of)
    },
    /** Whose names hold all of a phrase, and whose texts do. */
    holding: (phrase: string) => {
      const { products } = ports.vocabulary()
      return holdersOf(phrase, products.length > mostLookedThrough ? [] : products.flatMap(({ sku }) => ports.product(sku) ?? []))
    },
    asksServiceFee: (text: string) => {
      const { products } = ports.vocabulary()
      if (products.length > mostLookedThrough) return false
      const names = products.flatMap(one => one.names)
      return ports.asksServiceFee?.(text, names) === true
    },
    servicesSaid: (text: string, language: Language, skus: readonly string[] = []) => {
      const services = ports.services?.(language) ?? []
      const { wanted, off } = servicesSaid(text, services, ports.vocabulary().products)
      const products = skus.flatMap(sku => ports.product(sku) ?? [])
      const isOpen = wanted.length === 0 || products.length === 0
      return { wanted: isOpen ? wanted : servedFor(products, wanted, services, ports.vocabulary()), off }
    },
    described: (text: string, skus: readonly string[]) =>
      describedAmong(
        text,
        skus.flatMap(sku => ports.product(sku) ?? []),
      ),
    /** The variants of a product that words name by their options. */
    variantsNamed: (text: string, sku: string, language: Language, remembered?: string): readonly string[] => {
      const product = ports.product(sku)
      const before = product?.variants.find(one => one.sku === remembered)
      return product === undefined ? [] : (variantsMeant(product, text, language, before)?.variants ?? []).map(one => one.sku)
    },
    variantsOf: (sku: string, language: Language) => {
      const product = ports.product(sku)
      return product === undefined || product.variants.length < 2
        ? []
        : product.variants.map(one => ({ sku: one.sku, label: labelOf(product, one, language), isThere: inStock(one) }))
    },
    comparesOptions: (text: string, sku: string, language: Language): boolean => {
      const product = ports.product(sku)
      return product !== undefined && optionsCompared(product, text, language) !== undefined
    },
    optionsTold: (text: string, sku: string, language: Language): Record<string, string | null> => {
      const product = ports.product(sku)
      return product === undefined ? {} : optionsTold(product, text, language, ports.vocabulary())
    },
    /** The lightest, the cheapest … of these, where that can be told. */
    firstBy: (order: Superlative, skus: readonly string[], language: Language) =>
      firstBy(
        order,
        skus.flatMap(sku => ports.product(sku) ?? []),
        language,
      )?.sku,

    answers: ports.answers,

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
        case 'range':
          return findRange(language)
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
        case 'answer':
          return { want: 'answer', ...(await findAnswer(want, language)) }
        case 'compare':
          return compare(want, language)
        case 'offer': {
          const coupon = ports.coupon(want.again === true)
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
        case 'order_told':
          return findOrder(want, language)
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
    cards(cards: readonly CardWanted[], { size, colour }: Need, language: Language, told: readonly OptionsTold[] = []): Card[] {
      const wished = { ...(size === undefined ? {} : { size }), ...(colour === undefined ? {} : { colour }) }
      return cards.flatMap(card => {
        const product = ports.product(card.sku)
        return product === undefined ? [] : [toCard(product, card, wished, language, told.find(one => one.product === card.sku)?.options)]
      })
    },

    actions: (wanted: readonly ActionWanted[], language: Language): Action[] => toActions(wanted, ports.product, language),

    optionAt: cart.optionAt,
    optionNamed: cart.optionNamed,

    choices(ids: readonly ChoiceId[], language: Language, cards: readonly CardWanted[] = []): Choice[] {
      return ids.flatMap(id => {
        const label = choiceLabel(id, language)
        return label === undefined || addsUnchosen(id, cards) ? [] : [{ id, label, ...addedBy(id, language) }]
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
      if (event.by === 'shop') return { name: 'Order Told', order: String(properties.order_id), placed: name === 'Order Completed' }
      const product = typeof properties.sku === 'string' ? ports.product(properties.sku) : undefined
      if (name === 'Product Added' && product !== undefined)
        return { name, sku: product.sku, line: String(properties.sku), quantity: Number(properties.quantity ?? 1) }
      if (name === 'Product Viewed' && product !== undefined) return { name, sku: product.sku }
      if (name === 'Product Removed' && product !== undefined) {
        const { quantity } = properties
        return { name, sku: product.sku, line: String(properties.sku), ...(typeof quantity === 'number' ? { quantity } : {}) }
      }
      if (name === 'Cart Viewed') return { name, cart: cartIn(properties.products).map(withProduct) }
      if (name === 'Order Completed') {
        const claimed = ports.serverTells ? { claimed: true as const } : {}
        return { name, order: String(properties.order_id), products: boughtIn(properties.products), ...claimed }
      }
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

  /** By the SKU of a product's first variant, which its card does not show: which one it adds nobody has said. */
  function addsUnchosen(id: ChoiceId, cards: readonly CardWanted[]): boolean {
    const sku = id.startsWith('add:') ? id.slice('add:'.length) : undefined
    const product = sku === undefined ? undefined : ports.product(sku)
    if (product === undefined || product.sku !== sku || onlyOf(product) !== undefined) return false
    return product.variants.some(one => one.sku === sku) && !cards.some(shown => shown.sku === sku && shown.variant === sku)
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
    if (id.startsWith('care:')) return careLabel[language]
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

/** The texts of larger shops are not looked through for a phrase. */
const mostLookedThrough = 300

const contactLabel: Record<Language, string> = { zh: '留下联系方式', en: 'Leave a contact' }

/** Two variants of a product are one product. */
function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  return [...new Map(values.map(value => [key(value), value])).values()]
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
