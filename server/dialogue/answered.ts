import { asksRange } from '../language/range-asked.ts'
import { addToCart } from './cart.ts'
import type { Asked, Conversation } from './conversation.ts'
import { ask, type Decision, requestPerson, say } from './decision.ts'
import type { Turn } from './turn.ts'
import type { Want } from './wants.ts'
import { showProducts } from './wishes.ts'

export function affirm(decision: Decision, asked: Asked | undefined, turn: Turn): Decision {
  const { conversation } = decision
  switch (asked) {
    case 'handoff':
      return requestPerson(decision, turn, conversation.offered ?? 'asked')
    case 'more':
      return showProducts(decision, conversation.need, { exclude: conversation.seen })
    case 'checkout':
      return say(decision, { want: 'next', step: 'checkout', now: true })
    case 'add':
    case 'product':
      return addToCart(decision, {
        text: '',
        slots: conversation.focus === undefined && conversation.shown.length > 0 ? { ordinal: 1 } : {},
      })
    default:
      return conversation.focus !== undefined
        ? addToCart(decision, { text: '', slots: {} })
        : ask(decision, conversation.shown.length > 0 ? 'product' : 'need')
  }
}

export function deny(decision: Decision, asked: Asked | undefined): Decision {
  const { conversation } = decision
  // "No" to a question about budget, size or colour means "any": show on.
  if (asked === 'budget' || asked === 'size' || asked === 'colour') return showProducts(decision, conversation.need, {})
  if (conversation.stage === 'in_cart') return say(decision, { want: 'next', step: 'checkout' })
  if (conversation.shown.length > 0 && asked !== 'handoff')
    return say({ ...decision, conversation: { ...conversation, asked: 'more' } }, { want: 'next', step: 'more' })
  return ask(decision, 'need')
}

/** The last thing shown, once more. */
export function again(conversation: Conversation): Want[] {
  if (conversation.shown.length > 0)
    return [
      {
        want: 'products',
        need: conversation.need,
        exclude: [],
        ...(conversation.need.category === undefined && conversation.need.words === undefined ? { popular: true } : {}),
      },
    ]
  return [{ want: 'ask', about: 'need' }]
}

/** The same in its conversation: of a wish that is known "what have you got?" asks for that. */
export function asksRangeNow({ need, focus, shown }: Conversation, text: string): boolean {
  const asked = asksRange(text)
  return asked === 'plainly' || (asked === 'loosely' && focus === undefined && shown.length === 0 && Object.keys(need).length === 0)
}
