import type { Conversation } from '../dialogue/conversation.ts'
import type { PlanAct } from '../dialogue/plan.ts'
import { withQuoted } from '../dialogue/quoted.ts'
import type { Settled } from '../dialogue/wants.ts'
import { asksInGeneral, asksSomething } from '../language/question-words.ts'
import { byTemplate } from './by-template.ts'
import { askedOf, type Draft, holdsText, signsOf } from './look-signs.ts'
import { type LookWeights, likelihoodOf } from './look-weights.ts'
import type { Facts } from './ports.ts'

/** `look`: what the second look changed, for the trace. */
type Reply = { conversation: Conversation; settled: Settled; look?: { added: string; likelihood: number; leftOut: string[] } }
type Message = Omit<Draft, 'acts' | 'said'>

/** In products: what the reply names and what was in view. */
const mostInPlay = 8

/**
 * A reply looked at once more before it is worded, whatever way led to it: where a sentence of the shop's texts most likely answers and no act says it, it is quoted, and what
 * would then better not be said beside it is left out. How likely either is was learnt from replies that people judged part by part (training/second-look). `named`: the goods
 * that the message is about. As it is while the reader of texts is away or late. `told`: sentences of the pages
 * that the reader takes for an answer rather than not, and that were not said before.
 */
export async function secondLook<R extends Reply>(
  reply: R,
  before: Conversation,
  message: Message,
  named: readonly string[],
  { look }: Pick<Facts, 'look'>,
  { add, drop, least }: LookWeights,
): Promise<{ reply: R & Pick<Reply, 'look'>; told: string[] }> {
  const { acts } = reply.settled
  // What only changes an order asks for no sentence beside it, "tell me about the first one" for none in particular.
  const asksNone = (acts.some(stays) && !asksSomething(message.line)) || asksInGeneral(message.line)
  if (look === undefined || acts.length === 0 || asksNone) return { reply, told: [] }
  const said = acts.map(one => byTemplate(message.language, [one]))
  const inPlay = [
    ...new Set([...acts.flatMap(skusOf), ...named, ...(before.focus === undefined ? [] : [before.focus]), ...before.shown]),
  ].slice(0, mostInPlay)
  const found = await look(askedOf(message), said, inPlay, message.language)
  const told = found?.told.filter(({ text }) => !said.some(one => holdsText(one, text))) ?? []
  const mayTell = told.filter(({ page, logits }) => page !== undefined && Math.max(...logits) > 0).map(({ text }) => text)
  if (found === undefined || told.length === 0) return { reply, told: mayTell }
  const signs = signsOf({ ...message, acts, said }, { said: found.said, told })
  const likely = signs.told.map(one => likelihoodOf(one, add))
  const most = Math.max(...likely)
  if (most < least.add) return { reply, told: mayTell }
  const best = told[likely.indexOf(most)]!
  const kept = acts.filter((one, at) => stays(one) || likelihoodOf(signs.acts[at]!, drop) < least.drop)
  const leftOut = acts.filter(one => !kept.includes(one)).map(({ act }) => act)
  const changed = saying(reply, before, [...kept.filter(isNoEnd), best.act, ...kept.filter(one => !isNoEnd(one))], best.page)
  return { reply: { ...changed, look: { added: best.text, likelihood: Math.round(most * 100) / 100, leftOut } }, told: mayTell }
}

/** The reply with these acts instead: no card and no button of what it does not speak of any more. */
function saying<R extends Reply>(reply: R, before: Conversation, acts: PlanAct[], page: Conversation['page']): R {
  const { settled } = reply
  const now = new Set(acts.flatMap(skusOf))
  const gone = settled.acts.flatMap(skusOf).filter(sku => !now.has(sku))
  const isUnseen = settled.acts.some(leads) && !acts.some(leads)
  const conversation = isUnseen ? withoutShown(reply.conversation, before) : reply.conversation
  const { quoted: _told, ...rest } = conversation
  const { quoted } = before
  return {
    ...reply,
    conversation: {
      ...withQuoted(quoted === undefined ? rest : { ...rest, quoted }, acts),
      ...(page === undefined ? {} : { page }),
    },
    settled: {
      ...settled,
      acts,
      // What was shown beside a product that is not recommended any more goes with it.
      cards: settled.cards.filter(({ sku }) => (isUnseen ? now.has(sku) : !gone.includes(sku))),
      choices: settled.choices.filter(id => !gone.some(sku => id.endsWith(`:${sku}`))),
    },
  }
}

/** What is not shown after all is not what is talked about. */
function withoutShown({ focus: _focus, ...conversation }: Conversation, { shown, seen, focus }: Conversation): Conversation {
  return { ...conversation, shown, seen, ...(focus === undefined ? {} : { focus }) }
}

const leads = ({ act }: PlanAct): boolean => act === 'recommend'

/** What is asked and offered comes last. */
const isNoEnd = ({ act }: PlanAct): boolean => act !== 'ask' && act !== 'handoff' && act !== 'next_step'

/** What is done, and not only said, and what is reckoned: a sentence may stand beside a sum, not in its place. */
const stays = ({ act, slots }: PlanAct): boolean => staying.has(act) || (act === 'handoff' && slots.state !== 'offered')
const staying: ReadonlySet<string> = new Set(['noted', 'cart_changed', 'in_cart', 'greet', 'goodbye', 'thank', 'total', 'choose'])

const skusOf = (one: PlanAct): string[] =>
  Object.values(one.slots)
    .flat()
    .flatMap(slot => (typeof slot === 'object' && slot.ref.startsWith('product:') ? [slot.ref.slice('product:'.length)] : []))
