import type { TurnInput, TurnOutput } from '../../models/turn-reader.ts'
import { asksRangeNow } from '../dialogue/answered.ts'
import { hasCart, takenCount } from '../dialogue/cart.ts'
import type { Command } from '../dialogue/commands.ts'
import { type Conversation, inView } from '../dialogue/conversation.ts'
import type { Clause } from '../dialogue/turn.ts'
import { asksByHowMuch } from '../language/by-how-much.ts'
import { readCartWords } from '../language/cart-words.ts'
import { goodsWanted } from '../language/goods.ts'
import { impostor } from '../language/impostor.ts'
import { bareHelp } from '../language/keywords.ts'
import type { Language } from '../language/language.ts'
import { asksSomething } from '../language/question-words.ts'
import { beginsWish } from '../language/wish-phrases.ts'
import { askedOfOther } from '../understanding/asked-of-other.ts'
import { type Command as Read, valuesOf } from '../understanding/commands.ts'
import { asksWhichOne } from '../understanding/pointed.ts'
import { readTurn } from '../understanding/read-turn.ts'
import type { MessageEvent } from '../wire.ts'
import { askedAnew, askedOtherwise } from './asked-anew.ts'
import { askedInVain, exceptionAsked, feeDoubted, placesAsked, ruleDoubted, wearTold } from './asked-still.ts'
import { asksToSee } from './asks-to-see.ts'
import { heardAs } from './heard-as.ts'
import { asHeard, inShopsTerms, type ListenFacts } from './in-shops-terms.ts'
import { orderTold } from './order-told.ts'
import { plainlySaid } from './plainly-said.ts'
import { situationOf } from './situation-of.ts'
import { sure, takesBare, takesLast } from './takes-bare.ts'
import { asksForMore } from './wants-more.ts'
import { wishUnheard } from './wish-unheard.ts'

export type ListenPorts = {
  /** Reads a message in its situation; rejects when it is late, busy or dead. */
  reader:
    | {
        read(input: TurnInput, signal: AbortSignal): Promise<TurnOutput>
        /** How surely a message tells what somebody lives with and needs something for (a logit); nothing where that cannot be told. */
        needTold(text: string): Promise<number | undefined>
      }
    | undefined
  facts: ListenFacts
}

/** Below this probability a wish in which no value was found is none. */
const sureOfWish = 0.9

/**
 * What the shopper's messages ask for, read in their situation. Nothing where the reader is away or unsure, or where a button was pressed or
 * orders are given to the assistant: those are understood without it.
 */
export async function listen(
  before: Conversation,
  messages: readonly MessageEvent[],
  { language, clauses }: { language: Language; clauses: readonly Clause[] },
  said: string,
  { reader, facts }: ListenPorts,
  signal: AbortSignal,
): Promise<Command[] | undefined> {
  const corrected = clauses.flatMap(clause => clause.corrected ?? [])
  // What a person said of these words is stronger than any reading of them.
  if (corrected.length > 0) return byCorrection(before, messages, { language, clauses }, corrected, facts)
  if (reader === undefined || messages.length === 0 || messages.some(({ choice }) => choice !== undefined)) return undefined
  const text = messages.map(message => message.text).join(' / ')
  if (impostor(text)) return undefined
  if (clauses.some(viewsCart) || asksRangeAlone(before, clauses)) return undefined
  // Plain words about the cart leave no doubt.
  if (clauses.some(clause => readCartWords(clause, hasCart(before), takenCount(before)) !== undefined)) return undefined
  const commands = await readCommands(before, text, { language, clauses }, said, { reader, facts }, signal)
  const ofNamed = whetherNamed(before, commands, text, { language, clauses }, facts)
  if (ofNamed !== undefined) return ofNamed
  const seen = asksToSee(commands, text, inView(before), facts)
  if (seen !== undefined) return [seen]
  const unheard = await wishUnheard(before, commands, text, clauses, { needTold: reader.needTold, ...facts })
  signal.throwIfAborted()
  if (unheard === undefined) return commands
  const found = inShopsTerms([unheard.wish], before, text, [], { language, clauses }, facts, true)
  return found.map(one => (one.command === 'find' && unheard.isNew ? { ...one, wish: { ...one.wish, isNew: true } } : one))
}

