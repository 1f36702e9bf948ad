import type { Command } from '../dialogue/commands.ts'
import { type Conversation, inView } from '../dialogue/conversation.ts'
import type { Clause } from '../dialogue/turn.ts'
import type { Language } from '../language/language.ts'
import { asksSomething } from '../language/question-words.ts'
import { readSlots } from '../language/slots.ts'
import { beginsWish } from '../language/wish-phrases.ts'
import { type Command as Read, valuesOf } from '../understanding/commands.ts'
import { kindsNamed } from '../understanding/kind-meant.ts'
import { isNamedFrom, nameScore } from '../understanding/likely.ts'
import { anotherIn, restatedIn, turnedBackIn } from '../understanding/restated.ts'
import { withoutName } from '../understanding/without-name.ts'
import { heardAs } from './heard-as.ts'
import { inShopsTerms, type ListenFacts } from './in-shops-terms.ts'
import { sure } from './takes-bare.ts'

/** What the last turn asked of goods, to their texts, options and prices. */
type Open = { skus: readonly string[]; of(sku: string, facts: ListenFacts): Command[] }

function openOf({ question, inquired = [] }: Conversation): Open | undefined {
  const ofTexts = question === undefined || question.compared === true || question.about === 'pages' ? undefined : question
  const skus = [...new Set([...inquired.map(one => one.sku), ...(ofTexts?.skus ?? [])])]
  if (ofTexts === undefined && inquired.length === 0) return undefined
  return {
    skus,
    of(sku, facts) {
      const names = facts.vocabulary().products.flatMap(one => (skus.includes(one.sku) ? one.names : []))
      const said = (text: string) => ({ probability: 1, text: withoutName(text, names), skus: [sku], called: true as const })
      const details = inquired.map(({ about, text, sku: _sku, ...slots }): Command => {
        if (about === 'price') return { ...said(text), command: 'price', slots }
        return { ...said(text), command: 'stock', slots, ...(about === 'stock' ? { option: true } : { list: about }) }
      })
      const asked = ofTexts === undefined ? [] : [...(ofTexts.earlier ?? []), ofTexts.text]
      return [...details, ...asked.map((text): Command => ({ ...said(text), command: 'ask', of: 'goods', slots: {} }))]
    },
  }
}

/** What was said, as the door has understood it. */
type Said = { text: string; language: Language; clauses: readonly Clause[] }

/** These words as a question, in the shop's terms. */
const asQuestion = (before: Conversation, { text, ...understood }: Said, facts: ListenFacts, places: readonly string[]) =>
  inShopsTerms([{ command: 'ask', args: [], probability: 1, place: 0 }], before, text, places, understood, facts)[0]

/** Something else than this is turned down by its name. */
const isRefused = (facts: ListenFacts, text: string, sku: string): boolean =>
  facts.speaksOf(text, [sku]).some(one => one.sku !== sku && one.refused > 0)

/** What a correction of the product may be read as besides. */
const corrects: ReadonlySet<string> = new Set(['find', 'reject', 'no', 'yes', 'ask', 'chat', 'noise', 'off'])

/** "No not the boots, the squall jacket" takes nothing: no number and no option is said of it. */
const namesOnly = ({ command, args }: Read): boolean => command === 'add' && args.every(([key]) => key === 'item')

/** "I meant the moisturiser, not the sunscreen" after a question: the question is asked of the one that was meant. */
export function askedAnew(
  before: Conversation,
  read: readonly Read[],
  said: Said,
  facts: ListenFacts,
  places: readonly string[],
): Command[] | undefined {
  const { text, clauses } = said
  const open = openOf(before)
  if (open === undefined || asksSomething(text) || asksOfItself(said, open.skus, facts)) return undefined
  // "The science kit is for my daughter. I need a different toy for a boy" wishes for that.
  const isWish = read.some(({ command, args, probability = 0 }) => command === 'find' && probability >= sure && args.length > 0)
  if (isWish && text.split(/[.!。！]+/u).some(part => beginsWish(part.trim()))) return undefined
  const isTurning = read.some(({ command }) => command === 'reject')
  if (!isTurning && !clauses.some(clause => heardAs(clause, 'correct_detail') || heardAs(clause, 'deny'))) return undefined
  if (!read.every(one => (one.probability ?? 0) < sure || corrects.has(one.command) || (isTurning && namesOnly(one)))) return undefined
  const asked = asQuestion(before, said, facts, places)
  const [sku, more] = asked?.skus ?? []
  if (asked === undefined || sku === undefined || more !== undefined) return undefined
  // 我说的是那个靠垫！不是坐垫 of what was asked of just that: once more.
  if (open.skus.includes(sku)) return asked.called === true && isRefused(facts, text, sku) ? open.of(sku, facts) : undefined
  // What is named for the first time is wished for, but where what was asked about is turned down for it.
  const isTurnedDown =
    facts.speaksOf(text, open.skus).some(one => open.skus.includes(one.sku) && one.refused > 0) ||
    refusesPointed.test(text) ||
    saysAsked.test(text) ||
    facts.speaksOf(turnedBackIn(text) ?? '', [sku]).some(one => one.sku === sku && one.others === 0)
  if (sku === before.focus || !(isTurnedDown || inView(before).includes(sku))) return undefined
  return open.of(sku, facts)
}

