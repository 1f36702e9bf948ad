import type { Command } from '../dialogue/commands.ts'
import { totals } from '../language/sums.ts'
import { isSureOfPrice } from './clause-of.ts'
import { readCounted } from './counted.ts'
import type { Message, Shop } from './message.ts'
import { calledIn } from './pointed.ts'

/** 书包 狗绳 毯子分别啥价, "prices for the tote, the speaker and the lead": what one question names one after the other. */
function pricesListed({ text, clauses, language, shown, talked, focus }: Message, shop: Shop): string[] {
  const [only, more] = clauses
  if (only === undefined || more !== undefined || !isSureOfPrice(only) || totals.test(text)) return []
  const listed = text.replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '，')
  const { lines } = readCounted(listed, language, { shown, talked, cart: [], ...(focus === undefined ? {} : { focus }) }, shop)
  return lines.some(({ told }) => told === true) ? [] : [...new Set(lines.map(({ sku }) => sku))]
}

/** 瑜伽垫多少钱 充电宝多少钱: the price of each thing that a clause of its own asks it of, where the reader hears one question in all. */
export function pricedApart(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  const [first] = commands
  if (first === undefined || !commands.every(({ command }) => asksPrices.has(command))) return [...commands]
  const listed = pricesListed(message, shop)
  if (listed.length > 1)
    return [{ command: 'price', probability: first.probability, text: message.text, skus: listed, called: true, slots: {} }]
  if (commands.some(({ command }) => command === 'find')) return [...commands]
  const asked = message.clauses.filter(isSureOfPrice)
  if (asked.length < 2 || asked.length < message.clauses.length) return [...commands]
  const named = asked.map(({ text }) => ({ text, sku: calledIn({ ...message, text }, shop) }))
  if (new Set(named.map(({ sku }) => sku)).size < named.length || named.some(({ sku }) => sku === undefined)) return [...commands]
  return named.map(({ text, sku }) => ({ command: 'price', probability: first.probability, text, skus: [sku!], called: true, slots: {} }))
}

/** What the reader hears in a question for several prices. */
const asksPrices: ReadonlySet<string> = new Set(['price', 'ask', 'find'])
