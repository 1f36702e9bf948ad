import { clauseOfChoice } from '../dialogue/choices.ts'
import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Found } from '../dialogue/found.ts'
import { settle } from '../dialogue/settle.ts'
import { runningOf, withoutRefused } from '../dialogue/sum-policy.ts'
import type { Clause, Turn } from '../dialogue/turn.ts'
import { saysOfBody } from '../language/amounts.ts'
import { saysBuyer } from '../language/buyers.ts'
import { denied } from '../language/denials.ts'
import { foldText } from '../language/fold.ts'
import { goodsOf, goodsWanted, isAmong } from '../language/goods.ts'
import { type Language, languageOf } from '../language/language.ts'
import { placesIn, placesOfParcel } from '../language/places.ts'
import { asksSomething } from '../language/question-words.ts'
import { servicesIn } from '../language/services.ts'
import type { Vocabulary } from '../language/slots.ts'
import { readStockQuestion } from '../language/stock-questions.ts'
import { deniesBudget } from '../language/wish-phrases.ts'
import { besideSum } from '../understanding/beside-sum.ts'
import { withoutEcho } from '../understanding/echoed.ts'
import { countedIn, repaired } from '../understanding/repaired.ts'
import { turnedTo } from '../understanding/turned-to.ts'
import { withoutImpatience, withoutReproach } from '../understanding/unanswered.ts'
import type { MessageEvent } from '../wire.ts'
import { addedAsMeant } from './added-meant.ts'
import { createBreath } from './breath.ts'
import { withNames } from './called-by-quality.ts'
import { besideContact, onlyLeavesContact } from './contact-left.ts'
import { decide } from './decide.ts'
import { draftHeard } from './draft-heard.ts'
import { type Choose, guide } from './guide.ts'
import { listen } from './listen.ts'
import { withMany } from './many-wished.ts'
import { measureCorrected } from './measure-corrected.ts'
import { withOptionsOfFound, withOptionsTold } from './options-told.ts'
import type { Facts, Ports } from './ports.ts'
import { doubted, type Heard, putRight, saidAgain } from './put-right.ts'
import { readable } from './readable.ts'
import { secondLook } from './second-look.ts'
import { meansTotal, sumAsked } from './sum-asked.ts'
import { understand } from './understand.ts'

/** understand → step → find facts → settle: what there is to say to these messages, and the conversation after it. `choose` where it is free. */
export async function consider(
  now: Conversation,
  said: readonly MessageEvent[],
  turn: Omit<Turn, 'clauses'>,
  ...rest: Rest
): Promise<Considered> {
  const { facts, written } = rest[1]
  const read = said.map(one =>
    one.choice === undefined ? { ...one, text: written?.(one.text, turn.language, facts.vocabulary()) ?? one.text } : one,
  )
  const right = putRight(now, read, turn.language, facts) ?? doubted(now, read) ?? measureCorrected(now, read, turn.language, facts)
  const first = await remembered(now, right ?? { before: now, messages: read, denied: [] }, turn, rest)
  // "I meant outside the city": told of what was asked before, where nothing is heard in it by itself.
  const again = right === undefined && isLost(first.settled.acts) ? saidAgain(now, read) : undefined
  const considered = again === undefined ? first : await remembered(now, again, turn, rest)
  return turn.waitingForPerson ? considered : lookedAt(considered, now, said, rest)
}

/** What was typed is looked at once more with the reply to it; what was pressed was meant. */
async function lookedAt(considered: Considered, now: Conversation, said: readonly MessageEvent[], rest: Rest): Promise<Considered> {
  const [lately, { facts, lookWeights }] = rest
  const typed = said.flatMap(({ text, choice }) => (choice === undefined ? [text] : []))
  if (lookWeights === undefined || typed.length === 0 || considered.isKept) return considered
  const { language, clauses, commands } = considered
  const message = {
    language,
    clauses,
    commands,
    lately,
    line: typed.join('\n'),
    ...(now.last === undefined ? {} : { before: now.last.said }),
  }
  const named = commands?.flatMap(one => ('skus' in one ? one.skus : [])) ?? []
  const { reply, told } = await secondLook(considered, now, message, named, facts, lookWeights)
  return reckonedWith(reply, now, message, told, facts)
}

