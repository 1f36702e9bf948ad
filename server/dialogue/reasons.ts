import { hasNumber } from '../language/brevity.ts'
import { lowerFirst } from '../language/capitals.ts'
import type { IntentName } from '../language/intents.ts'
import type { Language } from '../language/language.ts'
import { intentLabels } from './choices.ts'
import type { CommandName } from './commands.ts'
import type { Acts } from './plan.ts'
import { subjectLabels } from './topics.ts'

type Words = Record<Language, string>
type Fact = { text: string; type: string }

/** What a turn's trace tells, as far as a sentence needs it. Traces of older versions have less. */
export type Told = {
  clauses?: readonly { intents?: readonly { name: string }[]; abstain?: boolean }[]
  commands?: readonly { command: string; topic?: string }[]
  acts?: readonly { act: string; slots?: Readonly<Record<string, unknown>> }[]
  facts?: readonly Fact[]
  candidates?: readonly { refusal?: unknown }[]
}

/** Why the assistant said what it said, in one sentence for somebody who works in a shop: understood, done, vouched for. */
export function toReason(told: Told): Words {
  const tell = (language: Language): string => {
    const { join, end } = punctuation[language]
    return [understood(told, language), done(told, language), vouched(told, language)].filter(part => part !== '').join(join) + end
  }
  return { zh: tell('zh'), en: tell('en') }
}

const punctuation = { zh: { join: '；', end: '。' }, en: { join: '; ', end: '.' } } as const

function understood({ commands = [], clauses = [], acts = [] }: Told, language: Language): string {
  const product = productOf(acts)
  const readings =
    commands.length > 0 ? commands.map(command => ofCommand(command, language)) : clauses.map(clause => ofClause(clause, language))
  const named = [...new Set(readings.filter(reading => reading !== undefined))]
  if (named.length === 0) return language === 'zh' ? '没有听懂顾客的话' : 'Not understood'
  const subject = product === undefined ? '' : language === 'zh' ? `（说的是${product}）` : ` (about ${product})`
  return language === 'zh' ? `理解为${named.join('、')}${subject}` : `Understood as ${named.join(' and ')}${subject}`
}

function ofCommand({ command, topic }: { command: string; topic?: string }, language: Language): string | undefined {
  const subject =
    topic !== undefined && Object.hasOwn(subjectLabels, topic) ? subjectLabels[topic as keyof typeof subjectLabels][language] : undefined
  if (command === 'ask' && subject !== undefined) return language === 'zh' ? `关于${subject}的问题` : `a question about ${subject}`
  return Object.hasOwn(commandWords, command) ? commandWords[command as CommandName][language] : undefined
}

function ofClause(
  { intents = [], abstain }: { intents?: readonly { name: string }[]; abstain?: boolean },
  language: Language,
): string | undefined {
  const [first] = intents
  if (first === undefined || abstain === true || !Object.hasOwn(intentLabels, first.name)) return undefined
  const label = intentLabels[first.name as IntentName][language]
  return language === 'zh' ? `“${label}”` : `“${lowerFirst(label)}”`
}

function done({ acts = [] }: Told, language: Language): string {
  const words = acts.flatMap(({ act, slots }) => (Object.hasOwn(actWords, act) ? [actWord(act as keyof Acts, slots)] : []))
  return [...new Set(words.map(each => each[language]))].join(language === 'zh' ? '，' : ', ')
}

/** Whether it told what the product's own text says, or a price or the like of it. */
function actWord(act: keyof Acts, slots: Readonly<Record<string, unknown>> = {}): Words {
  if (act === 'inform' && slots.detail !== undefined) return { zh: '引用了商品自己的说明', en: 'quoted from its own description' }
  if (act === 'decline' && slots.reason !== 'unknown' && slots.reason !== 'unknown_rest') return { zh: '婉拒了', en: 'declined it' }
  if (act === 'handoff' && slots.state === 'offered') return { zh: '提出可以转人工', en: 'offered a person' }
  return actWords[act]
}

function vouched({ facts = [], candidates = [] }: Told, language: Language): string {
  const refused = candidates.filter(({ refusal }) => refusal !== undefined).length
  const numbers = facts.some(({ type, text }) => type === 'money' || type === 'number' || hasNumber(text))
  const own = numbers
    ? { zh: '其中的数字都来自店铺', en: 'no number in it that is not the shop’s' }
    : facts.length > 0
      ? { zh: '内容都来自店铺', en: 'nothing in it that is not the shop’s' }
      : { zh: '', en: '' }
  if (refused === 0) return own[language]
  const more =
    language === 'zh' ? `另有 ${refused} 种说法未通过检查` : `${refused} other ${refused === 1 ? 'wording was' : 'wordings were'} refused`
  return [own[language], more].filter(part => part !== '').join(language === 'zh' ? '，' : ', ')
}

