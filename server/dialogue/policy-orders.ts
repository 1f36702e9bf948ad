import { followOrder, soothe, tellWhere } from './aftercare.ts'
import { askGoods, askShop, type Context, pages, target, tellsHalf } from './asking.ts'
import { turnTo } from './attention.ts'
import type { Command } from './commands.ts'
import { type Decision, offerPerson } from './decision.ts'

type OfOrder = Extract<Command, { command: 'order' }>

/** What is said of an order that was placed: where it is, what is wrong with it, or that it shall be otherwise. */
export function order(before: Decision, command: OfOrder, context: Context): Decision {
  // What is said next is of the thing that was bought.
  const conversation = command.bought === undefined ? before.conversation : turnTo(before.conversation, command.bought)
  const decision: Decision = { ...before, conversation }
  switch (command.what) {
    case 'status':
      if (command.told === true) return tellWhere(decision, context, command.text)
      return followOrder(decision, context, { text: command.text, number: command.slots.order, late: command.late })
    case 'problem':
      if (tellsHalf(command, conversation, context.question)) return askShop(decision, { ...command, command: 'ask', of: 'shop' }, context)
      if (isOfTaken(command, context) && target(conversation, command) !== undefined)
        return askGoods(decision, { ...command, command: 'ask', of: 'goods' }, context)
      return soothe(decision, context, isOfDelay(command, decision, context) ? { text: command.text } : command)
    default:
      return offerPerson(pages(decision, command, 'order_change'), 'order')
  }
}

/** "I'll take the white one. Why so light, is it badly made?": doubts about what is only being taken, and nothing was bought yet. */
const isOfTaken = ({ rule, states }: OfOrder, { commands }: Context): boolean =>
  rule === 'other' && states !== true && commands.some(({ command }) => command === 'add')

/** 三天了还不发，你们搞什么 of whoever waits for a parcel and was offered a person for it: displeased, and asks for no rule about what came broken. */
const isOfDelay = ({ rule, topic }: OfOrder, { conversation: { offered } }: Decision, { asked }: Context): boolean =>
  asked === 'handoff' && offered === 'order' && rule !== 'fault' && topic === undefined
