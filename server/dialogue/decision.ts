import type { Conversation, PersonReason } from './conversation.ts'
import type { Acts } from './plan.ts'
import type { Turn } from './turn.ts'
import type { Want } from './wants.ts'

export type Decision = { conversation: Conversation; wants: Want[]; status?: 'requested'; reason?: PersonReason }

export function say(decision: Decision, ...wants: Want[]): Decision {
  return { ...decision, wants: [...decision.wants, ...wants] }
}

export function ask(decision: Decision, about: Acts['ask']['about'], currency = false): Decision {
  const { conversation } = decision
  const askedBefore = conversation.askedBefore.includes(about) ? conversation.askedBefore : [...conversation.askedBefore, about]
  return say(
    { ...decision, conversation: { ...conversation, asked: about, askedBefore } },
    { want: 'ask', about, ...(currency ? { currency } : {}) },
  )
}

export function askNeedIfNew(conversation: Conversation): Want[] {
  return conversation.stage === 'arrived' || conversation.stage === 'engaged' ? [{ want: 'ask', about: 'need' }] : []
}

export function failed(decision: Decision): Decision {
  return { ...decision, conversation: { ...decision.conversation, failures: decision.conversation.failures + 1 } }
}

export function calm(decision: Decision): Decision {
  return { ...decision, conversation: { ...decision.conversation, failures: 0 } }
}

export function requestPerson(decision: Decision, turn: Turn | undefined, reason: PersonReason): Decision {
  const waiting = turn?.waitingForPerson === true
  const { asked: _asked, offered: _offered, ...conversation } = decision.conversation
  const said = say(
    { ...decision, conversation: { ...conversation, failures: 0 } },
    { want: 'handoff', state: waiting ? 'waiting' : 'requested' },
  )
  return { ...said, status: 'requested', reason }
}

export function offerPerson(decision: Decision, reason: PersonReason): Decision {
  return say(
    { ...decision, conversation: { ...decision.conversation, asked: 'handoff', offered: reason } },
    { want: 'handoff', state: 'offered' },
  )
}

/** At most one question and one list of cards a reply; the same policy is quoted once. */
export function tidy(decision: Decision): Decision {
  const seen = new Set<string>()
  const key = (want: Want) => {
    if (want.want === 'answer') return `answer:${want.question}`
    if (want.want === 'say') return `say:${JSON.stringify(want.act)}`
    return want.want === 'detail' ? `detail:${want.sku}:${want.about}` : want.want
  }
  const wants = decision.wants.filter(want => !seen.has(key(want)) && seen.add(key(want)))
  // Beside an answer, "I did not understand" or "what are you looking for?" about the rest only confuses.
  const answers = wants.some(({ want }) => ['products', 'detail', 'answer', 'compare', 'offer', 'cart'].includes(want))
  return { ...decision, wants: answers ? wants.filter(want => !isPuzzled(want)) : wants }
}

function isPuzzled(want: Want): boolean {
  if (want.want === 'clarify' || (want.want === 'ask' && want.about === 'need')) return true
  if (want.want !== 'say') return false
  return want.act.act === 'decline'
    ? want.act.slots.reason === 'out_of_scope'
    : want.act.act === 'apologise' && want.act.slots.for === 'misunderstanding'
}
