import { chosenOf, turnTo } from './attention.ts'
import type { Asked, Conversation, PageMeant } from './conversation.ts'
import { type Decision, say } from './decision.ts'
import { denied } from './denials.ts'
import { goodsWanted } from './goods.ts'
import type { IntentName } from './intents.ts'
import { targetOf } from './products-meant.ts'
import type { Slots } from './slots.ts'
import { goesBack, type Topic, topicOfIntent } from './topics.ts'
import type { Attempt, Clause } from './turn.ts'
import type { AnswerWant } from './wants.ts'
import { beginsWish } from './wish-phrases.ts'

/** A text that asks something, whatever it is about. */
export const asksSomething = (text: string): boolean => asking.test(text.replace(ofAll, ''))
/** 他什么都有, 谁都能用: all of them, and no question. */
const ofAll = /(?:什么|啥|谁|哪[个款])(?:都|也)/gu
const asking =
  /[?？]|(\p{Script=Han})不\1|[不没吧]\s*[~。]*$|[吗呢嘛么](?:[\s。!！~,，]|$)|什么|怎么|怎样|为啥|咋|还是|\byes or no\b|\by ?\/ ?n\b|多少|几\p{Script=Han}|多[久大长重高宽深粗细厚远快沉]|哪|啥|谁(?!(?:说|还|会|让你?|叫你?)*要)|能不能|可不可以|是不是|会不会|要不要|有没有|有没(?=[\p{Script=Han}a-z\d])|行不行|支持|可以.{1,12}吗|^\s*(?:and |but |so |ok(?:ay)? |hi |hey )?(?:do|does|did|is|are|can|could|will|would|should|may|any|has|have)\b|(?:[.!…;\n]|\p{Extended_Pictographic})\s+(?:and |but |so )?(?:do|does|did|is|are|can|could|will|would|should) [a-z]|,\s*(?:and |but |so )?(?:do|does|did|is|are|can|could|will|would|should) (?:i|you|u|we|they|he|she|it|the|this|that|there|these|those|my|your|ur|one|an?)\b|\b(?:is (?:that|this) an?|(?:what|wat|wot|how|when|where|who)s?|which|why|should i|can i|do i|is it|are they|do they|does it|(?:will|would|can|has|did) (?:it|they))\b/iu

/** "那特价商品呢", "and if I lost the receipt?": half a question, the other half was asked before. */
const leansOn =
  /^(?:那么?(?!个|款|件|双|条|种|只|套|些|边|就|好|我|行)|如果|要是|假如|万一|但是?|可是|不过|还有)|呢[?？。!！~]*$|^(?:(?:ok(?:ay)?|oh|hmm+|so|right)[,. ]+)?(?:and|but|what (?:about|if)|how about|even|or|if|same for|does that|is that)\b/iu
const longestHalf = { zh: 26, other: 70 }

/** What goes its own way even where it begins with "and": it names what it is about. */
const ownWay: ReadonlySet<IntentName> = new Set([
  'ask_stock',
  'ask_price',
  'ask_payment',
  'ask_size',
  'ask_colour',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'checkout',
  'cheaper',
  'show_other',
  'compare',
  'talk_to_human',
  'bargain',
  'complain',
  'thank',
  'goodbye',
  'greet',
  'affirm',
  'deny',
  'insult',
  'compliment',
  'how_are_you',
  'ask_if_bot',
])

/** A question to the shop's pages. What a product's own text says about it counts too, where one is talked about. */
export function askPages(decision: Decision, clause: Clause, topic: Topic | undefined, attempt?: Attempt): Decision {
  const { conversation } = decision
  const target = targetOf(conversation, clause.slots)
  return lookUp(decision, {
    want: 'answer',
    question: clause.text,
    skus: target === undefined ? [] : [target],
    about: topic === 'size_advice' ? 'products' : target !== undefined && isWeak(clause) ? 'either' : 'pages',
    ...(topic === undefined ? {} : { topic }),
    ...(attempt === undefined ? {} : { attempt }),
  })
}

