import { stem, toBigrams, toQueryTokens } from '../language/bigrams.ts'
import { goodsOf, hasWord, isAmong, kept, plainlyCalled, qualitiesIn, withoutExtras } from '../language/goods.ts'
import { createLately } from '../language/lately.ts'
import { isMatter, sortsOf } from '../language/matter.ts'
import { peopleIn } from '../language/people.ts'
import { recipientWords } from '../language/recipients.ts'
import { kindsOf } from '../shop/kinds.ts'
import type { Product } from '../store/catalogue.ts'

/** One thing that a wish says: a token of its own, or a quality with its words in both languages. */
export type Term = { token?: string; words?: readonly string[]; said?: string; weight: number; soft?: true }

/** A product's texts as they are compared with wishes: what names it, what sorts it, what describes it. */
export type Features = {
  named: string
  sorted: string
  sentences: readonly string[]
  namedTokens: ReadonlySet<string>
  sortedTokens: ReadonlySet<string>
  told: ReadonlySet<string>
  /** What the English words of its names and of its kinds are made from. */
  namedRoots: ReadonlySet<string>
  sortedRoots: ReadonlySet<string>
  goods: ReadonlySet<number>
  kinds: ReadonlySet<string>
  /** A filter, a refill: for something that the shop sells, not the thing itself. */
  isPart: boolean
}

const known = new WeakMap<Product, Features>()
/** A product is read from the store for each turn anew: features are kept by what it says, of those that came last. */
const mostLately = 1000
const lately = createLately<Features>(mostLately)

export function featuresOf(product: Product): Features {
  const there = known.get(product)
  if (there !== undefined) return there
  const features = lately(saysOf(product), () => readFeatures(product))
  known.set(product, features)
  return features
}

/** All of it that `readFeatures` reads. */
function saysOf({ title, aliases, category, categoryId, above, brand, tags, highlights, description, variants }: Product): string {
  const options = variants.map(one => one.options)
  return JSON.stringify([title, aliases, category, categoryId, above, brand, tags, highlights, description, options])
}

function readFeatures(product: Product): Features {
  const { title, aliases, category, categoryId, above, brand, tags, highlights, description, variants } = product
  const both = (text: { zh?: string; en?: string } | undefined) => [text?.zh, text?.en].filter(one => one !== undefined)
  const lists = (text: { zh?: string[]; en?: string[] } | undefined) => [...(text?.zh ?? []), ...(text?.en ?? [])]
  const names = [...both(title), ...lists(aliases)]
  const labels = variants.flatMap(({ options }) => Object.values(options).flatMap(both))
  const sorting = [...both(category), ...lists(above), ...both(brand), ...lists(tags), ...new Set(labels)]
  const telling = [...lists(highlights), ...both(description)]
  // A 龙猫 is no cat.
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/龙猫|熊猫|天猫|猫头鹰|狗尾/g, '〇')
  const fold = (texts: readonly string[]) => plain(texts.join(' | '))
  return {
    named: fold(names),
    sorted: fold(sorting),
    sentences: telling.flatMap(text => plain(text).split(/(?<=[.!?;。！？；，\n])/)),
    namedTokens: new Set(names.flatMap(toBigrams)),
    sortedTokens: new Set(sorting.flatMap(toBigrams)),
    told: new Set(telling.flatMap(toBigrams)),
    namedRoots: new Set(names.flatMap(toBigrams).map(rootOf)),
    sortedRoots: new Set(sorting.flatMap(toBigrams).map(rootOf)),
    goods: withPlain(goodsOf([...names.map(withoutExtras), ...both(category), ...lists(tags)])),
    kinds: new Set([...(categoryId === undefined ? [] : [categoryId]), ...kindsOf(product).map(({ id }) => id)]),
    isPart: part.test(fold(names)) || both(category).some(name => ofParts.test(name.trim())),
  }
}

/** Whether its sizes are those that people wear. */
export function isWorn(product: Product): boolean {
  const { named, sorted } = featuresOf(product)
  return !/宠物|猫|狗|犬|\b(?:pets?|cats?|dogs?)\b/u.test(`${named} ${sorted}`) && worn.test(`${named} ${sorted}`)
}

const worn =
  /鞋|靴|衣|裤|裙|袜|帽|衬衫|t恤|卫衣|外套|夹克|马甲|手套|头盔|戒指|内裤|文胸|\b(?:shoes?|boots?|sandals?|sneakers?|trainers?|clothing|clothes|apparel|shirts?|tees?|jackets?|coats?|vests?|pants|trousers|jeans|shorts|leggings|dress(?:es)?|skirts?|sweaters?|hoodies?|socks?|hats?|caps?|gloves?|helmets?|rings?|bras?|underwear|base layers?|swimwear|mens|womens|kidswear|outerwear)\b/u

const part = /滤芯|替换|补充装|配件|耗材|\b(?:refills?|replacements?|spare|filters? for)\b/

