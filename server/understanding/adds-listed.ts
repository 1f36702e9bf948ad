import { normalise } from '../../models/turn-units.ts'
import type { Command } from '../dialogue/commands.ts'
import { isAmong } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import { readSlots } from '../language/slots.ts'
import { asksForGoods } from '../language/wish-phrases.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { joints, letsGo, readCounted } from './counted.ts'
import { goodsOfProduct, kindsNamed } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'
import { handsOver, looksFor } from './misread.ts'
import { addsOfOptions } from './option-lines.ts'
import { piecesIn } from './pieces.ts'

/** "Two of the first and one of the third, and does it come gift wrapped?": each of what is named goes in, as many as are said of it; what is asked beside it names nothing that is taken. */
export function addsListed(read: readonly Read[], message: Message, shop: Shop): Command[] {
  const isCounted = (words: string) => piecesIn(words).some(({ counted }) => counted)
  // 再来两包宣纸。几天能到: what is counted is taken, wherever the question is seen to begin.
  const questions = read.flatMap(one => (one.command === 'ask' ? valuesOf(one, 'q').filter(words => !isCounted(words)) : []))
  const whole = normalise(message.text)
  const rest = questions.reduce((left, question) => (question === whole ? left : left.replace(question, ' ')), whole)
  const add = read.find(({ command }) => command === 'add') ?? (isListOfPieces(rest, message) ? read.find(isPlainWish) : undefined)
  // What is turned down in words that are not known for it would be counted.
  const isBeside = ({ command }: Read) => besideList.has(command) || (turnsDown.has(command) && letsGo.test(message.text))
  if (add === undefined || !read.every(isBeside)) return []
  const { language } = message
  // "Do I need wax with them too?" takes nothing.
  // "I'll take the daypack, and have you got any kids' backpacks": what is looked for beside it is not taken.
  const wished = add.command === 'add' ? read.flatMap(one => (one.command === 'find' ? valuesOf(one, 'kind').map(normalise) : [])) : []
  const isWished = (part: string) => !isCounted(part) && (asksOfGoods(part) || wished.some(kind => part.includes(kind)))
  const text = rest
    .replace(sentences, sentence => (asksOfGoods(sentence) && !isCounted(sentence) ? ' ' : sentence))
    .replace(/[^,，;；]+[,，;；]*/gu, part => (isWished(part) ? ' ' : part))
  const counted = readCounted(text, language, { ...message, cart: [], points: true }, { ...shop, meant: words => shop.meant(words, true) })
  // "One of those, and do you do a scratching post? Both cats are big": what is called as what is looked for is not taken either.
  const kinds = new Set(wished.flatMap(kind => [...kindsNamed(kind)]))
  const isOfWish = ({ sku, said }: (typeof counted.lines)[number]) =>
    kinds.size > 0 && !isCounted(said) && isAmong(kinds, goodsOfProduct(shop.vocabulary, sku))
  const lines = counted.lines.filter(line => !isOfWish(line))
  const { missed } = counted
  const apart = addsOfOptions(add, text, lines, message, shop)
  if (apart.length > 1) return apart
  // "Yes, and the can": what is added to what was taken before is one thing, and named.
  const isBesideYes = joints.test(text) && read.some(({ command }) => command === 'yes')
  if (lines.length < (isBesideYes ? 1 : 2) - Math.min(1, missed.length)) return []
  // "Plum in medium, 3 pairs" says one thing in two parts; "two black and one white" takes it twice.
  const isTwice = (one: (typeof lines)[number]) => lines.some(other => other !== one && other.sku === one.sku)
  if (lines.some(one => !isCounted(one.said) && isTwice(one))) return []
  const adds = lines.map((line): Command => {
    const { sku, quantity, said } = line
    const heard = readSlots(said, language, shop.vocabulary)
    const { colour, size } = heard
    const option = colour === undefined && size === undefined ? {} : { option: true as const }
    const slots = { quantity, ...(colour === undefined ? {} : { colour }), ...(size === undefined ? {} : { size }) }
    return {
      command: 'add',
      probability: add.probability ?? 1,
      text: said,
      skus: [sku],
      slots,
      ...option,
      ...(isTwice(line) ? { apart: true } : {}),
    }
  })
  // "Two of those and a can": which can is not told, and some are shown.
  const open = missed.map((words): Command => {
    const { category } = readSlots(words, language, shop.vocabulary)
    const wish = { words, hasKind: true, isOption: false, isNew: false, avoid: [] }
    return {
      command: 'find',
      probability: add.probability ?? 1,
      text: words,
      skus: [],
      slots: category === undefined ? {} : { category },
      wish,
    }
  })
  return lines.length === 0 ? [] : [...adds, ...open]
}

/** "Two pink rabbits and a chopping board please", "can I have two …": each is counted, and nothing else is asked or looked for. */
function isListOfPieces(text: string, { clauses }: Message): boolean {
  if ((asksSomething(text) && !handsOver.test(text)) || looksFor.test(text)) return false
  const isTaken = clauses.some(
    ({ intents: [best], abstain }) => best?.name === 'add_to_cart' && !abstain && best.probability >= sureOfTaken,
  )
  const parts = text.split(joints).filter(part => /\p{L}{2,}/u.test(part))
  return (
    parts.length > 1 &&
    (isTaken || tellsWhich.test(text) || piecesIn(text).some(({ value }) => value > 1)) &&
    parts.every(part => piecesIn(part).length > 0 || single.test(part))
  )
}
/** Whoever says just one of each has chosen. */
const tellsWhich = /\b(?:just )?one\b|[一1][个件双只条套把台张瓶盒箱包本份支顶袋罐杯副束盏组床根]/iu
const sureOfTaken = 0.8
const single = /(?<![a-z])(?:an?|another)(?![a-z])|一|另/iu

const isPlainWish = ({ command, args }: Read): boolean => command === 'find' && !args.some(([key]) => key === 'budget' || key === 'not')

const sentences = /[^.。!！?？;；\n]+[.。!！?？;；\n]*/gu
const asksOfGoods = (sentence: string): boolean =>
  (/有没有|有[啥什]|推荐/u.test(sentence) && asksSomething(sentence)) ||
  asksForGoods(sentence.trim()) ||
  (/^\s*(?:and |so |but |ok )*(?:do|does|did|is|are|will|would|should|which|why|when|where)\b/iu.test(sentence) && asksSomething(sentence))

const elseToo =
  /\b(?:also|too|as well|add(?! (?:it|them|that|this|everything)(?: all)? up)|plus another)\b|再(?:加|来|要|拿|买)|还(?:要|有)|也(?:要|来|拿)|另外|加上?/iu

const beside = /^\s*(?:and|plus)\b|\b(?:with|to|on top of) (?:that|those|it|them|these)\b/iu
const more = /再(?:加|来|要|拿|买|添|[一两二三四五六七八九十\d])|\b(?:another|more|extra)\b/iu

/** "And a card set with that", 再加一本方格的: beside what is taken, not in place of it. */
export function withAlso(commands: readonly Command[], text: string): Command[] {
  const isAlone = commands.filter(({ command }) => command === 'add').length === 1
  return commands.map(one => {
    if (one.command !== 'add' || !(elseToo.test(text) || beside.test(text) || more.test(text))) return one
    return { ...one, also: isAlone && more.test(one.text) ? 'more' : 'beside' }
  })
}

/** What may be said beside a list of what is taken. */
const besideList: ReadonlySet<string> = new Set(['add', 'find', 'ask', 'total', 'price', 'coupon', 'checkout', 'yes', 'chat'])
const turnsDown: ReadonlySet<string> = new Set(['drop', 'reject'])
