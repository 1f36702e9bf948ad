import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Clause } from '../dialogue/turn.ts'
import { asksForGoods, asksWhatGoods, nameAlone, saysSell } from '../language/wish-phrases.ts'
import { isOfPages, topicOf } from '../understanding/clause-of.ts'
import type { Command as Read } from '../understanding/commands.ts'

type Ports = {
  needTold(text: string): Promise<number | undefined>
  /** Whether a message tells of something that people with it look for goods for. */
  tellsNeed?(text: string): boolean
}

/**
 * A wish that was heard as something else: "my hands crack on night shifts" as trouble with an order, "got a kitten, what do I need" as a question about what is on the
 * screen, 假发包你家卖吗 as nothing. `isNew`: not of what was looked for before.
 */
export async function wishUnheard(
  before: Conversation,
  commands: readonly Command[] | undefined,
  text: string,
  clauses: readonly Clause[],
  ports: Ports,
): Promise<{ wish: Read; isNew: boolean } | undefined> {
  if (isOfNamed(commands, clauses)) return undefined
  const fresh = isFresh(before)
  const asksWhat = asksWhatGoods(text)
  const mayBe = mayBeWish(commands, clauses, asksWhat)
  const find: Read = { command: 'find', args: [], probability: 1, place: 0 }
  const name = mayBe || commands?.every(({ command }) => command === 'ask') !== false ? calledAlone(text, clauses) : undefined
  if (name !== undefined) return { wish: { ...find, args: [['kind', name]] }, isNew: !fresh }
  // 她喜欢喝茶 tells more of what is looked for.
  const isMore = !asksWhat && Object.keys(before.need).length > 0
  if (!(fresh ? mayTellNeed(commands) || (asksWhat && mayBe) : mayBe && !isMore)) return undefined
  const need = (await ports.needTold(text)) ?? Number.NEGATIVE_INFINITY
  const isKnown = ports.tellsNeed?.(text) === true
  const least = leastNeed(commands, clauses, { fresh, asksWhat, isKnown })
  // A sore back is a need in whatever words: 570 instead of 510 of 640 held-back ones, 9 instead of 3 of 291 lines of trouble.
  return need + (least > trouble && isKnown ? knownNeed : 0) < least
    ? undefined
    : { wish: find, isNew: !fresh && before.need.gift !== true }
}

/** In logits, for what `lexicon/needs.txt` knows. */
const knownNeed = 1
/** Of what is heard as trouble with an order a need is told sooner: 1 of 115 held-back lines of trouble lies above, 219 of 240 stories, presents and vague wishes. */
const trouble = -1
/** Where something is talked about already, most of what sounds so is about that. */
const elsewhere = 2.5
/** "What do I need", 要备点啥: with a need, asks for goods. */
const askedFor = 3.5

/** From which logit on a need is told: of what is heard as a question later, and where something is talked about already. */
function leastNeed(
  commands: readonly Command[] | undefined,
  clauses: readonly Clause[],
  { fresh, asksWhat, isKnown }: { fresh: boolean; asksWhat: boolean; isKnown: boolean },
): number {
  // "What u got for that" may be asked of what is talked about: there a need must be told beside it.
  if (asksWhat) return fresh || (isKnown && !clauses.some(({ slots }) => slots.pointing === true)) ? -askedFor : 0
  if (commands?.some(({ command }) => command === 'ask') === true) return fresh ? 1 : Number.POSITIVE_INFINITY
  if (!fresh) return elsewhere
  const isTrouble =
    commands?.every(({ command }) => command === 'order') ?? clauses.every(({ intents: [best] }) => best?.name === 'complain')
  return isTrouble ? trouble : 0
}

/** "The Stillvale headphones I got off you have stopped charging": trouble with a thing of the shop that is called by its name is no need. */
const isOfNamed = (commands: readonly Command[] | undefined, clauses: readonly Clause[]): boolean =>
  commands?.some(
    ({ command, called }) => command === 'order' && (called === true || clauses.some(({ slots }) => slots.product?.length === 1)),
  ) === true

/** Nothing is wanted, shown or bought yet: there is no order that trouble could be about. */
const isFresh = ({ need, shown, focus, cart, ordered = [] }: Conversation): boolean =>
  Object.keys(need).length === 0 && shown.length === 0 && focus === undefined && cart.length === 0 && ordered.length === 0

/** "My hands crack on night shifts" sounds like a complaint, small talk or a question, or like nothing of a shop's. */
const mayTellNeed = (commands: readonly Command[] | undefined): boolean =>
  commands === undefined ||
  commands.every(
    one =>
      talk.has(one.command) ||
      (one.command === 'order' && one.what === 'problem') ||
      ((one.command === 'ask' || one.command === 'advise') && one.skus.length === 0 && !('of' in one && one.of === 'shop')),
  )
const talk: ReadonlySet<string> = new Set(['chat', 'off', 'noise'])

/** Where something is talked about: what calls or points at nothing, and is no question to the pages. */
function mayBeWish(commands: readonly Command[] | undefined, clauses: readonly Clause[], asksWhat: boolean): boolean {
  const isCalled = commands?.some(({ called }) => called === true) === true
  const isElse = ({ slots, intents: [best] }: Clause) =>
    (slots.pointing === true && !asksWhat) ||
    (slots.product !== undefined && (isCalled || !asksWhat)) ||
    slots.ordinal !== undefined ||
    best?.name === 'complain'
  if (clauses.some(clause => isElse(clause) || isOfPages(topicOf(clause, sureOfPages)))) return false
  return (
    commands === undefined ||
    commands.every(
      ({ command, called }) =>
        talk.has(command) || (command === 'ask' && called !== true) || (command === 'advise' && (asksWhat || called !== true)),
    )
  )
}
const sureOfPages = 0.8
const mayBeOfPages = 0.4

/** "Do you have monopoly": nothing but the name of a thing. */
function calledAlone(text: string, clauses: readonly Clause[]): string | undefined {
  const [{ slots } = { slots: {} as Clause['slots'] }] = clauses
  if (clauses.length !== 1 || (slots.colour ?? slots.size ?? slots.product) !== undefined) return undefined
  if (isOfPages(topicOf(clauses[0], mayBeOfPages)) && !/卖|\bsell\b/iu.test(text)) return undefined
  return asksForGoods(text) && saysSell(text) ? nameAlone(text) : undefined
}