/** What a shop sorts as accessories of something: 桌游 > 配件. */
const ofParts = /(?:^|[>/] ?)(?:配件|零配件|耗材|spares?|spare parts|replacement parts)$/i

/** Said of money, ages and politeness: tells nothing about the thing. */
const notTelling =
  /(?<![\d零一二两三四五六七八九十百千])[\d零一二两三四五六七八九十百千]+ ?(?:块钱?|元|美元|美金|刀|镑|岁|个月)?(?:左右|以内|以下|之内|之下|以上|上下|到)|[$¥€£] ?\d+(?:\.\d+)?|\b(?:under|below|max|up to|less than|around|about|between|over|at most|within) [$¥€£]?\d+(?: ?(?:-|to|and) ?[$¥€£]?\d+)?(?: ?(?:yuan|rmb|usd|dollars|bucks|pounds|euros?))?|\b\d+ ?-? ?(?:bucks|dollars|yuan|rmb|usd|each|years?|yrs?|yo)\b|便宜一?点?|不要|除了|不是|这个|那个|一[份个件款双]|颜色|也行|要的|尺码|大小|他|她|喜欢|好东西|东西|礼物|送礼|送|预算|必需|推荐|还有|别的|其他|刚才?|谢谢|麻烦|一下|想要|想买|想|先|买|凑单?|再要?个?|来个|行吧|好吧|有啥|啥|没有|有没|随便/giu
const emptyWords = new Set(
  (
    'size sizes colour color ppl people person pls plz please smth sth stuff thing gift present birthday price cheap cheaper cheapest pricey expensive budget ok okay lol nvm hey each new kind sort really actually also too instead ' +
    'he she him her his they them hes shes who whose not no without already else work go going use used first time every after all lot don doesn cant love like crazy big maybe what whats ' +
    'just only very way let us see say said try give take make come back tell know think bit little next other another same different old year month day today soon else kinda sorta loves likes into'
  )
    .split(' ')
    .map(stem),
)

/** A family of five is told nothing by a guarantee of five years. */
const countOfPeople = /\b(?:one|two|three|four|five|six|seven|eight)\b(?![- ](?:person|player|seater|berth))/giu

/** What a wish says, a line a message, the newest last: the newest weighs most. */
export function termsOf(text: string, general: readonly string[]): Term[] {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const taken = new Set(general.flatMap(toBigrams))
  const terms = new Map<string, Term>()
  for (const [at, line] of lines.entries()) {
    const weight = at === lines.length - 1 ? 1.5 : 1
    const counted = peopleIn(line) === undefined ? line : line.replace(countOfPeople, ' ')
    const plain = kept(counted.normalize('NFKC').toLowerCase()).replace(notTelling, ' ')
    const qualities = qualitiesIn(plain)
    for (const { words, said } of qualities)
      terms.set(words.join('|'), { words, said, weight: weight * (ofWhom.test(words.join('|')) ? 0.6 : 1.2) })
    const covered = new Set(qualities.flatMap(({ said }) => toBigrams(said)))
    const persons = new Set(personWords.filter(word => plain.toLowerCase().includes(word)).flatMap(toBigrams))
    for (const token of toQueryTokens(plain)) {
      if (taken.has(token) || covered.has(token) || emptyWords.has(token)) continue
      if (
        /^\d+$/.test(token) &&
        !new RegExp(`\\b${token} ?(?:寸|ml|cm|inch|in|oz|qt|l|kg|g|w|pieces?|pcs|players?|sheets?|"|片|块|粒|件|人|层)`, 'iu').test(plain)
      )
        continue
      // 窝, said as a word of its own, is what names such as 宠物窝 hold.
      if (isNoun(token)) terms.set(token, { words: [token], said: token, weight })
      if (token.length < 2 && !/\d/.test(token)) continue
      // "For your mother" speaks for a present, and against none.
      terms.set(token, persons.has(token) ? { token, weight: 0.5, soft: true } : { token, weight })
    }
  }
  return [...terms.values()]
}

const isNoun = (token: string) =>
  /^\p{Script=Han}$/u.test(token) &&
  !/[的了吗呢是不有这那个我你他她它要想给买送能会可以和跟也都就还很太大小多少好用看来去到在把被让吧啊哦呀嘛么点些下上里中老新贵轻重人家猫狗份个件款双条张只把台瓶盒套包本支顶床米元块钱年月天岁号码妈爸爷奶姐妹哥弟娃宝孩儿女男妻婆公友]/u.test(
    token,
  )

/** Whom it is for is seen to where candidates are chosen; which thing it is tells more. */
const ofWhom = /\b(?:baby|child|womens|mens)\b/

/** Of no list of receivers, yet persons. */
const others = '姐姐|妹妹|哥哥|弟弟|阿姨|叔叔|邻居|sister|brother|sibling|cousin|aunt|uncle|neighbor|neighbour'.split('|')
const personWords = [...others, ...personsListed()]

