import type { Command } from '../dialogue/commands.ts'
import { type Conversation, inView } from '../dialogue/conversation.ts'
import { runningOf } from '../dialogue/sum-policy.ts'
import { productOf } from '../dialogue/taken.ts'
import { asksSomething } from '../language/question-words.ts'
import { settlesOn } from '../understanding/draft-state.ts'
import { goodsOfProduct } from '../understanding/kind-meant.ts'
import { nameScore } from '../understanding/likely.ts'
import type { Facts } from './ports.ts'

/** What is read as taken, put right by what else was read of the message and by what is ordered. */
export function addedAsMeant(
  heard: readonly Command[] | undefined,
  before: Conversation,
  facts: Pick<Facts, 'speaksOf' | 'vocabulary'>,
): readonly Command[] | undefined {
  return heard?.map((one): Command => {
    if (one.command !== 'add') return one
    return onlyTurnsDown.test(one.text) ? asRefused(one) : asOrdered(besideQuestion(one, heard, before, facts), before, facts)
  })
}

/** 算了不要灰的, "no I don't want the grey": nothing is taken by that. */
const onlyTurnsDown =
  /^(?:算了|那|就|我们?|还是|哦|嗯|好吧?|这个?|[，,\s])*(?:不要|不想要|不需要|没(?:说|想|让你?|叫你?)?(?:要|买|点))(?!了?(?:吗|么|[?？]))(?!.*[，,。\s].*[要来拿买换就])[^，,。\s]{1,10}$|^(?:(?:no|nah|ok|well|oh|actually|but|and)[, ]+)*(?:(?:i|we) )?(?:do(?:n['’]?t| not) want|never (?:said|asked for|wanted)|did(?:n['’]?t| not) (?:say|ask for|want)) [^,.;!?]{2,30}[.!]?$/iu
const asRefused = ({ command: _add, ...said }: Add): Command => ({ ...said, command: 'reject' }) as Command

type Add = Extract<Command, { command: 'add' }>

/** 要两个 顺便看看饮水机吵不吵: what only the question beside it names is not taken; what is talked about is. */
function besideQuestion(add: Add, heard: readonly Command[], before: Conversation, facts: Pick<Facts, 'speaksOf'>): Add {
  const [sku, more] = add.skus
  const { focus } = before
  if (sku === undefined || more !== undefined || focus === undefined || focus === sku || add.called !== true) return add
  const asked = heard.find(
    one =>
      one.command === 'ask' && one.skus.includes(sku) && one.text !== add.text && add.text.includes(one.text) && asksSomething(one.text),
  )
  const rest = asked === undefined ? '' : add.text.replace(asked.text, ' ').trim()
  if (rest === '' || facts.speaksOf(rest, inView(before)).some(one => one.sku === sku && nameScore(one) > 0)) return add
  const { called: _called, ...plain } = add
  return { ...plain, text: rest, skus: [focus] }
}

/** "Jacket it is" of who takes one jacket and was shown another: the one that is taken. */
function asOrdered(add: Add, before: Conversation, { speaksOf, vocabulary }: Pick<Facts, 'speaksOf' | 'vocabulary'>): Add {
  const [sku, more] = add.skus
  if (sku === undefined || more !== undefined || !settlesOn(add.text)) return add
  const scores = new Map(speaksOf(add.text, inView(before)).map(one => [one.sku, nameScore(one)]))
  const isAlike = (product: string) =>
    (scores.get(product) ?? 0) >= (scores.get(sku) ?? 0) && goodsOfProduct(vocabulary(), product) !== undefined
  const [own, another] = [...new Set(runningOf(before).map(productOf))].filter(isAlike)
  return own === undefined || another !== undefined || own === sku ? add : { ...add, skus: [own] }
}
