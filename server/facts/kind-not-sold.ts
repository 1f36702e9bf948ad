import type { Need } from '../dialogue/conversation.ts'
import type { Want } from '../dialogue/wants.ts'
import { isColourWord } from '../language/colours.ts'
import { type GoodsMatch, goods, goodsWanted, hasWord, isAmong, qualitiesIn } from '../language/goods.ts'
import { isMatter } from '../language/matter.ts'
import { asksForGoods, isBareWish, isNothingBut, nameAlone } from '../language/wish-phrases.ts'
import { stemOf } from '../language/words.ts'
import { isPartOfNames } from '../search/named-after.ts'
import type { Recommendation } from '../search/recommend.ts'
import { type Features, featuresOf } from '../search/wish-terms.ts'
import type { Product } from '../store/catalogue.ts'
import { isCalledFor, namingIn } from './another.ts'
import type { Together } from './besides.ts'
import type { FactPorts } from './fact-ports.ts'
import { cardsShown } from './product-facts.ts'

type Query = Parameters<FactPorts['recommend']>[0]

/** A kind of goods was named that the shop has none of: said, instead of "nothing better". */
export async function kindNotSold(
  { need, among, like, cheaperThan }: Extract<Want, { want: 'products' }>,
  query: Query,
  { relaxed: whole, picks: all, sure, lacks, gone }: Together,
  ports: Pick<FactPorts, 'recommend'>,
): Promise<string | undefined> {
  // What is too light for who it is for may be of the kind.
  const [relaxed, picks] = lacks === true ? (['nothing', []] as const) : [whole === 'weight' ? undefined : whole, all]
  if (relaxed !== undefined && relaxed !== 'nothing' && relaxed !== 'category') return undefined
  if (query.exclude.length > 0 || (among ?? like ?? cheaperThan) !== undefined) return undefined
  const named = namingIn(need)
  const bare = bareKind(need)
  const wanted = goodsWanted(bare ?? named)
  // Of who is allergic to wool: there are blankets, all of them of wool.
  const { avoid = [], ...anyOf } = need
  const kind = bare ?? wanted.at(-1)?.word
  if (avoid.length > 0 && kind !== undefined) {
    const any = await ports.recommend({ ...query, need: anyOf, soldOut: true, limit: cardsShown })
    if (any.picks.some(({ product }) => isOf(product, kind))) return undefined
  }
  const shown = picks.map(({ product }) => product)
  if (bare !== undefined && (isPartOfNames(bare, shown) || areOther(bare, shown, sure === true))) return bare
  // What is only sold out is sold.
  if (gone !== undefined && (bare === undefined || (isOf(gone, bare) && !isPartOfNames(bare, [gone])))) return undefined
  if (bare !== undefined && (gone !== undefined || wanted.length === 0))
    return picks.length === 0 && relaxed === 'nothing' ? bare : undefined
  const last = wanted.at(-1)
  const isNarrow = ({ ids }: GoodsMatch) => ids.every(id => goods[id]?.whole !== true)
  if (last === undefined || (sure === true && (need.recipient !== 'pet' || isNarrow(last))) || !isCalledFor(wanted, need)) return undefined
  // 自动喝水的 tells what it does, and is no name of a kind.
  if (last.word.endsWith('的') || tellsTaste(named, last.word)) return undefined
  const isOne =
    ({ word, ids }: GoodsMatch) =>
    ({ product }: Recommendation['picks'][number]) => {
      const { goods: own, named, sorted, sentences } = featuresOf(product)
      return isAmong(new Set(ids), own) || [named, sorted, ...sentences].some(text => hasWord(text, word))
    }
  const isMet = wanted.some(one => picks.some(isOne(one)))
  // 保温杯 where the shop has cups, and none of them is one: what is shown is only near. Of toys for a dog neither is a lead one.
  if (relaxed === undefined) {
    const isAny = (!isNarrow(last) && need.recipient !== 'pet') || need.gift === true || picks.length === 0
    return isMet || isAny ? undefined : wholeName(bare, last.word)
  }
  if (isMet) return undefined
  const whom = need.recipient === 'pet' ? { recipient: need.recipient } : {}
  const any = await ports.recommend({ ...query, need: { words: last.word, ...whom }, soldOut: true, limit: cardsShown })
  const isSold = (any.picks.length > 0 && any.relaxed === undefined) || (need.recipient !== 'pet' && any.picks.some(isCalledBy(last.word)))
  return isSold ? undefined : wholeName(bare, last.word)
}

