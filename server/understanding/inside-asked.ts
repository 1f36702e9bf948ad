import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../language/question-words.ts'
import type { Message, Shop } from './message.ts'
import { calledIn } from './pointed.ts'

/** 里面那蜡烛能烧多久, "what's the mug inside made of", of who talks about a set: what is in it, though the shop has such things by themselves. */
export function askedOfInside(all: readonly Command[], message: Message, shop: Shop): Command[] {
  const { focus, cart } = message
  const commands = all.map(one => contentsAsked(one, message, shop))
  if (focus === undefined || cart.length > 0) return commands
  const asked = commands.map((one): Command => {
    const isElse = commands.some(
      other =>
        other !== one && other.text !== one.text && (other.named !== undefined || (other.called === true && !other.skus.includes(focus))),
    )
    const isOfGoods = asksOfIt.has(one.command) && !(one.command === 'ask' && one.of === 'shop') && !isElse
    const isOfIt = isOfGoods && (speaksOfInside(one.text) || asksPriceOfPart(one, focus, shop))
    return isOfIt
      ? { command: 'ask', of: 'goods', probability: one.probability, text: one.text, skus: [focus], slots: {}, called: true }
      : one
  })
  const isSame = (one: Command, other: Command) => one.command === 'ask' && other.command === 'ask' && one.text === other.text
  return asked.filter((one, at) => one === commands[at] || !asked.slice(0, at).some(other => isSame(one, other)))
}

/** 茶香的没了啊 那安睡的里面都有啥, heard as a wish: what it comes with is asked of what stands before it. */
function contentsAsked(one: Command, message: Message, shop: Shop): Command {
  if (one.command !== 'find') return one
  const part = one.text.split(/[\s,，。.!！?？;；]{1,12}(?=\p{Script=Han})|[.!?;,]{1,6} {1,6}/u).find(said => contents.test(said.trim()))
  const sku = part === undefined ? undefined : calledIn({ ...message, text: part.trim().replace(contents, '') }, shop)
  return sku === undefined
    ? one
    : { command: 'ask', of: 'goods', probability: one.probability, text: part!.trim(), skus: [sku], slots: {}, called: true }
}
const contents =
  /(?:里面?|里头|里边)?都?(?:还|一共)?(?:有|装|含|包含|包括|附|送)(?:的是|了|着|些)?(?:什么|啥|哪些)(?:东西|内容)?[啊呀呢]*[?？]*$|^(?:so |and |ok |then )*what(?:'?s| is| comes| do (?:i|you) get) (?:all )?(?:inside|in|with)(?= the | that )/iu

const asksOfIt: ReadonlySet<Command['command']> = new Set<Command['command']>(['ask', 'stock', 'price', 'find'])

/** Which of these, and what is put into something, is not what a set comes with. */
const speaksOfInside = (text: string): boolean => asksSomething(text) && inside.test(text) && !ofSeveral.test(text)
const inside =
  /^(?:那|这|嗯|好|诶|对了|还有|然后|请问|它|这个|那个|[套盒]|[\s,，])*(?:里面?|里头|里边|[盒套组]里)(?:的|那|这|附|送|配|带|含|个|款|只|条|支|块|张|些)*(?![哪最有放装能可穿加套搭是])\p{Script=Han}|\b(?:the|that|those) [a-z][a-z -]{1,24}? (?:inside|in (?:it|there|the (?:box|set|kit|pack|bundle|hamper)))\b/iu
const ofSeveral = /哪[一个款种些]|最|\bwhich\b|\b(?:best|cheapest|lightest)\b/iu

/** 内衬多少钱一个, "how much is a spare wick" of what has one: its own price tells nothing of that. */
function asksPriceOfPart(one: Command, focus: string, shop: Shop): boolean {
  if (one.command !== 'price' || one.called === true || one.skus.some(sku => sku !== focus)) return false
  const [, zh, en] = partPriced.exec(one.text.trim()) ?? []
  const part = zh ?? en?.toLowerCase()
  const names = shop.vocabulary.products.flatMap(({ sku, names }) => (sku === focus ? names : []))
  if (part === undefined || names.some(name => name.toLowerCase().includes(part))) return false
  if (shop.variantsNamed(part, focus).length > 0 || ofOption.test(part)) return false
  const { named = [], told = [] } = shop.holding?.(part) ?? {}
  return named.length === 0 && told.includes(focus)
}
const partPriced =
  /^(?:那|这|还有|然后|请问|另外|里面|的|单买|单独买|[\s,，])*(\p{Script=Han}{2,5}?)(?:单买|另买|另配|单独)?(?:要|是|得|卖)?(?:多少钱|几块|什么价|怎么卖|咋卖)|\bhow much (?:is|are|for|would|does) (?:an?|the|some|another)? ?(?:new |spare |extra |replacement )?([a-z]{3,14}(?: [a-z]{3,14})?)(?: cost| be)?[?]?$/iu
const ofOption = /[大中小]|这|那|[色款码号]$|一共|总共|现在|\b(?:one|ones|big|small|large|total|lot|all|both|it|that|them)\b/iu
