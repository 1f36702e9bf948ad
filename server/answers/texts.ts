import { ofParcels } from '../dialogue/topics.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import { hasHan } from '../language/brevity.ts'
import type { LongWork } from '../language/long-work.ts'
import { placesNamed } from '../language/places.ts'
import { ruleFor } from '../language/trouble-words.ts'
import { textOf } from '../shop/catalogue.ts'
import { inSlices } from '../shop/slices.ts'
import { givesNumber } from '../shop/told-numbers.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { askingIn, numberKept } from './ages-told.ts'
import { also, leastOdds, leastOfPages, leastRead, mostDoubt, ofPage, sureOfOwn, tooFar, untied } from './answer-gates.ts'
import type { AnswerWeights } from './answer-weights.ts'
import {
  type Answer,
  asksHowShopDeals,
  asksOf,
  asksOfGoods,
  givesAsked,
  rankAnswers,
  type Sentence,
  scoresOf,
  spreadOf,
  tellingTokens,
  tellsKind,
  tellsOf,
  underHeading,
  type Vectors,
  withReading,
  worthReading,
} from './answers.ts'
import { type Asking, applied, decidedIn, inAWord } from './applied.ts'
import { arrangedFirst } from './arrangements.ts'
import { isUnasked } from './asked-columns.ts'
import { createAskedHeadings } from './asked-headings.ts'
import { insistsOnWord, shortened } from './asked-text.ts'
import { dispatchBeside } from './cut-off.ts'
import { suitingOption } from './fitting-option.ts'
import { asksIfSuits } from './limits.ts'
import { createLookOver } from './look-over.ts'
import { createNearSentences, mostCompared } from './near-sentences.ts'
import { nearnessOf } from './nearness.ts'
import { ownRuleFirst } from './own-rule.ts'
import { outranking, productPrefix, sentencesOf, sentencesOfPages, toldByTitle, without } from './own-sentences.ts'
import { createParagraphs, ofWhatWasBought, underAsked } from './paragraphs.ts'
import { besideIt, isOfOthers, withLimits } from './place-rules.ts'
import { isOfPlace, type PlacesTold, placesToldInSteps, worthOfPlace } from './places-told.ts'
import { bestOf } from './quoting.ts'
import { guaranteeFirst, missingLast, ruleFirst } from './rule-first.ts'
import { lessSaid } from './said-lately.ts'
import type { SentenceVectors } from './sentence-vectors.ts'
import { adviseSize, isChartOfOthers, type SizeTold } from './size-advice.ts'
import { asksSize, ofBody } from './size-chart.ts'
import { isAnswer, type Nearest, type Told, textsOf } from './told.ts'
import {
  goodsBeforePages,
  isBeside,
  isLessBy,
  isOfOtherGoods,
  ownGoodsFirst,
  pageToldFirst,
  tellingFirst,
  toldHow,
  trusted,
} from './told-how.ts'
import { matchWordsInSteps } from './word-match.ts'

/** How surely each sentence answers a question (above 0: rather than not), or nothing while the reader is away or late. */
export type ReadSentences = (question: string, sentences: string[]) => Promise<number[] | undefined>

/** Sentences embedded at a time. */
const batch = 16
/** What may be no question to the pages must stand out this much more. */
const doubtful = 2
/** So likely beside the likeliest another paragraph of its page must be: the rule of an exception, what is done about a fault, one that the reader has read, one that it has not. */
const shareOf = { rule: 0.01, fault: 0.1, read: 0.5, unread: 0.25 } as const
const exempts = /不(?:适用|参加|包括|含)|除外|例外|\b(?:(?:doesn't|don't|does not|do not) (?:apply|count|include)|except\w*|exclu\w*)\b/iu
/** So much less must speak for a sentence about one of two products that are set beside each other. */
const alike = 0.1
/** What is sent back goes to the shop. */
const goesBack = /退|换|寄回|\b(?:returns?|refunds?|exchanges?|back)\b/iu

