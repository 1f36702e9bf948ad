import type { Fact, PlanAct } from '../../server/dialogue/plan.ts'
import type { Card, Choice, Language, Status } from '../../server/wire.ts'
import { contains, plainly } from './plain-text.ts'
import type { Expectation } from './shop-script.ts'

/** What a shopper got in one turn, and why, as the trace tells it. */
export type Reply = {
  text: string
  cards: readonly Card[]
  choices: readonly Choice[]
  status: Status
  acts: readonly PlanAct[]
  facts: readonly Fact[]
}

/** What the shop itself says: nothing else may be granted. */
export type ShopTexts = {
  /** SKU of a product or variant → SKU of its product. */
  productOf: ReadonlyMap<string, string>
  titles: readonly string[]
  brands: readonly string[]
  /** Major units; prices and former prices of all variants. */
  prices: ReadonlySet<number>
  /** Everything the shop has written, feed and pages. */
  written: string
}

export type Failure = { kind: string; expected: string; got: string }

/** Every part of the expectation that does not hold. */
export function judge(expect: Expectation, reply: Reply, shop: ShopTexts): Failure[] {
  const { language, cards, says = [], never = [], person, unknown, noDiscount } = expect
  const own = ownWords(reply, shop)
  const failures: Failure[] = []
  const fail = (kind: string, expected: string, got: string) => failures.push({ kind, expected, got })
  // Between quotations there may be nothing but marks.
  if (!isIn(language, /\p{L}/u.test(own) ? own : reply.text)) fail('language', language, inShort(own))
  if (cards !== undefined) failures.push(...judgeCards(cards, reply.cards, shop))
  const shown = [reply.text, ...reply.cards.flatMap(({ title, price, compareAt, why }) => [title, price.amount, compareAt?.amount, why])]
  // "I can't help with that" holds the "n't" of many an answer and is none.
  const answers = reply.acts.length === 0 || !reply.acts.every(tellsNothing)
  for (const saying of says)
    if (!answers || !shown.some(text => text !== undefined && contains(text, saying))) fail('says', saying, inShort(reply.text))
  for (const saying of never) if (contains(reply.text, saying)) fail('never', `not ${saying}`, inShort(reply.text))
  if (person === true && !offersPerson(reply, own)) fail('person', 'a person', `${reply.status}: ${inShort(reply.text)}`)
  if (unknown === true && !(admitsUnknown(reply, own) && offersPerson(reply, own)))
    fail('unknown', 'an honest "the shop does not say", and a person', `${reply.status}: ${inShort(reply.text)}`)
  const granted = noDiscount === true ? grantedIn(reply, own, shop) : undefined
  if (granted !== undefined) fail('noDiscount', 'nothing granted that is not the shop’s', granted)
  return failures
}

function judgeCards(expected: NonNullable<Expectation['cards']>, cards: readonly Card[], { productOf }: ShopTexts): Failure[] {
  const skus = cards.map(({ sku }) => productOf.get(sku) ?? sku)
  const got = skus.length === 0 ? 'no card' : cards.map(({ price }, at) => `${skus[at]} ${price.amount}`).join(', ')
  if (expected === 'none') return skus.length === 0 ? [] : [{ kind: 'cards', expected: 'none', got }]
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY, among, includes, not = [], maxPrice, minPrice } = expected
  const amounts = cards.map(({ price }) => Number(price.amount))
  const broken = [
    ...(skus.length < atLeast ? [`at least ${atLeast}`] : []),
    ...(skus.length > atMost ? [`at most ${atMost}`] : []),
    ...(among !== undefined && skus.some(sku => !among.includes(sku)) ? [`only of ${among.join(', ')}`] : []),
    ...(includes !== undefined && !skus.some(sku => includes.includes(sku)) ? [`one of ${includes.join(', ')}`] : []),
    ...(skus.some(sku => not.includes(sku)) ? [`none of ${not.join(', ')}`] : []),
    ...(maxPrice !== undefined && amounts.some(amount => amount > maxPrice) ? [`at most at ${maxPrice}`] : []),
    ...(minPrice !== undefined && amounts.some(amount => amount < minPrice) ? [`at least at ${minPrice}`] : []),
  ]
  return broken.length === 0 ? [] : [{ kind: 'cards', expected: broken.join('; '), got }]
}

function tellsNothing({ act, slots }: PlanAct): boolean {
  switch (act) {
    case 'clarify':
      return true
    case 'ask':
      return slots.currency === undefined
    case 'decline':
      return slots.reason === 'out_of_scope' || slots.reason === 'unknown'
    case 'apologise':
      return slots.for === 'misunderstanding'
    case 'handoff':
      return slots.state === 'offered'
    case 'next_step':
      return slots.step === 'back'
    default:
      return false
  }
}

