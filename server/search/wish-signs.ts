import { goods, goodsWanted, hasWord, isAmong } from '../language/goods.ts'
import { createLately } from '../language/lately.ts'
import { peopleIn, roomBetween, roomFor } from '../language/people.ts'
import { asksForGoods } from '../language/wish-phrases.ts'
import { type Aspect, aspectsAsked, needsTold, tellsAspect } from '../shop/aspects.ts'
import type { Product } from '../store/catalogue.ts'
import { type Features, featuresOf, holds, isCalled, type Term, termsOf } from './wish-terms.ts'
import type { NoneSigns, WishSigns } from './wish-weights.ts'

/** A product beside a wish: in cosines how like it is, `english` by the encoder for English texts, and its place among what was found of the kind that was named. */
export type Beside = { product: Product; likeness: number; english?: number | undefined; foundAt?: number | undefined }

/** Above this share a word is one of the product's names or kinds, not of its description alone. */
const calls = 0.65

/** What tells for each product, in their order; words that few of them have tell more. */
export function signsOf(text: string, products: readonly Beside[], forWhat = ''): WishSigns[] {
  const terms = termsOf(text, []).filter(({ soft }) => soft !== true)
  // What it is to go with is no kind of it.
  const kinds = new Set(goodsWanted(forWhat === '' ? text : text.replace(forWhat, ' ')).flatMap(({ ids }) => ids))
  const features = products.map(({ product }) => featuresOf(product))
  const held = features.map(each => terms.map(term => shareOf(term, each)))
  const rarity = terms.map((_term, at) => Math.log2((1 + products.length) / (0.5 + held.filter(each => each[at]! > 0).length)))
  const mean = meanOf(products.map(({ likeness }) => likeness))
  const needed = needsTold(text)
  const needs = metBy(needed, features, 'named')
  const needsMet = metBy(needed, features, 'told')
  const aspects = metBy(aspectsAsked(text), features, 'told')
  const people = peopleIn(text)
  const meanInEnglish = meanOf(products.map(({ english = 0 }) => english))
  return products.map(({ likeness, english = meanInEnglish, foundAt }, one) => {
    const shares = held[one]!
    const named = shares.map((share, at) => (share > calls ? share * rarity[at]! : 0))
    const sum = (worth: (share: number) => number) => shares.reduce((all, share, at) => all + worth(share) * rarity[at]!, 0)
    return {
      meaning: likeness - mean,
      english: english - meanInEnglish,
      named: named.reduce((all, each) => all + each, 0),
      mostNamed: Math.max(0, ...named),
      described: sum(share => (share > 0 && share <= calls ? 1 : 0)),
      denied: sum(share => (share < 0 ? 1 : 0)),
      covered: terms.length === 0 ? 0 : shares.filter(share => share > 0).length / terms.length,
      kind: kinds.size > 0 && isAmong(kinds, features[one]!.goods) ? 1 : 0,
      found: foundAt === undefined ? 0 : 1,
      foundFirst: foundAt === 0 ? 1 : 0,
      needNamed: needs[one]!,
      needTold: needsMet[one]!,
      aspect: aspects[one]!,
      room: people === undefined ? 0 : roomOf(people, features[one]!),
    }
  })
}

/** For each product what it tells of what is needed; what few of them tell says more. */
function metBy(needed: readonly Aspect[], features: readonly Features[], by: 'named' | 'told'): number[] {
  const met = features.map(each => needed.map(one => isMet(one, each, by)))
  const worth = needed.map((one, at) => one.worth * Math.log2((1 + features.length) / (0.5 + met.filter(each => each[at]).length)))
  return met.map(each => each.reduce((sum, is, at) => sum + (is ? worth[at]! : 0), 0))
}

/** The products of a shop are compared with the needs of many shoppers. */
const mostNeeds = 100
const lately = createLately<WeakMap<Features, boolean>>(mostNeeds)
function isMet(need: Aspect, features: Features, by: 'named' | 'told'): boolean {
  const known = lately(`${by} ${need.name} ${need.ask[0]}`, () => new WeakMap())
  const texts = by === 'named' ? [features.named, features.sorted] : [features.named, features.sorted, ...features.sentences]
  const found = known.get(features) ?? texts.some(text => tellsAspect(need, text))
  known.set(features, found)
  return found
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)

/** What tells that there is nothing of it. */
export function noneSignsOf(text: string, products: readonly Product[]): NoneSigns {
  const unsold = unsoldIn(text, products)
  return {
    none: 1,
    many: Math.log2(Math.max(products.length, 1)),
    unsold,
    unsoldAsked: asksForGoods(text) ? unsold : 0,
  }
}

/** The share of a wish that names a kind of goods of which none of these is one. */
function unsoldIn(text: string, products: readonly Product[]): number {
  const wanted = goodsWanted(text)
  if (wanted.length === 0 || wanted.some(({ ids }) => ids.some(id => goods[id]?.whole === true))) return 0
  const ids = new Set(wanted.flatMap(one => one.ids))
  const isOne = ({ goods: own, named, sorted }: Features) =>
    isAmong(ids, own) || wanted.some(({ word }) => hasWord(named, word) || hasWord(sorted, word))
  if (products.some(product => isOne(featuresOf(product)))) return 0
  return Math.max(...wanted.map(({ word }) => word.length)) / Math.max(text.trim().length, 1)
}

/** 1 where it is made for just so many, below 0 where for fewer or more; 0 where nothing tells. */
export function roomOf(people: number, { named, sentences }: Features): number {
  const between = roomBetween(named) ?? sentences.map(roomBetween).find(each => each !== undefined)
  if (between !== undefined) return people >= between.least && people <= between.most ? 0 : -1
  const room = roomFor(named) ?? sentences.map(roomFor).find(each => each !== undefined && each > 1)
  if (room === undefined) return 0
  return room === people ? 1 : room < people ? -1 : -0.3 * Math.log2(room / people)
}

const shareOf = (term: Term, features: Features): number =>
  term.said !== undefined && isCalled(term.said, features) ? 1 : holds(term, features)