/** The shop's texts as sentences, and which of them answers a question. */
export function createTexts(passages: readonly Passage[], vectors: SentenceVectors, readSentences: ReadSentences, weights: AnswerWeights) {
  const byId = new Map(passages.map(passage => [String(passage.id), passage]))
  const underQuestion = createAskedHeadings(passages)
  const { paragraphs, applies, worthOfKind } = createParagraphs(passages)
  const pages = { zh: sentencesOfPages(passages, 'zh'), en: sentencesOfPages(passages, 'en') }
  // One after the other: many questions in one message must not each take their slice of the same moment.
  let working: Promise<unknown> = Promise.resolve()
  const run = <T>(work: LongWork<T>): Promise<T> => {
    const done = working.then(() => inSlices(work, undefined, 1))
    working = done.catch(() => undefined)
    return done
  }
  let regions: Promise<PlacesTold> | undefined
  const placesTold = () => {
    regions ??= run(placesToldInSteps(passages))
    return regions
  }
  const near = { zh: createNearSentences(pages.zh, run), en: createNearSentences(pages.en, run) }

  return {
    look: createLookOver(passages, near, vectors, readSentences),
    /** Embeds the pages in the background, so that the first question need not wait. */
    async prepare(signal: AbortSignal): Promise<void> {
      // English pages are asked in Chinese too where the shop has no others.
      const wanted = [
        { sentences: pages.zh, english: false },
        { sentences: pages.en, english: true },
        { sentences: pages.zh.length === 0 ? pages.en : [], english: false },
      ]
      for (const { sentences, english } of wanted) {
        for (let at = 0; at < sentences.length && !signal.aborted; at += batch)
          await vectors.of(sentences.slice(at, at + batch).map(underHeading), english, true)
      }
    },

    /**
     * What tells it: the texts the question is about first, the others only where those do not and little doubt is left. Without
     * a hint all are looked through at once.
     */
    async find(given: AnswerWant, products: readonly Product[], language: Language): Promise<Told | Nearest | undefined> {
      // "So yes or no?" asks what was asked before once more, and wants just that.
      const insists = insistsOnWord.test(given.question)
      if (insists && given.before === undefined) return undefined
      const want = shortened(insists ? { ...given, question: given.before ?? '' } : given)
      const answers = underQuestion(want.question, language)
      if (answers.length > 0) return underAsked(answers)
      const written = pages[language].length > 0 ? language : language === 'zh' ? 'en' : 'zh'
      const only = want.skus.length === 1 || products.length === 1 ? products[0] : undefined
      const ofProducts = products
        .flatMap(product => sentencesOf(product, language, products.length > 1, want.about === 'either' && product === only, want.question))
        .slice(0, mostCompared)
      const own = only === undefined ? products : [only]
      const about = only === undefined ? undefined : `${textOf(only.title, language)} ${textOf(only.category, language)}`
      const asked = want.before === undefined ? want.question : `${want.before} ${want.question}`
      // Whatever is looked through, the question is embedded once by each encoder.
      const embedded = new Map<boolean, ReturnType<SentenceVectors['question']>>()
      const question = (english: boolean) => {
        const known = embedded.get(english) ?? vectors.question(asked, english)
        embedded.set(english, known)
        return known
      }
      const ofOnly = only === undefined ? [] : sentencesOf(only, language, false, false)
      const suiting = only && suitingOption(want, only, ofOnly, language)
      if (suiting !== undefined) return suiting
      const sized = asksSize(want)
      const advised = sized
        ? adviseSize(`${ofBody(want)} ${want.before ?? ''}`, own, [...ofProducts, ...pages[written]], language)
        : undefined
      if (advised !== undefined) return toldOfSize(advised)
      const asking = askingIn(want.question)
      const { message = want.question } = want
      // "Can he return it, his birthday is in six weeks" tells no age of his.
      const ofThing = want.topic !== undefined && ofWhatWasBought.has(want.topic) ? [] : ofOnly
      const compare = (text: string, beside?: string) => only && numberKept(text, ofThing, only, language, beside, message)
      const compared = asksIfSuits.test(asking) ? compare(want.question, message) : compare(asking)
      if (compared !== undefined) return compared
      const ofParcel = ofParcels.has(want.topic ?? '')
      const before = ofParcel ? want.destination : undefined
      const mayBePlaced =
        (ofParcel || asksHowShopDeals(asked)) && !goesBack.test(asked) && (before !== undefined || placesNamed(asked).length > 0)
      const place = mayBePlaced ? (await placesTold()).placeOf(want.question, { before: want.before, destination: before }) : undefined
      const nearest: string[] = []
      const look = async (among: readonly Sentence[], doubt: number, ofGoods = 0): Promise<Told | undefined> => {
        const found = await answerAmong(want, question, among, { language, product: about, place }, { doubt, ofGoods })
        if (found === undefined || isAnswer(found)) return found
        nearest.push(...textsOf(found))
        return undefined
      }
      const ofPages = async () =>
        (await near[written](want)).filter(
          sentence =>
            applies(sentence, want, about) &&
            !(place !== undefined && isOfOthers(byId.get(sentence.source), sentence.text, place)) &&
            !(about !== undefined && isChartOfOthers(sentence.text, own)),
        )
      const found = await search()
      // "Does it wash off walls? She's two": a number that is told beside the question decides only where nothing tells what is asked.
      const held = found !== undefined && (found.odds ?? 0) >= sureOfOwn ? undefined : compare(want.question, message)
      const told = held ?? found ?? (nearest.length > 0 ? { nearest } : undefined)
      return insists && told !== undefined && !('nearest' in told) && told.verdict === undefined ? undefined : told

      async function search(): Promise<Told | undefined> {
        // What was read as a question about this thing is asked of its own text first; a page only where that tells little of it.
        const { topic, of, about: whose } = want
        const isOfOwn =
          of === 'goods' && only !== undefined && whose !== 'products' && !(topic !== undefined && asksOf(topic, want.question))
        const own = isOfOwn ? await look(ofOnly, 1) : undefined
        const found = own !== undefined && (own.odds ?? 0) >= sureOfOwn ? own : await searchAll()
        if (!isOfOwn || (found !== undefined && (found.nearness !== 'near' || found.verdict !== undefined))) return found
        // "How do I use a new teapot the first time?": where its own text does not say it, a page may.
        const { read = tooFar, ...page } = (await look(await ofPages(), 1)) ?? {}
        return 'topic' in page && read > Math.max(ofPage.surely, (found?.read ?? Number.NEGATIVE_INFINITY) + ofPage.clearly) ? page : found
      }

      async function searchAll(): Promise<Told | undefined> {
        const doubtOfPages =
          want.topic === 'order_change'
            ? 2 * doubtful
            : want.attempt === 'texts' && want.topic === undefined && want.page === undefined
              ? doubtful
              : 1
        if (want.about === 'either') {
          // "How is the weather?" asks nothing that a shop tells.
          const strange =
            want.of !== 'shop' &&
            products.length === 0 &&
            want.before === undefined &&
            want.page === undefined &&
            !asksHowShopDeals(want.question)
          return strange
            ? undefined
            : ((await look([...ofProducts, ...(await ofPages())], doubtOfPages)) ?? toldByTitle(want.question, products, language))
        }
        if (want.about === 'products') {
          // What goods are like stands in their own texts; how the shop deals may stand in its pages.
          return (
            (await look(ofProducts, 1)) ??
            (want.attempt === 'word' ? undefined : toldByTitle(want.question, products, language)) ??
            (want.attempt !== 'word' && asksHowShopDeals(want.question) ? look(await ofPages(), doubtful) : undefined)
          )
        }
        // "Final sale, no returns" beside a product outranks the rule for all.
        const { topic } = want
        const names = tellingTokens(products.map(({ title }) => textOf(title, language)).join(' '))
        const ofTopic = topic === undefined ? [] : ofProducts.filter(({ text }) => tellsOf(topic, without(names, text)))
        const ofOwn = outranking(want.question, ofTopic, ofProducts, names)
        // "How long does it keep once opened?" is about the thing, however much it sounds like the delivery.
        if (products.length === 1 && asksOfGoods(want.question) && !(topic !== undefined && ofWhatWasBought.has(topic)))
          return (
            (await look(ofProducts, 1)) ?? toldByTitle(want.question, products, language) ?? look(await ofPages(), doubtful * doubtOfPages)
          )
        const outranks = topic !== undefined && (ofWhatWasBought.has(topic) || ofParcels.has(topic))
        const first = outranks ? await look(ofOwn, 1, 1) : undefined
        if (first !== undefined && first.nearness !== 'near') return first
        return (await look([...(outranks ? [] : ofTopic), ...(await ofPages())], doubtOfPages)) ?? first ?? (await look(ofProducts, 1))
      }
    },
  }

  function toldOfSize({ sentence, said, verdict, size }: SizeTold): Told {
    const page = byId.get(sentence.source)
    return page === undefined
      ? { text: said, sku: sentence.source.slice(productPrefix.length), verdict, ...(size === undefined ? {} : { size }) }
      : { texts: [said], topic: page.topic, heading: page.heading, verdict, ...(size === undefined ? {} : { size }) }
  }

  async function answerAmong(
    want: AnswerWant,
    embedded: (english: boolean) => ReturnType<SentenceVectors['question']>,
    all: readonly Sentence[],
    asking: Asking,
    { doubt: doubtOfPages, ofGoods }: { doubt: number; ofGoods: number },
  ): Promise<Told | Nearest | undefined> {
    const { language, product } = asking
    const { question: text, topic, attempt, beside } = want
    const sentences = all.filter(sentence => !isUnasked(sentence, want.question))
    if (sentences.length === 0) return undefined
    const { answers, nothing, logits } = await judged(want, embedded, sentences, asking)
    const [best] = answers
    if (best === undefined) return undefined
    const { at } = best.sentences[0]!
    const likeliest = sentences[at]!.text
    const page = byId.get(best.source)
    const surely = page !== undefined && topic !== undefined && tellsKind(text, likeliest) === true
    if (isBeside(text, likeliest, attempt, page === undefined || topic === 'authenticity')) return undefined
    const told = toldHow(text, likeliest, product)
    const read = logits?.get(at)
    const isFar = told === 'open' && beside !== true && !givesNumber(text, likeliest) && (read ?? 0) <= tooFar
    // 漏水怎么办 is answered by the rule for faults, however little of it the rule has.
    const isOfFault = topic === 'warranty' && givesAsked(text, '') === undefined && ruleFor(text) === 'fault'
    const doubt =
      page === undefined
        ? Math.max(ofGoods, (beside === true ? alike : 1) * trusted[isFar ? 'far' : told])
        : (doubtOfPages *
            (read === undefined || isOfFault ? 1 : leastOfPages * Math.exp(Math.min(mostDoubt, Math.max(0, tooFar - read))))) /
          (surely ? 4 : 1)
    // What was no question is answered only by what the reader may take for an answer, what came to nothing by what it surely does.
    if ((read ?? 0) <= leastRead(want, likeliest)) return undefined
    // Its place lets a sentence come before others, not be told where none would be.
    const unlifted = ({ probability, sentences: [first] }: Answer) =>
      probability / Math.exp(worthOfPlace(text, sentences[first!.at]!, asking.place))
    if (Math.max(...answers.map(unlifted)) <= Math.max(doubt, leastOdds(want)) * nothing)
      return (read ?? tooFar) > tooFar ? { nearest: [likeliest] } : undefined
    const { part: said, member, ...verdict } = applied(text, likeliest, asking, page !== undefined)
    const parts = withLimits(page, likeliest, said, asking.place, text)
    // The reader takes it for an answer too.
    const isAlso = (place: number) => (logits?.get(place) ?? 0) > also
    if (page === undefined) {
      const odds = best.probability / nothing
      const part = said ?? bestOf(best, sentences, language, beside === true ? 1 : 2, isAlso)
      return {
        odds: odds * (told === 'open' || told === 'untold' ? untied : 1),
        read,
        text: part,
        sku: best.source.slice(productPrefix.length),
        ...(beside === true ? {} : { nearness: nearnessOf({ question: text, said: part, odds, logit: read, product }) }),
        ...verdict,
      }
    }
    const others = answers.map(({ source, sentences: [one] }) => ({ passage: byId.get(source), sentence: sentences[one!.at]!.text }))
    const quoting = (said: readonly string[]): Told => {
      const dispatch = dispatchBeside(want, said, sentences, language)
      const texts = dispatch === undefined ? said : [...said, dispatch]
      return {
        texts,
        topic: page.topic,
        heading: page.heading,
        read,
        ...inAWord({ ...decidedIn(text, texts, language, want.price, asking.place), ...verdict }, member, language),
      }
    }
    if (parts !== undefined) return quoting([...parts, ...besideIt(parts, text, asking.place, others, page.topic)])
    // What is so for some says little without what is so for all: an exception, what parcels to far-off places cost on top.
    const isForSome = exempts.test(likeliest) || (asking.place !== undefined && isOfPlace(text, likeliest, asking.place))
    const least = isForSome ? shareOf.rule : isOfFault ? shareOf.fault : logits === undefined ? shareOf.unread : shareOf.read
    const isToo = ({ source, probability }: Answer) => byId.get(source)?.topic === page.topic && probability >= least * best.probability
    const isOfOthers = ({ sentences: [first] }: Answer) => isOfOtherGoods(sentences[first!.at]!.text, product)
    const next = answers.slice(1).find(answer => byId.has(answer.source) && isToo(answer) && !isOfOthers(answer))
    const whole = paragraphs(want, page, best, next, answers, sentences, language, product)
    const isOfFee = topic === 'shipping' && !isForSome
    return quoting(isOfFee ? [...whole, ...besideIt(whole, text, asking.place, others, page.topic)] : whole)
  }

  /** What of the sentences answers, likeliest first: by the signs, by the reader where it is in time. */
  async function judged(
    want: AnswerWant,
    embedded: (english: boolean) => ReturnType<SentenceVectors['question']>,
    sentences: readonly Sentence[],
    { product, place }: Asking,
  ): Promise<{ answers: readonly Answer[]; nothing: number; logits?: ReadonlyMap<number, number> }> {
    const { question: said, before, topic, page: talkedAbout, about, attempt, of } = want
    // "How heavy is it? He's 6": the number finds no answer, where it is not asked whether that suits him.
    const asking = askingIn(said)
    const text = asksIfSuits.test(asking) ? said : asking
    // Each encoder is used where it is the better one: a question in one language about a text in the other needs both.
    const isEnglish = !hasHan(text) && !sentences.some(sentence => hasHan(sentence.text))
    const [question, rest] = await Promise.all([embedded(isEnglish), vectors.of(sentences.map(underHeading), isEnglish)])
    const found: Vectors | undefined =
      question === undefined || rest === undefined
        ? undefined
        : {
            question,
            sentences: rest,
            spread: isEnglish ? spreadOf.english : spreadOf.both,
            match: await run(matchWordsInSteps(question, rest)),
          }
    const signs = scoresOf(
      {
        text,
        ...(before === undefined ? {} : { before }),
        ...(topic === undefined ? {} : { topic }),
        ...(product === undefined ? {} : { product }),
        ...(talkedAbout === undefined ? {} : { page: talkedAbout }),
      },
      sentences,
      found,
      weights.signs,
      isEnglish ? 'en' : 'zh',
    )
    const bySigns = {
      ...signs,
      sentences: signs.sentences.map(
        (score, at) => score + worthOfPlace(text, sentences[at]!, place) + worthOfKind(sentences[at]!, want, product),
      ),
    }
    const places = worthReading(bySigns)
    const read = await readSentences(
      before === undefined ? text : `${before} ${text}`,
      places.map(at => underHeading(sentences[at]!)),
    )
    const logits = read === undefined ? undefined : new Map(places.map((at, index) => [at, read[index]!]))
    const sure = about !== 'either' && attempt === undefined
    const scores = logits === undefined ? bySigns : withReading(bySigns, logits, weights.reading[isEnglish ? 'en' : 'zh'], sure)
    const isLess = isLessBy(logits)
    const { answers: ranked, nothing } = rankAnswers(sentences, lessSaid(scores, sentences, want, text, product))
    const told = ranked.map(answer => (byId.has(answer.source) ? answer : tellingFirst(text, answer, sentences, product, nothing, isLess)))
    const ofGoods = about === 'either' && topic === undefined && of !== 'shop' && !asksHowShopDeals(text)
    const answers =
      ofGoods && logits !== undefined
        ? goodsBeforePages(told, logits, of === 'goods' ? 0 : Number.NEGATIVE_INFINITY, source => byId.has(source))
        : told
    const goodsFirst = ownGoodsFirst(text, pageToldFirst(text, answers, sentences), sentences, product)
    const ordered = await ownRuleFirst(text, goodsFirst, sentences, product, isLess, readSentences)
    return {
      answers: arrangedFirst(
        text,
        guaranteeFirst(text, ruleFirst(text, topic, missingLast(text, ordered, sentences), sentences, product), sentences),
        sentences,
      ),
      nothing,
      ...(logits === undefined ? {} : { logits }),
    }
  }
}