/** "The teak bench, not a bistro. Height please": a part that names nothing asks on its own. */
const asksOfItself = ({ clauses }: Said, skus: readonly string[], facts: ListenFacts): boolean =>
  clauses.length > 1 &&
  clauses.some(
    ({ text, intents: [best], abstain }) =>
      !abstain && best?.name.startsWith('ask_') === true && facts.speaksOf(text, skus).every(one => nameScore(one) === 0),
  )

/** "Not those, the earbuds", 不是这个，是四人那个. */
const refusesPointed = /\bnot (?:this|that|these|those|it|them)\b|不是(?:这|那|它)/iu

/** "It was the serum I asked about", 我问的是那瓶精华. */
const saysAsked = /我(?:刚才?|是|想)*问的|\bi (?:asked|was asking|meant to ask) (?:about|for)\b/iu

/** What the reader takes for something else that only says anew what was asked. */
const restates: ReadonlySet<string> = new Set(['find', 'reject', 'no', 'yes', 'ask', 'advise', 'chat', 'noise', 'off', 'more'])

const surelyOfGoods = 0.9

const nothingButAll =
  /^(?:for |of |about )?(?:both|all|each|either)(?: of)?(?: (?:them|those|these|the two|ones))?[.! ]*$|^(?:是|指)?(?:[这那]?(?:两|俩|几)[个款种件双]?|全部)(?:都(?:问|要)?)?[。！! ]*$/iu

/** "Swimming I mean", after a question that was answered with something else: it is asked again in these words, of the same thing. */
export function askedOtherwise(
  before: Conversation,
  read: readonly Read[],
  said: Said,
  facts: ListenFacts,
  places: readonly string[],
): Command[] | undefined {
  const { question } = before
  const open = openOf(before)
  const other = anotherIn(said.text)
  const rest = restatedIn(said.text) ?? other
  if (rest === undefined) return undefined
  const spoken = facts
    .speaksOf(rest, inView(before))
    .filter(one => one.others === 0 && nameScore(one) > isNamedFrom)
    .map(({ sku }) => sku)
  // "And the bath towel?": the only one of its kind.
  const [named, more] = spoken.length === 0 && rest === other ? facts.meant(rest, undefined, inView(before)) : spoken
  // "Sorry, I meant the rain jacket": nothing but another thing, of which the same is asked.
  if (open !== undefined && named !== undefined && more === undefined && !open.skus.includes(named) && !asksSomething(rest))
    return open.of(named, facts)
  if (rest === other || !read.every(({ command, probability = 0 }) => probability < sure || restates.has(command))) return undefined
  // "I mean a tent", 我说要花束 你给我盆栽干嘛: goods that the shop has are wished for; so is what is told beside what is refused, 我问的是纯棉！不要绒的.
  const { category } = readSlots(rest, said.language, facts.vocabulary())
  if (category !== undefined && read.some(({ command }) => command === 'find' || command === 'reject')) return undefined
  if (read.some(({ command, args }) => command === 'find' && args.length > 1 && args.some(([key]) => key === 'not'))) return undefined
  const asked = asQuestion(before, { ...said, text: rest }, facts, places)
  if (asked?.command !== 'ask') return undefined
  // "No, I meant is the 199 one any good": it asks all of it itself, whatever was said before.
  if (question === undefined || question.compared === true)
    return asked.called === true && asksSomething(rest) ? [{ ...asked, text: rest }] : undefined
  // "Sorry, I meant both of them": the same question, of each.
  if (asked.skus.length > 1 && nothingButAll.test(rest)) return [{ ...asked, text: question.text, of: 'goods' }]
  const { topic, about } = question
  // "I asked about the Skyglide in the rain" after a size was told: surely heard of goods, it is of no page that the last question was for.
  const isOfGoods = read.some(
    one => one.command === 'ask' && (one.probability ?? 0) >= surelyOfGoods && valuesOf(one, 'about').length === 0,
  )
  if (isOfGoods && topic !== undefined && topic !== asked.topic && (about === 'pages' || asked.called === true))
    return [{ ...asked, text: rest, of: 'goods' }]
  const again: Command = {
    ...asked,
    text: rest,
    skus: asked.called === true || (asked.skus.length === 1 && kindsNamed(rest).size > 0) ? asked.skus : [...question.skus],
    again: question.text,
    ...(asksSomething(rest) ? {} : { leans: true }),
    of: about === 'pages' ? 'shop' : 'goods',
    ...(topic === undefined ? {} : { topic }),
  }
  return [again]
}
