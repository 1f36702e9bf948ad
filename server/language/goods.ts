import sections from '../../lexicon/kinds.json' with { type: 'json' }
import qualityLines from '../../lexicon/qualities.json' with { type: 'json' }
import { fold, isHan, tokensOf } from './fold.ts'
import { createLately } from './lately.ts'
import { literal } from './literal.ts'
import { isNegated } from './negation.ts'
import { alreadyThere } from './owned.ts'
import { purposesIn } from './purposes.ts'
import { stemOf } from './words.ts'

/** A kind of goods by what it is called. `above`: the section and the groups that it is a part of, which stand for all their parts; `whole`: a section. */
export type Goods = { id: number; above: readonly number[]; whole: boolean; zh: readonly string[]; en: readonly string[] }

export const goods: readonly Goods[] = readGoods()

/** The section at the top, under which a kind stands. */
export const sectionOf = (id: number): number => goods[id]?.above[0] ?? id

/** How many kinds stand directly in a section or group. */
const sizes = new Map<number, number>()
for (const parent of goods.flatMap(({ above }) => above.slice(-1))) sizes.set(parent, (sizes.get(parent) ?? 0) + 1)
/** What a larger section holds ("for babies") has little in common. */
const mostOfFamily = 15
/** What is much alike: a group, and what stands in it, where it is no large one. */
export function familyOf(id: number): number {
  const parent = goods[id]?.above.at(-1)
  return parent === undefined || sizes.has(id) || sizes.get(parent)! > mostOfFamily ? id : parent
}

/** The group that a kind is a part of; a whole section tells too little. */
export function groupOf(id: number): readonly number[] {
  const parent = goods[id]?.above.at(-1)
  return parent === undefined || goods[parent]!.whole ? [] : [parent]
}

export type GoodsMatch = { ids: readonly number[]; start: number; end: number; word: string }

/** The goods named in a text, longest words first; offsets are of the folded text. */
export function findGoods(original: string, isTitle = false): Found {
  return lately(`${isTitle} ${original}`, () => readFound(original, isTitle))
}

type Found = { readonly text: string; readonly found: readonly GoodsMatch[] }
/** One message is looked through many times. */
const mostLately = 200
const lately = createLately<Found>(mostLately)

function readFound(original: string, isTitle: boolean): Found {
  const { text } = fold(original)
  const tokens = tokensOf(text)
  const stems = tokens.map(token => singular(token.text))
  const tokenAt = new Map(tokens.map(({ start }, at) => [start, at]))
  const found: GoodsMatch[] = []
  for (let at = 0; at < text.length; ) {
    const match = hanAt(text, at, isTitle) ?? latinAt(text, tokens, stems, tokenAt.get(at))
    if (match !== undefined) found.push(match)
    at = match?.end ?? at + 1
  }
  return { text, found }
}

/** All goods that a product's names speak of: a hooded towel is a towel, too. */
export function goodsOf(names: readonly string[]): Set<number> {
  return new Set(names.flatMap(name => findGoods(name, true).found.flatMap(({ ids, word }) => [...ids, ...endsWith(word, ids)])))
}

/** "Helmet with rear light" is no light. */
export const withoutExtras = (title: string) => title.replace(/(?<=[a-z)] )(?:with|w\/|incl(?:uding|\.)?) .*$/iu, '')

/**
 * What the end of a longer name means by itself, of the same section: 电热水壶 is no 水壶, and a cough syrup no maple syrup. A word over several kinds means them in other
 * sections as well: a beach towel is a towel.
 */
function endsWith(word: string, own: readonly number[]): readonly number[] {
  const sections = new Set(own.map(sectionOf))
  const stems = word.split(/[ -]/).map(singular)
  const ends = isHan(word.at(-1) ?? '')
    ? Array.from({ length: Math.max(0, word.length - 2) }, (_none, at) => byHan.get(word[at + 1]!)?.get(word.slice(at + 1)))
    : stems.slice(1).map((_stem, at) => byStems.get(stems.slice(at + 1).join(' ')))
  const isOver = (id: number, end: number) =>
    sizes.has(id) && goods[id]!.above.length > 0 && (stems.at(end + 1)?.length ?? 0) > 4 && !meansMore.has(stems.at(-1)!)
  return ends.flatMap((ids, end) => (ids ?? []).filter(id => sections.has(sectionOf(id)) || isOver(id, end)))
}
/** 椅子 and 凳子 of 钓椅, which is called 钓鱼凳, too: what ends with 椅 is a 椅子 in whatever section it stands. */
export function plainlyCalled(own: Iterable<number>): readonly number[] {
  const ends = new Set([...own].flatMap(id => goods[id]!.zh.flatMap(word => (word.length > 1 ? [word.at(-1)!] : []))))
  return [...ends].flatMap(end => {
    const byEnd = byHan.get(end)
    const alone = byEnd?.get(end) ?? []
    return (byEnd?.get(`${end}子`) ?? []).filter(id => alone.includes(id) && sizes.has(id))
  })
}
/** Reading glasses, a life jacket, a piano keyboard. */
const meansMore: ReadonlySet<string> = new Set(['glass', 'jacket', 'keyboard', 'coat', 'brush'])

