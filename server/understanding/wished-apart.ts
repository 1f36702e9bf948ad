import { isMeasure } from '../language/amounts.ts'
import { fold, foldText } from '../language/fold.ts'
import { findGoods, type GoodsMatch, goods, goodsOf } from '../language/goods.ts'
import { literal } from '../language/literal.ts'
import { isMatter } from '../language/matter.ts'
import { isNegated } from '../language/negation.ts'
import { isNobody, isSaidOfThing } from '../language/recipients.ts'
import { readSlots, type Slots } from '../language/slots.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import type { Message, Shop } from './message.ts'
import { isStray } from './misread.ts'
import { isCount, isNoCount } from './pieces.ts'
import { slotsOf } from './values.ts'

/** "A rucksack plus a water bottle" heard as one wish is one for each of them; "trainers, running shoes" stays one. */
export function eachWished(all: readonly Read[], message: Message, wantsGoods: boolean): Read[] {
  const read = all
    .filter(command => !isStray(command, wantsGoods, message) && !isAdviceOfWish(command, all))
    .map(command => withoutMisread(command, message.text))
  const finds = read.filter(({ command }) => command === 'find')
  const [find, more] = finds
  if (find === undefined || more !== undefined) return [...read]
  const kinds = valuesOf(find, 'kind')
  const listed = joinedIn(message.text)
  const isOf = (value: string, { word }: Thing) => value.toLowerCase().includes(word)
  const named = listed.length > 1 ? listed : joinedAs(kinds, message.text)
  // "Add the kettle, and a tray to put it on" wishes for the tray alone.
  const things = read.some(({ command }) => command === 'add') ? named.filter(thing => kinds.some(kind => isOf(kind, thing))) : named
  if (things.length < 2 || things.length > mostWishes || !things.some(thing => kinds.some(kind => isOf(kind, thing)))) return [...read]
  // What may be spent is said once, of all of them; what else is told of one thing is told of it alone.
  const apart = things.map((thing, at): Read => {
    const own = find.args.filter(
      ([key, value]) =>
        key === 'for' ||
        key === 'not' ||
        key === 'new' ||
        (key === 'budget' && at === things.length - 1) ||
        (key === 'kind' && isOf(value, thing)),
    )
    return { ...find, args: own.some(([key]) => key === 'kind') ? own : [['kind', thing.word], ...own] }
  })
  return read.flatMap(one => (one === find ? apart : [one]))
}

/** 两个大人一个五岁娃，帐篷买哪个, "camping with my mate, what do we need": advice on nothing in view is the wish that is told beside it. */
const isAdviceOfWish = ({ command, pointer = [] }: Read, all: readonly Read[]): boolean =>
  command === 'advise' && pointer.length === 0 && all.some(one => one.command === 'find' && one.args.length > 0)

const mostWishes = 3

type Thing = Pick<GoodsMatch, 'word'>

/** Things of different kinds that a message names in one breath. */
function joinedIn(message: string): GoodsMatch[] {
  const { text, found } = findGoods(message)
  // "Coffee mug", 咖啡 杯: the last word of a name counts.
  const named = found.filter(({ end }, at) => !/^[ -]?$/.test(text.slice(end, found[at + 1]?.start ?? end)) || found[at + 1] === undefined)
  const things: GoodsMatch[] = []
  for (const thing of named) {
    const before = things.at(-1)
    if (isNegated(text, thing.start, thing.end)) continue
    const isOf = thing.ids.some(id => goods[id]?.whole === true)
    const isApart = before === undefined || joint.test(text.slice(before.end, thing.start))
    if (isOf || !isApart || things.some(({ ids }) => ids.some(id => thing.ids.includes(id)))) return []
    things.push(thing)
  }
  return things
}

