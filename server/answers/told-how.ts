import type { Attempt } from '../dialogue/turn.ts'
import { toBigrams } from '../language/bigrams.ts'
import { findGoods, isAmong } from '../language/goods.ts'
import { type Aspect, aspectsAsked, tellsAspect } from '../shop/aspects.ts'
import {
  type Answer,
  asksHowShopDeals,
  isBesideOnly,
  kindsTold,
  type Sentence,
  tellingTokens,
  tellsAspectAsked,
  tellsKind,
} from './answers.ts'
import { nearlyAsGood } from './quoting.ts'

/**
 * A product's few sentences are looked into because it is talked about: that speaks for them. Not where the kind of thing that is
 * asked, such as where it is made, stands in none of them, nor where nothing ties the sentence to the question and the reader takes it for no answer (`far`).
 */
export const trusted = { twice: 0.001, told: 0.37, worded: 0.1, open: 1, untold: 4, far: 3 } as const

/** Whether the reader finds a sentence clearly less of an answer than another; what it has not read is so beside what it has. */
export type IsLess = (at: number, than: number, asSure?: boolean) => boolean
export const isLessBy =
  (logits: ReadonlyMap<number, number> | undefined): IsLess =>
  (at, than, asSure = false) => {
    const surely = (place: number) => logits?.get(place) ?? Number.NEGATIVE_INFINITY
    return surely(at) < surely(than) - (asSure && surely(than) >= sureAnswer ? 0 : clearly)
  }
const clearly = 2
/** What the reader takes for an answer so surely gives way to nothing that it is less sure of. */
const sureAnswer = 1.5

/** Of one product's sentences those come first that tell the kind of thing that is asked: a weight where it is the heavier one. */
export function tellingFirst(
  question: string,
  answer: Answer,
  sentences: readonly Sentence[],
  product: string | undefined,
  nothing: number,
  isLess: IsLess = isLessBy(undefined),
): Answer {
  const [best] = answer.sentences
  const kinds = new Map(answer.sentences.map(({ at }) => [at, kindsTold(question, sentences[at]!.text)]))
  const tells = answer.sentences
    .filter(({ at }) => kinds.get(at)! > 0 && !isLess(at, best!.at, true))
    .sort((a, b) => kinds.get(b.at)! - kinds.get(a.at)! || b.probability - a.probability)
  const [first] = tells
  if (first === undefined) return aspectFirst(question, answer, sentences, product, isLess)
  const isOfIt = ({ at }: { at: number }) => isWorded(question, sentences[at]!.text, product)
  // 气罐带不带 is told by 气罐不随炉子卖, and not by 带防风圈，附手提箱.
  const named = asksAlong.test(question) ? (tells.some(isOfIt) ? tells : answer.sentences).filter(isOfIt) : []
  if (named.length > 0) return { ...answer, probability: named[0]!.probability, sentences: named }
  if (first === best) return answer
  // "Is there a liner?" – "There is no base or liner": it needs no word of being included.
  const saysSo = best!.probability > nothing && kinds.get(best!.at) === 0 && isOfIt(best!)
  return saysSo ? answer : { ...answer, probability: first.probability, sentences: tells }
}

/** "Does it stand heavy rain" is told by "waterproof to 3,000 mm" rather than by "not for winter snow": what tells a matter that is asked comes before what has nothing of it. */
function aspectFirst(
  question: string,
  answer: Answer,
  sentences: readonly Sentence[],
  product: string | undefined,
  isLess: IsLess,
): Answer {
  const [best] = answer.sentences
  const asked = surelyAsked(question)
  const tells = answer.sentences.filter(
    ({ at }) => asked.some(aspect => tellsAspect(aspect, sentences[at]!.text)) && !isLess(at, best!.at, true),
  )
  if (tells.length === 0 || tells[0] === best || isWorded(question, sentences[best!.at]!.text, product)) return answer
  return withFirst(answer, tells, answer)
}

/** What a question asks of goods, as far as few sentences that answer nothing tell such. */
const surelyAsked = (question: string): readonly Aspect[] => aspectsAsked(question).filter(({ worth }) => worth >= surelyWorth)
const surelyWorth = 0.6

/** Of pages that may answer nearly as well the one comes first that tells the kind of thing that is asked. */
export function pageToldFirst(question: string, answers: readonly Answer[], sentences: readonly Sentence[]): readonly Answer[] {
  const [best] = answers
  if (best === undefined || sentences[best.sentences[0]!.at]!.topic === undefined) return answers
  const tells = (answer: Answer) => kindsTold(question, sentences[answer.sentences[0]!.at]!.text) > 0
  if (tells(best)) return answers
  const first = answers.find(
    answer =>
      sentences[answer.sentences[0]!.at]!.topic !== undefined && answer.probability >= nearlyAsGood * best.probability && tells(answer),
  )
  return first === undefined ? answers : [first, ...answers.filter(answer => answer !== first)]
}

/** How clearly a sentence of the product talked about tells what is asked. */
export function toldHow(question: string, sentence: string, product: string | undefined): Exclude<keyof typeof trusted, 'far'> {
  const kinds = kindsTold(question, sentence)
  if (kinds > 0) return kinds > 1 ? 'twice' : 'told'
  if (isWorded(question, sentence, product) || tellsAspectAsked(question, sentence)) return 'worded'
  return tellsKind(question, sentence) === false ? 'untold' : 'open'
}

