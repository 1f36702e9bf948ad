import { type Conversation, inView } from '../dialogue/conversation.ts'
import { hasHan } from '../language/brevity.ts'
import { isAmong } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import { literal } from '../language/literal.ts'
import { asksSomething } from '../language/question-words.ts'
import { asksForGoods, beginsWish } from '../language/wish-phrases.ts'
import { aspectIn } from '../understanding/aspect.ts'
import { type Correction, correctionIn, leftOutIn, withoutOne } from '../understanding/correction.ts'
import { onlyDoubts } from '../understanding/doubted.ts'
import { kindsNamed, kindsSpokenOf, ofKinds } from '../understanding/kind-meant.ts'
import { type Named, nameScore } from '../understanding/likely.ts'
import { piecesIn } from '../understanding/pieces.ts'
import { asksWhichOne, calledIn } from '../understanding/pointed.ts'
import type { MessageEvent } from '../wire.ts'
import { asHeard, type ListenFacts } from './in-shops-terms.ts'

/** A conversation as it was, and what is to be heard in it; what is denied is not meant. */
export type Heard = { before: Conversation; messages: readonly MessageEvent[]; denied: readonly string[] }

/**
 * "Not handles. Hinges.", 我问总价 不是运费: what was said before is heard once more with the thing, the number or the question put right, in the conversation as it was
 * then. Nothing of what was made of it stays.
 */
export function putRight(now: Conversation, messages: readonly MessageEvent[], language: Language, facts: ListenFacts): Heard | undefined {
  const [only, more] = messages
  const { last } = now
  if (last === undefined || only === undefined || more !== undefined || only.choice !== undefined) return undefined
  const left = leftOutIn(only.text)
  const forgotten = left === undefined ? undefined : aspectIn(left.meant)
  const correction = forgotten === undefined ? correctionIn(only.text) : left
  if (correction === undefined) return undefined
  // What was made of the rest of it was right.
  if (forgotten !== undefined) {
    const asked = partsOf(last.said).find(part => part.toLowerCase().includes(forgotten.toLowerCase()))
    const text = [asked ?? correction.meant, correction.rest].filter(part => part !== '').join(' ')
    return asked === undefined ? undefined : { before: now, messages: [{ ...only, text }], denied: [] }
  }
  const before = asItWas(now, last.before)
  // "Not the small one, the rabbit versus the big set" asks it itself.
  if (comparesTwo.test(correction.meant)) return comparedAnew(only, correction, before, now, language, facts)
  const right = withOther(only.text, correction, last.said, now, before, language, facts)
  if (right === undefined) return undefined
  const denied = skusDenied(correction.denied, right.before.focus, now, language, facts)
  return { before: withRefused(right.before, denied), messages: [{ ...only, text: right.text }], denied }
}

const comparesTwo = /\b(?:vs\.?|versus|against|compared (?:to|with))(?: |$)|(?<!.)[^和跟与\n]*[和跟与].+[比哪]/iu

function comparedAnew(
  only: MessageEvent,
  { meant, denied, rest }: Correction,
  before: Conversation,
  now: Conversation,
  language: Language,
  facts: ListenFacts,
): Heard {
  const skus = skusDenied(denied, undefined, now, language, facts)
  const text = joinedIn(hasHan(meant))(meant, rest)
  return { before: withRefused(before, skus), messages: [{ ...only, text }], denied: skus }
}

const joinedIn =
  (isChinese: boolean) =>
  (...parts: readonly string[]): string =>
    parts.filter(part => part !== '').join(isChinese ? '，' : ', ')

/** "I meant outside the city": what was said before, with that. */
export function saidAgain(now: Conversation, messages: readonly MessageEvent[]): Heard | undefined {
  const [only, more] = messages
  const { last } = now
  if (last === undefined || only === undefined || more !== undefined || only.choice !== undefined) return undefined
  const correction = correctionIn(only.text)
  if (correction === undefined || correction.rest !== '' || !asksSomething(last.said)) return undefined
  const { meant, denied } = correction
  const said = denied === undefined ? last.said : replaced(last.said, denied, '')
  const text = hasHan(meant) ? `${meant}，${said}` : `${meant}, ${said}`
  return { before: asItWas(now, last.before), messages: [{ ...only, text }], denied: [] }
}