function productOf(acts: NonNullable<Told['acts']>): string | undefined {
  const products = acts.flatMap(({ slots }) => [slots?.product].flat()).filter(fact => typeof (fact as Fact | undefined)?.text === 'string')
  return (products[0] as Fact | undefined)?.text
}

const commandWords: Record<CommandName, Words> = {
  find: { zh: '找商品', en: 'a wish for a product' },
  more: { zh: '想看别的', en: 'a wish to see others' },
  cheaper: { zh: '想要便宜些的', en: 'a wish for something cheaper' },
  dearer: { zh: '想要更好的', en: 'a wish for something better' },
  ask: { zh: '一个问题', en: 'a question' },
  stock: { zh: '问有没有货', en: 'a question about stock' },
  price: { zh: '问价格', en: 'a question about the price' },
  compare: { zh: '想比较商品', en: 'a wish to compare' },
  advise: { zh: '请求建议', en: 'a request for advice' },
  add: { zh: '要加入购物车', en: 'something for the cart' },
  drop: { zh: '不要购物车里的东西', en: 'something to take out of the cart' },
  total: { zh: '问总价', en: 'a question about the sum' },
  checkout: { zh: '要下单', en: 'a wish to check out' },
  coupon: { zh: '问优惠', en: 'a question about coupons' },
  haggle: { zh: '讲价', en: 'haggling' },
  order: { zh: '订单的事', en: 'a matter of an order' },
  person: { zh: '要找人工', en: 'a wish for a person' },
  contact: { zh: '留联系方式', en: 'a contact to be left' },
  yes: { zh: '同意', en: 'a yes' },
  no: { zh: '不同意', en: 'a no' },
  reject: { zh: '不满意', en: 'not content with it' },
  chat: { zh: '闲聊', en: 'small talk' },
  off: { zh: '与店铺无关', en: 'nothing to do with the shop' },
  noise: { zh: '看不懂的内容', en: 'nothing that can be read' },
}

const actWords: Record<keyof Acts, Words> = {
  greet: { zh: '打了招呼', en: 'greeted' },
  ask: { zh: '问了还缺的信息', en: 'asked for what was missing' },
  recommend: { zh: '推荐了符合要求的商品', en: 'showed what fits' },
  inform: { zh: '说了商品信息', en: 'told what the shop knows of it' },
  answer: { zh: '引用了店铺自己的说明', en: 'quoted the shop’s own words' },
  compare: { zh: '把商品放在一起比较', en: 'set products side by side' },
  near: { zh: '引用了相近的一句，并说明没有直接写到', en: 'quoted what comes near it, and said that it is not told outright' },
  suits: { zh: '说了哪一件合适', en: 'told which one suits' },
  costs_more: { zh: '说了要多花多少才有', en: 'told how much more it costs with that' },
  follows: { zh: '说了从数字得出的结论', en: 'told what follows from the numbers' },
  offer: { zh: '说了优惠', en: 'named the coupon' },
  promotion: { zh: '说了优惠', en: 'named the coupon' },
  terms: { zh: '说了优惠条件', en: 'told its terms' },
  confirm: { zh: '确认了一遍', en: 'confirmed it' },
  corrected: { zh: '改了要求', en: 'changed the wish' },
  clarify: { zh: '问了是什么意思', en: 'asked what was meant' },
  no_match: { zh: '说明没有符合的商品', en: 'said that nothing fits' },
  in_cart: { zh: '说了购物车里有什么', en: 'told what is in the cart' },
  total: { zh: '按店铺的价格算了总价', en: 'added up the shop’s prices' },
  doing: { zh: '让页面去做', en: 'asked the page to do it' },
  cart_changed: { zh: '说了购物车的变化', en: 'told how the cart changed' },
  cart_trouble: { zh: '说明没有办成', en: 'said that it did not work' },
  cart_list: { zh: '列出了购物车', en: 'listed the cart' },
  choose: { zh: '问了要哪一种', en: 'asked which one' },
  within_limit: { zh: '对了预算', en: 'compared it with what was told' },
  range: { zh: '说了店里有哪几类商品', en: 'told what kinds of goods there are' },
  noted: { zh: '记下了要的东西', en: 'noted what is taken' },
  next_step: { zh: '说了下一步怎么做', en: 'told the next step' },
  handoff: { zh: '转给了人工', en: 'passed it on to a person' },
  apologise: { zh: '道了歉', en: 'said sorry' },
  decline: { zh: '说明店铺的资料里没有', en: 'said that the shop’s texts do not tell' },
  thank: { zh: '道了谢', en: 'said thanks' },
  untold: { zh: '说明店里没有写到', en: 'said that the shop’s texts do not tell it' },
  order_told: { zh: '说了订单到哪一步', en: 'told how far an order is' },
  goodbye: { zh: '道了别', en: 'said goodbye' },
  smalltalk: { zh: '应了一句', en: 'made small talk' },
  copy: { zh: '写了文案', en: 'wrote copy' },
  summary: { zh: '写了摘要', en: 'summed up' },
}
