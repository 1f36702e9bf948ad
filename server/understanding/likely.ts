import { isAmong } from '../language/goods.ts'
import { type InView, kindsNamed } from './kind-meant.ts'

/** How the words of a message speak of a product, each 0 where they do not; the shop tells it. */
export type Named = {
  sku: string
  words: number
  share: number
  head: number
  characters: number
  alias: number
  option: number
  code: number
  price: number
  pointed: number
  others: number
  refused: number
  /** Options that nothing else in the shop comes in. */
  telling?: number
  /** Its words that were said, and what stands right behind one of them and is no word of its. */
  said?: readonly string[]
  behind?: readonly string[]
  /** What stands right before one of them. */
  ahead?: readonly string[]
}

/** What is known of a candidate, in the order of the weights. */
export const featureNames = [
  'bias',
  'words',
  'share of a title',
  'what it is',
  'characters',
  'other names',
  'options',
  'price',
  'spoken of as a thing',
  'refused',
  'refused by a refusal',
  'named best',
  'named alone',
  'another is named',
  'of the kind',
  'the only one of the kind',
  'another is of the kind',
  'the only one with the option',
  'another has the option',
  'shown',
  'shown alone',
  'shown first',
  'talked about now',
  'talked about last',
  'talked about',
  'in the cart',
  'pointed at',
  'another is pointed at',
  'talked about now, nothing named',
  'out of sight',
  'out of sight, named best',
  'out of sight, named alone',
  'out of sight, spoken of as a thing',
  'out of sight, most of a title',
  'talked about, named best',
  'shown, named best',
] as const
export type Feature = (typeof featureNames)[number]

/** Fitted by `models/training/turns/point.py` on turns that the reader was not trained on, and on others whose product was taken off the screen. */
const weights: Record<Feature, number> = {
  bias: -1.46,
  words: 0.02,
  'share of a title': 0.16,
  'what it is': 0.08,
  characters: 0.28,
  'other names': 0,
  options: 0.63,
  price: 0.38,
  'spoken of as a thing': 0.44,
  refused: 0.02,
  'refused by a refusal': 0.51,
  'named best': 0.3,
  'named alone': 0.87,
  'another is named': -1.03,
  'of the kind': -0.54,
  'the only one of the kind': -0.04,
  'another is of the kind': 0.1,
  'the only one with the option': 0.7,
  'another has the option': -1.55,
  shown: 1.27,
  'shown alone': -0.64,
  'shown first': -0.04,
  'talked about now': 0.73,
  'talked about last': -0,
  'talked about': -0.38,
  'in the cart': 0,
  'pointed at': 0.4,
  'another is pointed at': -0.87,
  'talked about now, nothing named': 0.69,
  'out of sight': 0.08,
  'out of sight, named best': 0.35,
  'out of sight, named alone': 0.48,
  'out of sight, spoken of as a thing': 0.26,
  'out of sight, most of a title': 0.12,
  'talked about, named best': 0.52,
  'shown, named best': -0.57,
}

export type View = InView & {
  cart: readonly string[]
  /** What the reader's pointer says of what is shown, 0 to 1. */
  pointer: ReadonlyMap<string, number>
  /** The command turns something down. */
  refuses: boolean
}

/** From which score on words name a product. */
export const isNamedFrom = 0.3

export const nameScore = ({ words, head, characters, alias, code }: Named): number =>
  words + 0.5 * head + 0.7 * alias + 0.6 * characters + 3 * code

/** A row a candidate. */
export function describeLikely(
  text: string,
  candidates: readonly Named[],
  { focus, shown, talked, cart, pointer, refuses }: View,
  kindsOf: (sku: string) => ReadonlySet<number>,
): Record<Feature, number>[] {
  const kinds = kindsNamed(text)
  const scores = candidates.map(one => Math.max(0, nameScore(one) - (refuses ? 0 : 2 * one.refused)))
  const best = Math.max(0, ...scores)
  const inView = new Set([...shown, ...talked, ...(focus === undefined ? [] : [focus])])
  const isOfKind = candidates.map(({ sku }) => kinds.size > 0 && isAmong(kinds, kindsOf(sku)))
  const ofKind = candidates.filter(({ sku }, at) => isOfKind[at] && inView.has(sku)).length
  const optioned = candidates.filter(({ sku, option }) => option > 0 && inView.has(sku)).length
  const most = Math.max(0, ...pointer.values())
  return candidates.map((one, at) => {
    const { sku } = one
    const score = scores[at]!
    const next = Math.max(0, ...scores.filter((_score, other) => other !== at))
    const probability = pointer.get(sku)
    const isBest = flag(score > isNamedFrom && score === best)
    const isAlone = flag(score > isNamedFrom) * Math.min(1, Math.max(0, score - next))
    const isShown = flag(shown.includes(sku))
    const isFocus = flag(focus === sku)
    const wasTalked = flag(talked.includes(sku))
    const isOut = flag(!inView.has(sku) && !cart.includes(sku))
    return {
      bias: 1,
      words: Math.min(3, one.words),
      'share of a title': one.share,
      'what it is': one.head,
      characters: Math.min(2, one.characters),
      'other names': Math.min(2, one.alias),
      options: Math.min(2, one.option),
      price: one.price,
      'spoken of as a thing': Math.min(2, one.pointed),
      refused: refuses ? 0 : Math.min(2, one.refused),
      'refused by a refusal': refuses ? Math.min(2, one.refused) : 0,
      'named best': isBest,
      'named alone': isAlone,
      'another is named': Math.min(2, Math.max(0, best - score)),
      'of the kind': flag(isOfKind[at]!),
      'the only one of the kind': flag(isOfKind[at]! && ofKind === 1 && inView.has(sku)),
      'another is of the kind': flag(!isOfKind[at] && ofKind > 0),
      'the only one with the option': flag(one.option > 0 && optioned === 1),
      'another has the option': flag(one.option === 0 && optioned > 0),
      shown: isShown,
      'shown alone': isShown * flag(shown.length === 1),
      'shown first': flag(shown[0] === sku),
      'talked about now': isFocus,
      'talked about last': flag(talked.at(-1) === sku || talked.at(-2) === sku),
      'talked about': wasTalked,
      'in the cart': flag(cart.includes(sku)),
      'pointed at': probability === undefined ? 0 : Math.max(-4, Math.min(4, Math.log((probability + 0.01) / (1.01 - probability)))),
      'another is pointed at': flag(most >= 0.5 && (probability ?? 0) < 0.5),
      'talked about now, nothing named': isFocus * flag(best < isNamedFrom && kinds.size === 0),
      'out of sight': isOut,
      'out of sight, named best': isOut * isBest,
      'out of sight, named alone': isOut * isAlone,
      'out of sight, spoken of as a thing': isOut * Math.min(1, one.pointed),
      'out of sight, most of a title': isOut * flag(one.share > 0.66),
      'talked about, named best': flag(isShown === 0 && wasTalked === 1) * isBest,
      'shown, named best': isShown * isBest,
    }
  })
}

const flag = (is: boolean): number => (is ? 1 : 0)

/** How likely each candidate is meant, 0 to 1. */
export const likelihoods = (rows: readonly Record<Feature, number>[]): number[] =>
  rows.map(row => 1 / (1 + Math.exp(-featureNames.reduce((sum, name) => sum + weights[name] * row[name], 0))))
