import { fold } from './fold.ts'

/** A part of a message that wants one thing; `start` and `end` are code-unit offsets into the message. */
export type ClauseText = { text: string; start: number; end: number }

const most = 4

/**
 * Cuts a message where a second question or request begins ("有小号吗？几天发货", "do you have it in M and how long is delivery").
 * What only adds to the first ("I want shoes. Black ones.") stays with it. At most four clauses; the last one takes the rest.
 */
export function splitClauses(text: string): ClauseText[] {
  const folded = fold(text)
  const clauses: Part[] = []
  for (const part of partsOf(folded.text)) {
    const last = clauses.at(-1)
    const joined = last === undefined ? undefined : join(last, part)
    if (last === undefined) clauses.push(part)
    else if (joined === undefined && clauses.length < most) clauses.push(part)
    else clauses[clauses.length - 1] = joined ?? { ...last, end: part.end }
  }
  const spans = clauses.flatMap(({ start, end }) => (start >= end ? [] : trimmed(text, folded.starts[start]!, folded.ends[end - 1]!)))
  return spans.length > 0 || text === '' ? spans : [{ text, start: 0, end: text.length }]
}

/** A stretch of the folded text. `boundary` is how it is set apart from the one before; `words` is where it begins after "and". */
type Part = { start: number; end: number; boundary: 'strong' | 'weak'; question: boolean; request: boolean; topic: boolean; short: boolean }

/** The two as one, or nothing where a cut is right. */
function join(left: Part, right: Part): Part | undefined {
  const asked = left.question || left.request
  const cut =
    right.boundary === 'strong'
      ? asked && (right.question || right.request)
      : !left.short && right.question && (left.question || (left.request && right.topic))
  if (cut) return undefined
  return {
    ...left,
    end: right.end,
    question: left.question || right.question,
    request: left.request || right.request,
    short: left.short && right.short,
  }
}

/** Where a message may be cut. The pieces lie one after the other; connecting words between them belong to none. */
const boundary =
  /[。！？!?；;\n]+|[.…](?= |$)|[,，、](?=\D)|(?<=\p{Script=Han}) +(?=\p{Script=Han})|(?<=\p{Script=Han})(?=还有(?!没|吗|货|别|其|什|更|多|\p{Script=Han}{0,2}[码号色])|另外|顺便)|(?<=[吗呢])(?=\p{Script=Han}{3})|(?<= )(?:and|also|plus|but)(?: (?:also|then))?(?= (?:how|what|when|where|which|who|do|does|did|is|are|can|could|will|would|should|may)\b)/gu

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let start = 0
  let strength: Part['boundary'] = 'strong'
  const add = (end: number) => {
    const piece = text.slice(start, end)
    const lead = connector.exec(piece)?.[0].length ?? 0
    if (piece.trim() !== '')
      parts.push({ start: parts.length === 0 ? start : start + lead, end, boundary: strength, ...cuesOf(piece.slice(lead)) })
  }
  for (const match of text.matchAll(boundary)) {
    const mark = match[0]
    const strong = /^[。！？!?；;\n.…]/.test(mark)
    const isWord = /^[a-z]/.test(mark)
    const end = isWord ? match.index : match.index + mark.length
    add(end)
    start = match.index + mark.length
    strength = strong ? 'strong' : 'weak'
  }
  add(text.length)
  return parts
}

/** Said before a second question, no part of it. */
const connector =
  /^ *(?:(?:还有(?!吗|没|货|别|其|什|更|多|[a-z\d])|另外|顺便问?(?:一下|下)?|然后|以及|再问(?:一下|下)?|对了)[,， ]*|(?:and|also|plus|but|oh)\b[, ]*)+/

const questionMarks = /[?？]/
const chineseQuestion =
  /[吗嘛]|呢(?:$|[^a-z\p{L}])|什么|怎么|怎样|多少|几[天个点件号种时月款]|多[久大长重高快]|哪|啥|有没有|有木有|能不能|可不可以|是不是|会不会|要不要|包不包|好不好|行不行|[^\p{L}]么|[有能可以以邮退换货]么|几时|谁|多钱|有[\p{L}\d]{1,8}[码号色]?[?？]|(?:货|包邮|现货|退|换|送|发|用|大|小|快)不(?:$|[^\p{L}])/u
const englishQuestion =
  /(?:^|[ ,])(?:how|what|what's|whats|when|when's|where|where's|which|who|why) |^ *(?:(?:hi|hello|hey|ok|so|then|please) +)?(?:do|does|did|is|are|can(?! spend| pay| go)|could|will|would|should|may|any|got) |\b(?:do|does|did|can|could|will|would|should) (?:you|i|it|they|we|this|that)\b|\b(?:is|are) (?:there|it|this|they|these)\b|\bhow (?:much|long|many)\b/
const request =
  /帮我|我要|想要|想买|想找|来[一两三]|推荐|给我|加入?购物车|加购|转人工|人工客服|取消|下单|查一?下|买[一两三]|要[一两三\d]|\b(?:i want|i need|i'd like|i'll take|looking for|show me|give me|add|remove|recommend|cancel|track|send me|tell me|find me|put|talk to|speak to)\b/
const topic =
  /包邮|运费|邮费|快递|发货|几天|多久|到货|退|换货|保修|质保|发票|付款|支付|花呗|优惠|折扣|打折|券|包装|正品|shipping|ship\b|deliver|arriv|postage|return|refund|exchang|warranty|guarantee|invoice|receipt|\bpay|coupon|discount|promo|wrap|genuine|authentic|how long/

function cuesOf(piece: string): Pick<Part, 'question' | 'request' | 'topic' | 'short'> {
  return {
    question: questionMarks.test(piece) || chineseQuestion.test(piece) || englishQuestion.test(piece) || bareTopic.test(piece.trim()),
    request: request.test(piece),
    topic: topic.test(piece),
    short: /^[a-z' ]*$/.test(piece) && piece.trim().split(' ').length < 3,
  }
}

/** Questions without a question word: 几天发货 has one, 包邮 and "free shipping" have none. */
const bareTopic = /^(?:包邮|运费|邮费|退货|换货|保修|质保|发票|free shipping|shipping cost|return policy|warranty|price)[?？!！。 ]*$/

function trimmed(text: string, from: number, to: number): ClauseText[] {
  let start = from
  let end = to
  while (start < end && outside.test(text[start]!)) start++
  while (end > start && outside.test(text[end - 1]!)) end--
  return start === end ? [] : [{ text: text.slice(start, end), start, end }]
}

const outside = /[\s,，、;；]/u
