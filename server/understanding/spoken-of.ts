import type { Command } from '../dialogue/commands.ts'
import { readSlots } from '../language/slots.ts'
import { withoutAside } from './in-passing.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { calledIn } from './pointed.ts'

/** What follows in the same breath is about what was just named ("and the tuner, does it need batteries?"); whom a wish is for may be said beside it. */
export function spokenOf(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  const { text, language, focus } = message
  const { vocabulary } = shop
  const finds = commands.filter(({ command }) => command === 'find')
  const { recipient } = finds.length === 1 ? readSlots(text, language, vocabulary) : {}
  const refused = new Set(commands.flatMap(({ command, skus }) => (turnsDown.has(command) ? skus : [])))
  // "No, that's for adults, the T-shirt": what is turned down is not taken in the same breath, but in another option: "make it all sage".
  const isRefused = ({ command, skus }: Command) => command === 'add' && skus.length > 0 && skus.every(sku => refused.has(sku))
  const isOtherOption = ({ command, option, skus: [sku] }: Command) =>
    option === true && commands.filter(one => one.command === command && one.skus[0] === sku).length === 1
  // "Not for me, headphones for a child" of who was shown those: what is wanted is turned down by no word of it.
  const wanted = new Set(finds.flatMap(({ slots }) => slots.product ?? []))
  const isWanted = ({ command, skus }: Command) => command === 'reject' && skus.length > 0 && skus.every(sku => wanted.has(sku))
  // "That's not right, I meant the navy, is that 59 too?": what is asked for in the same words is not turned down by them.
  const isAskedFor = (one: Command) =>
    one.command === 'reject' &&
    commands.some(
      other =>
        (asksFor.has(other.command) && other.text === one.text && other.probability > one.probability && isSame(other, one)) ||
        (other.command === 'compare' && one.called !== true && one.skus.length > 0 && one.skus.every(sku => other.skus.includes(sku))),
    )
  // "Not the brush, I asked about the pen case, how many does it hold": the name may stand in a part that asks nothing.
  const isCalled = commands.some(({ called, command }) => called === true && !turnsDown.has(command))
  let named = isCalled ? undefined : calledElsewhere(commands, message, shop)
  return commands
    .filter(one => (one.called === true || isOtherOption(one) || !isRefused(one)) && !isWanted(one) && !isAskedFor(one))
    .map(command => {
      const isBeside = recipient !== undefined && readSlots(command.text, language, vocabulary).recipient !== recipient
      if (command.command === 'find' && command.slots.recipient === undefined && isBeside)
        return { ...command, slots: { ...command.slots, recipient } }
      // "The Hearthkeep bottle, the 750, is it in stock?"
      const [found, more] = command.command === 'find' ? (command.slots.product ?? []) : []
      if (found !== undefined && more === undefined) named = found
      else if (command.called === true && !turnsDown.has(command.command)) named = command.skus.length === 1 ? command.skus[0] : undefined
      // "What about the rabbit, is there a grey one": one of it.
      if (named !== undefined && isOptionOnly(command))
        return { command: 'stock', probability: command.probability, text: command.text, skus: [named], slots: command.slots, option: true }
      const { named: said, ...rest } = command
      const words = said?.split(' ') ?? []
      const isSaid =
        said !== undefined &&
        vocabulary.products.some(one => one.sku === named && one.names.some(name => words.every(word => name.includes(word))))
      const leans = command.called !== true && leaning.has(command.command) && command.all !== true && (said === undefined || isSaid)
      // "How big is it" of what this message has just named, whatever the reader points at.
      const isOpen = command.skus.every(sku => sku === focus) || command.skus.includes(named ?? '') || pointsBack.test(command.text)
      return named !== undefined && leans && isOpen && !(command.command === 'ask' && command.of === 'shop')
        ? { ...rest, skus: [named] }
        : command
    })
}

/** In view, spoken of as a thing ("the Rillwater cream. is it for dry skin"), or beside what is turned down: "gift wrap it with a card" names no gift card that nobody has spoken of. */
function calledElsewhere(commands: readonly Command[], message: Message, shop: Shop): string | undefined {
  // "The daypack sounds good. How big is it, and will it hold a flask": what is said beside the questions names it.
  const all = withoutAside(message.text)
  const beside = commands.reduce((left, { text }) => (text === message.text ? left : left.replace(text, ' ')), all)
  // "Does the yeast come with it, and the bottles": what may come with it too.
  if (commands.some(({ text }) => asksOfParts.test(text)) && goesOnListing.test(beside)) return undefined
  // 那79的绒绒兔呢，有灰的吗，能包装吗: what a part of its own names is what the rest is asked of.
  const apart = beside === all ? undefined : calledIn({ ...message, text: beside }, shop)
  const sku = apart ?? calledIn({ ...message, text: all }, shop)
  // What is named in one of the questions is asked about there.
  const isSaidIn = ({ text }: Command) => shop.speaksOf(text).some(one => one.sku === sku && nameScore(one) > isNamedFrom)
  if (commands.some(isSaidIn)) return undefined
  const { shown, talked, cart, text } = message
  const isKnown = sku !== undefined && [...shown, ...talked, ...cart].includes(sku)
  const spoken = shop.speaksOf(text)
  const isThing =
    (apart !== undefined || commands.every(({ topic }) => topic === undefined)) &&
    spoken.some(one => one.sku === sku && one.pointed > isNamedFrom)
  // 行 那就不带轮的。能用吗: what is chosen by how it is.
  const isChosen = apart !== undefined && choosesOne.test(beside)
  return isKnown || isThing || isChosen || spoken.some(({ refused }) => refused > isNamedFrom) ? sku : undefined
}

const choosesOne =
  /^(?:[\p{Script=Han}]{1,2}[\s，,]+)?(?:那就|那我就?要|就要|我要|还是要|选)\p{Script=Han}{2,6}的|\bthe [a-z -]{3,24} ones? then\b/iu

const asksOfParts = /\b(?:comes? with|includ\w*|in the box|supplied)\b|包括|包含|[附送带配](?!货).{0,4}[吗么不没]|自带/iu
const goesOnListing = /^[\s,，、?？]*(?:and|or|plus|what about|还有|和|跟)(?![a-z])/iu

const isOptionOnly = (one: Command): boolean =>
  one.command === 'find' &&
  one.wish.isOption &&
  !one.wish.hasKind &&
  one.slots.budget === undefined &&
  (one.slots.colour ?? one.slots.size) !== undefined

const pointsBack = /\bit(?:s|'s)?\b|它(?!们)/iu

const isSame = (one: Command, other: Command): boolean => one.skus.join() === other.skus.join()
const asksFor: ReadonlySet<string> = new Set(['stock', 'price', 'total', 'add'])
const turnsDown: ReadonlySet<string> = new Set(['reject', 'drop'])
const leaning: ReadonlySet<string> = new Set(['ask', 'stock', 'price', 'advise', 'add'])
