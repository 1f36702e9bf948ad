import type { AnswerWeights } from '../answers/answer-weights.ts'
import { answersToo } from '../answers/answered-too.ts'
import { createSentenceVectors, dot, type EmbedWords } from '../answers/sentence-vectors.ts'
import { createTexts, type ReadSentences } from '../answers/texts.ts'
import { recipientLabels } from '../dialogue/choices.ts'
import type { ToReckon } from '../dialogue/found.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { ChoiceId } from '../dialogue/wants.ts'
import { qualitiesIn } from '../language/goods.ts'
import { ownWordsInSteps } from '../language/own-words.ts'
import { isOwned } from '../language/owned.ts'
import { prepareSlots } from '../language/slots.ts'
import { describedAmong } from '../search/described.ts'
import { areOfOneSection, isLike, soldKindsInSteps } from '../search/kinds-wanted.ts'
import { isOpen } from '../search/open-wish.ts'
import { productFinderInSteps } from '../search/product-finder.ts'
import { recommend } from '../search/recommend.ts'
import { openSearch } from '../search/search.ts'
import { createStarters } from '../search/starters.ts'
import { buildVectors, productText } from '../search/vectors.ts'
import { termsOf } from '../search/wish-terms.ts'
import type { WishWeights } from '../search/wish-weights.ts'
import { prepareAspects } from '../shop/aspects.ts'
import { leastOf } from '../shop/budget.ts'
import { textOf } from '../shop/catalogue.ts'
import { bestReduction, welcomeOffer } from '../shop/coupons/offers.ts'
import { colours } from '../shop/lexicon.ts'
import { decimalsOf, toWireMoney } from '../shop/money.ts'
import { speaksOf, titleWordsInSteps } from '../shop/naming.ts'
import { withoutWords } from '../shop/options.ts'
import { policyLink } from '../shop/policy-links.ts'
import { readShopHours } from '../shop/shop-hours.ts'
import { readShopName } from '../shop/shop-name.ts'
import { readShipping } from '../shop/shop-shipping.ts'
import { inSlices } from '../shop/slices.ts'
import { spelling } from '../shop/spelling.ts'
import { readSynonyms, withoutSynonyms } from '../shop/synonyms.ts'
import { type Named, shopNamesInSteps, type Vocabulary, vocabularyInSteps } from '../shop/vocabulary.ts'
import { createCatalogueStore, type Product } from '../store/catalogue.ts'
import { createCouponStore } from '../store/coupons.ts'
import { createPolicyStore, type Passage } from '../store/policies.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import type { Choice, Language } from '../wire.ts'
import { copyActs } from './copy.ts'
import { namesDeadCode, withoutDeadCodes } from './dead-codes.ts'
import { createFacts } from './facts.ts'
import { createLook } from './looked-over.ts'
import { createPageRules } from './page-rules.ts'
import { toNamed, toPublic } from './public-product.ts'
import { createReckoning } from './reckoned.ts'
import { seedDemo } from './seed.ts'

export type ShopOptions = {
  /** Seed the demo shop when the database is empty. */
  demo: boolean
  /** For the search vectors: may take its time. */
  embed(texts: string[]): Promise<Float32Array[]>
  /** For the words of a turn: nothing when late. */
  embedSoon(texts: string[]): Promise<Float32Array[] | undefined>
  /** For the shop's sentences and the questions to them; nothing when late. */
  embedWords: EmbedWords
  /** How surely each of a few sentences answers a question; nothing when late. */
  read: ReadSentences
  answerWeights: AnswerWeights
  wishWeights: WishWeights
  encoderReady: Promise<void>
  encoderHash: string
  /** Whether the shop's own server tells of orders. */
  serverTells: boolean
  /** Whether an agent is connected. */
  personThere(): boolean
  now(): Date
  onFault(error: unknown): void
}

/** Of a kind that is asked about, as many are looked through. */
const mostOfKind = 8
/** A shop front of more would read its own catalogue. */
const mostPublic = 1000
/** How often a running service looks whether an import has changed the shop, in milliseconds. */
const lookEveryMs = 1000

