import type { Clause } from '../dialogue/turn.ts'
import { goodsWanted } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import type { Slots } from '../language/slots.ts'
import { asksHowMany } from '../language/stock-questions.ts'
import { superlativeOfAll } from '../language/superlatives.ts'
import { nameAlone, opensWish } from '../language/wish-phrases.ts'
import type { Command as Read } from './commands.ts'
import { kindsNamed, namesAnotherKind, ofKinds } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'
import { byItsWords } from './misread.ts'

/** Another command than was read, where its words and what the conversation has leave no doubt. */
export function readAsMeant(read: Read, heard: Slots, clause: Clause | undefined, text: string, message: Message, shop: Shop): Read {
  // 有扶手吗 of whoever talks about a treadmill: whether it has some, where that is no kind of goods.
  if (looksForIt.has(read.command) && message.focus !== undefined && message.isLead !== true && asksForPart(text, shop.vocabulary))
    return { ...read, command: 'ask', args: [] }
  return byItsWords(takenFor(read, heard, clause, text, message, shop) ?? read, heard, clause, text, message, shop)
}
const looksForIt: ReadonlySet<string> = new Set(['find', 'stock', 'ask'])

function takenFor(
  read: Read,
  heard: Slots,
  clause: Clause | undefined,
  text: string,
  message: Message,
  { vocabulary }: Shop,
): Read | undefined {
  const items = read.args.filter(([key]) => key === 'item')
  // "What's in the gift set", 礼盒里有什么: neither how many there are nor what they come to.
  if (countsOrSums.has(read.command) && asksContents.test(text)) return { ...read, command: 'ask', args: items }
  switch (read.command) {
    case 'find': {
      // "Do you do gift bags" where there are none to be had: how it is wrapped.
      const [wrapping] = (isHeardAs(clause, 'ask_gift_wrap', sureOfWrapping) ? wrapped.exec(text) : null) ?? []
      const isSold = (name: string) => name.toLowerCase().includes(wrapping!.toLowerCase().replace(/s$/u, ''))
      if (wrapping !== undefined && !vocabulary.products.some(({ names }) => names.some(isSold)))
        return { ...read, command: 'ask', args: [['about', 'shop']] }
      return undefined
    }
    case 'drop': {
      // "There are four of us, so the two-person one won't do. What is there for four?" of whoever has taken nothing.
      const { taken = [], summed = [], cart } = message
      return taken.length + summed.length + cart.length === 0 && asksSomething(text)
        ? { ...read, command: 'reject', args: items }
        : undefined
    }
    case 'ask':
    case 'stock':
      // 下雨天爬山穿什么 of whoever was shown headphones.
      if (isOpenWish(text, heard, message)) return { ...read, command: 'find', args: [] }
      // "What about shoes" of whoever was shown a throw, where the shop has some.
      return turnsToKind.test(text.trim()) &&
        heard.product === undefined &&
        heard.pointing !== true &&
        isOfShopsOtherKind(text, message, vocabulary)
        ? { ...read, command: 'find', args: goodsWanted(text).map(({ word }) => ['kind', word] as [string, string]) }
        : undefined
    case 'cheaper':
    case 'dearer':
      // 你们最贵的东西是啥 is of all that there is.
      return superlativeOfAll(text) && goodsWanted(text).length === 0 ? { ...read, command: 'find', args: [] } : undefined
    case 'more':
      // 还剩几个 of what is talked about.
      return asksHowMany(text) && message.focus !== undefined ? { ...read, command: 'stock', args: [] } : undefined
    case 'add':
      // "The lead. Yes or no" is a question put once more.
      if (yesOrNo.test(text)) return { ...read, command: 'ask', args: items }
      // "I want the sample book!!" of whoever was shown blinds: a thing of another name, and nothing on the screen.
      return message.shown.length > 0 &&
        read.args.every(([key]) => key === 'item') &&
        isHeardAs(clause, 'find_product', surely) &&
        namesAnotherKind(text, message, vocabulary)
        ? { ...read, command: 'find', args: [] }
        : undefined
    case 'advise':
      if (isOpenWish(text, heard, message)) return { ...read, command: 'find', args: [] }
      // 新房要装窗帘，不知道咋选 where nothing is talked about wishes for some.
      return message.focus === undefined && message.shown.length === 0 && heard.category !== undefined && message.clauses.some(looksForSome)
        ? { ...read, command: 'find', args: [] }
        : undefined
    default:
      return undefined
  }
}

const isHeardAs = (clause: Clause | undefined, name: string, from: number): boolean =>
  clause?.abstain === false && clause.intents[0]?.name === name && clause.intents[0].probability >= from
const sureOfWrapping = 0.6
const surely = 0.9

const countsOrSums: ReadonlySet<string> = new Set(['stock', 'total', 'price'])
const asksContents =
  /\bwh?at(?:'?s| is| comes| do i get) (?:all )?(?:in(?:side)?|with) (?:it|the|this|that|your|them)\b(?! (?:stock|cart|basket|order|shop|store))|(?:盒|箱|袋|套|包|套装|礼包)里面?(?:都|会)?(?:有|装)(?:的)?(?:什么|啥|哪些)/iu

const bareHas =
  /^[那它这个款,，\s]*有(?:没有)?\p{Script=Han}{1,6}[吗么没][?？。 ]*$|^(?:any|is there an?|are there any) [a-z]{3,}(?: [a-z]{3,})?[?. ]*$/iu
const asksForPart = (text: string, { products }: Shop['vocabulary']): boolean => {
  const name = bareHas.test(text.trim()) ? nameAlone(text) : undefined
  return (
    name !== undefined &&
    goodsWanted(text).length === 0 &&
    !products.some(({ names }) => names.some(own => own.toLowerCase().includes(name.toLowerCase().replace(/s$/u, ''))))
  )
}

/** It tells for whom or for what, and of nothing that is on the screen. */
const isOpenWish = (text: string, { product, pointing, ordinal }: Slots, message: Message): boolean =>
  opensWish(text) &&
  product === undefined &&
  pointing !== true &&
  ordinal === undefined &&
  kindsNamed(text).size === 0 &&
  message.clauses.length === 1

/** Nothing but another kind: what follows it would be asked of it. */
const turnsToKind =
  /^(?:(?:and|so|ok|okay|then|hmm+|right|well|but|oh)[,. ]+)*(?:(?:what|how) about|(?:is|are) there|(?:do|have) you (?:have|got|do|sell)|got) (?:an? |some |any |the )?[^,.?!]{2,30}?(?: then| instead| though)?[?!. ]*$|^[那嗯哦,， ]*[^,，。?？!！ ]{1,8}(?:呢|有吗|有没有|有的吗|有卖吗)[?？]*$/iu

/** A kind that the shop has, of which nothing is that is talked about or on the screen. */
const isOfShopsOtherKind = (text: string, message: Message, vocabulary: Shop['vocabulary']): boolean =>
  (message.focus !== undefined || message.shown.length > 0) &&
  namesAnotherKind(text, message, vocabulary) &&
  ofKinds(kindsNamed(text), vocabulary).length > 0

const wrapped = /\bgift[- ]?(?:bags?|boxe?s?|wrap(?:ping)?)\b|\bwrapping paper\b|礼品?袋|手提袋|包装袋|礼物袋/iu
const looksForSome = (clause: Clause): boolean => isHeardAs(clause, 'find_product', surely)
const yesOrNo = /\byes or no\b|\by ?\/ ?n\b|(?:行|能|可以|是)(?:还是|或者)不(?:行|能|可以|是)/iu