function personsListed(): string[] {
  return Object.entries(recipientWords).flatMap(([who, words]) => (['pet', 'baby', 'child'].includes(who) ? [] : words))
}

/** Whether a sentence says of itself that it is not so: "does NOT work on induction", 不能进微波炉. */
export function isDenied(sentence: string, word: string): boolean {
  const at = sentence.indexOf(word)
  const before = sentence.slice(Math.max(0, at - 32), Math.max(0, at))
  const after = sentence.slice(at + word.length, at + word.length + 10)
  return (
    /(?:不(?!锈|粘|掉)|无|非|勿|没有?)[^，。,.;；]{0,6}$/u.test(before) ||
    /(?:\b(?:not|no|never|without|cannot)\b(?!-)|n't\b)[^,.;()]{0,24}$|\bnon-?$/.test(before) ||
    /^[^，。,.;；]{0,4}(?:不行|不能|不可|除外|不支持|用不了)|^[ -]free\b|^s?[ -]allerg|^过敏/u.test(after)
  )
}

/** "Kneeler" and "knees", "woolly" and "wool": what an English word is made from. */
export function rootOf(token: string): string {
  return /^[a-z]{5,}$/.test(token) ? token.replace(/(?<=^[a-z]{4,})(?:ling|ler|ly|ers?|ing|ery|ist|ish|ey|ie|y|en)$/, '') : token
}

/** Whether its name or its kinds have the word itself, "wood" for "wooden" too. */
export function isCalled(word: string, { named, sorted, namedRoots, sortedRoots }: Features): boolean {
  const root = rootOf(stem(word))
  return hasWord(named, word) || hasWord(sorted, word) || namedRoots.has(root) || sortedRoots.has(root)
}

/** A word that says the same in other words, or in the other language, is a little less than the word itself. */
const inOtherWords = 0.9

/** How much a product says of a term: named by it, sorted under it, described by it; below nothing where it says the contrary. */
export function holds(term: Term, features: Features): number {
  const { token, words, said: ownWord } = term
  if (token !== undefined) {
    if (features.namedTokens.has(token)) return 1
    if (features.sortedTokens.has(token)) return 0.85
    const root = rootOf(token)
    if (/^[a-z]{4,}$/.test(root) && features.namedRoots.has(root)) return 0.8
    if (/^[a-z]{4,}$/.test(root) && features.sortedRoots.has(root)) return 0.7
    return features.told.has(token) ? 0.5 : 0
  }
  const share = (text: string) => (ownWord !== undefined && hasWord(text, ownWord) ? 1 : inOtherWords)
  const has = (text: string) => words!.some(word => hasWord(text, word))
  if (has(features.named)) return share(features.named)
  const said = features.sentences.flatMap(sentence => words!.filter(word => hasWord(sentence, word)).map(word => isDenied(sentence, word)))
  const contrary = said.includes(true)
  const told = said.includes(false)
  if (contrary && !told) return -0.7
  if (has(features.sorted)) return 0.85 * share(features.sorted)
  return told ? 0.6 * share(features.sentences.join(' ')) : 0
}

/** What several things are in, by its name. */
const together = /套装|套组|件套|礼盒|礼包|\b(?:sets?|kits?|bundles?|box|boxes|hampers?)\b/u

/** Whether a product is of what was refused, by name, kind or matter. */
export function isRefused(word: string, features: Features): boolean {
  const { named, sorted, sentences, goods } = features
  const meant = goodsOf([word])
  // No clothes: neither what is one nor a set that one is part of.
  if (isAmong(meant, goods) || (meant.size > 0 && together.test(named) && isAmong(meant, goodsOf(sentences)))) return true
  const quality = qualitiesIn(word).find(
    ({ said }) => said === word || (/^[a-z]{3}/.test(said) && word.startsWith(said) && word.length - said.length < 3),
  )
  const called = quality?.words ?? [word]
  const words = [...called, ...sortsOf(called)]
  // "Unscented" is what was wished for.
  const free = (each: string) =>
    /^[a-z -]{4,}$/.test(each) ? new RegExp(`\\bun${each}|\\b${each}-free\\b`) : new RegExp(`(?:无|不含|不带)${each}`)
  if (words.some(each => (/^[a-z -]{4,}$/.test(each) || /^\p{Script=Han}{2,}$/u.test(each)) && free(each).test(`${named} ${sorted}`)))
    return false
  const plain = (text: string) => text.replace(/\b(?:un|non-?)\w+|无香\S*|不含\S*|\b\w+[- ]free\b/g, ' ')
  if (words.some(each => hasWord(plain(named), each) || hasWord(plain(sorted), each))) return true
  return isMatter(word) && sentences.some(sentence => words.some(each => hasWord(plain(sentence), each) && !isDenied(sentence, each)))
}

const withPlain = (goods: ReadonlySet<number>): ReadonlySet<number> => new Set([...goods, ...plainlyCalled(goods)])