/** What prices of the pages come to for as much as was told. */
function reckonedWith(
  reply: Considered,
  now: Conversation,
  { line, before, language }: { line: string; before?: string; language: Language },
  told: readonly string[],
  { reckon }: Facts,
): Considered {
  const { settled } = reply
  const quoted = now.quoted?.flat() ?? []
  const acts = reckon?.({ line, acts: settled.acts, quoted, told, language, ...(before === undefined ? {} : { before }) }) ?? settled.acts
  return acts.length === settled.acts.length ? reply : { ...reply, settled: { ...settled, acts } }
}

const isLost = (acts: Considered['settled']['acts']): boolean =>
  acts.length > 0 && acts.every(({ act, slots }) => act === 'clarify' || (act === 'apologise' && slots.for === 'misunderstanding'))

/** What there is to say, and what was said with the conversation before it, where it must be heard once more. */
async function remembered(now: Conversation, heard: Heard, turn: Omit<Turn, 'clauses'>, rest: Rest): Promise<Considered> {
  const { messages, denied } = heard
  const { last: _last, ...before } = heard.before
  const considered = await considerOnce(before, messages, turn, ...rest)
  const typed = messages.flatMap(({ text, choice }) => (choice === undefined ? [text] : []))
  const conversation = withoutDenied(considered.conversation, denied, now)
  return { ...considered, conversation: typed.length === 0 ? conversation : { ...conversation, last: { said: typed.join('\n'), before } } }
}

/** What was not meant just now may be wanted later. */
function withoutDenied({ refused, ...conversation }: Conversation, denied: readonly string[], now: Conversation): Conversation {
  const left = refused?.filter(sku => !denied.includes(sku) || now.refused?.includes(sku) === true) ?? []
  return left.length === 0 ? conversation : { ...conversation, refused: left }
}
type Rest = Parameters<typeof considerOnce> extends [unknown, unknown, unknown, ...infer More] ? More : never
type Considered = Awaited<ReturnType<typeof considerOnce>> & Pick<Parameters<typeof secondLook>[0], 'look'>

async function considerOnce(
  earlier: Conversation,
  messages: readonly MessageEvent[],
  turn: Omit<Turn, 'clauses'>,
  said: string,
  { facts, classifier, reader }: Pick<Ports, 'facts' | 'classifier' | 'reader' | 'written' | 'lookWeights'>,
  signal: AbortSignal,
  choose?: Choose,
) {
  const breathe = createBreath()
  const vocabulary = facts.vocabulary()
  const read = (text: string) => withoutEcho(text, said => namesShown(said, earlier, vocabulary))
  const isRunning = runningOf(earlier).length > 0
  const asOrder = (text: string) => (isRunning ? countedIn(text) : text)
  const named = (text: string) => withNames(text, earlier, turn.language, facts)
  // "Hello?? Where is my parcel" has waited for no answer of ours.
  const isFirst = earlier.question === undefined && earlier.page === undefined && earlier.shown.length === 0
  const patient = (text: string) => (isFirst ? text : withoutImpatience(text))
  const whole = readable(messages, text => named(withoutReproach(patient(asOrder(repaired(read(text), turn.language, vocabulary))))))
  const start = withDestination(
    whole.reduce(
      (state, { text }) => withoutMisheard(withoutRefused(state, text, facts.servicesSaid?.(text, turn.language).off), text),
      earlier,
    ),
    whole,
    vocabulary,
  )
  const first = await hearOut(start, whole)
  const rest = first.picked === undefined ? restOf(start, whole, first) : undefined
  const { before, received, picked, understood, clauses, heard, isRead } =
    rest === undefined ? first : await hearOut({ ...start, need: {} }, rest)
  const { language } = understood
  await breathe()
  const plain =
    picked === undefined && (isRead || meansTotal(clauses))
      ? sumAsked(before, received, clauses, language, facts, heard, hasLess(earlier, before))
      : undefined
  const order =
    picked === undefined && isRead && !onlyRefuses(before, received, heard)
      ? draftHeard(before, received, heard, plain, language, facts)
      : undefined
  const told =
    order?.draft !== undefined
      ? { sum: undefined, commands: order.commands }
      : plain === undefined || heard === undefined
        ? { sum: plain, commands: order?.commands ?? heard }
        : besideSum(plain, order?.commands ?? heard)
  const isKept = turn.waitingForPerson && told.sum === undefined && onlyLeavesContact(received, clauses, heard)
  const { sum, commands } = isKept
    ? { sum: undefined, commands: [] }
    : turn.waitingForPerson
      ? { ...told, commands: besideContact(received, told.commands) }
      : told
  const understoodAt = performance.now()
  await breathe()
  const known = withOptionsTold(before, received, commands, clauses, language, facts, heard ?? commands)
  const decided = await decide(
    known,
    {
      ...turn,
      language,
      clauses,
      ...workIn(received, language, facts),
      ...(sum === undefined ? {} : { sum }),
      ...(order?.draft === undefined ? {} : { draft: order.draft }),
    },
    commands,
    facts,
  )
  const mayChoose = choose !== undefined && !turn.waitingForPerson && turn.withPerson !== true
  const { decision, found, chosen } = mayChoose ? await guide(decided, language, choose, facts) : { ...decided, chosen: undefined }
  await breathe()
  signal.throwIfAborted()
  const need = facts.need(decision.conversation.need, language)
  return {
    language,
    clauses,
    commands,
    understoodAt,
    isKept,
    decision,
    chosen,
    ...withMany(
      withOptionsOfFound(
        settle(withoutRefusedPlace(decision.conversation, found, received), decision.wants, found, need, turn.handles),
        received,
        { before, commands: heard, language },
        facts,
      ),
      received,
      before,
      heard,
    ),
  }

  async function hearOut(before: Conversation, received: readonly MessageEvent[]) {
    const meant = (text: string) => facts.meant(text, before.focus)
    const picked = chosenInWords(before, received, turn.language, facts)
    const understood = picked ?? (await understand(received, turn.language, vocabulary, classifier, signal, meant, before.focus))
    const clauses = understood.clauses.map(clause => ofProduct(clause, facts, understood.language))
    await breathe()
    // The reader lives where the classifier does: nobody waits for a second answer from there.
    const isRead = clauses.every(clause => clause.corrected === undefined)
    const isHeard = !understood.late && picked === undefined
    const listened = isHeard ? await listen(before, received, understood, said, { reader, facts }, signal) : undefined
    const heard = withoutWorkTaken(addedAsMeant(listened, before, facts))
    return { before, received, picked, understood, clauses, heard, isRead }
  }
}