/** The shop as the service sees it: catalogue and words in memory, search in a worker, both renewed when an import changes them. */
export async function openShop(database: Database, options: ShopOptions) {
  const catalogue = createCatalogueStore(database)
  const settings = createSettingsStore(database)
  const coupons = createCouponStore(database)
  if (options.demo) seedDemo(database)
  const sentenceVectors = createSentenceVectors(options.embedWords)
  const pagesNow = () => {
    const passages = createPolicyStore(database).all()
    return {
      revision: settings.revision(),
      texts: createTexts(passages, sentenceVectors, options.read, options.answerWeights),
      reckon: createReckoning(passages, () => now.vocabulary.currency),
    }
  }
  let pages = pagesNow()
  // Nobody waits for an answer yet.
  let now = await inSlices(load(), undefined, 0)
  const search = openSearch(database.file)
  const ending = new AbortController()
  const renew = (before: Promise<unknown>) =>
    before.then(renewVectors).catch((error: unknown) => {
      if (!ending.signal.aborted) options.onFault(error)
    })
  let building: Promise<void> = renew(options.encoderReady)

  let loading = false
  const looking = setInterval(() => {
    if (loading || settings.revision() === now.revision) return
    loading = true
    inSlices(load(), ending.signal)
      .then(loaded => {
        now = loaded
        building = renew(building)
      })
      .catch((error: unknown) => {
        if (!ending.signal.aborted) options.onFault(error)
      })
      .finally(() => {
        loading = false
      })
  }, lookEveryMs)

  const nameIn = (language: Language) => readShopName(settings)[language] ?? { zh: '本店', en: 'our shop' }[language]
  const nameFact = (language: Language): Fact => ({ type: 'name', text: nameIn(language), source: 'shop', ref: 'shop:name' })
  const away = (language: Language): { hours?: Fact } | undefined => {
    if (options.personThere()) return undefined
    const text = readShopHours(settings)[language]
    return text === undefined ? {} : { hours: { type: 'phrase', text, source: 'shop', ref: 'shop:hours' } }
  }
  const policies = createPolicyStore(database)
  const isDead = (sentence: string) => namesDeadCode(coupons, options.now(), sentence)
  const facts = createFacts({
    read: options.read,
    answers: (question, sentences, before) => answersToo(options.read, question, sentences, before),
    passagesOf: policies.passagesOf,
    linkOf: (topic, language) => policyLink(settings, topic, language),
    away,
    name: nameFact,
    serverTells: options.serverTells,
    currency: () => now.vocabulary.currency,
    vocabulary: () => now.vocabulary,
    names: () => now.names,
    labelOf: (kind, id, language) => {
      const label = (kind === 'category' ? now.vocabulary.categories : now.vocabulary.colours).find(entry => entry.id === id)?.label
      return label === undefined ? id : textOf(label, language)
    },
    product: catalogue.find,
    recommend: async ({ need, language, exclude, maxPrice, popular, limit, order, among, like, alike = [], nearest, soldOut }) => {
      const { category, kind: called, budget, colour, notColour, avoid, age, sale, forWhat, people, measured } = need
      // A shoe size says nothing about bags.
      const sized = category === undefined || catalogue.hasSizes(category)
      const size = sized ? need.size : undefined
      const whom = need.recipient === undefined ? '' : ` ${recipientLabels[need.recipient][language]}`
      // The colour is a filter already: as a word it would find whatever else is red.
      const { filter, words: ofColour } = colourFilter(colour)
      const turnedDown = (avoid ?? []).filter(word => !(qualitiesIn(word).length > 0 && isOwned(need.told ?? '', word)))
      const plain = (words: string) => withoutWords(withoutSynonyms(words, now.synonyms), [...ofColour, ...turnedDown])
      const text = popular ? '' : `${plain(need.words ?? '')}${whom}`.trim()
      // "A present for my mum" tells nothing of the thing.
      const older = (need.words ?? '').split('\n').slice(0, -1)
      const said = need.told === undefined ? '' : plain([...older, need.told].join('\n')).trim()
      const told = termsOf(said, []).some(({ soft }) => soft !== true) ? said : ''
      const wanted = [...new Set([text, told])].filter(each => each !== '')
      const vectors = wanted.length === 0 ? [] : ((await options.embedSoon(wanted.map(each => each.replaceAll('\n', ' ')))) ?? [])
      const [vector, toldVector] = [vectors[wanted.indexOf(text)], vectors[wanted.indexOf(told)]]
      const minor = (major: number) => Math.round(major * 10 ** decimalsOf(now.vocabulary.currency))
      const most = Math.min(maxPrice ?? Number.POSITIVE_INFINITY, budget?.max === undefined ? Number.POSITIVE_INFINITY : minor(budget.max))
      const liked = like === undefined ? undefined : catalogue.find(like)
      const shown = catalogue.bySku(alike)
      const isOneKind = liked !== undefined && (areOfOneSection(shown) || shown.every(product => isLike(product, liked)))
      const kind = isOneKind ? liked : undefined
      return recommend(
        {
          language,
          text,
          exclude,
          limit,
          ...(whom === '' ? {} : { whom: whom.trim() }),
          ...(toldVector === undefined ? {} : { told: { text: told, vector: toldVector } }),
          ...(vector === undefined ? {} : { vector }),
          ...(category === undefined
            ? {}
            : { category, categoryWords: now.vocabulary.categories.find(({ id }) => id === category)?.words ?? [] }),
          // What is to be cheaper may cost less than "about 100".
          ...(budget?.min === undefined || maxPrice !== undefined ? {} : { minPrice: minor(leastOf(budget)) }),
          ...(budget?.about === undefined ? {} : { about: minor(budget.about) }),
          ...(Number.isFinite(most) ? { maxPrice: most } : {}),
          ...(filter === undefined ? {} : { colour: filter, colourWords: ofColour }),
          ...(notColour === undefined ? {} : { notColour, notColourWords: colourFilter(notColour).words }),
          ...(size === undefined ? {} : { size }),
          ...(avoid === undefined ? {} : { avoid }),
          ...(called === undefined ? {} : { called }),
          ...(age === undefined ? {} : { age }),
          ...(forWhat === undefined ? {} : { forWhat }),
          ...(people === undefined ? {} : { people }),
          ...(measured === undefined ? {} : { measured }),
          ...(sale === undefined ? {} : { sale }),
          ...(maxPrice === undefined ? {} : { undercuts: true }),
          ...(order === undefined ? {} : { order }),
          ...(nearest === undefined ? {} : { nearest }),
          ...(among === undefined ? {} : { among }),
          ...(soldOut === undefined ? {} : { soldOut }),
          ...(kind === undefined ? {} : { like: kind }),
          // A gift names a person, not a thing: what suits is what was asked for. So does a wish of a price, a colour or a sale alone.
          ...(need.gift === true || sale === true || isOpen(need) ? { open: true } : {}),
          ...(need.gift === true ? { gift: true } : {}),
        },
        { searchProducts: search.searchProducts, products: catalogue.bySku, sold: () => now.sold, weights: options.wishWeights, inEnglish },
      )
    },
    told: async (want, products, language) => withoutDeadCodes(coupons, options.now(), await told().texts.find(want, products, language)),
    meant: (text, focus, among) => {
      const named = now.meant(text, focus)
      return named.length > 0 || among === undefined ? named : describedAmong(text, catalogue.bySku([...among]))
    },
    speaksOf: (text, inView) => speaksOf(text, inView, now.titles, catalogue),
    ofKind: async (category, language) => {
      const hits = await search.searchProducts({ text: '', language, filters: { category }, limit: mostOfKind })
      return catalogue.bySku(hits.map(({ sku }) => sku))
    },
    coupon: again => welcomeOffer(coupons, now.vocabulary.currency, options.now(), again),
    reduction: goods => bestReduction(coupons, goods, now.vocabulary.currency, options.now()),
    shipping: () => readShipping(settings, now.vocabulary.currency),
    ...createPageRules({
      pages: () => policies.all(),
      revision: () => settings.revision(),
      now: options.now,
      isDead,
    }),
  })

  /** By the vectors of whole texts, which are remembered with those of sentences. */
  async function inEnglish(text: string, products: readonly Product[]): Promise<readonly number[] | undefined> {
    const texts = products.map(product => productText(product, 'en'))
    if (texts.some(each => each === '')) return undefined
    const [wish, known] = await Promise.all([sentenceVectors.question(text, true), sentenceVectors.of(texts, true)])
    return wish === undefined ? undefined : known?.map(({ whole }) => dot(wish.whole, whole))
  }

  /** A shop's own shade that is called like a plain colour stands for all of that: 粉色 for 樱花粉 too. */
  function colourFilter(id: string | undefined): { filter?: string; words: readonly string[] } {
    if (id === undefined) return { words: [] }
    const own = now.vocabulary.colours.find(colour => colour.id === id)?.words ?? [id]
    const plain = colours.find(({ id: plainId, zh, en }) => plainId === id || own.some(word => zh.includes(word) || en.includes(word)))
    return { filter: plain?.id ?? id, words: [...new Set([...own, ...(plain?.zh ?? []), ...(plain?.en ?? [])])] }
  }

  /** A page counts from the moment it is imported. */
  function told() {
    if (pages.revision !== settings.revision()) pages = pagesNow()
    return pages
  }

  /** The words of the shop. Its products stay in the store: a large shop's would fill the memory with their texts. */
  function* load() {
    const revision = settings.revision()
    const products: Named[] = []
    const starters = createStarters()
    for (const part of catalogue.inParts()) {
      products.push(...part.map(toNamed))
      for (const product of part) starters.add(product)
      yield
    }
    const synonyms = readSynonyms(settings)
    const vocabulary = { ...(yield* vocabularyInSteps(products, settings.get('currency'), synonyms)), spelling }
    yield* prepareSlots(vocabulary)
    yield* prepareAspects()
    yield* ownWordsInSteps(vocabulary)
    const categories = new Set(products.map(({ categoryId }) => categoryId))
    const names = yield* shopNamesInSteps(products)
    const meant = yield* productFinderInSteps(products)
    const titles = yield* titleWordsInSteps(products)
    const sold = yield* soldKindsInSteps(products)
    return {
      revision,
      synonyms,
      vocabulary,
      categories,
      names,
      meant,
      titles,
      sold,
      starters: starters.biggest(),
    }
  }

  async function renewVectors(): Promise<void> {
    if (ending.signal.aborted) return
    await buildVectors(database, { embed: texts => options.embed([...texts]), hash: options.encoderHash }, ending.signal)
    await told().texts.prepare(ending.signal)
  }

  return {
    facts,
    /** Its words, with how it writes them itself. */
    vocabulary: (): Vocabulary => now.vocabulary,
    name: nameFact,
    away,
    knows: (sku: string) => catalogue.find(sku) !== undefined,
    choices: (ids: readonly ChoiceId[], language: Language): Choice[] => facts.choices(ids, language),
    /** How the shop calls itself, where it has told. */
    called: (language: Language): string | undefined => readShopName(settings)[language],
    /** Kinds of goods to begin a conversation with. */
    starters: (language: Language): Choice[] =>
      now.starters.flatMap(({ category, image }) =>
        facts.choices([`category:${category}`], language).map(choice => (image === undefined ? choice : { ...choice, image })),
      ),
    find: facts.find,
    look: createLook((...all) => told().texts.look(...all), catalogue.bySku, isDead),
    reckon: (asked: ToReckon) => told().reckon(asked),
    /** A page of rules as it is quoted; nothing where there is none in this language. */
    policy(topic: string, language: Language) {
      const [first, ...rest] = policies.passagesOf(topic, language)
      if (first === undefined) return undefined
      const headings = (passage: Passage) => passage.heading.split(' › ')
      return {
        title: headings(first)[0] || topic,
        passages: [first, ...rest].map(passage => ({ heading: headings(passage).slice(1).join(' › '), text: passage.text })),
      }
    },
    /** What may be said to advertise a product, as often as asked; nothing for one that the shop does not have. */
    copyActs(sku: string, how: Parameters<typeof copyActs>[2]) {
      const product = catalogue.find(sku)
      return product === undefined ? undefined : copyActs(product, readShopName(settings), how)
    },
    /** What a shop front may show anybody. */
    publicProducts(language: Language) {
      const coupon = welcomeOffer(coupons, now.vocabulary.currency, options.now())
      const currency = now.vocabulary.currency
      return {
        shop: { name: nameIn(language) },
        currency,
        categories: now.vocabulary.categories
          .filter(({ id }) => now.categories.has(id))
          .map(({ id, label }) => ({ id, label: textOf(label, language) })),
        // A shop front's cart counts with one that is for everything alone.
        ...(coupon === undefined || coupon.sections.length > 0
          ? {}
          : {
              coupon: {
                code: coupon.code,
                ...(coupon.off.kind === 'amount'
                  ? { amount: toWireMoney(coupon.off.amount, currency).amount }
                  : { percent: coupon.off.percent }),
                minimum: toWireMoney(coupon.minimum, currency).amount,
                firstOrder: coupon.firstOrder,
              },
            }),
        products: (catalogue.inParts(mostPublic).next().value ?? []).map(product => toPublic(product, language)),
      }
    },
    /** Fulfilled when the search vectors are up to date. */
    settled: () => building,
    async close(): Promise<void> {
      ending.abort()
      clearInterval(looking)
      await building
      await search.close()
    },
  }
}
