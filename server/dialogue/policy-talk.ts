import { again } from './answered.ts'
import type { Context } from './asking.ts'
import type { Command } from './commands.ts'
import { ask, askNeedIfNew, type Decision, failed, offerPerson, requestPerson, say } from './decision.ts'
import type { Acts } from './plan.ts'
import { draftOf } from './taken.ts'
import { showProducts } from './wishes.ts'

/** Failures in a row after which a person is offered, and after which one is asked for. */
const offerPersonAfter = 3
const askPersonAfter = 4

type Of<Name extends Command['command']> = Extract<Command, { command: Name }>

/** "No", "any", "whatever": to a detail it means that it does not matter. */
export function decline(decision: Decision, { asked, commands }: Context): Decision {
  const { conversation } = decision
  // What else is said tells what to do instead.
  if (commands.length > 1) return decision
  if (asked === 'budget' || asked === 'size' || asked === 'colour' || asked === 'recipient' || asked === 'category')
    return showProducts(decision, conversation.need, {})
  if (asked === 'more' || asked === 'handoff' || asked === 'order')
    return say(decision, { want: 'say', act: { act: 'smalltalk', slots: { topic: 'heard' } } }, ...askNeedIfNew(conversation))
  if (conversation.stage === 'in_cart') return say(decision, { want: 'next', step: 'checkout' })
  if (conversation.shown.length > 0)
    return say({ ...decision, conversation: { ...conversation, asked: 'more' } }, { want: 'next', step: 'more' })
  // "Ok that's all" of whoever has taken something is looking for nothing else.
  return draftOf(decision).length > 0
    ? say(decision, { want: 'say', act: { act: 'smalltalk', slots: { topic: 'thanks' } } })
    : ask(decision, 'need')
}

const talk: Partial<Record<Of<'chat'>['what'], Acts['smalltalk']['topic']>> = {
  thanks: 'thanks',
  smalltalk: 'heard',
  bot: 'bot',
  praise: 'compliment',
  insult: 'insult',
  joke: 'joke',
}

export function chat(decision: Decision, { what }: Of<'chat'>): Decision {
  const { conversation } = decision
  if (what === 'greet') return say(decision, { want: 'greet' }, ...askNeedIfNew(conversation))
  const topic = talk[what]
  if (topic === undefined) return say(decision, { want: 'say', act: { act: 'goodbye', slots: {} } })
  return say(decision, { want: 'say', act: { act: 'smalltalk', slots: { topic } } }, ...askNeedIfNew(conversation))
}

/** Not understood: asked again once, then a person is offered, then asked for. */
export function puzzled(decision: Decision): Decision {
  const now = failed(decision)
  const { failures } = now.conversation
  const sorry = { want: 'say', act: { act: 'apologise', slots: { for: 'misunderstanding' } } } as const
  if (failures >= askPersonAfter) return requestPerson(say(now, sorry), undefined, 'not_understood')
  if (failures >= offerPersonAfter) return offerPerson(say(now, sorry), 'not_understood')
  return say(now, ...(now.conversation.shown.length > 0 ? again(now.conversation) : [{ want: 'clarify', options: [] } as const]))
}
