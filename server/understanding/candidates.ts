import type { Situation } from './situation.ts'

/**
 * What a message may point at (each thing on the screen, all of it, the cart), described by what can be counted: place, price,
 * what was talked about, shared words. The reader learns which of these a message speaks of.
 */
export const featureCount = 40
/** Things on the screen that can be pointed at. */
export const mostShown = 8

/** One row a candidate: the things shown, then "all of them", then "the cart". */
export function describeCandidates(message: string, situation: Situation): number[][] {
  const { focus, cart, said } = situation
  const shown = situation.shown.slice(0, mostShown)
  const words = wordsOf(message)
  const titles = shown.map(({ title }) => wordsOf(title))
  const options = shown.map(item => wordsOf(item.options))
  const isRare = (word: string, among: readonly ReadonlySet<string>[]) => among.filter(held => held.has(word)).length === 1
  const rareShared = (among: readonly ReadonlySet<string>[]) =>
    among.map(held => [...held].filter(word => words.has(word) && isRare(word, among)).length)
  const named = rareShared(titles)
  const optioned = rareShared(options)
  const numbers = [...message.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits))
  const prices = shown.map(({ price }) => price)
  const known = prices.filter(price => price !== undefined)
  const saidWords = wordsOf(said)
  const mentioned = titles.map(held => share(held, saidWords))
  const inCart = cart.map(wordsOf)
  const bestNamed = Math.max(0, ...named)
  const saidHan = hanIn(message)
  const characters = rareIn(
    shown.map(({ title }) => hanIn(title)),
    saidHan,
  )
  const heads = rareIn(
    shown.map(({ title }) => headIn(title)),
    saidHan,
  )
  const bestCharacters = Math.max(0, ...characters)
  const beginnings = rareIn(titles.map(beginningsOf), beginningsOf(words))
  const refusedWords = new Set([...message.matchAll(refusal)].flatMap(([, behind = '']) => [...wordsOf(behind)]))
  const bestOption = Math.max(0, ...optioned)
  const flag = (is: boolean) => (is ? 1 : 0)
  const alone = (values: readonly number[], best: number) => values.filter(value => value === best).length === 1
  const context = [
    shown.length / 5,
    flag(shown.length === 0),
    flag(cart.length > 0),
    flag(bestNamed > 0),
    flag(focus !== undefined),
    flag(shown.length === 1),
    flag(shown.length === 2),
  ]
  const rows = shown.map(({ price, title }, at) => {
    const shared = [...titles[at]!].filter(word => words.has(word)).length
    return [
      1,
      0,
      0,
      flag(at === 0),
      flag(at === 1),
      flag(at === 2),
      flag(at === 3),
      flag(at >= 4),
      flag(at === shown.length - 1),
      flag(at === focus),
      flag(focus !== undefined && at !== focus),
      flag(shown.length === 2 && focus !== undefined && at !== focus),
      flag(price !== undefined && numbers.includes(price)),
      flag(price !== undefined && numbers.some(number => number === Math.trunc(price) || number === Math.round(price))),
      flag(price !== undefined && known.length > 1 && price === Math.min(...known)),
      flag(price !== undefined && known.length > 1 && price === Math.max(...known)),
      Math.min(1, named[at]! / 3),
      flag(named[at]! > 0 && named[at] === bestNamed && alone(named, bestNamed)),
      Math.min(1, shared / Math.max(1, titles[at]!.size)),
      Math.min(1, shared / 3),
      flag(bestNamed > 0 && named[at] === 0),
      flag([...options[at]!].some(word => words.has(word))),
      flag(optioned[at]! > 0 && optioned[at] === bestOption && alone(optioned, bestOption)),
      flag(inCart.some(line => share(titles[at]!, line) > 0.6)),
      mentioned[at]!,
      flag(mentioned[at]! > 0.5 && alone(mentioned, Math.max(...mentioned))),
      flag(title !== '' && message.toLowerCase().includes(title.toLowerCase())),
      Math.min(1, characters[at]! / 3),
      flag(characters[at]! > 0 && characters[at] === bestCharacters && alone(characters, bestCharacters)),
      flag(bestCharacters > 0 && characters[at] === 0),
      flag(heads[at]! > 0),
      Math.min(1, beginnings[at]! / 2),
      flag([...titles[at]!].some(word => refusedWords.has(word) && isRare(word, titles))),
      ...context,
    ]
  })
  const special = (at: 1 | 2) => [...Array.from({ length: featureCount - context.length }, (_, index) => flag(index === at)), ...context]
  return [...rows, special(1), special(2)]
}

/** What is known of the situation itself: what was asked, how much is shown, what was talked about. */
export const stateNames = [
  'kind',
  'budget',
  'recipient',
  'size',
  'colour',
  'which',
  'quantity',
  'person',
  'checkout',
  'contact',
  'nothing asked',
  'nothing shown',
  'one shown',
  'two shown',
  'more shown',
  'focus',
  'cart',
  'need',
  'chinese',
] as const

export function describeState({ asked, shown, focus, cart, hasNeed }: Situation, isChinese: boolean): number[] {
  const holds: Partial<Record<(typeof stateNames)[number], boolean>> = {
    'nothing asked': asked === undefined,
    'nothing shown': shown.length === 0,
    'one shown': shown.length === 1,
    'two shown': shown.length === 2,
    'more shown': shown.length > 2,
    focus: focus !== undefined,
    cart: cart.length > 0,
    need: hasNeed,
    chinese: isChinese,
  }
  return stateNames.map(name => (name === asked || holds[name] === true ? 1 : 0))
}

/** Latin words without their plural, and pairs of Han characters. */
export function wordsOf(text: string): Set<string> {
  const folded = text.normalize('NFKC').toLowerCase()
  const latin = [...folded.matchAll(/[\p{Script=Latin}\d]+(?:\.\d+)?/gu)].map(([word]) =>
    word.length > 3 ? word.replace(/e?s$/, '') : word,
  )
  const chinese = [...folded.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) => {
    const characters = [...run]
    return characters.length === 1 ? characters : characters.slice(1).map((character, at) => characters[at]! + character)
  })
  return new Set([...latin.filter(word => !common.has(word)), ...chinese])
}

/** How many of its own each of some has that are also said. */
const rareIn = (each: readonly ReadonlySet<string>[], said: ReadonlySet<string>): number[] =>
  each.map(own => [...own].filter(one => said.has(one) && each.filter(other => other.has(one)).length === 1).length)

/** "椅子多重啊" speaks of 折叠露营椅 by one character. */
const hanIn = (text: string): Set<string> => new Set(text.match(/\p{Script=Han}/gu) ?? [])
const headIn = (title: string): Set<string> => hanIn(/\p{Script=Han}{1,2}(?=\P{Script=Han}*$)/u.exec(title)?.[0] ?? '')

/** "trouser", "headphnes": long words by how they begin. */
const beginningsOf = (words: ReadonlySet<string>): Set<string> =>
  new Set([...words].filter(word => /^[a-z]{5}/.test(word)).map(word => word.slice(0, 4)))

/** "不是坐垫", "not the bistro": what stands right behind it is not meant. */
const refusal = /(?:不是|不要|别再?|没要|\bnot|\bno|instead of|rather than|forget)([^，。！？,.!?]{1,16})/giu

const common = new Set('the a an of and or for with in on to is it i you this that one my me do does can what how s x'.split(' '))

function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  return part.size === 0 ? 0 : [...part].filter(word => whole.has(word)).length / part.size
}
