import { turnTo } from './attention.ts'
import type { Conversation } from './conversation.ts'
import { ask, type Decision, say, tidy } from './decision.ts'
import type { Found } from './found.ts'
import type { Want } from './wants.ts'
import { showProducts } from './wishes.ts'

/** What can be done where nothing in particular was asked for. */
export const freeArms = ['plain', 'ask_need', 'bestsellers', 'help_decide', 'coupon'] as const
/** `plain`: what was asked is answered and no more. */
export type FreeArm = (typeof freeArms)[number]

/**
 * What may be done beside what the shopper asked: nothing while they are to decide something, wait for a person, complain, or take leave;
 * nothing that was said or shown before. `found` is parallel to the decision's wants. With `plain` alone there is no choice.
 */
export function freeArmsOf({ conversation, wants, status }: Decision, found: readonly Found[]): readonly FreeArm[] {
  if (status !== undefined || conversation.choosing !== undefined || wants.length === 0) return ['plain']
  if (!wants.every((want, at) => leavesOpen(want, found[at]))) return ['plain']
  const asks = wants.some(({ want }) => want === 'ask')
  const shows = wants.some(({ want }) => want === 'products')
  const { shown, cart, stage, need, askedBefore, couponOffered } = conversation
  const isNew = stage === 'arrived' || stage === 'engaged'
  const arms: FreeArm[] = ['plain']
  if (!asks && !shows && isNew && Object.keys(need).length === 0 && !askedBefore.includes('need')) arms.push('ask_need')
  if (!shows && shown.length === 0 && cart.length === 0 && stage !== 'ordered') arms.push('bestsellers')
  if (!shows && shown.length >= 2 && cart.length === 0 && stage === 'shown') arms.push('help_decide')
  if (!couponOffered && stage !== 'ordered') arms.push('coupon')
  return arms
}

/** Whether something may follow it: an answer that was found, a word of thanks, what is in the cart, the open question what is wanted. */
function leavesOpen(want: Want, found: Found | undefined): boolean {
  switch (want.want) {
    case 'greet':
    case 'cart':
    case 'products':
      return found?.want !== 'products' || found.products.length > 0
    case 'ask':
      return want.about === 'need'
    case 'answer':
      return found?.want === 'answer' && found.quote !== undefined
    case 'say':
      return want.act.act === 'smalltalk' && want.act.slots.topic !== 'insult'
    default:
      return false
  }
}

/** The decision with what the arm adds to it, in place of the open question where there is one. */
export function withArm(decision: Decision, arm: FreeArm): Decision {
  switch (arm) {
    case 'plain':
      return decision
    case 'ask_need':
      return tidy(ask(decision, 'need'))
    case 'bestsellers': {
      const { conversation, rest } = withoutOpenQuestion(decision)
      return tidy(showProducts({ ...decision, conversation, wants: rest }, conversation.need, {}))
    }
    case 'help_decide': {
      const { conversation, rest } = withoutOpenQuestion(decision)
      const [first, second] = conversation.shown as [string, string]
      const about: Conversation = { ...turnTo(conversation, first), asked: 'product' }
      return tidy(say({ ...decision, conversation: about, wants: rest }, { want: 'compare', skus: [first, second], question: '' }))
    }
    case 'coupon':
      return say({ ...decision, conversation: { ...decision.conversation, couponOffered: true } }, { want: 'offer' })
    default:
      return arm satisfies never
  }
}

function withoutOpenQuestion({ conversation, wants }: Decision) {
  const { asked, ...others } = conversation
  const askedBefore = conversation.askedBefore.filter(about => about !== 'need')
  const rest = wants.filter(want => want.want !== 'ask' || want.about !== 'need')
  const open: Conversation =
    rest.length === wants.length ? conversation : { ...others, askedBefore, ...(asked === 'need' || asked === undefined ? {} : { asked }) }
  return { conversation: open, rest }
}
