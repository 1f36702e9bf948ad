import { choose, tell } from '../dialogue/attention.ts'
import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Clause } from '../dialogue/turn.ts'
import type { Language } from '../language/language.ts'
import type { MessageEvent } from '../wire.ts'
import type { Facts } from './ports.ts'

/** What says which one is wanted or asked for; a question about a thing says nothing of that. */
const tellOptions: ReadonlySet<string> = new Set(['add', 'find', 'stock', 'price', 'total', 'yes', 'no'])
const asks: ReadonlySet<string> = new Set([
  'give_detail',
  'correct_detail',
  'add_to_cart',
  'ask_stock',
  'ask_size',
  'ask_colour',
  'ask_price',
  'affirm',
  'ask_size_advice',
])

/** "Is the 76 mm Thornby insured?": of one variant of a thing that is asked about, that is the one that is meant; a bare measure may be of something else. */
function withVariantAsked(
  before: Conversation,
  text: string,
  heard: readonly Command[],
  language: Language,
  facts: Pick<Facts, 'variantsNamed' | 'vocabulary'>,
): Conversation {
  if (turnsDown.test(text)) return before
  const asked = new Set(
    heard.flatMap(({ command, skus }) => ((command === 'ask' || command === 'advise') && skus.length === 1 ? skus : [])),
  )
  const [sku, more] = asked
  if (sku === undefined || more !== undefined || heard.some(one => one.skus.some(other => other !== sku))) return before
  const names = facts.vocabulary().products.find(one => one.sku === sku)?.names ?? []
  const [only, another] = facts.variantsNamed(pointing(text, names), sku, language)
  return only === undefined || another !== undefined ? before : choose(before, sku, only)
}

const turnsDown = /不[是要对]|别|没|\b(?:not?|never|without)\b|n['’]t\b/iu
/** What points at one of several: "the 60", "in matt black", "Quayside 60", "the large one", 60的; "a 60 mm hasp" and "for a large dog" do not. */
const pointing = (text: string, names: readonly string[]): string => {
  const called = new Set(names.flatMap(name => name.toLowerCase().match(/[a-z]{3,}/gu) ?? []))
  const isName = (word = '') => called.has(word.toLowerCase().replace(/[^a-z]/gu, ''))
  if (/\p{Script=Han}/u.test(text)) return text.replace(/\d+(?:\.\d+)?(?![\d.]|\s*(?:[a-z]{1,3}|\p{Script=Han}{1,2})?[的款码号])/giu, ' ')
  const words = text.split(/\s+/u)
  const isPointed = (_word: string, at: number) =>
    [words[at - 1], words[at - 2]].some(one => one !== undefined && pointsBefore.test(one)) ||
    [words[at - 1], words[at + 1]].some(isName) ||
    /^ones?\b/iu.test(words[at + 1] ?? '')
  return words.filter(isPointed).join(' ')
}
const pointsBefore = /^(?:the|that|this|those|these|size|in)$/iu

/** What this message says of the options of what it is about. `heard`: all that was read of it, what the order takes too. */
export function withOptionsTold(
  before: Conversation,
  messages: readonly MessageEvent[],
  commands: readonly Command[] | undefined,
  clauses: readonly Clause[],
  language: Language,
  facts: Pick<Facts, 'optionsTold' | 'variantsNamed' | 'vocabulary'>,
  heard: readonly Command[] = commands ?? [],
): Conversation {
  const text = messages.map(message => message.text).join('，')
  return withVariantAsked(withOptionsSaid(before, text, commands, clauses, language, facts, heard), text, heard, language, facts)
}

function withOptionsSaid(
  before: Conversation,
  text: string,
  commands: readonly Command[] | undefined,
  clauses: readonly Clause[],
  language: Language,
  facts: Pick<Facts, 'optionsTold'>,
  heard: readonly Command[],
): Conversation {
  const about = before.choosing?.product ?? before.focus
  if (commands === undefined || commands.length === 0) {
    const isOfOption = clauses.some(({ intents: [best] }) => best !== undefined && asks.has(best.name))
    return about === undefined || !isOfOption ? before : tell(before, about, facts.optionsTold(text, about, language))
  }
  const telling = commands.filter(({ command }) => tellOptions.has(command))
  const meant = new Set(
    telling.flatMap(({ skus, slots }) => (skus.length > 0 ? skus : (slots.product ?? (about === undefined ? [] : [about])))),
  )
  // Of one thing the whole message is said; of several each part.
  const [only, another] = meant
  if (only === undefined) return before
  if (another === undefined) {
    const isOfOne = [...commands, ...heard].every(({ skus }) => skus.every(sku => sku === only))
    const said = isOfOne ? text : telling.flatMap(one => (holdsOther(one, only, heard) ? [] : [one.text])).join('，')
    return tell(before, only, facts.optionsTold(said, only, language))
  }
  return telling.reduce((conversation, one) => {
    const [sku, more] = one.skus
    return sku === undefined || more !== undefined || holdsOther(one, sku, heard)
      ? conversation
      : tell(conversation, sku, facts.optionsTold(one.text, sku, language))
  }, before)
}

/** "The green tent and two bags, what's that": said of two things, and what a part of it says is said of its own. */
const holdsOther = ({ text }: Command, sku: string, all: readonly Command[]): boolean =>
  all.some(({ skus: [other], text: part }) => other !== undefined && other !== sku && part !== text && text.includes(part.trim()))

/** What was wished for is found: what was said of it holds for the first of it. */
export function withOptionsOfFound<Of extends { conversation: Conversation }>(
  settled: Of,
  messages: readonly MessageEvent[],
  { before, commands = [], language }: { before: Conversation; commands?: readonly Command[] | undefined; language: Language },
  facts: Pick<Facts, 'optionsTold'>,
): Of {
  const { conversation } = settled
  const { focus, isLead } = conversation
  if (focus === undefined || isLead !== true || focus === before.focus) return settled
  // "The green one please. Do you have sleeping bags": of these no colour is said.
  const isOfOther = commands.some(({ skus: [sku] }) => sku !== undefined && sku !== focus)
  const wishes = commands.filter(
    ({ command, text }) => command === 'find' && commands.every(one => one.command === 'find' || one.text !== text),
  )
  const said: readonly { text: string }[] = isOfOther && wishes.length > 0 ? wishes : messages
  const text = said.map(one => one.text).join('，')
  return { ...settled, conversation: tell(conversation, focus, facts.optionsTold(text, focus, language)) }
}