/** 6寸蛋糕模 再来个打蛋器: two kinds that the reader hears and no list of goods has, each in a part of its own. */
function joinedAs(kinds: readonly string[], message: string): Thing[] {
  const { text } = fold(message)
  const things = kinds
    .map(kind => ({ word: kind.toLowerCase(), start: text.lastIndexOf(kind.toLowerCase()) }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start)
  const isApart = things.every(({ start }, at) => {
    const before = things[at - 1]
    return before === undefined || joint.test(text.slice(before.start + before.word.length, start))
  })
  return isApart ? things : []
}

const joint = /^(?:e?s)?,? ?(?:and|&|\+|plus|or|和|跟|与|加上?|还有|以及|、|外加|[ ,，]*再[来要加]?个?)[^.!?。！？;；]{0,14}$/u

/** Of several wishes in one message each has the kind that its own words name, not the one that the message names first. */
export function slotsOfOwn(
  read: Read,
  ofMessage: Slots,
  { shared }: { shared?: string },
  text: string,
  { language }: Message,
  { vocabulary }: Shop,
): Slots {
  const kind = valuesOf(read, 'kind').join(' ')
  if (shared === undefined || read.command !== 'find' || kind === '') return slotsOf(read, ofMessage, text, language, vocabulary)
  const { category: _category, product: _product, ...others } = ofMessage
  const { category, product } = readSlots(kind, language, vocabulary)
  const own = { ...others, ...(category === undefined ? {} : { category }), ...(product === undefined ? {} : { product }) }
  return slotsOf(read, own, text, language, vocabulary)
}

/** A price, a weight or what is taken back is no count; a count is no size and no price; nor is whom the thing on the screen is for the one who gets it. */
const withoutMisread = (command: Read, text: string): Read => ({
  ...command,
  args: command.args
    .filter(
      ([key, value]) =>
        !(key === 'quantity' && isNoCount(text, Number(value))) &&
        !(key === 'kind' && countsGoods.test(value)) &&
        !(key === 'size' && isCount(text, Number(value))) &&
        !(key === 'budget' && (isAge(text, value) || isOwned(text, value) || isSeen(text, value) || isMeasure(foldText(text), value))) &&
        !(key === 'for' && (isRemarked(foldText(text), foldText(value)) || isCalledUpon(foldText(text), foldText(value)))),
    )
    .map(([key, value]): [string, string] =>
      key === 'kind' && ofNoKind.test(value)
        ? ['feature', value.replace(ofNoKind, '')]
        : key === 'kind' && isMatterAlone(value)
          ? ['material', value]
          : key === 'age' && isWornSize(text, value)
            ? ['size', value]
            : [key, value],
    ),
})

/** 木头也行: what the thing may be of. */
const isMatterAlone = (value: string): boolean =>
  isMatter(value) && goodsOf([value]).size === 0 && /^(?:木头?|银|铜|竹子?|塑料|玻璃|不锈钢|真皮|纯棉|陶瓷)$/u.test(value)

/** "My wife takes a 39". */
const isWornSize = (text: string, value: string): boolean =>
  /^\d{1,2}(?:\.5)?$/.test(value) &&
  new RegExp(`\\b(?:takes?|wears?|is|['’][ms]|am) an? (?:uk |eu |us |size )?${value}(?![\\d.]|[ -]?(?:y\\/?o|yrs?|years?)\\b)`, 'i').test(
    text,
  )

/** "Not a plushie, he has 100": what somebody has so many of. */
const isOwned = (text: string, value: string): boolean => {
  const [, count] = /^(?:<=|~|>=)?(\d+)$/.exec(value) ?? []
  return (
    count !== undefined &&
    new RegExp(`\\b(?:s?he|they)(?: has|['’]s got| have| owns?| already has) (?:like |about |over )?${count}(?![\\d.])`, 'i').test(text)
  )
}

/** "You've got mugs for 19.50, haven't you", 你们不是有59的杯子吗: what something costs that somebody has seen. */
const isSeen = (text: string, value: string): boolean => {
  const [, sum] = /^(?:<=|~|>=)?(\d+(?:\.\d+)?)$/.exec(value) ?? []
  if (sum === undefined) return false
  const price = `[£$€¥]?${literal(sum)}0?(?![\\d.])`
  return new RegExp(
    `\\b(?:you|u|they)(?:['’]?ve| have)? (?:got|sell|do|have|had) (?!any|some)[^.,?!]{2,30} (?:for|at) ${price}|\\bi(?:['’]?ve)? (?:saw|seen) [^.?!]{2,40}${price}|(?:不是有|明明有|看到(?:有|过)?|看见(?:有|过)?)[^，。？！]{0,8}?${price}`,
    'iu',
  ).test(text)
}

/** 双 of 买双跑鞋 is no kind of goods. */
const countsGoods = /^[个件双只条套把台张瓶盒箱包本份支顶袋罐杯副束盏款种]$/u

/** "Open ear ones" names no kind: it tells how what is talked about should be. */
const ofNoKind = /(?<=\w) ones?$/i

/** "He's 70" tells no price. */
function isAge(text: string, value: string): boolean {
  const [, years] = /^(?:<=|~)?(\d{1,2})$/.exec(value) ?? []
  return (
    years !== undefined &&
    new RegExp(
      `\\b(?:s?he|mum|mom|dad|nan|wife|husband|son|daughter)(?:['’]?s| is| will be|['’]ll be)(?: already| nearly| only| turning| about| like| gonna be| going to be)? ${years}(?![\\d.%])`,
      'i',
    ).test(text)
  )
}

/** 大兄弟，整点啥合适 */
function isCalledUpon(text: string, value: string): boolean {
  const at = text.indexOf(value)
  const end = at + value.length
  return at >= 0 && isNobody(text, Math.max(at, end - 2), end)
}

/** "That's a baby thing" is wished for no baby. */
function isRemarked(text: string, value: string): boolean {
  const at = text.indexOf(value)
  return at >= 0 && isSaidOfThing(text, at, at + value.length)
}
