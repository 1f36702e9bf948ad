import { asksWorth } from '../language/by-how-much.ts'
import { type Superlative, superlativeAsked } from '../language/superlatives.ts'
import { saysOfThese } from '../language/wish-phrases.ts'
import { type Context, lookUp, ofSize, target } from './asking.ts'
import { chosenOf, turnTo } from './attention.ts'
import type { Command } from './commands.ts'
import { ask, type Decision, say } from './decision.ts'
import { isEmpty, wishFor } from './wish-policy.ts'
import { likeFocus, showProducts } from './wishes.ts'

type Of<Name extends Command['command']> = Extract<Command, { command: Name }>

/** So many are looked at for two that tell what is asked. */
const mostCompared = 4

export function compare(decision: Decision, command: Command, { last }: Pick<Context, 'last'>): Decision {
  const { conversation } = decision
  const { focus, shown } = conversation
  const [own] = command.skus
  const leansOn = (skus: readonly string[]) => (last?.skus.some(sku => skus.includes(sku)) === true ? last.text : undefined)
  if (isWithin(command) && own !== undefined) return askAbout(decision, command, own, { before: leansOn([own]) })
  const [first, second, ...others] = [...new Set([...command.skus, ...(focus === undefined ? [] : [focus]), ...shown])]
  if (command.named !== undefined && command.skus.length < 2) return wishFor(decision, command, command.named)
  if (first === undefined || second === undefined)
    return first === undefined ? ask(decision, 'product') : askAbout(decision, command, first)
  // Two that are named are set beside each other; of all that is shown those that tell it.
  const among = command.skus.length === 2 ? [first, second] : [first, second, ...others].slice(0, mostCompared)
  const order = command.command === 'compare' || command.command === 'advise' ? command.order : undefined
  const before = leansOn(among)
  const question = { text: command.text, skus: among, about: 'products', compared: true } as const
  return say(
    { ...decision, conversation: { ...turnTo(conversation, first), asked: 'product', question } },
    {
      want: 'compare',
      skus: among,
      question: command.text,
      ...(order === undefined ? {} : { order }),
      ...(before === undefined ? {} : { before }),
    },
  )
}

const isWithin = (command: Command): boolean => (command.command === 'compare' || command.command === 'advise') && command.within === true

/** `within`: what it comes in is set beside each other; what was asked of it before may tell in what respect. */
function askAbout(decision: Decision, command: Command, sku: string, within?: { before: string | undefined }): Decision {
  const variant = chosenOf(decision.conversation, sku)
  const ofOptions = {
    about: 'products',
    within: true,
    ...(within?.before === undefined ? {} : { before: within.before }),
    ...(variant === undefined ? {} : { variant }),
  } as const
  return lookUp({ ...decision, conversation: turnTo(decision.conversation, sku) }, command, {
    skus: [sku],
    ...(within === undefined ? { about: 'either' } : ofOptions),
  })
}

function cheapestOfKind({ conversation }: Decision, { text, skus, order }: Of<'advise'>): Superlative | undefined {
  const { need, shown } = conversation
  const isOfWish = need.gift !== true && (need.category ?? need.words) !== undefined && skus.every(sku => shown.includes(sku))
  return isOfWish && order === 'cheapest' && superlativeAsked(text) === order && !saysOfThese(text) ? order : undefined
}

/** Which of them: the one that fits the wish best; whether this one: what its text tells. */
export function advise(decision: Decision, command: Of<'advise'>, context: Context): Decision {
  const { asked } = context
  const { conversation } = decision
  const { shown, need } = conversation
  // "M or L, I'm 168?" is told by the chart, not by what there is of both.
  if (isWithin(command) && command.topic !== 'size_advice') return compare(decision, command, context)
  // 新手用的最便宜哪个: of all that was looked for, of which there may be more than was shown.
  const cheapest = cheapestOfKind(decision, command)
  if (cheapest !== undefined) return showProducts(decision, need, { order: cheapest, ...likeFocus(conversation) })
  const among = command.skus.length > 1 ? command.skus : command.skus.length === 0 && shown.length > 1 ? shown : []
  // "The Stillvale or the bone ones?": two that are named are set beside each other.
  if (command.called === true && command.skus.length === 2) return compare(decision, command, context)
  // "Is it worth the extra £60?" of two: what there is to both.
  const two = among.length === 2 ? among : shown.length === 2 && command.skus.every(sku => shown.includes(sku)) ? shown : []
  if (two.length === 2 && asksWorth(command.text, among.length !== 2)) return compare(decision, { ...command, skus: two }, context)
  // "Which is lighter?" is told by numbers, "which for the gym?" by what suits.
  if (among.length > 1 && (command.order !== undefined || command.respect === true))
    return compare(decision, { ...command, skus: among }, context)
  if (among.length > 1) {
    const told = { want: 'compare', skus: among.slice(0, mostCompared), question: command.text, ifTold: true } as const
    const suits = showProducts(command.topic === 'size_advice' ? decision : say(decision, told), need, { among, unless: 'answered' })
    // "My feet are wide, which one?": how sizes are chosen is told beside the one that suits.
    return command.topic === 'size_advice'
      ? lookUp(suits, command, { skus: among.slice(0, 1), about: 'pages', topic: 'size_advice', attempt: 'texts' })
      : suits
  }
  const one = target(conversation, command)
  // Its text may tell whether it is right; else why the shop would show it.
  if (one !== undefined) {
    const told = lookUp(decision, command, { skus: [one], about: 'either', of: 'goods', attempt: 'texts', ...ofSize(command) })
    // 45的缸用哪个 of a lamp that comes in two lengths: in the one that is told.
    const shownSo = showProducts(told, { ...need, told: command.text }, { among: [one], unless: 'answered' })
    return { ...shownSo, conversation: { ...shownSo.conversation, need } }
  }
  return asked === undefined && isEmpty(need) ? ask(decision, 'need') : showProducts(decision, need, {})
}
