import { normalise } from '../../models/turn-units.ts'
import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../language/question-words.ts'
import { asksForGoods, freesBudget } from '../language/wish-phrases.ts'
import { sharedWith } from './clause-of.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { kindsNamed } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'
import { asksWhichOne, calledIn, refusedIn } from './pointed.ts'
import { anotherIn } from './restated.ts'

/** 有保温杯吗？能进洗碗机不: what is asked of the kind that the same message wishes for is asked of what is found, and of none that is called so. */
export function settledWithin(all: readonly Read[], text: string): readonly Read[] {
  // 要降噪的，价格无所谓 asks for no price.
  const read = withoutExchange(freesBudget(text) ? all.filter(({ command }) => command !== 'price') : all, text)
  const wished = read.flatMap(one =>
    one.command === 'find' ? valuesOf(one, 'kind') : valuesOf(one, 'q').some(asksForGoods) ? valuesOf(one, 'item') : [],
  )
  const isWished = (value: string) => wished.some(kind => kind.toLowerCase() === value.toLowerCase())
  // "The mug or the glass, which can go in the dishwasher": which one is asked of the two that are weighed, and of nothing else.
  const weighs = read.some(({ command }) => command === 'advise' || command === 'compare')
  // 有大一号的吗，半升不够他喝的: of what is pointed at another size is asked for, and nothing else is wished for.
  const asksSize = read.some(one => one.command === 'stock' && ['item', 'size'].every(key => valuesOf(one, key).length > 0))
  const settled = asksSize ? read.filter(one => one.command !== 'find' || one.args.length > 0) : read
  const open = weighs ? settled.filter(one => one.command !== 'ask' || !valuesOf(one, 'q').some(asksWhichOne)) : settled
  const wishes = read.some(({ command }) => command === 'find')
  return open.map(one =>
    one.command === 'ask' && wishes && valuesOf(one, 'item').some(isWished)
      ? { ...one, args: one.args.filter(([key]) => key !== 'item') }
      : one,
  )
}

/** 换一个，也要跟咖啡有关的: another is looked for; nothing is taken, and no order changed. */
function withoutExchange(read: readonly Read[], text: string): readonly Read[] {
  if (!wantsOther.test(text)) return read
  const isOfExchange = ({ command, args }: Read) =>
    (command === 'order' && args.some(([, what]) => what === 'change')) ||
    (command === 'add' && args.every(([key]) => key === 'item' || key === 'quantity'))
  const rest = read.filter(one => !isOfExchange(one))
  return rest.length === 0 && read[0] !== undefined ? [{ ...read[0], command: 'more', args: [] }] : rest
}
const wantsOther =
  /换(?:一?[个款双件条种把顶]|别的|其他)(?!成)|\b(?:some|any)thing (?:else|different)\b|\ba different (?:one|kind|type)\b/iu

/** "Any other sleeping bags?": others of the kind, not the one that is called so. */
export function besideMore(commands: readonly Command[]): readonly Command[] {
  const more = commands.find(({ command }) => command === 'more')
  return commands.map((one): Command => {
    if (more === undefined || one.command !== 'find' || one.text !== more.text) return one
    const { product: _product, ...slots } = one.slots
    return { ...one, slots }
  })
}

/**
 * 静谷和骨传导哪个轻 能折叠吗, "bistro then? can i put a cover on it": a question that names nothing is of what was named before it in the same message, though the
 * reader, which points once for all of them, points at what is talked about.
 */
export function ofNamed(
  one: Command,
  { args }: Read,
  named: readonly string[],
  before: readonly string[],
  { shown, focus }: Message,
): Command {
  const isElse = (place: string) => /^\d+$/.test(place) && ![focus, ...named].includes(shown[Number(place) - 1])
  // "What about the earbuds, do those cut noise?" asks of no noise-cancelling ones.
  const isOpen =
    one.called !== true || (one.leansBack === true && named !== before) || (named.length > 1 && kindsNamed(one.text).size === 0)
  if (named.length === 0 || one.command !== 'ask' || one.of !== 'goods' || !isOpen) return one
  return named !== before && args.some(([key, value]) => key === 'item' && isElse(value)) ? one : ofThese(one, named)
}

/** "Those" of one pair of earbuds are not several. */
function ofThese({ several, ...one }: Command, skus: readonly string[]): Command {
  return { ...one, ...(several === undefined || skus.length < 2 ? {} : { several }), skus, called: true } as Command
}

/** What the commands before have called by its name, the latest; else what was called before them. */
export const namedBefore = (heard: readonly Command[], before: readonly string[]): readonly string[] =>
  heard.findLast(one => one.called === true && one.command !== 'reject' && one.command !== 'drop')?.skus ?? before

/** "Yes the bistro one!! how big is the table": what is called by words before the first question, in none of its own. */
export function calledBefore(first: Read | undefined, message: Message, shop: Shop): readonly string[] {
  const [question] = first?.command === 'ask' ? valuesOf(first, 'q') : []
  const at = question === undefined ? -1 : normalise(message.text).indexOf(question)
  const text = at < 1 ? '' : normalise(message.text).slice(0, at).trim()
  // 1000的呢 适合多大缸: what is asked of another is asked behind its name.
  const sku = text === '' || (asksSomething(text) && anotherIn(text) === undefined) ? undefined : calledIn({ ...message, text }, shop)
  return sku === undefined || refusedIn({ ...message, text }, shop).includes(sku) ? [] : [sku]
}

/** "My sister lives in Inverness. Do you deliver there": what is told before a question in one breath with it is none; nor is what names a thing behind it. */
export function isOnlyTold(one: Read, read: readonly Read[], { clauses }: Message): boolean {
  const [told] = valuesOf(one, 'q')
  if (told === undefined || asksSomething(told)) return false
  const within = clauses.find(({ text }) => normalise(text).includes(told))
  if (within === undefined) return false
  const asks = (question: string) => question !== told && asksSomething(question) && sharedWith(question, within).length > 0
  const others = namesOnly.test(told) ? read : read.slice(read.indexOf(one) + 1)
  return others.some(other => other.command === 'ask' && valuesOf(other, 'q').some(asks))
}
/** "The double-wall ones", 双层的那个. */
const namesOnly = /^(?:the|that|those|these) |^[那这]|的(?:那[个款双])?$/iu

export const isSameAsk = (one: Read, other: Read): boolean =>
  other.command === 'ask' &&
  valuesOf(one, 'q').join() === valuesOf(other, 'q').join() &&
  valuesOf(one, 'about').join() === valuesOf(other, 'about').join()