/** Below this probability an intent of a question gives way to an answer in the texts. */
const weak = 0.6
/** The same while a page is talked about. */
const weakBesidePage = 0.8
export const isWeak = ({ by, intents }: Clause, page?: PageMeant): boolean =>
  by === 'classifier' && (intents[0]?.probability ?? 0) < (page === undefined ? weak : weakBesidePage)

/** A question to the texts of the products that may be meant. */
export function askProducts(
  decision: Decision,
  clause: Clause,
  skus: readonly string[],
  { attempt, category }: { attempt?: Attempt; category?: string } = {},
): Decision {
  return lookUp(decision, {
    want: 'answer',
    question: clause.text,
    skus,
    about: 'products',
    ...(category === undefined ? {} : { category }),
    ...(attempt === undefined ? {} : { attempt }),
  })
}

/** The half of a question that leans on the one before; nothing where it stands by itself or was looked for in vain. */
export function followUp(
  decision: Decision,
  clause: Clause,
  intent: IntentName | undefined,
  asked: Conversation['question'],
): Decision | undefined {
  const { text, slots } = clause
  if (asked === undefined || asked.compared === true || hasTried(clause, 'half')) return undefined
  // "I paid by bank card" of whoever asked when the money comes back.
  if (intent === 'ask_payment' && asked.topic !== undefined && goesBack.has(asked.topic) && !asksSomething(text))
    return lookUp(decision, {
      want: 'answer',
      question: text,
      before: asked.text,
      skus: asked.skus,
      about: asked.about,
      topic: asked.topic,
      attempt: 'half',
    })
  const most = /\p{Script=Han}/u.test(text) ? longestHalf.zh : longestHalf.other
  if (text.length > most || !leansOn.test(text.trim()) || slots.product !== undefined) return undefined
  if (intent !== undefined && ownWay.has(intent)) return undefined
  if (slots.category !== undefined && /\b(?:what|how) about (?:an?|some|any)\b/iu.test(text)) return undefined
  const target = decision.conversation.focus
  const topic = (intent === undefined ? undefined : topicOfIntent[intent]) ?? asked.topic
  return lookUp(decision, {
    want: 'answer',
    question: text,
    before: asked.text,
    skus: target === undefined || asked.skus.includes(target) ? asked.skus : [target],
    about: (topic !== undefined && topic !== asked.topic) || (intent === undefined && target !== undefined) ? 'either' : asked.about,
    attempt: 'half',
    ...(topic === undefined ? {} : { topic }),
  })
}

/** Intents that a bare name of a variant ("深灰的", "750?") is easily taken for. */
const likeVariants: ReadonlySet<IntentName> = new Set([
  'find_product',
  'give_detail',
  'correct_detail',
  'compare',
  'ask_product_detail',
  'ask_size_advice',
  'complain',
  'insult',
  'compliment',
  'bargain',
  'ask_if_bot',
  'track_order',
  'show_other',
  'repeat',
  'ask_stock',
  'ask_price',
  'greet',
  'affirm',
])

/** What may do no more than name a variant of the product talked about. */
export function nameVariant(
  decision: Decision,
  clause: Clause,
  intent: IntentName | undefined,
  asked: Asked | undefined,
): Decision | undefined {
  const { conversation } = decision
  const { text, slots } = clause
  const { focus } = conversation
  if (
    focus === undefined ||
    hasTried(clause, 'variant') ||
    slots.product !== undefined ||
    (slots.budget?.max !== undefined && asked === 'budget')
  )
    return undefined
  if (slots.category !== undefined && slots.category !== conversation.need.category) return undefined
  if (intent !== undefined && !likeVariants.has(intent)) return undefined
  // "What about a kettle then", 再来条浴巾: a wish for goods of its own.
  if (beginsWish(text) && goodsWanted(text).length > 0) return undefined
  const most = /\p{Script=Han}/u.test(text) ? longestHalf.zh : longestHalf.other
  if (text.length > most || /不要|别要|除了|换成|改成|\b(?:not|no|without|except|instead)\b/iu.test(text)) return undefined
  const variant = chosenOf(conversation, focus)
  return say(decision, {
    want: 'answer',
    question: text,
    skus: [focus],
    about: 'variant',
    attempt: 'variant',
    ...(variant === undefined ? {} : { variant }),
  })
}

