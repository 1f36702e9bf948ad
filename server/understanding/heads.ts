import { type CommandName, chatKinds, commandNames, orderKinds } from '../dialogue/commands.ts'

/**
 * What the heads of the turn reader tell, in the order of their outputs. Weights belong to these lists: `fingerprint` stands in
 * the weights' config.json, and a reader whose config names other lists is refused.
 */
const kinds: Partial<Record<CommandName, readonly string[]>> = {
  order: orderKinds,
  chat: chatKinds,
}
/** A second one in the same message. */
const twice = ['find', 'ask', 'ask/shop', 'stock', 'price', 'add', 'drop'] as const

/** Of a whole message: which commands it holds, which of them twice, and whether a wish begins anew. */
export const types: readonly string[] = [
  ...commandNames.flatMap(name => {
    const own = kinds[name]
    if (own !== undefined) return own.map(kind => `${name}/${kind}`)
    return name === 'ask' ? ['ask', 'ask/shop'] : [name]
  }),
  ...twice.map(name => `${name}#2`),
  'find+new',
]

/** Commands that may point at what stands on the screen, each with a pointer of its own. */
export const pointing = ['cheaper', 'dearer', 'ask', 'stock', 'price', 'compare', 'advise', 'add', 'drop', 'total', 'reject'] as const

/** Values in the words of the message. A budget's relation is told by its tag; those of `item` belong to what is asked for or put into the cart. */
export const tags = [
  'find.kind',
  'find.for',
  'find.colour',
  'find.size',
  'find.material',
  'find.feature',
  'find.use',
  'find.brand',
  'find.age',
  'find.not',
  'budget.<=',
  'budget.>=',
  'budget.~',
  'budget.-',
  'item.name',
  'item.colour',
  'item.size',
  'item.quantity',
] as const
export type Tag = (typeof tags)[number]

/** Outside, then the beginning and the inside of each. */
export const labels: readonly string[] = ['O', ...tags.flatMap(tag => [`B-${tag}`, `I-${tag}`])]

/** Of a unit: outside of any question, the beginning of one, inside of one. */
export const askLabels = ['O', 'B', 'I'] as const

export const fingerprint = [types, pointing, labels, askLabels].map(list => list.join(' ')).join('\n')

/** Throws where weights were made for other lists: their outputs would be read as something else. */
export function checkHeads(found: string, folder: string): void {
  if (found !== fingerprint) throw new Error(`Expected ${folder} to hold a turn reader of this version's commands, got one of others`)
}
