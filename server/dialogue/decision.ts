import type { Conversation, PersonReason } from './conversation.ts'
import type { Acts } from './plan.ts'
import { withoutSameAdds } from './taken.ts'
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

/** Whoever has named goods already, or taken them, is not asked what they are looking for. */
export function askNeedIfNew({ stage, focus, taken = [] }: Conversation): Want[] {
  const isNew = (stage === 'arrived' || stage === 'engaged') && focus === undefined && taken.length === 0
  return isNew ? [{ want: 'ask', about: 'need' }] : []
}

export function failed(decision: Decision): Decision {
  return { ...decision, conversation: { ...decision.conversation, failures: decision.conversation.failures + 1 } }
}

export function calm(decision: Decision): Decision {
  return { ...decision, conversation: { ...decision.conversation, failures: 0 } }
}

export function requestPerson(decision: Decision, turn: Turn | undefined, reason: PersonReason): Decision {
  const { asked: _asked, offered: _offered, ...conversation } = decision.conversation
  const said = say({ ...decision, conversation: { ...conversation, failures: 0 } }, waitFor(turn))
  return { ...said, status: 'requested', reason }
}

/** What whoever wants a person is told: where one is waited for already, that; where a contact was left for them, that it is kept. */
export const waitFor = (turn: Turn | undefined): Extract<Want, { want: 'handoff' }> => ({
  want: 'handoff',
  state: turn?.waitingForPerson !== true ? 'requested' : turn.hasContact === true ? 'contact_kept' : 'waiting',
})

export function offerPerson(decision: Decision, reason: PersonReason): Decision {
  return say(
    { ...decision, conversation: { ...decision.conversation, asked: 'handoff', offered: reason } },
    { want: 'handoff', state: 'offered' },
  )
}

/** Questions that one reply answers; a message of a hundred is no conversation, and each costs a look through all texts. */
const mostAnswers = 5

/** At most one question and one list of cards a reply, of the wish as it stands in the end; the same policy is quoted once. */
export function tidy(told: Decision): Decision {
  const decision = { ...told, wants: withLastWish(told.wants) }
  const seen = new Set<string>()
  const key = (want: Want) => {
    if (want.want === 'answer') return `answer:${want.question}${want.each === true ? `:${want.skus.join()}` : ''}`
    if (want.want === 'say') return `say:${JSON.stringify(want.act)}`
    if (want.want === 'add') return `add:${want.sku}:${want.apart === true ? want.question : ''}`
    if (want.want === 'order_told') return `order:${want.order.id}`
    return want.want === 'detail' ? `detail:${want.sku}:${want.about}` : want.want
  }
  let answered = 0
  const wants = withoutSameAdds(decision.wants)
    .filter(
      (want, at, all) => !seen.has(key(want)) && seen.add(key(want)) && !all.some((other, place) => isSaidBy(want, other, place < at)),
    )
    .filter(want => want.want !== 'answer' || answered++ < mostAnswers)
  // Beside an answer, "I did not understand" or "what are you looking for?" about the rest only confuses.
  const answers = wants.some(({ want }) =>
    ['products', 'detail', 'answer', 'compare', 'offer', 'cart', 'add', 'edit', 'total', 'order_told'].includes(want),
  )
  return { ...decision, wants: answers ? wants.filter(want => !isPuzzled(want)) : wants }
}

/** "And how do I pay?" and "how do I pay" are one question to the same page. */
function isSaidBy(want: Want, other: Want, isBefore: boolean): boolean {
  if (want === other || want.want !== 'answer' || other.want !== 'answer' || want.part === true) return false
  if (want.topic === undefined || want.topic !== other.topic) return false
  if (want.about !== other.about || want.skus.join() !== other.skus.join()) return false
  return other.question.includes(want.question) && (isBefore || other.question !== want.question)
}

type ProductsWant = Extract<Want, { want: 'products' }>

/** "Trainers", "under 60": each tells more of one wish, and the goods are those of the whole. They stand where the first was said. */
function withLastWish(wants: readonly Want[]): Want[] {
  const wishes = wants.filter((want): want is ProductsWant => want.want === 'products')
  const whole = wishes.reduce<ProductsWant | undefined>((before, wish) => (before === undefined ? wish : narrowed(before, wish)), undefined)
  const [first] = wishes
  return wants.flatMap((want): Want[] => (want.want !== 'products' ? [want] : want === first && whole !== undefined ? [whole] : []))
}

/** What a wish says of which goods ("the cheapest", "others") holds for what is told more of it, not for another wish. */
function narrowed(before: ProductsWant, wish: ProductsWant): ProductsWant {
  const isMore = wish.need.category === before.need.category && (wish.need.words ?? '').startsWith(before.need.words ?? '')
  // "That's a bit much, have you a cheaper tent?" says both of one thing.
  const undercuts = wish.cheaperThan === undefined && wish.dearerThan === undefined ? before.cheaperThan : undefined
  // "Something else, still for coffee": none of those that were passed over.
  const exclude = [...new Set([...before.exclude, ...wish.exclude])]
  if (!isMore) return { ...wish, exclude, ...(undercuts === undefined ? {} : { cheaperThan: undercuts }) }
  const { need: _need, popular: _popular, ...which } = before
  // "Something cheaper, but waterproof": what is told more of it must hold.
  const told = wish.need.words === before.need.words ? undefined : wish.need.words?.split('\n').at(-1)
  const must = undercuts === undefined || told === undefined ? {} : { must: told }
  return { ...which, ...wish, ...must, exclude }
}

function isPuzzled(want: Want): boolean {
  if (want.want === 'clarify' || (want.want === 'ask' && want.about === 'need')) return true
  if (want.want !== 'say') return false
  return want.act.act === 'decline'
    ? want.act.slots.reason === 'out_of_scope'
    : want.act.act === 'apologise' && want.act.slots.for === 'misunderstanding'
}
