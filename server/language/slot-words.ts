import { colourWords, meansColour } from './colours.ts'
import { foldText, isHan, type Token } from './fold.ts'
import { atOnce, type LongWork } from './long-work.ts'
import { productWordsInSteps } from './products.ts'
import { notRecipients, recipientWords } from './recipients.ts'
import type { Vocabulary } from './vocabulary.ts'
import { type Finder, finderInSteps, type Match, type Word } from './words.ts'

export type Meaning = { kind: 'category' | 'product' | 'colour' | 'recipient' | 'nothing'; id: string; beginningOf?: string | undefined }
export type Found = Match<Meaning>

/** The words of a vocabulary in a folded text, each with what it means where it stands. */
export function findWords(text: string, tokens: readonly Token[], vocabulary: Vocabulary): Found[] {
  const all = finderOf(vocabulary)(text, tokens, (meaning, start, end, follows) => accepts(meaning, text, start, end, follows))
  return withoutMisleadingBeginnings(all)
}

export const ofKind = (words: readonly Found[], kind: Meaning['kind']): Found[] =>
  words.filter(({ values }) => values.some(value => value.kind === kind))

export const idOf = ({ values }: Found, kind: Meaning['kind']): string => values.find(value => value.kind === kind)!.id

const finders = new WeakMap<Vocabulary, Finder<Meaning>>()

/** Built once for each vocabulary: it does not change, a changed catalogue makes a new one. */
function finderOf(vocabulary: Vocabulary): Finder<Meaning> {
  return finders.get(vocabulary) ?? atOnce(prepareSlots(vocabulary))
}

/** Makes a vocabulary ready to be read with, so that the first message that needs it does not wait. */
export function* prepareSlots(vocabulary: Vocabulary): LongWork<Finder<Meaning>> {
  const word = (kind: Meaning['kind'], id: string) => {
    const value: Meaning = { kind, id }
    return (text: string) => ({ word: foldText(text), value })
  }
  const common = new Set([...vocabulary.categories, ...vocabulary.colours].flatMap(({ words }) => words))
  const ofProducts = yield* productWordsInSteps(vocabulary.products, common)
  function* all(): Generator<Word<Meaning>> {
    for (const { word: text, sku, beginning, category } of ofProducts)
      yield { word: foldText(text), value: { kind: 'product', id: sku, ...(beginning ? { beginningOf: category ?? '' } : {}) } }
    for (const { id, words } of vocabulary.categories) yield* words.map(word('category', id))
    for (const { word: text, value } of colourWords(vocabulary.colours)) yield word('colour', value)(text)
    for (const [id, words] of Object.entries(recipientWords)) yield* words.map(word('recipient', id))
    yield* notRecipients.map(word('nothing', ''))
  }
  const made = yield* finderInSteps<Meaning>(all(), vocabulary.spelling)
  finders.set(vocabulary, made)
  return made
}

/** Singular words that are mostly something else than one of the goods. */
const misleadingGoods = new Set(['light', 'short', 'sport', 'game', 'outdoor', 'good'])
/** "Can it come on a Saturday?", "so I can water them": no watering can. */
const isAuxiliary = (text: string, start: number, end: number): boolean =>
  /\b(?:i|you|we|they|it|he|she|who)\s$/.test(text.slice(Math.max(0, start - 8), start)) ||
  (/^\s(?:i|you|we|they|it|he|she|this|that|these|those|the|my|someone|somebody|anyone)\b/.test(text.slice(end, end + 12)) &&
    !/\b(?:the|an?|one|that|this|your|my|watering)\s$/.test(text.slice(Math.max(0, start - 12), start)))
const intoBag = /\b(?:(?:add|put|to|into|from|shopping) ?(?:it |this |that )?(?:to |in |into )?(?:my |the )?)(?:bags?|baskets?)$/
/** "Has to go in a backpack": says where, not what. */
const whereItGoes =
  /\b(?:goes|go|going|fits?|fitting|stow|stows|stored?) (?:in|into|inside|under|onto|on) (?:(?:a|an|my|the|his|her|our|your) )?(?:[a-z]+ )?$/
const otherCompound = /红包|面包|打包|承包|荷包|证书|秘书|小红书|说明书|一笔/
/** 锅 as a name of its own: 有锅吗, 买个锅; not the end of 火锅 or 冰箱. */
const beforeNoun = /(?:^|[^\p{Script=Han}]|[有没买卖个只双口把张条款的要找看种件色想些新大小选挑换来送么啥])$/u
const afterNoun = /^(?:$|[^\p{Script=Han}]|[的吗呢有吧啊呀嘛么和跟与或多怎能是在要送给推还哪类])/u

function accepts({ kind, id }: Meaning, text: string, start: number, end: number, follows: (at: number) => boolean): boolean {
  if (kind === 'colour') return meansColour(text, start, end, follows)
  if (kind === 'category' && misleadingGoods.has(text.slice(start, end))) return false
  if (kind === 'category' && text.slice(start, end) === 'can' && isAuxiliary(text, start, end)) return false
  if (kind === 'category' && intoBag.test(text.slice(Math.max(0, start - 16), end))) return false
  if (kind === 'category' && whereItGoes.test(text.slice(Math.max(0, start - 36), start))) return false
  if (kind !== 'category' || end - start > 1 || !isHan(text[start])) return true
  // The last character of a title is a noun only where it stands alone.
  if (id === text.slice(start, end) && !beforeNoun.test(text.slice(Math.max(0, start - 2), start))) return false
  // 包 in 包邮 and 红包 is no bag.
  return afterNoun.test(text.slice(end, end + 2)) && !otherCompound.test(text.slice(Math.max(0, start - 2), end))
}

/** A beginning of a name before goods of another kind is none: "organic cotton" of the shirt in "organic cotton towels". */
function withoutMisleadingBeginnings(found: readonly Found[]): Found[] {
  return found.flatMap((match, at) => {
    const next = found[at + 1]
    const kind = next === undefined || next.start > match.end + 1 ? undefined : next.values.find(value => value.kind === 'category')
    const values = match.values.filter(({ beginningOf }) => beginningOf === undefined || kind === undefined || kind.id === beginningOf)
    return values.length === 0 ? [] : [{ ...match, values }]
  })
}
