import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../dialogue/questions.ts'
import type { Clause } from '../dialogue/turn.ts'
import type { Message } from './message.ts'
import { asksWhichOne } from './pointed.ts'

/**
 * 哪个轻 新生儿能坐吗, "which lasts longer and can I get either in green": which of two it is, and something else that is asked of them, where one command was heard
 * for both. `compared`: a comparison in the words of a clause.
 */
export function besideChoice(commands: readonly Command[], { clauses }: Message, compared: (clause: Clause) => Command): Command[] {
  const choices = clauses.filter(isChoice)
  const [choice, more] = choices
  if (clauses.length < 2 || choice === undefined || more !== undefined) return [...commands]
  const chosen = commands.find(one => chooses.has(one.command) && one.text.includes(choice.text))
  if (chosen !== undefined) return withAsked(commands, chosen, choice, clauses)
  if (commands.some(one => chooses.has(one.command)) || !commands.some(one => one.text.includes(choice.text))) return [...commands]
  const compare = compared(choice)
  if (compare.skus.length !== 2) return [...commands]
  return [compare, ...commands.flatMap(one => without(one, choice.text))]
}

/** What else is asked in the words of the choice is asked of each of the two. */
function withAsked(commands: readonly Command[], chosen: Command, choice: Clause, clauses: readonly Clause[]): Command[] {
  // What was heard in the same words as the choice is the choice, or all of it.
  const others = commands.filter(one => !chooses.has(one.command) && one.text !== chosen.text)
  const isHeard = ({ text }: Clause) => others.some(one => one.text.includes(text) || text.includes(one.text))
  const asked = clauses.filter(one => one !== choice && asksOfGoods(one) && chosen.text.includes(one.text) && !isHeard(one))
  if (asked.length === 0 || chosen.skus.length !== 2) return [...commands]
  const asks = asked.map(
    ({ text, intents }): Command => ({
      command: 'ask',
      of: 'goods',
      probability: intents[0]?.probability ?? 0,
      text,
      skus: chosen.skus,
      called: true,
      slots: {},
    }),
  )
  const choosing = commands
    .filter(one => chooses.has(one.command))
    .map(one => (one.text === chosen.text ? { ...one, text: choice.text } : one))
  return [...choosing, ...others, ...asks]
}

/** A command without the choice in its words; nothing where no more was said. */
function without(one: Command, choice: string): Command[] {
  const text = one.text.replace(choice, ' ').replace(joint, '').trim()
  return text === one.text ? [one] : asksSomething(text) ? [{ ...one, text }] : []
}
const joint = /^[\s,，.。;；?？]*(?:\b(?:and|but|also|n)\b\s*)?|\s*\b(?:and|but|also|n)\s*$/giu

const chooses: ReadonlySet<string> = new Set(['compare', 'advise'])
const isChoice = ({ text, intents: [best], abstain }: Clause): boolean =>
  best?.name === 'compare' && !abstain && best.probability >= sure && asksWhichOne(text)
const asksOfGoods = ({ text, intents: [best], abstain }: Clause): boolean =>
  best?.name === 'ask_product_detail' && !abstain && best.probability >= sure && asksSomething(text) && !asksWhichOne(text)
const sure = 0.85