/** "A cushion??" of whoever was shown one. */
const namesShown = (said: string, { shown, focus }: Conversation, { products }: Vocabulary): boolean => {
  const named = new Set(goodsWanted(said).flatMap(({ ids }) => ids))
  const inView = products.filter(({ sku }) => sku === focus || shown.includes(sku))
  return named.size > 0 && inView.some(({ names }) => isAmong(named, goodsOf(names)))
}

/** "Forget it, what have you got for the bike": what is let go of is over, where nothing else is heard in the message, and where nothing is taken that it could be. */
function restOf(
  { cart, taken = [], summed = [] }: Conversation,
  messages: readonly MessageEvent[],
  { clauses, heard }: { clauses: readonly Clause[]; heard: readonly Command[] | undefined },
): MessageEvent[] | undefined {
  const [only, more] = messages
  if (only === undefined || more !== undefined || only.choice !== undefined || cart.length + taken.length + summed.length > 0)
    return undefined
  const isNothing = heard?.every(({ command }) => saysNothing.has(command)) ?? clauses.every(isNoWish)
  const rest = isNothing ? turnedTo(only.text) : undefined
  return rest === undefined ? undefined : [{ ...only, text: rest }]
}
const saysNothing: ReadonlySet<string> = new Set(['chat', 'off', 'noise', 'no', 'yes', 'reject', 'drop'])
const isNoWish = ({ abstain, intents: [best] }: Clause): boolean => abstain || best?.name === 'cancel_request' || best?.name === 'complain'

/** "No umbrella, he's got two already" of who has taken nothing: what is refused is no order of two. */
const onlyRefuses = (before: Conversation, messages: readonly MessageEvent[], heard: readonly Command[] | undefined): boolean =>
  heard !== undefined &&
  heard.length > 0 &&
  runningOf(before).length === 0 &&
  heard.every(one => one.command === 'reject' || one.command === 'no' || (one.command === 'find' && one.wish.avoid.length > 0)) &&
  messages.some(({ text }) => denied(text).length > 0)

/** "And two extra keys" takes no second lock, 打粉不要了 lets go of none: what the shop does to what is taken. */
const withoutWorkTaken = (heard: readonly Command[] | undefined): Command[] | undefined =>
  heard?.filter(one => !((one.command === 'add' || one.command === 'drop') && one.named !== undefined && servicesIn(one.named).length > 0))

/** 要师傅装 beside what is taken. */
function workIn(messages: readonly MessageEvent[], language: Language, { servicesSaid }: Facts): Pick<Turn, 'work'> {
  const work = messages.flatMap(({ text, choice }) => (choice === undefined ? (servicesSaid?.(text, language).wanted ?? []) : []))
  return work.length === 0 ? {} : { work }
}