/** "Are you sure?" of what was asked: it is looked up once more, and told again. */
export function doubted(now: Conversation, messages: readonly MessageEvent[]): Heard | undefined {
  const [only, more] = messages
  const { last } = now
  if (last === undefined || only === undefined || more !== undefined || only.choice !== undefined) return undefined
  if (!onlyDoubts(only.text) || (!asksSomething(last.said) && now.question === undefined)) return undefined
  return { before: asItWas(now, last.before), messages: [{ ...only, text: last.said }], denied: [] }
}

/** What is said not to be meant: by its name, or of a kind that what is meant is not of. */
function skusDenied(
  denied: string | undefined,
  meant: string | undefined,
  now: Conversation,
  language: Language,
  facts: ListenFacts,
): readonly string[] {
  if (denied === undefined) return []
  const { message, shop } = asHeard(now, denied, inView(now), { language, clauses: [] }, facts)
  const called = calledIn(message, shop)
  const { products } = facts.vocabulary()
  const said = denied.toLowerCase()
  const inSight = new Set(inView(now))
  // 不是HY of whoever was told of an HY-110.
  const spelt = products
    .filter(({ sku, names }) => inSight.has(sku) && names.some(name => name.toLowerCase().includes(said)))
    .map(({ sku }) => sku)
  const skus = called === undefined ? [...spelt, ...ofKinds(kindsNamed(denied), facts.vocabulary())] : [called]
  return skus.filter(sku => sku !== meant)
}

const withRefused = (before: Conversation, skus: readonly string[]): Conversation =>
  skus.length === 0 ? before : { ...before, refused: [...new Set([...(before.refused ?? []), ...skus])] }

/** What the page told since is so. */
export const asItWas = (
  { cart, doing, ordered, couponOffered, last: _last }: Conversation,
  then: Omit<Conversation, 'last'>,
): Conversation => {
  const { doing: _doing, ordered: _ordered, ...before } = then
  return { ...before, cart, couponOffered, ...(doing === undefined ? {} : { doing }), ...(ordered === undefined ? {} : { ordered }) }
}

function withOther(
  text: string,
  correction: Correction,
  said: string,
  now: Conversation,
  before: Conversation,
  language: Language,
  facts: ListenFacts,
): { before: Conversation; text: string } | undefined {
  const { meant, denied, rest } = correction
  const isChinese = hasHan(meant)
  const joined = joinedIn(isChinese)
  const number = numberIn(meant)
  const wrong = numberIn(denied ?? '')
  if (number !== undefined && wrong !== undefined && holds(said, wrong)) {
    const other = holds(said, number) ? '' : number
    return { before, text: joined(replaced(said, wrong, other), rest) }
  }
  const aspect = aspectIn(meant)
  if (aspect !== undefined) {
    // "I asked about postage. The big tent to Leeds, what is it in all?" asks it itself.
    if (asksSomething(rest)) return undefined
    const part = partsOf(said).find(one => one.includes(meant))
    return { before, text: joined(part ?? `${denied === undefined ? said : replaced(said, denied, '')} ${meant}`, rest) }
  }
  const { vocabulary } = facts
  // What was taken by mistake is put right line by line, as orders are; its options are chosen so.
  if (tookSomething(now, before)) return undefined
  // "Not handles. Hinges, 20 pairs" counts them itself; "the left-handed pot. How much is it" asks itself.
  const again = piecesIn(rest).length > 0 ? { before, text } : undefined
  const asksItself = denied !== undefined && asksSomething(rest) && !goesOn.test(rest)
  if (rest !== '' && again === undefined && !goesOn.test(rest) && !asksItself) return undefined
  const { message, shop } = asHeard(now, meant, inView(now), { language, clauses: [] }, facts)
  const kinds = kindsNamed(meant)
  const ofKind = ofKinds(kinds, vocabulary())
  // "The tent" of several: the one that was talked about.
  const isKindAlone = ofKind.length > 1 && !asksWhichOne(said) && /^(?:[a-z-]+|\p{Script=Han}{1,3})$/iu.test(meant)
  const spokenOf = [...(before.talked ?? []), ...(before.focus === undefined || before.isLead === true ? [] : [before.focus])]
  const sku = (isKindAlone ? spokenOf.findLast(one => ofKind.includes(one)) : undefined) ?? calledIn(message, shop)
  // 怎么又说四轮的，我说架子！架子能调多高: asked of that, by itself.
  const named = asksItself && sku !== undefined ? nameOf(sku, isChinese, facts) : undefined
  if (asksItself) return named === undefined ? undefined : { before: turnedTo(before, sku!, now), text: joined(named, rest) }
  // "I asked about the tent in the rain" tells what was asked itself.
  if (sku !== undefined && denied === undefined && shop.speaksOf(meant).some(one => one.sku === sku && one.others > 0)) return undefined
  if (sku !== undefined && again !== undefined) return again
  // 有没有便宜的无线的 – 我说的是耳机: a kind of what was wished for.
  const isWish = ofKind.length > 1 && partsOf(said).some(part => beginsWish(part) || asksForGoods(part))
  if (sku !== undefined && asksSomething(said) && !isWish) {
    const name = nameOf(sku, isChinese, facts)
    if (name === undefined) return undefined
    const holdsDenied = denied !== undefined && said.toLowerCase().includes(denied.toLowerCase())
    const holdsMeant = said.toLowerCase().includes(withoutOne(meant).toLowerCase()) || isNamedBest(sku, shop.speaksOf(said))
    const asked = holdsMeant ? said : holdsDenied ? replaced(said, denied, name) : joined(name, said)
    return { before: turnedTo(before, sku, now), text: joined(asked, rest) }
  }
  if (ofKind.length === 0) return undefined
  // What was asked of mugs is no question about headphones that nobody has seen: these are wished for.
  if (asksSomething(said) && !isWish && !beginsWish(said) && !inView(before).some(one => ofKind.includes(one))) return undefined
  if (again !== undefined) return again
  // "Rain head please" – "not the shower, the taps": what was asked for is what is not meant.
  const isNamedElse = denied !== undefined && isShort(said) && !said.toLowerCase().includes(denied.toLowerCase())
  if (isNamedElse && !asksSomething(said) && !isAmong(kinds, kindsNamed(said))) return { before, text: joined(meant, rest) }
  return { before, text: joined(said.toLowerCase().includes(meant.toLowerCase()) ? said : joined(meant, without(said, denied)), rest) }
}

