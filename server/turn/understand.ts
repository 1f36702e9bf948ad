import { clauseOfChoice } from '../dialogue/choices.ts'
import type { Clause } from '../dialogue/turn.ts'
import { type ClauseText, splitClauses } from '../language/clauses.ts'
import { denied } from '../language/denials.ts'
import { type IntentName, isIntentName } from '../language/intents.ts'
import { bareHelp, intentByKeywords } from '../language/keywords.ts'
import { type Language, languageOf } from '../language/language.ts'
import { literal } from '../language/literal.ts'
import { type Mention, mentionsIn } from '../language/mentions.ts'
import { toReading } from '../language/reading.ts'
import { readSlotsWithSpans, type Slots, type Span, slotsIn, type Vocabulary } from '../language/slots.ts'
import type { Meaning, MessageEvent } from '../wire.ts'
import { createBreath } from './breath.ts'
import { longestRead } from './readable.ts'

export type Classification = {
  intents: { name: string; probability: number }[]
  abstain: boolean
  ambiguous: boolean
  oosScore: number
  /** A person has said what this text, or one that means the same, means. `same`: it is the text itself. */
  recalled?: { correction: number; meaning: unknown; same: boolean }
}

/** The intent classifier; rejects when it is late, busy or dead. */
export type Classifier = { classify(texts: readonly string[], signal: AbortSignal): Promise<Classification[]> }

/** `late`: the classifier gave no answer, keywords did. */
export type Understood = { language: Language; clauses: Clause[]; late: boolean }

/** A typed clause with what was read in it. */
type Heard = ClauseText & { slots: Slots; spans: Span[]; mentions: Mention[] }

/** Language, clauses, intents and slots of the shopper's messages since the last answer. Without a classifier, keywords do. */
export async function understand(
  messages: readonly MessageEvent[],
  previous: Language,
  vocabulary: Vocabulary,
  classifier: Classifier,
  signal: AbortSignal,
  meant: (text: string) => string[] = () => [],
  focus?: string,
): Promise<Understood> {
  const typed = messages.filter(message => message.choice === undefined)
  const language = typed.reduce<Language>((last, { text }) => languageOf(text, last), previous)
  const breathe = createBreath()
  const parts: ({ clause: Clause } | Heard)[] = []
  for (const message of messages) {
    if (message.choice !== undefined) {
      const clause = clauseOfChoice(message.choice, message.text)
      if (clause !== undefined) parts.push({ clause })
      continue
    }
    for (const clause of splitClauses(message.text)) {
      await breathe()
      const reading = toReading(clause.text, vocabulary)
      parts.push({
        ...clause,
        ...slotsIn(reading, language, vocabulary),
        mentions: mentionsIn(reading, vocabulary, dayOf(message.at)),
      })
    }
  }
  const texts = parts.flatMap(part => ('clause' in part ? [] : [askedFor(part, language, vocabulary)]))
  // A message of several parts may have been corrected as a whole.
  const whole = texts.length > 1 && texts.length === parts.length && messages.length === 1 ? [texts.join(' / ')] : []
  const asked = [...texts, ...whole]
  const classified = asked.length === 0 ? [] : await classifier.classify(asked, signal).catch(() => undefined)
  signal.throwIfAborted()
  const corrected = whole.length === 0 ? undefined : classified?.at(-1)?.recalled
  const [message] = messages
  if (corrected !== undefined && message !== undefined) {
    const read = readSlotsWithSpans(message.text, language, vocabulary)
    const { slots, ...meant } = asMeant(corrected, read.slots)
    return { language, clauses: [{ text: message.text, ...meant, ...inShopCurrency(slots, vocabulary.currency) }], late: false }
  }
  let next = 0
  const clauses: Clause[] = []
  for (const part of parts) {
    await breathe()
    clauses.push('clause' in part ? part.clause : clauseOf(part))
  }
  return { language, clauses, late: classified === undefined }

  function clauseOf(part: Heard): Clause {
    const { text, start, end, mentions } = part
    const result = classified?.[next++]
    if (result?.recalled !== undefined) {
      const { slots, ...meant } = asMeant(result.recalled, withCategory(part.slots, vocabulary))
      return { text, start, end, mentions, ...meant, ...inShopCurrency(slots, vocabulary.currency) }
    }
    const understood = result === undefined ? byKeywords(text) : toIntents(result, text)
    const named = withProduct(part, withCategory(part.slots, vocabulary), understood.intents[0]?.name, vocabulary, focus)
    const slots = withMeant(named, understood, meant(withoutDenied(text)), vocabulary)
    return { text, start, end, mentions, ...inShopCurrency(slots, vocabulary.currency), ...understood }
  }
}

