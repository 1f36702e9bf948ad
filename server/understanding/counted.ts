import type { Counted } from '../dialogue/sum-policy.ts'
import { isAmong } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import { asksSomething } from '../language/question-words.ts'
import { readSlots, readSlotsWithSpans, type Vocabulary } from '../language/slots.ts'
import { meansSeveral } from '../language/sums.ts'
import {
  byMostWords,
  byNameEnd,
  goodsOfProduct,
  kindsNamed,
  ofKindNamed,
  ofLastCharacter,
  ofNameEnd,
  ofSomeCharacters,
  ofTitleWord,
} from './kind-meant.ts'
import { isNamedFrom, type Named, nameScore } from './likely.ts'
import { optionsMoved } from './options-moved.ts'
import { namedInPart } from './part-named.ts'
import {
  countForAll,
  countOfEach,
  countWithArticle,
  eachMarked,
  isCountOnly,
  isForEach,
  peopleTold,
  piecesIn,
  withoutOwnSums,
} from './pieces.ts'
import { wrapsOnly } from './wrap-only.ts'

const described = /[\p{L}\p{N}](?<![就要选拿买加和跟与把给来再是嗯好行对]|\b(?:ok|okay|yes))[这那][个款只件把双条种]/u
/** "Two gift things then": what they are is said elsewhere. */
const ofNothing = /^[^,，]*\b(?:things|items|products|presents)\b|[样件个]东西/iu
export const countAlone = /^(?:[\s,.!，。！]|\b(?:just|only|the|one|single|pairs?|pieces?|please|then)\b|[就只要来一双件个条对吧])*$/iu
const takesCount =
  /^(?:好的?|行|嗯|那|就|可以|ok|okay|yes|great|so|then|i'?ll (?:take|have)|(?:can|could) i (?:have|get)|gimme|[\s,，])*(?:(?:[来要拿]|(?<=^\s*))[一两三四五六七八九十\d]+[个双件只条套把台张瓶盒箱包本份支顶袋罐杯副束盏组床根颗盆串卷桶筒册对]|(?:one|two|three|four|five|\d+) of (?:those|these|them|it)|one|(?<=\b(?:so|then|ok|okay|take|have|get|gimme) )(?:two|three|four|five|six|1?\d)(?=\s*$| (?:then|please|pls)))(?:吧|please|pls|then|[\s,，])*$/iu
/** "Just the double": nothing but an option. */
const theOption = /^\s*(?:(?:ok|so|well|just|only|and|then|yes|fine)[\s,]+)*the (?:[a-z]+|\d+(?:\.\d+)? ?[a-z]{0,6})(?: ones?)?\s*$/iu
/** "Is it waterproof?" points at what is talked about and adds nothing up. */
const ofMoney = /多少|钱|价|\b(?:much|costs?|total|comes?|pay|price)\b/iu
/** Between two goods of one list. */
export const joints =
  /和|跟|与|以及|还有|再?加上?(?!起来|一块|在一起)|外加|(?<![\p{Script=Han}])连(?=\p{Script=Han}{1,8}一起)|、|,|，|;|；|\+|(?<=[个件条双只把盏张本支盒包套袋份台瓶顶辆副]) +(?=[\p{Script=Han}\d])|(?<=[一两二三四五六七八九十\d](?:[卷根箱罐桶床枚串颗粒束盆]|[个件条双只把盏张本支]\d{1,5}[元块]?)) +(?=\p{Script=Han})|(?<=\p{Script=Han}) +(?=再|还要|另外)|\bplus\b|\band\b|&/iu
export const sentenceEnd = /[.](?=\s|$)|[。!！?？]/u
const stand = '\u0001'
export const letsGo =
  /(?<!只要.{0,12}|就要.{0,12})就?算了(?!吧?[\s，,]*我?(?:还是|就)[买要来拿])|不(?:要|买|用)了?(?=$|[吧啊呀。！!])|(?:先|就)不(?:要|买)|没(?:有?说|让你|想)?(?:过)?(?:要|买|加|点)|\b(?:forget|skip|drop|leave out|(?<=ll |to |just )leave|pass on|not bothered|without|no longer|not) (?:about )?(?:the|that|this|it|those)\b|\b(?:never|didn'?t|did not) (?:ask(?:ed)?(?: for)?|want(?:ed)?|order(?:ed)?|say|said)\b/iu
/** Done to goods, and none of them: 加上礼品包装. */
const service =
  /(?:再|加上?|算上?|含|带|要)?(?:礼[品物])?包装(?!纸|盒|袋)|\b(?:gift[- ]?)?wrapp(?:ed|ing)(?! paper)\b|\bgift[- ]?wrap\b(?: (?:it|them|that|this|those|these)\b)?|\bwrap (?:it|them|that|this|those|these)(?: up)?\b/giu
/** What goes with it: "with a card saying happy birthday", 附张手写贺卡. */
const withService =
  /(?:\b(?:with|plus|and|includ(?:e|ing))|[,+&]) (?:a|an|the|your|one) (?:(?!gift (?:card|set))[a-z]+ ){0,2}(?:card|note|message|tag|ribbon|bow)\b(?:,? (?:that )?(?:says?|saying|sayin'?|reading|with)\b[^,.?!;\n]*)?|(?:再|也|并)?(?:加|附|带|放|写|送|配|塞)(?:上|一?张|个)*(?:手写)?的?(?:生日)?(?:贺卡|卡片|祝福卡|小卡片?|丝带|蝴蝶结)(?:写[^，。；！？,;!?]*)?/giu
/** Where goods are to be wrapped, neither that nor the card that goes with it is a thing of its own. */
export function withoutServices(said: string): string {
  const left = wrapsOnly(said).rest.replace(service, ' ')
  return left === said && !wrapsUp.test(said) ? said : left.replace(withService, ' ')
}
const wrapsUp = /包(?:起来|一下|好)|\bwrap\b/iu
/** As "the can"; "can it come on a Saturday" is none. */
const asThing = (part: string) =>
  /^\s*can (?:i|you|we|they|it|he|she|this|that|these|those|the)\b/iu.test(part) ? part : `the ${part.trim()}`
/** "One pair": how goods are counted is not what they are called. */
const units =
  /(?<=(?:^|[^\p{L}])(?:an?|one|two|three|four|five|six|\d{1,3}) )(?:pairs?|pieces?|pcs|items?|units?)(?![\p{L}])(?! of \p{L}{3,})/giu
export const withoutUnits = (text: string): string => text.replace(units, ' ')
/** "1 green 1 white instead of the 2 greens": what stands behind it is wanted no more. */
export const withoutInstead = (text: string): string => text.replace(inPlaceOf, ' ')
const inPlaceOf = /\b(?:instead|in place) of (?:the |those |that |my )?[^,.;!?，。]{1,40}|(?:而不是|来?代替|替掉)[^，。,.!！?？]{1,20}/giu
/** "2 tubes and a gun" of who talks about a sealant: so many of it, by what it comes in. */
const packed =
  /^(?:ok|okay|yes|great|so|then|just|i'?ll (?:take|have)|can i have|gimme|[\s,，])*(?:an?|one|two|three|four|five|six|\d{1,2}) (?:tubes?|packs?|packets?|box(?:es)?|bottles?|jars?|bags?|tins?|cans?|rolls?|sets?|bars?|pots?|cases?|copies|copy|tubs?|sachets?|cartons?)(?: of (?:it|that|this|those|them))?(?: please| then|[\s,，])*$/iu
/** "Who painted it", "was it more before": asked of what is named, and nothing that is added up. */
const asksOfIt =
  /^\s*(?:who|when|where|why|how (?:long|big|heavy|old|tall)|(?:is|was|does|did|will|can|are|were|do) (?:it|they))\b(?!.{0,24}\b(?:how much|total|cost|come to)\b)/iu
/** "2 taps won't fit": why they are not wanted. */
const wontDo = /\b(?:won'?t|wont|can'?t|cant|cannot|would ?n'?t) (?:fit|work|do|go)\b|(?:装|放|塞|套|穿)不[下进上]|用不[了上着]/iu
/** Nothing in it names anything: "how much with". */
const nothingNamed =
  /^(?:[\s\d,.!?£$€¥%-]|\b(?:and|so|ok|okay|then|how|much|what|whats|does|do|would|will|is|come|comes|to|with|without|for|the|a|an|in|of|on|up|all|total|altogether|please|pls|plus|cost|costs|be|i|we|you|my|me|if|normal|standard|postage|post|shipping|delivery|delivered|pay|price)\b|['’]s\b)*$/iu
/** More parts are no list that somebody wants added up, and each is read. */
const mostParts = 40

type Shop = {
  vocabulary: Vocabulary
  /** The products that telling words of their titles mean. */
  meant(text: string): readonly string[]
  /** How words speak of what is in view and of what they name besides. */
  speaksOf(text: string): readonly Named[]
  /** The variants of a product that words name by their options. */
  variantsNamed?(text: string, product: string): readonly string[]
}

type Screen = {
  shown: readonly string[]
  focus?: string
  cart: readonly { sku: string; product?: string }[]
  /** What was talked about, the latest last. */
  talked?: readonly string[]
  /** What is being taken, by product. */
  taken?: readonly string[]
  /** "That one" counts as a name. */
  points?: boolean
}

/**
 * The goods that a text names one after the other, by name, by their place on the screen or by the kind of what is talked about, with how many of
 * each. `missed`: what was named and of which it cannot be told which it is; what the rest comes to is not what was asked.
 */
export function readCounted(
  said: string,
  language: Language,
  { shown, focus, cart, talked = [], taken = [], points }: Screen,
  { vocabulary, meant, speaksOf, variantsNamed }: Shop,
): { lines: Counted[]; missed: readonly string[] } {
  const missed: { words: string; sentence: number }[] = []
  const text = withoutInstead(withoutUnits(withoutServices(withoutOwnSums(eachMarked(said)))))
  const known = [...(focus === undefined ? [] : [focus]), ...cart.map(({ sku, product }) => product ?? sku)]
  const ofKind = (category: string, part: string) => calledOfKind(category, part, { known, talked, shown }, vocabulary)
  const names = namesIn(text, language, vocabulary)
  // A name may hold what else parts two goods: "Salt and Pepper Set".
  let plain = text
  for (const { start, end } of [...names].reverse()) plain = plain.slice(0, start) + stand + plain.slice(end)
  const isList = joints.test(plain)
  // A part of a list names a thing: "kit plus the can" means the kit as well as "the kit" does.
  const meantBy = (part: string) => meant(part)[0] ?? (isList && language === 'en' ? meant(asThing(part))[0] : undefined)
  /** "The first one, the 399": of a place in an older list the price tells. */
  const pricedAs = (part: string, view: { shown: readonly string[]; talked: readonly string[] }): string | undefined =>
    onlyOne(speaksOf(part).flatMap(({ sku, price }) => (price > 0 && [...view.shown, ...view.talked].includes(sku) ? [sku] : [])))
  /** "The 1000": an option of what is talked about. */
  const byOption = (part: string): string | undefined =>
    isList &&
    focus !== undefined &&
    (isCounted(part) || theOption.test(part)) &&
    (variantsNamed?.(withoutCounts(part), focus).length ?? 0) > 0
      ? focus
      : undefined
  /** What a part without a full name means; `kind`: it names a kind of goods, whether it can be told which or not. */
  const meantIn = (part: string): { sku?: string | undefined; kind: boolean; pointed?: true | 'counted' } => {
    const bare = part.replaceAll(stand, language === 'zh' ? '这款' : ' this one ')
    const { ordinal, category, pointing } = readSlots(bare, language, vocabulary)
    // 来一个，再要个藏青的睡袋, 我们仨一人一个: so many of what is talked about, before what is named.
    if (points === true && focus !== undefined && isList && takesCount.test(part)) return { sku: focus, kind: false, pointed: 'counted' }
    // "Just the one pair" names no "first pair of shoes".
    if (ofNothing.test(part) || countAlone.test(part) || asksOfIt.test(part)) return { kind: false }
    if (nothingNamed.test(bare)) return { sku: theOption.test(part) ? byOption(part) : undefined, kind: false }
    const view = { shown, talked: [...talked, ...known] }
    if (ordinal !== undefined) return { sku: pricedAs(part, view) ?? shown.at(ordinal > 0 ? ordinal - 1 : ordinal), kind: false }
    const ending = ofNameEnd(part, at(view, focus), vocabulary, taken)
    // "Headphones for night runs" are no night light.
    const kinds = kindsNamed(part)
    const unlessOfAnother = (sku: string | undefined): string | undefined => {
      const own = sku === undefined || kinds.size === 0 ? undefined : goodsOfProduct(vocabulary, sku)
      return own === undefined || own.size === 0 || isAmong(kinds, own) ? sku : undefined
    }
    const sku =
      (isList ? byMostWords(part, vocabulary) : undefined) ??
      byNameEnd(part, [...known, ...taken, ...[...talked].reverse(), ...shown], new Set(taken), vocabulary) ??
      unlessOfAnother(meantBy(withoutPairs(part))) ??
      (category === undefined ? undefined : (ofKind(category, part) ?? vocabulary.categories.find(({ id }) => id === category)?.only)) ??
      (isList || isCounted(part) ? ofKindNamed(part, view, vocabulary) : undefined) ??
      ending.sku ??
      ofTitleWord(withoutPairs(part), view, vocabulary) ??
      (isList ? (ofLastCharacter(part, at(view, focus), vocabulary, taken) ?? ofSomeCharacters(part, view, vocabulary)) : undefined) ??
      (isList || isCounted(part)
        ? unlessOfAnother(
            namedInPart(speaksOf(withoutCounts(part)), new Set([...view.shown, ...view.talked]), isCounted(part) || category !== undefined),
          )
        : undefined) ??
      (kinds.size === 0 ? byOption(part) : pricedAs(part, view))
    const kind = category !== undefined || ending.named || (sku === undefined && kinds.size > 0 && piecesIn(part).length > 0)
    // "The SPF 50 one" is told by more than the pointing.
    const isMeant =
      points === true && pointing === true && !described.test(part) && focus !== undefined && (!meansSeveral(part) || isCounted(part))
    const isPointed = sku === undefined && !kind && isMeant && (ofMoney.test(part) || !asksSomething(part))
    if (points === true && focus !== undefined && sku === undefined && !kind && isForEach(part))
      return { sku: focus, kind, pointed: 'counted' }
    const isPacked = points === true && isList && focus !== undefined && sku === undefined && packed.test(part)
    if (isPacked && (!kind || kinds.size > 0)) return { sku: focus, kind: false, pointed: 'counted' }
    // "Two pairs of those" names what it counts.
    return isPointed ? { sku: focus, kind, pointed: isCounted(part) ? 'counted' : true } : { sku, kind }
  }
  const isNamedByOption = (part: string) => isOptionOnly(part, { shown, talked: [...talked, ...known] }, { vocabulary, speaksOf })
  const namesGoods = (part: string) => {
    const { sku, pointed } = meantIn(part)
    return part.includes(stand) || (sku !== undefined && pointed === undefined)
  }
  let next = 0
  const sentences = plain.split(sentenceEnd).map(sentence => sentence.split(joints))
  if (sentences.flat().length > mostParts) return { lines: [], missed: [text] }
  const found = sentences.flatMap((parts, sentence) =>
    parts
      .flatMap(part => instead(part).flatMap(one => partsOf(one, namesGoods)))
      .reduce<string[]>((before, part) => withCountBehind(before, part, namesGoods), [])
      .flatMap((part): Found[] => {
        const own = names.slice(next, next + part.split(stand).length - 1)
        next += own.length
        // 吸管杯就算了: what is let go is not counted.
        if (letsGo.test(part) || wontDo.test(part)) return []
        const [name] = own
        const { sku, kind, pointed } =
          name === undefined
            ? meantIn(part)
            : { sku: readSlots(name.text, language, vocabulary).product?.[0], kind: false, pointed: undefined }
        const called = own.reduce((left, one) => left.replace(stand, one.text), part)
        if (sku !== undefined && speaksOf(called).some(other => other.sku === sku && other.refused > isNamedFrom)) return []
        if (sku === undefined && kind) missed.push({ words: part.trim(), sentence })
        // "I've said that" stands alone.
        if (sku === undefined || (pointed === true && parts.length < 2)) return []
        const quantity =
          (isForEach(part) ? countForAll(text, countOf(part)) : undefined) ??
          (isList && ofEveryOne.test(part) ? undefined : countOf(part)) ??
          (kind || name !== undefined ? undefined : countAfterThe(part, sku, shown, vocabulary))
        return [{ sku, quantity: quantity ?? 1, said: part.replaceAll(stand, ' '), pointed, sentence, isCounted: quantity !== undefined }]
      }),
  )
  const told = besideEachOther(found, isNamedByOption)
  // "That and a mug": beside something that is named, and once; "these three" are counted otherwise.
  const pointing = told.filter(({ pointed }) => pointed === true)
  // "Which jacket is it, and what does it cost?" speaks of one thing twice.
  const isNamedToo = pointing.some(({ sku }) => told.some(one => one.pointed !== true && one.sku === sku))
  const kept = pointing.length === 1 && pointing.length < told.length && !isNamedToo ? told : told.filter(({ pointed }) => pointed !== true)
  const each = eachTold(text)
  return {
    lines: joined(optionsMoved(saidLast(kept), variantsNamed).map(one => lineOf(one, each))),
    // "You forgot the can. The cream can and two gloves": said again in full.
    missed: missed.flatMap(({ words, sentence: at }) => (kept.some(({ sentence }) => sentence > at) ? [] : [words])),
  }
}

const at = (view: { shown: readonly string[]; talked: readonly string[] }, focus: string | undefined) =>
  focus === undefined ? view : { ...view, focus }

/** Where full names stand in a text, in order. */
const namesIn = (text: string, language: Language, vocabulary: Vocabulary) =>
  readSlotsWithSpans(text, language, vocabulary)
    .spans.filter(({ slot }) => slot === 'product')
    .sort((a, b) => a.start - b.start)

/** So many of each that is named; "one each for me and my husband" is told by the people. */
function eachTold(text: string): number | undefined {
  const each = countOfEach(text)
  return each === 1 && peopleTold(text) !== undefined ? undefined : each
}

/** "The two chairs" are two pieces, where no two chairs are to be seen. */
function countAfterThe(part: string, sku: string, shown: readonly string[], { products }: Vocabulary): number | undefined {
  const count = countWithArticle(part)
  const categoryOf = (one: string) => products.find(({ sku: own }) => own === one)?.category
  const category = categoryOf(sku)
  const isSeen = category !== undefined && shown.filter(one => categoryOf(one) === category).length >= (count ?? 0)
  return count === undefined || isSeen ? undefined : count
}

/** A part names no more than an option of something in view; 6寸圆模 is called by more than its size. */
function isOptionOnly(
  part: string,
  view: Record<'shown' | 'talked', readonly string[]>,
  { vocabulary, speaksOf }: Pick<Shop, 'vocabulary' | 'speaksOf'>,
): boolean {
  if (ofSomeCharacters(part, view, vocabulary) !== undefined) return false
  const inView = new Set([...view.shown, ...view.talked])
  const spoken = speaksOf(withoutCounts(part)).filter(({ sku }) => inView.has(sku))
  return spoken.some(({ option }) => option > 0) && spoken.every(one => nameScore(one) <= isNamedFrom)
}

type Found = Counted & { pointed?: true | 'counted' | undefined; sentence: number; isCounted: boolean }

/** 奶瓶 of a section that holds dummies too: the one that is called so, else the one that is talked about. */
function calledOfKind(
  category: string,
  part: string,
  { known, talked, shown }: Record<'known' | 'talked' | 'shown', readonly string[]>,
  { categories, products }: Vocabulary,
): string | undefined {
  const isOf = (sku: string) => products.some(one => one.sku === sku && one.category === category)
  const words = categories.find(({ id }) => id === category)?.words.filter(word => part.toLowerCase().includes(word.toLowerCase())) ?? []
  const isCalled = (sku: string) =>
    products.some(one => one.sku === sku && one.names.some(name => words.some(word => name.toLowerCase().includes(word.toLowerCase()))))
  const called = [...known, ...[...talked].reverse(), ...shown].filter(isOf).find(isCalled)
  if (called !== undefined) return called
  // 饮水机 of somebody who talks about a bed of the same section.
  const ofShop = onlyOne(products.filter(({ sku }) => isOf(sku) && isCalled(sku)).map(({ sku }) => sku))
  return ofShop ?? known.find(isOf) ?? talked.findLast(isOf) ?? onlyOne(shown.filter(isOf))
}

/** What is said of what was named just before belongs to it: its count, its option. */
function besideEachOther(found: readonly Found[], isNamedByOption: (part: string) => boolean): Found[] {
  const told: Found[] = []
  for (const one of found) {
    const last = told.at(-1)
    const isSame = last !== undefined && last.sentence === one.sentence && last.sku === one.sku
    // "The fox one, 1 of them wrapped": so many of what was named just before, or some of them.
    if (isSame && one.pointed === 'counted') {
      if (!last.isCounted) told[told.length - 1] = { ...last, quantity: one.quantity, isCounted: true }
      continue
    }
    // "The 24 tin, one": so many of what was named, whatever else is talked about.
    const isOfLast = one.pointed === 'counted' && last !== undefined && last.sentence === one.sentence && !last.isCounted
    if (isOfLast && last.pointed === undefined && bareCount.test(one.said)) {
      told[told.length - 1] = { ...last, quantity: one.quantity, isCounted: true }
      continue
    }
    // "The fleece, in M for my wife": the option is of what was named just before.
    const isOption = !one.isCounted && last !== undefined && last.sentence === one.sentence && isNamedByOption(one.said)
    if (isOption) told[told.length - 1] = { ...last, said: `${last.said}，${one.said}` }
    else told.push(one)
  }
  return told
}

const bareCount = /^\s*(?:just )?(?:one|two|three|four|five|six|[一两三四五六七八九十\d]+\p{Script=Han})(?: please| then)?\s*$/iu

const lineOf = ({ sku, quantity, said, isCounted: isTold }: Found, each: number | undefined): Counted => ({
  sku,
  said,
  quantity: each ?? quantity,
  ...(each === undefined && !isTold ? {} : { told: true as const }),
})

/** "You forgot the lamp. A lamp and two bowls": what is named again in another sentence is one thing, in the number that was told last. */
const saidLast = (found: readonly Found[]): Found[] =>
  found.filter(one => {
    const others = found.filter(({ sku, sentence }) => sku === one.sku && sentence !== one.sentence)
    const isLater = ({ sentence }: Found) => sentence > one.sentence
    return one.isCounted
      ? !others.some(other => other.isCounted && isLater(other))
      : !others.some(other => other.isCounted || isLater(other))
  })

/** "Two of them" names no "Two-person Tent". */
const withoutCounts = (part: string): string =>
  piecesIn(part).reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, part)

/** "One pair" names no "Poles (pair)". */
const withoutPairs = (part: string): string =>
  part.replace(/(?<![a-z\d])(?:an?|one|two|three|four|five|six|\d{1,3}) (?:pairs?|pieces?|packs?|pcs)(?: of)?(?![a-z])/giu, ' ')

/** 防晒和面霜两个一起: as many things as were named. */
const ofEveryOne = /[两三四俩仨][个样件款种]?(?:一起|都|加起来)/u
/** 一共三瓶: of all that was named. */
const ofAll = /一共|总共|合计|共计|加起来|\b(?:in (?:total|all)|altogether|total)\b/iu

/** "Not the gatherwell, just the starfield" in one breath: what is let go, and what is wanted. */
function instead(part: string): string[] {
  const found = letsGo.test(part) ? onlyThis.exec(part) : null
  if (found === null || letsGo.test(found[1]!)) return [part]
  return [part.slice(0, part.length - found[1]!.length), found[1]!]
}
const onlyThis = /(?:\b(?:just|only|but)\b|[就只](?:要|买|拿)|(?<=[\s，,])[就只](?!是)|要的是)(.{3,})$/iu

const isCounted = (part: string): boolean => piecesIn(part).some(({ counted }) => counted)

/** "Ceramic mugs, 5 of them", 口红，要三支: a count that stands alone is of what was named before it. */
function withCountBehind(before: readonly string[], part: string, namesGoods: (part: string) => boolean): string[] {
  const last = before.at(-1)
  const isCount = last !== undefined && isCountOnly(part) && !ofAll.test(part) && countOf(last) === undefined && !namesGoods(part)
  if (!isCount) return [...before, part]
  if (namesGoods(last)) return [...before.slice(0, -1), `${last}，${part}`]
  // 帆布包，米白，4个: what stands between them is of it too.
  const named = before.at(-2)
  const isBetween = named !== undefined && namesGoods(named) && countOf(named) === undefined && last.trim().length <= mostBetween
  return isBetween ? [...before.slice(0, -2), `${named}，${last}，${part}`] : [...before, part]
}

const mostBetween = 12

/** 两个睡袋两把椅子, 睡袋两个椅子两把, "2 sealant 1 gun": each count with its goods, before or after them. */
function partsOf(part: string, namesGoods: (part: string) => boolean): string[] {
  const counts = piecesIn(part).filter(({ counted, end }) => counted || countsWord.test(part.slice(end)))
  if (counts.length < 2 || counts.length > mostParts || counts.some(({ start, end }) => start > part.length || end > part.length))
    return [part]
  const isBefore = !namesGoods(part.slice(0, counts[0]!.start))
  const cuts = isBefore ? counts.slice(1).map(({ start }) => start) : counts.slice(0, -1).map(({ end }) => end + 1)
  const parts = [0, ...cuts].map((from, at) => part.slice(from, cuts[at]))
  return parts.filter(namesGoods).length > 1 ? parts : [part]
}

const countsWord = new RegExp(`^ (?:[a-z]{3}|${stand})`, 'iu')

/** The first number of a text that can be a count of pieces: 两台, "four", "3 of". */
export const countOf = (text: string): number | undefined => piecesIn(text)[0]?.value

/** "A mug and another mug" are two. */
function joined(found: readonly Counted[]): Counted[] {
  const lines: Counted[] = []
  for (const one of found) {
    const at = lines.findIndex(({ sku, said }) => sku === one.sku && said === one.said)
    if (at < 0) lines.push(one)
    else lines[at] = { ...one, quantity: lines[at]!.quantity + one.quantity }
  }
  return lines
}

const onlyOne = (skus: readonly string[]): string | undefined => (new Set(skus).size === 1 ? skus[0] : undefined)