/** 气罐带不带 asks for 气罐. */
const asksAlong =
  /(?:[带附送含配有]不[带附送含配有]|有没有|需不需要|要不要|包含|自带|附带|(?:需要|要|得)?(?:另外|另|单独|自己)再?(?:买|配|购|备)|是不?是?[送附]的?)[的啊呀呢吗么嘛]*/u

/** Whether a sentence has a good part of what is asked in the same words, those aside that the product's name has. */
function isWorded(question: string, sentence: string, product: string | undefined): boolean {
  if (asksHowShopDeals(question)) return false
  const named = new Set(product === undefined ? [] : tellingTokens(product))
  const asked = tellingTokens(question.replace(asksAlong, ' ')).filter(token => !named.has(token) && token.length > 1)
  const held = new Set(toBigrams(sentence))
  return asked.length > 0 && asked.filter(token => held.has(token)).length >= asked.length / 3
}

/** Whether a text has a word of the question, or tells the kind of thing that is asked. */
export function inSoManyWords(question: string, text: string): boolean {
  if (tellsKind(question, text) === true) return true
  const held = new Set(tellingTokens(text))
  return tellingTokens(question).some(token => held.has(token))
}

/** No answer to it, however likely: where a word or two ask, it has none of them, and where just one thing can tell what goods are like (`isOfGoods`), it has not that. */
export const isBeside = (question: string, text: string, attempt: Attempt | undefined, isOfGoods: boolean): boolean =>
  (attempt === 'word' && !inSoManyWords(question, text)) || (isOfGoods && isBesideOnly(question, text))

export const goodsIn = (text: string): ReadonlySet<number> => new Set(findGoods(text).found.flatMap(({ ids }) => ids))

/** Whether a text speaks of other goods than the product that is talked about, and not of this one. */
export function isOfOtherGoods(text: string, product: string | undefined): boolean {
  const named = product === undefined ? new Set<number>() : goodsIn(text)
  return named.size > 0 && !isAmong(named, goodsIn(product!))
}

/** These sentences of an answer before its others, as likely as the likeliest of all. */
export function withFirst(
  answer: Answer,
  first: readonly Answer['sentences'][number][],
  { probability, sentences: [best] }: Answer,
): Answer {
  const told = first.map(one => ({ ...one, probability: best!.probability }))
  return { ...answer, probability, sentences: [...told, ...answer.sentences.filter(other => !first.includes(other))] }
}

/** The plants' promise is not told of secateurs where the page tells of these too. */
export function ownGoodsFirst(question: string, answers: readonly Answer[], sentences: readonly Sentence[], product: string | undefined) {
  const [best] = answers
  const spoken = (answer: Answer) => sentences[answer.sentences[0]!.at]!
  if (best === undefined || product === undefined || spoken(best).topic === undefined) return answers
  if (goodsIn(question).size > 0 || !isOfOtherGoods(spoken(best).text, product)) return answers
  const own = goodsIn(product)
  const telling = (answer: Answer) =>
    spoken(answer).topic === spoken(best).topic
      ? answer.sentences.find(({ at }) => isAmong(goodsIn(sentences[at]!.text), own) && tellsKind(question, sentences[at]!.text) === true)
      : undefined
  const first = answers.find(answer => telling(answer) !== undefined)
  if (first === undefined) return answers
  const told = telling(first)!
  const lifted = { ...first, probability: best.probability, sentences: [told, ...first.sentences.filter(one => one !== told)] }
  return [lifted, ...answers.filter(answer => answer !== first)]
}

/**
 * Asked of a thing that is talked about: a page comes first only where the reader finds it the better answer, and as sure as this, or where it is far likelier by all that
 * speaks for it and the reader hardly minds: "no oil on carbon" of who asks whether to oil the legs.
 */
export function goodsBeforePages(
  answers: readonly Answer[],
  logits: ReadonlyMap<number, number>,
  surely: number,
  isPage: (source: string) => boolean,
): readonly Answer[] {
  const surest = ({ sentences }: Answer) => Math.max(...sentences.map(({ at }) => logits.get(at) ?? Number.NEGATIVE_INFINITY))
  const least = Math.max(surely, ...answers.map(answer => (isPage(answer.source) ? Number.NEGATIVE_INFINITY : surest(answer))))
  if (answers.every(({ source }) => isPage(source))) return answers
  const likeliest = Math.max(...answers.map(answer => (isPage(answer.source) ? 0 : answer.probability)))
  const isFarLikelier = (answer: Answer) =>
    least < sureOfGoods && answer.probability >= farLikelier * likeliest && surest(answer) > least - hardlyLess
  const isLess = (answer: Answer) => isPage(answer.source) && surest(answer) <= least && !isFarLikelier(answer)
  return [...answers.filter(answer => !isLess(answer)), ...answers.filter(isLess)]
}
const farLikelier = 4
const hardlyLess = 1.2
/** A logit from which the reader is sure of the thing's own text, and minds. */
const sureOfGoods = 1.5