/** What is wanted, not what it is for, goes into or is refused: pans in "induction stove here, what pans do you have". */
export function goodsWanted(original: string): GoodsMatch[] {
  const { text, found } = findGoods(original)
  const meant = found.filter(({ start, end }, at) => {
    if (isNegated(text, start, end)) return false
    if (alreadyThere(text, start, end)) return false
    // 牛油果绿, 芒果味的, "strawberry flavoured": what it is like.
    if (likeIt.test(text.slice(end, end + 12))) return false
    // 打羽毛球, "play tennis": what is done, not what is bought.
    if (isDone.test(text.slice(Math.max(0, start - 12), start))) return false
    // "A seat for the back of my bike": what somebody has is not wanted.
    if (owned.test(text.slice(Math.max(0, start - 24), start))) return false
    const next = found[at + 1]
    // "Coffee mug", 咖啡 杯: the last word of a name counts; 洗碗机 in 能放洗碗机的碗筷 says what for.
    if (next !== undefined && /^[ -]?$/.test(text.slice(end, next.start))) return false
    if (next !== undefined && /^[^\s,，。;；!?！？]*的[^\s,，。;；]{0,3}$/.test(text.slice(end, next.start))) return false
    // 兔子吃的草: what is eaten, not something to eat.
    if (text[end - 1] === '的' && /^(?![吗呢有没吧啊都还送和跟])\p{Script=Han}/u.test(text.slice(end))) return false
    return !/(?:能放|放|装|装得下|进|配|搭|用在|洗)$/.test(text.slice(Math.max(0, start - 6), start))
  })
  const asked = meant.filter(({ start }) => cue.test(text.slice(Math.max(0, start - 40), start)))
  const free = meant.filter(({ start }) => !governed.test(text.slice(Math.max(0, start - 24), start)))
  if (asked.length > 0 && asked.length < meant.length) return asked
  if (free.length > 0) return free
  // "Has to go in a backpack" wants none; "boots for …" and "shopping for boots" may.
  const outside = meant.filter(
    ({ start, end }) =>
      !within.test(text.slice(Math.max(0, start - 24), start)) &&
      !(open.test(text.slice(Math.max(0, start - 60), start)) && /^s?(?:$|[^a-z -]| (?:please|pls|then|too)\b)/.test(text.slice(end))),
  )
  return outside.length > 0 || meant.length > 0 ? outside : goodsFor(text)
}

/** Goods named by what they are for. */
function goodsFor(text: string): GoodsMatch[] {
  return purposesIn(text).flatMap(({ names, start, end, word }) => {
    const ids = [...new Set(names.flatMap(name => byStems.get(name.split(' ').map(singular).join(' ')) ?? []))]
    return ids.length === 0 || isNegated(text, start, end) ? [] : [{ ids, start, end, word }]
  })
}

/** Whether goods of `held` are among the wanted; the words of a section want all its parts. */
export function isAmong(wanted: ReadonlySet<number>, held: ReadonlySet<number>): boolean {
  for (const id of held) {
    if (wanted.has(id) || goods[id]?.above.some(section => wanted.has(section))) return true
  }
  return false
}

/** Whether a word means all goods of a section: shoes, 包. */
export function namesSection(word: string): boolean {
  const ids = byHan.get(word[0] ?? '')?.get(word) ?? byStems.get(word.split(/[ -]/).map(singular).join(' ')) ?? []
  return ids.some(id => goods[id]?.whole === true)
}

export type Quality = { words: readonly string[]; said: string }