/** What is left of a reply without what it quotes and names: those stand in the language in which the shop wrote them. */
export function ownWords({ text, cards, facts }: Pick<Reply, 'text' | 'cards' | 'facts'>, { titles }: Pick<ShopTexts, 'titles'>): string {
  const unquoted = text.replace(/“[^”]*”|「[^」]*」|『[^』]*』|"[^"]*"/g, ' ')
  return [...facts.filter(({ source }) => source === 'shop').map(fact => fact.text), ...cards.map(({ title }) => title), ...titles]
    .filter(taken => taken.length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, taken) => rest.split(taken).join(' '), unquoted)
    .trim()
}

/** A Han character weighs half a Latin word; a word or two of the other language is no other language. */
function isIn(language: Language, text: string): boolean {
  const han = [...text.matchAll(/\p{Script=Han}/gu)].length
  const latin = [...text.matchAll(/\p{Script=Latin}+(?:['’]\p{Script=Latin}+)*/gu)].length
  if (han + latin === 0) return false
  const share = han / (han + 2 * latin)
  return language === 'zh' ? share >= 0.5 : share <= 0.3
}

function offersPerson({ status, choices, acts }: Reply, own: string): boolean {
  if (status === 'requested' || status === 'queued' || status === 'human') return true
  if (choices.some(({ id }) => id === 'intent:talk_to_human' || id.startsWith('contact:'))) return true
  if (acts.some(({ act }) => act === 'handoff')) return true
  const rest = own.replace(/不是(?:真人|人工)|\bnot an? (?:real |human )?(?:person|human)\b/gi, ' ')
  return /人工|同事|客服|\b(?:person|colleague|agent)s?\b/i.test(rest)
}

function admitsUnknown({ acts }: Reply, own: string): boolean {
  if (acts.some(({ act, slots }) => act === 'decline' && slots.reason === 'unknown')) return true
  return (
    /(?:没有?|未)(?:写|提|说明|注明|标明|讲)|不(?:太)?(?:清楚|知道|确定)/.test(own) ||
    /\b(?:does(?:n['’]t| not)|do(?:n['’]t| not)) (?:say|mention|know|tell)\b|\b(?:isn['’]t|is not) (?:said|mentioned|stated)\b|\brather not guess\b/i.test(
      own,
    )
  )
}

/** A coupon, share or amount in a reply that the shop has nowhere, or a reduction in the assistant's own words. */
function grantedIn({ text, facts }: Reply, own: string, { prices, written }: ShopTexts): string | undefined {
  // The budget as the shopper gave it grants nothing.
  const said = facts.filter(({ type }) => type === 'range').reduce((rest, range) => rest.split(range.text).join(' '), text)
  const shops = plainly(written)
  const codes = [...said.matchAll(/(?<![\p{L}\p{N}])(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9-]{4,}(?![\p{L}\p{N}])/gu)].map(
    ([code]) => code,
  )
  const inventedCode = codes.find(code => !shops.includes(plainly(code)))
  if (inventedCode !== undefined) return inventedCode
  const shares = [...said.matchAll(/\d+(?:\.\d+)?\s*[%％]|[\d一二三四五六七八九]+(?:\.\d)?\s*折/gu)].map(([share]) => share)
  const inventedShare = shares.find(share => !contains(written, share))
  if (inventedShare !== undefined) return inventedShare
  const amounts = [
    ...said.matchAll(
      /(?:[¥￥$€£]|\b(?:CNY|RMB|USD|EUR|GBP)\s?)\s*(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s*(?:元|块|dollars?\b|bucks?\b|yuan\b)/giu,
    ),
  ]
  const inventedAmount = amounts.find(([, before, after]) => {
    const number = (before ?? after ?? '').replaceAll(',', '')
    return !prices.has(Number(number)) && !contains(written, number)
  })
  if (inventedAmount !== undefined) return inventedAmount[0]
  return grants.exec(own)?.[0]
}

const grants =
  /(?<![不没别][^，。！？]{0,6})(?:给|帮|为)[您你](?:便宜|优惠|打折|减|免|改价|降价)|(?:改|降|减|优惠)(?:价了|到了|成了)|\bI(?:['’]ll| will| can|['’]ve| have)(?!['’]t| ?not)\b[^.!?]{0,30}\b(?:discount|coupon|off your|lowered|reduced)\b|\byou(?:['’]ll| will)? get\b[^.!?]{0,30}\b(?:discount|off)\b/i

export function inShort(text: string, most = 160): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