/** The parts of a message as the classifier is asked for them. */
export function heardIn(text: string, previous: Language, vocabulary: Vocabulary): string[] {
  const read = text.slice(0, longestRead)
  const language = languageOf(read, previous)
  return splitClauses(read).map(clause =>
    askedFor({ ...clause, ...readSlotsWithSpans(clause.text, language, vocabulary), mentions: [] }, language, vocabulary),
  )
}

const askedFor = (part: Heard, language: Language, vocabulary: Vocabulary): string =>
  withoutGreeting(withoutSlip(withoutNames(part, language), part, language, vocabulary))

/** "Not the vest" means no vest. */
export const withoutDenied = (text: string): string =>
  denied(text).reduce((rest, word) => rest.replace(new RegExp(literal(word), 'iu'), ' '), text)

/** The day of a message where the service stands; shop and service are taken to share their clock. */
const dayOf = (at: string): string => new Date(at).toLocaleDateString('sv-SE')

/** A long product name drowns what is asked about it: to the classifier it is "this one". */
function withoutNames({ text, spans }: Heard, language: Language): string {
  const names = spans.filter(({ slot }) => slot === 'product').sort((a, b) => a.start - b.start)
  return names.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + (language === 'zh' ? '这款' : 'this one') + rest.slice(end),
    text,
  )
}

/** A kind that was not written as the shop writes it is unknown to the classifier too. */
function withoutSlip(text: string, { slots, spans }: Heard, language: Language, vocabulary: Vocabulary): string {
  const written = spans.find(({ slot }) => slot === 'category')?.text
  const words = vocabulary.categories.find(({ id }) => id === slots.category)?.words ?? []
  const [usual] = words.filter(word => /\p{Script=Han}/u.test(word) === (language === 'zh'))
  if (written === undefined || usual === undefined || !/^\p{Script=Han}+$/u.test(written) || words.includes(written)) return text
  return text.replace(written, usual)
}

/** "Hi, do you have oolong tea?" asks for tea. */
function withoutGreeting(text: string): string {
  const rest = text.replace(/^\s*(?:(?:你好|您好|哈喽|嗨|在吗|hi there|hi|hello|hey)[呀啊哈\s,，!！。.~]+)+/iu, '')
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text
}

/** As a person has said it. What they said of goods holds for the very text; in others of the same meaning goods are found by their own words. */
function asMeant({ correction, meaning, same }: NonNullable<Classification['recalled']>, read: Slots) {
  const { intent, command, item, slots } = meaning as Meaning
  const isIntent = isIntentName(intent)
  const goods = same
    ? { ...(item !== undefined && { item }), ...(slots !== undefined && { slots: slots as Pick<Slots, 'category' | 'colour' | 'size'> }) }
    : {}
  const named = { ...goods.slots, ...(goods.item !== undefined && { product: [goods.item] }) }
  return {
    slots: { ...read, ...named } as Slots,
    intents: isIntent ? [{ name: intent, probability: 1 }] : [],
    abstain: !isIntent,
    ambiguous: false,
    oosScore: isIntent ? 0 : 1,
    by: 'classifier' as const,
    corrected: { correction, ...(command === undefined ? {} : { command }), ...goods },
  }
}

/** Plain words that leave no doubt, for a clause on which the classifier abstains. */
const plainWords = new Set<IntentName>([
  'talk_to_human',
  'complain',
  'ask_return',
  'ask_exchange',
  'ask_refund',
  'ask_shipping_fee',
  'ask_warranty',
  'ask_invoice',
  'ask_coupon',
  'track_order',
  'add_to_cart',
  'checkout',
  'cancel_request',
])

/** "I want to return a pair of shoes" is not a wish for shoes. */
const afterSale = new Set<IntentName>(['ask_return', 'ask_exchange', 'ask_refund', 'ask_warranty', 'track_order'])

function toIntents(result: Classification, text: string) {
  const { intents, abstain, ambiguous, oosScore } = withoutUnknown(result)
  const plain = intentByKeywords(text)
  const best = intents[0]?.name
  // "Do you sell fridges?" asks for fridges, not about the shop.
  const seemsWish =
    plain !== undefined &&
    ((best === 'find_product' && afterSale.has(plain)) ||
      (best === 'ask_shop' && plain === 'find_product') ||
      (best === 'show_other' && plain === 'add_to_cart'))
  const mayDecide = plain !== undefined && (plainWords.has(plain) || bareHelp.test(text))
  if (plain !== undefined && (seemsWish || ((abstain || ambiguous) && mayDecide))) return { ...byKeywords(text), oosScore }
  return { intents, abstain, ambiguous, oosScore, by: 'classifier' as const }
}