/** What a question about the product talked about is easily taken for. */
const likeAsking: ReadonlySet<IntentName> = new Set([
  'find_product',
  'find_gift',
  'show_other',
  'repeat',
  'complain',
  'cheaper',
  'bargain',
  'give_detail',
  'add_to_cart',
  'ask_gift_wrap',
  'ask_warranty',
])
const ofWhatItIsLike =
  /\b(?:come(?:s)? (?:with|w)\b|included|put (?:it )?together|why (?:is|are) (?:it|they|this|that) (?:so )?cheap|they \w+ at all|need(?:s)? (?:batteries|charging)|(?:in the box|with it|included) ?\??$|do i (?:also )?get (?:an?|any|the)\b)|^(?:is it |are they )?(?:hard|easy|difficult) to\b|\b(?:does|will|do) (?:it|they) (?:break|crumble|stretch|shrink|fade|leak|rust|drip|smell|turn|light)\b|送几|[^\s]{1,4}送[吗么不]|带[吗么不]$|为[啥什]么?.{0,6}[贵便]|一次能.{0,4}多少|会[^\s]{1,2}[不吗么]|\d件.{0,6}(?:啥|什么|哪些)|停电|\bpower (?:goes|is) out/iu

/** What belongs to every thing: said alone it asks for it. */
const property =
  /^(?:and |the |max(?:imum)? |min(?:imum)? |wash(?:ing)? |what(?:'s| is)? (?:the )?)*(?:weight|dimensions?|height|length|width|depth|capacity|volume|materials?|fabric|rating|temp(?:erature)?|battery(?: life)?|power|voltage|range|load|tyres?|made of|pages?|ingredients?|guarantee)$|^(?:那|它的?)?(?:重量|尺寸|规格|容量|材质|面料|料子|功率|电压|产地|保质期|成分|配料|续航|承重|页数)$/iu
const fragmentIntents: ReadonlySet<IntentName | undefined> = new Set([
  undefined,
  'find_product',
  'ask_product_detail',
  'ask_recommendation',
  'give_detail',
  'ask_gift_wrap',
  'ask_warranty',
  'repeat',
] as const)

/** "Pedals?", "dishwasher?", "max weight": a word or two that ask of what is talked about. */
function isFragment({ text, slots, by }: Clause, intent: IntentName | undefined): boolean {
  if (by === 'choice' || !fragmentIntents.has(intent)) return false
  const { category, product, colour, size, budget, ordinal, recipient } = slots
  if ([category, product, colour, size, budget, ordinal, recipient].some(slot => slot !== undefined)) return false
  const bare = text.trim().replace(/[?？。.!！\s]+$/u, '')
  if (property.test(bare)) return true
  return (
    /[?？]\s*$/.test(text) &&
    (/\p{Script=Han}/u.test(bare) ? [...bare].length <= 4 : bare.split(/\s+/).length <= 2) &&
    !otherOnes.test(bare)
  )
}

/** Asks for other goods rather than of this one. */
const otherOnes =
  /\b(?:anything|something|others?|else|more|cheaper|bigger|smaller|longer|shorter|lighter|warmer|darker|instead|ones?|yes|no|why|really|sure|hello|anyone)\b|别的|其他|还有|便宜|大点|小点|真的|在吗|为啥|为什么/iu

/** What "keys?", "max weight" or "dishwasher?" is easily taken for: only what the text of the product tells in so many words answers it. */
const likeOneWord: ReadonlySet<IntentName> = new Set([
  ...[...likeAsking].filter(name => name !== 'show_other'),
  'ask_product_detail',
  'ask_recommendation',
  'ask_authenticity',
  'ask_if_bot',
  'ask_size',
  'ask_payment',
  'ask_shop',
  'correct_detail',
  'compliment',
  'insult',
  'how_are_you',
])

function asksInAWord({ text, slots }: Clause): boolean {
  const { product, category, colour, size, budget, recipient, ordinal } = slots
  if ([product, category, colour, size, budget, recipient, ordinal].some(slot => slot !== undefined)) return false
  const bare = text.trim()
  // "Forget wool. Cotton": refused, not asked.
  if (otherOnes.test(bare) || denied(bare).length > 0) return false
  return /\p{Script=Han}/u.test(bare) ? [...bare].length <= 5 : bare.split(/\s+/).length <= 3
}

/** "Hard to put together?": put to the text of what is talked about before it is taken for a wish or a complaint. */
export function askOfFocus(decision: Decision, clause: Clause, intent: IntentName | undefined): Decision | undefined {
  const { conversation } = decision
  const { text, slots } = clause
  const target = slots.product?.[0] ?? conversation.focus
  if (target === undefined || hasTried(clause, 'texts') || conversation.stage === 'ordered') return undefined
  if (asksInAWord(clause) && intent !== undefined && likeOneWord.has(intent) && !hasTried(clause, 'word'))
    return askProducts({ ...decision, conversation: turnTo(conversation, target) }, clause, [target], { attempt: 'word' })
  const fragment = conversation.page === undefined && isFragment(clause, intent)
  if (!fragment && ((intent !== undefined && !likeAsking.has(intent)) || !ofWhatItIsLike.test(text))) return undefined
  return askProducts({ ...decision, conversation: turnTo(conversation, target) }, clause, [target], { attempt: 'texts' })
}

/** Where nothing sure was understood, a question is put to everything the shop has written. */
export function askAnywhere(decision: Decision, clause: Clause): Decision | undefined {
  const { conversation } = decision
  if (hasTried(clause, 'texts') || !asksSomething(clause.text)) return undefined
  const skus = productsMeant(conversation, clause.slots)
  // As far as anything was understood it is about goods, and one is talked about.
  const [likeliest] = clause.intents
  const ofGoods =
    likeliest !== undefined && skus.length > 0 && topicOfIntent[likeliest.name] === undefined && conversation.page === undefined
  return lookUp(decision, { want: 'answer', question: clause.text, skus, about: ofGoods ? 'products' : 'either', attempt: 'texts' })
}

/** The product that is meant, else those that were shown. */
export function productsMeant(conversation: Conversation, slots: Slots): readonly string[] {
  const target = targetOf(conversation, slots)
  return target === undefined ? conversation.shown : [target]
}

export const hasTried = (clause: Clause, attempt: Attempt): boolean => clause.by === 'choice' || clause.tried?.includes(attempt) === true

function lookUp(decision: Decision, asked: AnswerWant): Decision {
  const { page } = decision.conversation
  const want: AnswerWant = page === undefined ? asked : { ...asked, page }
  const { question, before, topic, skus, about } = want
  const text = before === undefined ? question : `${before} ${question}`
  return say(
    { ...decision, conversation: { ...decision.conversation, question: { text, skus, about, ...(topic === undefined ? {} : { topic }) } } },
    want,
  )
}

/** "Do you ship to Hong Kong?" is answered by a yes or a no. */
export const asksWhetherSent = (text: string): boolean =>
  /[能会可](?:不能|不会|不可)?以?(?:寄|发|送|配送|邮|到)|[发寄送](?:不[发寄送]|得?到吗|吗)|\b(?:do|does|can|could|will|would) (?:you|u|they|it|that)\b/iu.test(
    text,
  )