async function readCommands(
  before: Conversation,
  text: string,
  { language, clauses }: { language: Language; clauses: readonly Clause[] },
  said: string,
  { reader, facts }: { reader: NonNullable<ListenPorts['reader']>; facts: ListenFacts },
  signal: AbortSignal,
): Promise<Command[] | undefined> {
  const places = [...new Set([...before.shown, ...(before.focus === undefined ? [] : [before.focus])])]
  const situation = situationOf(before, places, said, facts.shown, language)
  const read = await readTurn(input => reader.read(input, signal), text, situation, language).catch(() => undefined)
  signal.throwIfAborted()
  const ofOrder = orderTold(before, text, clauses)
  if (ofOrder !== undefined) return [ofOrder]
  const unanswered = askedInVain(before, text)
  if (unanswered !== undefined) return [unanswered]
  const { message, shop } = asHeard(before, text, places, { language, clauses }, facts)
  const ofOther = askedOfOther(
    before.question,
    message,
    shop,
    read?.some(one => one.command === 'ask' && valuesOf(one, 'about').includes('shop')) === true,
  )
  if (ofOther !== undefined) return ofOther
  const doubt = feeDoubted(read, text) ?? placesAsked(before, text) ?? exceptionAsked(before, text) ?? ruleDoubted(read, text)
  if (doubt !== undefined) return [doubt]
  const again = askedAnew(before, read ?? [], { text, clauses, language }, facts, places)
  if (again !== undefined) return again
  const restated = askedOtherwise(before, read ?? [], { text, clauses, language }, facts, places)
  if (restated !== undefined) return restated
  const plainly = plainlySaid(before, text, clauses, facts.vocabulary())
  if (plainly !== undefined) return inShopsTerms([plainly], before, text, places, { language, clauses }, facts)
  const bare = takesBare(before, read, text, clauses)
  if (bare !== undefined) return inShopsTerms([bare], before, text, places, { language, clauses }, facts)
  const last = takesLast(before, read, clauses)
  if (last !== undefined) return inShopsTerms([last.taken], before, last.text, places, { language, clauses: clauses.slice(-1) }, facts)
  const more = asksForMore(before, read, text, clauses)
  if (more !== undefined) return inShopsTerms([more], before, text, places, { language, clauses }, facts)
  // "No, black 41 then": what was chosen before is said once more.
  const isChosenAgain = read?.some(({ command }) => command === 'add') === true && saysChosen(before, text, facts, language)
  if (read === undefined || !(isChosenAgain || read.some(({ probability = 0 }) => probability >= sure)))
    return wearTold(text) ?? byHowMuch(before, text, places, { language, clauses }, facts)
  // A wish for nothing in particular is what remains where nothing was understood.
  if (
    !asksWhichOne(text) &&
    read.every(
      ({ command, args, probability = 0 }) =>
        command === 'find' && args.length === 0 && (probability < sureOfWish || clauses.every(({ abstain }) => abstain)),
    )
  )
    return undefined
  const commands = inShopsTerms(read, before, text, places, { language, clauses }, facts)
  // A first wish in words that neither the shop nor the classifier knows is none.
  const isStrange = Object.keys(before.need).length === 0 && clauses.every(({ abstain }) => abstain) && !asksOpenly(text, read)
  if (
    isStrange &&
    commands.every(one => one.command === 'find' && Object.keys(one.slots).length === 0 && goodsWanted(one.text).length === 0)
  )
    return undefined
  // "Forget it, anything lighter?" asks for something, whatever else it takes back.
  // 不要米白了，灰色也行 of who has taken nothing takes nothing: it is still looked for.
  const isOfSubstance = (one: Command) => hasSubstance(one) && (one.command !== 'add' || one.called === true || isTaking(before))
  if (!isChosenAgain && clauses.some(takesBack) && !commands.some(isOfSubstance) && !namesInstead(commands)) return undefined
  // "Can you help me?" calls nobody.
  const callsNobody = (one: Command) => one.command === 'person' && !one.sure && (one.probability < sureOfWish || bareHelp.test(text))
  return commands.every(callsNobody) ? undefined : commands
}

/** "My landlord says no painting. Got anything I can put over it and take off after": no kind is named, and how it should be is told. */
const asksOpenly = (text: string, read: readonly Read[]): boolean =>
  read.some(one => valuesOf(one, 'feature').length + valuesOf(one, 'use').length > 0 && valuesOf(one, 'kind').length === 0) &&
  (text.match(/[^.。!！?？;；\n]+/gu) ?? []).some(part => openly.test(part) && beginsWish(part))
const openly = /\b(?:some|any)thing\b|[什啥]/iu

/** 大豆被够不够暖, 积木几岁能玩: what it is like is asked of a thing that is called by its name, though it is heard as trouble or as a wish for no kind. */
function whetherNamed(
  before: Conversation,
  commands: readonly Command[] | undefined,
  text: string,
  understood: { language: Language; clauses: readonly Clause[] },
  facts: ListenFacts,
): Command[] | undefined {
  // 有哪些杯子可以放洗碗机 wishes for the kind that it names.
  const isOfKind = (one: Command) => one.command === 'find' && one.wish.kind !== undefined && one.probability >= sureOfWish
  const isElse = commands?.some(one => !(mistakenFor.has(one.command) && one.skus.length === 0) || isOfKind(one)) === true
  const [clause, more] = understood.clauses
  const isTrouble = commands?.some(({ command }) => command === 'order' || command === 'ask') === true
  const isSurely = !isTrouble && clause !== undefined && heardAs(clause, 'ask_product_detail') && asksSomething(text)
  if (isElse || more !== undefined || !(asksWhetherEnough.test(text) || isSurely)) return undefined
  const asked = inShopsTerms([{ command: 'ask', args: [], probability: 1, place: 0 }], before, text, [], understood, facts)
  return asked.length === 1 && asked[0]?.command === 'ask' && asked[0].called === true && asked[0].skus.length === 1 ? asked : undefined
}
const mistakenFor: ReadonlySet<string> = new Set(['order', 'find', 'chat', 'off', 'noise', 'ask', 'advise'])
const asksWhetherEnough =
  /够不够|够.{1,3}[吗不么]$|(?<!能)([能会可])不\1|是否|\b(?:is|are|would|will) (?:the|your) [a-z0-9 -]{2,30} (?:warm|big|strong|long|light|safe|good|thick) enough\b/iu