/** "Keep my coffee hot" is said of what keeps hot, whatever is in it: 'keeps hot'. Of a folded text. */
export const kept = (text: string): string => text.replace(/\b(keep|stay)(?:s|ing)?(?: [a-z']{1,12}){0,3} (hot|warm|cold)\b/g, '$1s $2')

/** What a text says the goods should be like, each with all its words in both languages. */
export function qualitiesIn(text: string): Quality[] {
  const folded = kept(fold(text).text)
  return qualities.flatMap(words => {
    const said = words.find(word => hasWord(folded, word))
    return said === undefined ? [] : [{ words, said }]
  })
}

/** How a word is looked for; what holds `part` nowhere need not be asked. */
type WordPattern = { part: string; pattern?: RegExp }
const wordPatterns = new Map<string, WordPattern>()

/** Chinese anywhere, English as a whole word, singular or plural. Both folded. */
export function hasWord(text: string, word: string): boolean {
  let known = wordPatterns.get(word)
  if (known === undefined) {
    known = patternOf(word)
    wordPatterns.set(word, known)
  }
  return text.includes(known.part) && known.pattern?.test(text) !== false
}

function patternOf(word: string): WordPattern {
  if ([...word].some(isHan)) return { part: word }
  const [part = ''] = word.split(/[ -]/)
  const end = /(?:s|x|z|ch|sh)$/.test(word) ? "(?:'s|es)?" : "(?:'?s)?"
  return { part, pattern: new RegExp(`(?<![a-z0-9])${literal(word).replace(/[ -]/g, '[ -]?')}${end}(?![a-z0-9])`) }
}

/** Every word for the goods, in both languages; for a section or a group those of its parts that are sold, too. */
export function wordsOfGoods(ids: Iterable<number>, sold: ReadonlySet<number>): string[] {
  const meant = [...ids].flatMap(id => goods.filter(one => one.id === id || (sold.has(one.id) && one.above.includes(id))))
  return [...new Set(meant.flatMap(({ zh, en }) => [...zh, ...en]))]
}

const cue =
  /(?:\b(?:what|which|any|need|want|buy|find|get|show me|looking for|after an?|and an?|some)(?: [a-z-]+){0,2} |^an? (?:[a-z-]+ ){0,2})$/
const likeIt =
  /^(?:色|[口香风]?味|[绿红黄蓝紫粉白黑灰金棕橙青](?:色|的|$|[^\p{Script=Han}]))|^[ -](?:colou?r(?:ed)?|flavou?r(?:ed)?|scented?|green|red|blue|brown|pink|yellow|white|black|gr[ea]y|gold|purple|orange)\b/u
const isDone = /(?:打|踢|玩|练|学|弹|吹|拉)(?:了|过|着)?$|\bplay(?:s|ing|ed)? (?:some )?$/
const owned = /\b(?:my|our|his|her|their) (?:[a-z]+ )?$|我们?(?:的|家(?:里?(?:是|有|用的?是?|铺的?是?)|的)?)$/
const within =
  /(?<!interested )\b(?!to (?:make|brew|cook|grind) )(?:with|in|on|into|from|under|inside|without|to)(?: (?:a|an|the|my|his|her|our|their|some))?(?: [a-z-]+)? $/
/** "Something for the bedside table": for what is there. */
const open = /\b(?:(?:some|any)thing|smth|sth) (?:[a-z]+ ){0,3}for (?:my|our|his|her|their|the|this|that) (?:[a-z-]+ )?$/
const governed =
  /\b(?:(?<!looking )for|with|in|on|into|from|of|under|over|inside|like|without|to)(?: (?:a|an|the|my|his|her|our|their|some))?(?: [a-z-]+)? $/

/** What goods are made of, for, or like: a word of the one language finds the other's. */
const qualities: readonly (readonly string[])[] = qualityLines.map(line => line.split(/ : |\|/).map(word => fold(word.trim()).text))

type Section = { section: string; kinds: readonly (string | Section)[] }

/** As `lexicon/README.md` tells. */
function readGoods(): Goods[] {
  const all: Goods[] = []
  const words = (side: string) =>
    side
      .split('|')
      .map(word => fold(word.trim()).text)
      .filter(word => word !== '')
  const add = (line: string, above: readonly number[]) => {
    const [zh = '', en = ''] = line.split(' : ')
    all.push({ id: all.length, above, whole: above.length === 0, zh: words(zh), en: words(en) })
  }
  const read = (kinds: readonly (string | Section)[], above: readonly number[]) => {
    for (const kind of kinds) {
      const id = all.length
      add(typeof kind === 'string' ? kind : kind.section, above)
      if (typeof kind !== 'string') read(kind.kinds, [...above, id])
    }
  }
  read(sections, [])
  return all
}

/** Cookies and a cookie are one. */
function singular(word: string): string {
  return stemOf(word).replace(/(?<=..)ie$/, 'y')
}

const byHan = new Map<string, Map<string, number[]>>()
const byStems = new Map<string, number[]>()
let longest = 1
for (const { id, zh, en } of goods) {
  for (const word of [...zh, ...en]) {
    if ([...word].some(isHan)) {
      const words = byHan.get(word[0]!) ?? new Map<string, number[]>()
      words.set(word, [...(words.get(word) ?? []), id])
      byHan.set(word[0]!, words)
    } else {
      const stems = word.split(/[ -]/).map(singular)
      longest = Math.max(longest, stems.length)
      byStems.set(stems.join(' '), [...(byStems.get(stems.join(' ')) ?? []), id])
    }
  }
}

/** 锅 in 买个锅, not in 火锅店; 包 not in 包邮. */
const afterSingle = /^(?:$|[^\p{Script=Han}]|[一总合](?=[共起计])|[的吗呢有吧啊呀嘛么和跟与或多怎能是在要送给推还哪类好都没不])/u
const beforeSingle = /(?:^|[^\p{Script=Han}]|[有没买卖个只双口把张条款的要找看种件色想些新大小选挑换来送用上什么啥])$/u

/** What a title ends with names it, whatever stands before: 运动袜 is 袜. */
const endsTitle = /^(?:$|[^\p{Script=Han}a-z])/u

function hanAt(text: string, at: number, isTitle: boolean): GoodsMatch | undefined {
  let best: string | undefined
  for (const word of byHan.get(text[at]!)?.keys() ?? []) {
    if (word.length <= (best?.length ?? 0) || !text.startsWith(word, at)) continue
    if (
      word.length === 1 &&
      !(isTitle && endsTitle.test(text.slice(at + 1, at + 2))) &&
      !(afterSingle.test(text.slice(at + 1, at + 3)) && beforeSingle.test(text.slice(Math.max(0, at - 2), at)))
    )
      continue
    best = word
  }
  if (best === undefined) return undefined
  return { ids: byHan.get(text[at]!)!.get(best)!, start: at, end: at + best.length, word: best }
}

function latinAt(
  text: string,
  tokens: ReturnType<typeof tokensOf>,
  stems: readonly string[],
  index: number | undefined,
): GoodsMatch | undefined {
  if (index === undefined) return undefined
  for (let length = Math.min(longest, tokens.length - index); length > 0; length--) {
    const part = tokens.slice(index, index + length)
    const last = part.at(-1)!
    if (part.some((token, at) => at > 0 && !/^[ -]$/.test(text.slice(part[at - 1]!.end, token.start)))) continue
    const ids = byStems.get(stems.slice(index, index + length).join(' '))
    if (ids === undefined) continue
    if (length === 1 && notGoods(text, last.text, part[0]!.start, last.end)) continue
    return { ids, start: part[0]!.start, end: last.end, word: text.slice(part[0]!.start, last.end) }
  }
  return undefined
}

const verbsToo: ReadonlySet<string> = new Set([
  'lock',
  'pump',
  'bell',
  'record',
  'clog',
  'tire',
  'seal',
  'iron',
  'paint',
  'book',
  'saw',
  'seed',
])

/** Words that are more often something else: "light" the adjective, "watch out", "I can", "a set". */
function notGoods(text: string, word: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 20), start)
  const after = text.slice(end, end + 14)
  if (word === 'light')
    return (
      !/(?:\b(?:a|the|any|some|night|bike|reading|need|want)|^) ?$/.test(before) ||
      /^(?:er|weight| ?and\b| jacket| coat| blanket| blue| gr[ea]y| green| pink| brown)/.test(after)
    )
  // "Sweet. Does it come in white" asks for no sweets.
  if (word === 'sweet') return true
  if (verbsToo.has(word)) return /\b(?:to|i|it|they|can|will|we|you|don't|does) $/.test(before)
  if (word === 'watch' || word === 'throw' || word === 'train' || word === 'plant' || word === 'drill' || word === 'fork')
    return /\b(?:to|i|can|will|we|you|don't) $/.test(before)
  if (word === 'game') return /\b(?:to|\d+|of|on|in)[ -]?$/.test(before) || /^s? of\b/.test(after)
  if (word === 'ring' || word === 'rings') return /\b(?:to|will|please) $/.test(before)
  if (word === 'glass' || word === 'cream' || word === 'cap')
    return /\b(?:in|of|made of|from) $/.test(before) || /^ (?:colou?r|one|container|lid)/.test(after)
  if (word === 'mouse' || word === 'bed' || word === 'table' || word === 'desk')
    return /\b(?:for|in|on|to|size|king|queen|the|my)(?: (?:the|my|a|your))? $/.test(before)
  return false
}