/** "Leave the name off then": what was counted in before is turned down. */
const hasLess = ({ summedWith: earlier }: Conversation, { summedWith: now }: Conversation): boolean =>
  (earlier?.wrapping === true && now?.wrapping !== true) ||
  (earlier?.engraving === true && now?.engraving !== true) ||
  (earlier?.services?.length ?? 0) > (now?.services?.length ?? 0)

/** "Do you ship to Hong Kong?" – "No": the order that comes after goes elsewhere. */
function withoutRefusedPlace(conversation: Conversation, found: readonly Found[], messages: readonly MessageEvent[]): Conversation {
  const { destination, ...rest } = conversation
  const isRefused = found.some(one => one.want === 'answer' && one.page !== undefined && /^(?:no\b|[不没])/iu.test(one.verdict?.text ?? ''))
  return destination !== undefined && isRefused && messages.some(({ text }) => placesIn(text).includes(destination)) ? rest : conversation
}

/** "178 is my height", 我没说预算 of whoever is shown what costs about so much: that is no budget. */
function withoutMisheard(conversation: Conversation, text: string): Conversation {
  const { budget, ...need } = conversation.need
  const { min, max } = budget ?? {}
  // "About 178" goes from four to six fifths of it.
  const meant = [min, max, max === undefined ? undefined : Math.round(max / 1.2), min === undefined ? undefined : Math.round(min / 0.8)]
  const isMisread = deniesBudget(text) || meant.some(sum => sum !== undefined && saysOfBody(foldText(text), sum))
  return budget !== undefined && isMisread ? { ...conversation, need } : conversation
}

/** Where a parcel is to go and who buys, as it was said last. */
function withDestination(conversation: Conversation, messages: readonly MessageEvent[], vocabulary: Vocabulary): Conversation {
  const destination = messages.flatMap(({ text, choice }) => (choice === undefined ? placesOfParcel(text, vocabulary) : [])).at(-1)
  const buyer = messages.findLast(({ text, choice }) => choice === undefined && saysBuyer(text).length > 0)?.text.slice(0, longestOfBuyer)
  return {
    ...conversation,
    ...(destination === undefined ? {} : { destination }),
    ...(buyer === undefined ? {} : { buyer }),
  }
}
const longestOfBuyer = 160

/** A button of a variant is about its product, one of an option's value about what is to be added. */
function ofProduct(clause: Clause, { productOf, optionAt }: Facts, language: Language): Clause {
  const { picked, slots } = clause
  const [sku] = picked === undefined ? [] : (slots.product ?? [])
  const product = sku === undefined ? undefined : productOf(sku)
  if (sku !== undefined && product !== undefined && product !== sku)
    return { ...clause, slots: { ...slots, product: [product] }, variant: sku }
  const [, place, having] = /^option:(\d+):(.+)$/.exec(picked ?? '') ?? []
  const option = having === undefined ? undefined : optionAt(Number(place), having, language)
  return option === undefined ? clause : { ...clause, chosen: { [option.name]: option.value } }
}

/** A short answer to "which colour?" is as good as the quick reply under it. */
function chosenInWords(
  { choosing }: Conversation,
  messages: readonly MessageEvent[],
  previous: Language,
  { optionNamed }: Facts,
): { language: Language; clauses: Clause[]; late: boolean } | undefined {
  const [only, more] = messages
  if (choosing === undefined || only === undefined || more !== undefined || only.choice !== undefined) return undefined
  // "Is the white one in stock" asks before it chooses.
  if (readStockQuestion(only.text) !== undefined) return undefined
  const language = languageOf(only.text, previous)
  // "The 150 then, how much is that, and is postage free?" asks more than which one.
  const parts = only.text.split(/[\s,，;；。.!！?？]+(?=\p{Script=Han})|[,，;；。.!！?？]+/u).filter(part => part.trim() !== '')
  if (parts.length > 1 && parts.some(part => asksSomething(part) && optionNamed(choosing, part, language) === undefined)) return undefined
  const named = optionNamed(choosing, only.text, language)
  const clause = named === undefined ? undefined : clauseOfChoice('option:', only.text)
  if (named === undefined || clause === undefined) return undefined
  const { chosen, quantity } = named
  return { language, clauses: [{ ...clause, chosen, slots: quantity === undefined ? {} : { quantity } }], late: false }
}