/** The goods that a name ends with: a chess clock is no chess. */
const goodsEnding = (name: string): GoodsMatch[] => goodsWanted(name).filter(({ end }) => /^s?$/.test(name.slice(end)))

/** Of the kind, or called so. */
function isOf(product: Product, kind: string): boolean {
  const { goods: own, named, sorted } = featuresOf(product)
  return isAmong(new Set(goodsEnding(kind).flatMap(({ ids }) => ids)), own) || [named, sorted].some(text => hasWord(text, kind))
}

/**
 * "Do u sell a chess clock", "bottle cages": none of what is found is of the kind, nor has it the word that says what it is; what only shares the first word with it is no nearer.
 * Nor is soil that was treated against pests, and is known as soil, an insecticide.
 */
function areOther(kind: string, products: readonly Product[], isSure: boolean): boolean {
  if (products.length === 0 || products.some(product => isOf(product, kind))) return false
  const features = products.map(featuresOf)
  const [head = '', ...before] = kind.toLowerCase().split(' ').reverse()
  const isNamed = ({ named, sorted }: Features) => [named, sorted].some(text => hasWord(text, stemOf(head)))
  if (before.length > 0 && /^[a-z]/.test(head) && !anyThing.test(head)) return !features.some(isNamed)
  const isTold = ({ named, sorted, sentences }: Features) => [named, sorted, ...sentences].some(text => hasWord(text, stemOf(kind)))
  // "Do you have monopoly": on no list, and a word that none of them has.
  if (goodsWanted(kind).length === 0) return !isSure && !features.some(isTold)
  const isNarrow = goodsEnding(kind).length > 0 && goodsEnding(kind).every(({ ids }) => ids.every(id => goods[id]?.whole !== true))
  return isNarrow && features.every(each => each.goods.size > 0 && !isTold(each))
}
/** "Car roof boxes" are none where there are no roof boxes; of 爱他美奶粉 there is no 奶粉, and of a red dress no dress. */
function wholeName(bare: string | undefined, word: string): string {
  if (bare === undefined || (/\p{Script=Han}/u.test(bare) && bare.endsWith(word))) return word
  const before = bare.slice(0, Math.max(0, bare.length - word.length)).trim()
  return before.split(' ').some(isColourWord) || qualitiesIn(before).length > 0 ? word : bare
}

const anyThing = /^(?:things?|stuff|gear|kits?|equipment|bits|items?|options?|products?|supplies|accessories|ones?)$/

/**
 * "Do you sell balloons?", 卖翻糖膏吗: what is asked for by nothing but its name, be it on the list of goods or not, and all of its name: 奶瓶消毒器 is no 奶瓶. "Any linen?"
 * names a matter.
 */
function bareKind({ kind: heard, category, told: whole = '', gift }: Need): string | undefined {
  // "Not for me then. Do you sell laptops?"
  const told = whole.match(/[^.。!！?？\n]+[.。!！?？]*/gu)?.findLast(asksForGoods) ?? whole
  // 有吉他么, of who has told of a present before, names what it is to be.
  if (!asksForGoods(told) || (gift === true && !isBareWish(told))) return undefined
  const name = nameAlone(told)
  const kind = heard?.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') ?? goodsWanted(told).at(-1)?.word ?? name
  if (kind === undefined || (isMatter(kind) && !(/\p{Script=Han}/u.test(kind) && goodsEnding(kind).length > 0))) return undefined
  if (/味$|香型$|色$/u.test(kind)) return undefined
  const all = name?.includes(kind) === true ? name : isNothingBut(told, kind.split(' ')) ? kind : undefined
  // What the shop sorts by a part of the name may still be another thing: a bottle cage.
  return category === undefined || all?.includes(' ') === true ? all : undefined
}

/** By its name or an option: what a cat litter smells of is not "not sold". */
const isCalledBy =
  (word: string) =>
  ({ product }: Recommendation['picks'][number]): boolean => {
    const { named, sorted } = featuresOf(product)
    return hasWord(named, word) || hasWord(sorted, word)
  }

/** 绿茶味, "coffee flavour": how a thing tastes or smells, not what it is. */
function tellsTaste(words: string, word: string): boolean {
  const said = (words.split('\n').at(-1) ?? '').normalize('NFKC').toLowerCase()
  const behind = said.slice(said.lastIndexOf(word) + word.length)
  return said.includes(word) && /^(?:[口香气]?味|香型|色)|^s?[ -](?:flavou?r|scent|smell|taste|colou?r)/u.test(behind)
}