type Named = { name: IntentName; probability: number }

/** An owner's bundle may know intents that no dialogue was written for: where one of them is the likeliest, nothing is known. */
function withoutUnknown({ intents, abstain, ambiguous, oosScore }: Classification): Omit<Classification, 'intents'> & { intents: Named[] } {
  const known = intents.filter((intent): intent is Named => isIntentName(intent.name))
  const isUnknown = intents.length > 0 && known[0] !== intents[0]
  return { intents: known, abstain: abstain || isUnknown, ambiguous: ambiguous && !isUnknown, oosScore }
}

function byKeywords(text: string) {
  const name = intentByKeywords(text)
  const intents = name === undefined ? [] : [{ name, probability: 1 }]
  return { intents, abstain: name === undefined, ambiguous: false, oosScore: 0, by: 'keywords' as const }
}

/** A named product names its kind too. */
function withCategory(slots: Slots, vocabulary: Vocabulary): Slots {
  const category = vocabulary.products.find(({ sku }) => sku === slots.product?.[0])?.category
  return slots.category !== undefined || category === undefined ? slots : { ...slots, category }
}

const aboutOne = new Set<IntentName>(['ask_price', 'ask_size', 'ask_colour', 'ask_product_detail', 'add_to_cart'])
/** With these around it a kind is only named or asked for. */
const onlyNames =
  /(?:有没有|有木有|有哪些|有什么|有啥|有|没|卖|吗|么|呢|嘛|啊|呀|的|哪些|什么|请问|你们|你好|我|想|要|买|看看?|找|来|个|一|款|\b(?:any|some|an?|the|please|pls|do|you|have|sell|got|i|want|need|hi|hello|for|me|show|what|kind|kinds|of|is|are|there)\b|[^\p{L}\p{N}])/giu

const setBeside = /(?:[跟比]|\b(?:with|than|to|vs\.?|versus) (?:the |your )?)$/iu

/** A question about a kind of which the shop has one thing is about that thing. */
function withProduct(
  { text, spans }: Heard,
  slots: Slots,
  intent: IntentName | undefined,
  vocabulary: Vocabulary,
  focus: string | undefined,
): Slots {
  if (slots.product !== undefined || slots.category === undefined || intent === undefined) return slots
  const only = vocabulary.categories.find(({ id }) => id === slots.category)?.only
  if (only === undefined) return slots
  const named = spans.find(({ slot }) => slot === 'category')
  // 跟飘逸杯比哪个方便: set beside what is talked about.
  const isBeside = intent === 'compare' && named !== undefined && setBeside.test(text.slice(0, named.start))
  if (!aboutOne.has(intent) && !isBeside) return slots
  // "How big is the pot?" of a set with a pot in its name.
  const ofFocus = vocabulary.products.find(({ sku }) => sku === focus)?.names ?? []
  if (named !== undefined && only !== focus && ofFocus.some(name => name.toLowerCase().includes(named.text.toLowerCase()))) {
    const { category: _category, ...rest } = slots
    return rest
  }
  const rest = named === undefined ? text : text.slice(0, named.start) + text.slice(named.end)
  return rest.replace(onlyNames, '') === '' ? slots : { ...slots, product: [only] }
}

/** What may be about a product that was not named in full. */
const mayPoint = new Set<IntentName>([
  ...aboutOne,
  'ask_stock',
  'ask_size_advice',
  'give_detail',
  'correct_detail',
  'ask_warranty',
  'compare',
])

/** "The juicer, how much is the pink one?": by words of its title alone. */
function withMeant(
  slots: Slots,
  { intents, abstain, ambiguous }: Pick<Clause, 'intents' | 'abstain' | 'ambiguous'>,
  skus: readonly string[],
  vocabulary: Vocabulary,
): Slots {
  const [best] = intents
  const [sku] = skus
  if (sku === undefined || (slots.product?.length ?? 0) >= skus.length) return slots
  if (skus.length > 1) return { ...slots, product: [...skus] }
  const unsure = abstain || ambiguous
  if (!unsure && best !== undefined && !mayPoint.has(best.name)) return slots
  // A kind was named, and nothing sure was asked about one of it.
  if (unsure && slots.category !== undefined) return slots
  const category = vocabulary.products.find(product => product.sku === sku)?.category
  if (slots.category !== undefined && slots.category !== category) return slots
  return { ...slots, product: [sku], ...(category === undefined ? {} : { category }) }
}

function inShopCurrency(slots: Slots, currency: string): { slots: Slots; foreignCurrency?: true } {
  const { budget, ...rest } = slots
  if (budget?.currency === undefined || budget.currency === currency) return { slots }
  return { slots: rest, foreignCurrency: true }
}
