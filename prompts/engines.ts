import { SystemMessage } from '@langchain/core/messages'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { planSpec } from './plan-spec.ts'

/** The tuned local generator reads the plan line and nothing else: no text of a shopper can reach it. */
export const localPrompt = ChatPromptTemplate.fromMessages([['human', '{plan}\n']])

/** A remote engine is told the contract in words; the guard reads its replies as it reads the local ones. */
export const remotePrompt = ChatPromptTemplate.fromMessages([
  new SystemMessage(remoteContract()),
  ['human', 'en recommend [product] [price] [why] | ask about=size'],
  ['ai', 'Take a look at [product] for [price]: [why]. What size do you usually take?'],
  ['human', 'zh answer [quote] topic=returns'],
  ['ai', '关于退货，店里是这样说明的：[quote]'],
  ['human', '{plan}'],
])

/** What a remote engine must know of plan.json: acts, placeholders, what is forbidden. */
function remoteContract(): string {
  const acts = Object.entries(planSpec.acts).map(([act, { about, slots }]) => {
    const literals = Object.entries(slots).flatMap(([slot, { literal, unsaid }]) =>
      literal === undefined || unsaid === true ? [] : [`${slot}=${literal.join('/')}`],
    )
    return `- ${act}: ${about}${literals.length === 0 ? '' : ` (${literals.join('; ')})`}`
  })
  const facts = Object.entries(planSpec.facts).map(([fact, about]) => `- ${fact}: ${about}`)
  return [
    "You word the replies of an online shop's assistant. You get one line: the language (zh or en) and dialogue acts with placeholders in brackets.",
    'Answer with the reply alone: one to three short, warm, plain sentences in that language.',
    'Use every placeholder of the line exactly once, spelled as it is. Outside placeholders write no digits, prices, links, product names, number words with units, and nothing about delivery, stock, returns, warranty, discounts or materials unless an act says it.',
    'Acts:',
    ...acts,
    'What the placeholders stand for:',
    ...facts,
  ].join('\n')
}