/** "How much heavier?", of which the reader makes nothing. */
function byHowMuch(
  before: Conversation,
  text: string,
  places: readonly string[],
  understood: { language: Language; clauses: readonly Clause[] },
  facts: ListenFacts,
): Command[] | undefined {
  if (!asksByHowMuch(text)) return undefined
  const commands = inShopsTerms([{ command: 'compare', args: [], probability: 1, place: 0 }], before, text, places, understood, facts)
  return commands.some(({ command, skus }) => command === 'compare' && skus.length > 0) ? commands : undefined
}

/** The command that a correction names; where it names none the dialogue goes by the intents alone. */
function byCorrection(
  before: Conversation,
  messages: readonly MessageEvent[],
  { language, clauses }: { language: Language; clauses: readonly Clause[] },
  corrected: readonly NonNullable<Clause['corrected']>[],
  facts: ListenFacts,
): Command[] | undefined {
  const [only, more] = corrected
  if (only?.command === undefined || more !== undefined || clauses.length > 1) return undefined
  const [name, what] = only.command.split('/') as [Read['command'], string | undefined]
  const { category, colour, size } = only.slots ?? {}
  const vocabulary = facts.vocabulary()
  const wordOf = (terms: readonly { id: string; words: readonly string[] }[], id: string | undefined) =>
    terms.find(one => one.id === id)?.words[0] ?? id
  const arg = (key: string, value: string | undefined): Read['args'] => (value === undefined ? [] : [[key, value]])
  const args = [
    ...arg(name === 'ask' ? 'about' : 'what', what),
    ...arg('kind', wordOf(vocabulary.categories, category)),
    ...arg('colour', wordOf(vocabulary.colours, colour)),
    ...arg('size', size),
  ]
  const heard = inShopsTerms(
    [{ command: name, args, probability: 1, place: 0 }],
    before,
    messages.map(message => message.text).join(' / '),
    before.shown,
    { language, clauses },
    facts,
    true,
  )
  return heard.map(command => (only.item === undefined ? command : { ...command, skus: [only.item] }))
}

/** The words name just the variant that was meant of something before. */
const saysChosen = ({ variants = [] }: Conversation, text: string, facts: ListenFacts, language: Language): boolean =>
  variants.some(({ product, sku }) => {
    const [only, more] = facts.variantsNamed(text, product, language)
    return only === sku && more === undefined
  })

/** "What have you got?" behind a wish ("after a present for my sister, she's always cold") asks what there is of that. */
const asksRangeAlone = (before: Conversation, clauses: readonly Clause[]): boolean =>
  clauses.some(({ text }) => asksRangeNow(before, text)) &&
  !clauses.some(
    ({ text, intents: [best] }) =>
      !asksRangeNow(before, text) && best !== undefined && wishes.has(best.name) && best.probability > halfSure,
  )
const wishes: ReadonlySet<string> = new Set(['find_product', 'find_gift', 'ask_recommendation'])
const halfSure = 0.5

/** What the commands have no word for is left to the classifier where it is sure. */
const viewsCart = (clause: Clause): boolean => heardAs(clause, 'view_cart')
/** A correction is one where it says what else is meant: "my feet are wide" corrects nothing. */
const takesBack = (clause: Clause): boolean =>
  heardAs(clause, 'cancel_request') || (heardAs(clause, 'correct_detail') && correctable.some(slot => clause.slots[slot] !== undefined))

/** Something is taken, or waits for its option to be told. */
const isTaking = ({ taken = [], summed = [], cart, choosing }: Conversation): boolean =>
  taken.length + summed.length + cart.length > 0 || choosing !== undefined

const hasSubstance = (command: Command): boolean =>
  command.probability >= sureOfWish && !withoutSubstance.has(command.command) && (command.command !== 'find' || saysWhat(command))
/** "I meant the towel, not the lantern": one thing is turned down, and another called by its name. */
const namesInstead = (commands: readonly Command[]): boolean =>
  commands.some(({ command }) => command === 'reject') && commands.some(one => one.command === 'find' && one.slots.product?.length === 1)
const withoutSubstance: ReadonlySet<string> = new Set(['yes', 'no', 'reject', 'chat', 'off', 'noise', 'drop'])
const saysWhat = (command: Extract<Command, { command: 'find' }>): boolean =>
  command.wish.hasKind || command.wish.words !== '' || Object.keys(command.slots).length > 0
const correctable = ['colour', 'size', 'budget', 'category', 'recipient'] as const