const nameOf = (sku: string, isChinese: boolean, { vocabulary }: ListenFacts): string | undefined =>
  vocabulary()
    .products.find(one => one.sku === sku)
    ?.names.find(one => hasHan(one) === isChinese)

/** As it was, with this talked about. */
function turnedTo({ isLead: _isLead, ...before }: Conversation, sku: string, { shown }: Conversation): Conversation {
  return { ...before, focus: sku, shown: [...new Set([sku, ...shown])], talked: [...(before.talked ?? []), sku] }
}

const isNamedBest = (sku: string, spoken: readonly Named[]): boolean => {
  const own = spoken.find(one => one.sku === sku)
  return own !== undefined && spoken.every(one => one === own || nameScore(own) - nameScore(one) > clearly)
}
const clearly = 0.1

/** It tells of nothing but a thing. */
const isShort = (said: string): boolean => said.length <= (hasHan(said) ? 10 : 30) && !/\d/u.test(said)

/** Something is asked besides. */
const goesOn = /^(?:and|also|plus|oh and)\b|^(?:还有|另外|顺便|然后)/iu
const tookSomething = ({ taken = [] }: Conversation, { taken: then = [] }: Conversation): boolean =>
  JSON.stringify(taken) !== JSON.stringify(then)

const partsOf = (text: string): string[] => text.split(/[,，.。!！?？;；]+|\band\b|还有|另外/iu).map(part => part.trim())

/** 38 of 38码, 四 of "four person". */
const numberIn = (text: string): string | undefined =>
  /^[^\d]{0,4}(\d+(?:\.\d+)?)\s?(?:码|号|cm|kg|mm|[a-z]{0,2})?$/iu.exec(text.trim())?.[1]
const stretchOf = (word: string) => new RegExp(`(?<![\\d.])${literal(word)}(?![\\d.])`, 'u')
const holds = (text: string, number: string): boolean => stretchOf(number).test(text)
const replaced = (text: string, word: string, by: string): string =>
  by === ''
    ? text.replace(new RegExp(`(?<![\\d.a-z])${literal(word)}(?![\\d.])(?:码|号|cm|mm|kg)?的?`, 'iu'), ' ').trim()
    : text.replace(new RegExp(literal(word), 'iu'), by)
const without = (text: string, word: string | undefined): string =>
  word === undefined || kindsSpokenOf(word).size === 0 ? text : replaced(text, word, '')
