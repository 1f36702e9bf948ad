/** What is asked of a product's stock: whether it can be had, whether it is gone, whether no more than so many are left. */
export type StockQuestion = {
  asks: 'available' | 'sold_out' | 'left'
  /** "Only two left?"; without a number few are meant. */
  count?: number
  /** Asked in the negative ("isn't it in stock?", 没货了吗), "yes" and "no" may be heard either way. */
  negative: boolean
  /** The question without the words that ask it. */
  rest: string
}

const left =
  /(?:\bis there |\bare there )?\b(?:only|just) (?:the |a )?(?<en>\d+|one|two|three|four|five|few|couple|last(?: one)?)(?: of (?:it|them|these|those))?(?: (?:piece|pair|item|unit)s?)?(?: (?:left|remaining|in stock|available))\b|\b(?:is (?:it|this|that) )?the last (?:one|piece|pair)(?: left)?\b|(?:只|仅|就|才)(?:剩下?|有)(?:最后)?(?<zh>\d+|[一二两三四五几])?[件个双款条只把台](?:了)?|(?:是|剩)?最后(?:一|1)[件个双款条只把台](?:了)?/iu
const soldOut =
  /\b(?:all )?(?:sold out|out of stock|(?:all )?gone|run out|unavailable|none left)\b|(?:已经|都)?(?:卖完|卖光|售罄|售空|抢完|抢光|脱销|缺货|断货|没有?货|无货|没有?了)(?:了)?/iu
const available =
  /\b(?:in stock|available|any(?: more)? left|still (?:there|have|got)|do you (?:still )?have|have you (?:still )?got|got any|is it there|left)\b|有没有货?|有木有|有现?货|现货|库存|还?有(?:的)?(?=[吗么嘛没]|$)|还有/iu
const negated = /n't\b|\b(?:not|no|never|none|isnt|arent|unavailable|nothing)\b|不是|没|无货|别/iu
const counts: ReadonlyMap<string, number> = new Map([
  ['one', 1],
  ['last', 1],
  ['last one', 1],
  ['一', 1],
  ['two', 2],
  ['couple', 2],
  ['二', 2],
  ['两', 2],
  ['three', 3],
  ['三', 3],
  ['four', 4],
  ['四', 4],
  ['five', 5],
  ['五', 5],
])

/** The one thing a text asks of the stock; nothing where it asks none or several of them ("in stock or sold out?"). */
export function readStockQuestion(text: string): StockQuestion | undefined {
  const plain = text.normalize('NFKC').toLowerCase()
  // 有没有, 是不是: a question, not a denial.
  const negative = negated.test(plain.replace(/有没有|有木有|是不是|有没/gu, ' '))
  const few = left.exec(plain)
  if (few !== null) {
    const said = few.groups?.en ?? few.groups?.zh ?? (/最后|last/u.test(few[0]) ? 'one' : '')
    const count = counts.get(said) ?? (/^\d+$/.test(said) ? Number(said) : undefined)
    return { asks: 'left', ...(count === undefined ? {} : { count }), negative, rest: plain.replace(few[0], ' ') }
  }
  const gone = soldOut.exec(plain)
  const without = gone === null ? plain : plain.replace(gone[0], ' ')
  const there = available.exec(without)
  if ((gone === null) === (there === null)) return undefined
  return { asks: gone === null ? 'available' : 'sold_out', negative, rest: without.replace(there?.[0] ?? ' ', ' ') }
}

/** 还剩几只, "how many have you got left": the number itself is asked for. */
export const asksHowMany = (text: string): boolean =>
  /(?:[有剩][下余]?(?:的|货|库存|现货)?|库存|现货)(?:是|有|还有|还剩)?(?:几|多少)(?!天|日|号|码|种|个?颜色|款|块|元|钱)|\bhow many (?:\p{L}+ ){0,3}?(?:left|in stock|available|there|do you have|have you got|you got)\b/iu.test(
    text.normalize('NFKC'),
  )

/**
 * "When is it back?", 什么时候补货, "are you getting more in?": after the day on which there will be some again. 多久到货 alone asks after a parcel.
 */
export function asksWhenBack(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase()
  if (restocking.test(plain)) return !isStated.test(plain)
  return comesBack.test(plain) && !ofMoneyOrPeople.test(plain)
}
const restocking =
  /(?:什么时候|啥时候|几时|何时|多久|多长时间|几天|几号|哪天|大概|预计|还|再|会|能|下[次批]).{0,10}?(?:补货|补上|进货|来货|回货|上架|再有货|又有货|重新有货|有货(?=[呢吗啊呀嘛]?[?？。!！~\s]*$))|(?:补货|来货|回货|进货|补上).{0,6}(?:时间|什么时候|啥时候|几号|多久|哪天|吗|么|没|不|呢)|(?:什么时候|啥时候|几时|何时|多久|几号|哪天)(?:才|还|再|又|能|会|可以|大概){0,4}有(?:啊|呢|呀|的)?[?？。!！~\s]*$|(?:没有?(?:了|货|的话)?|缺货|卖完了?)(?:的话)?[\s，,]*(?:那|大概)?(?:什么时候|啥时候|几时|何时|多久|几号|哪天)(?:才|能|会|可以|再|又){0,3}(?:到|来|有)|(?:再次?|下[次批]|重新).{0,4}到货|到货(?:通知|提醒)|\b(?:re-?stock(?:ed|ing|s)?|back in stock)\b/u
/** "Back in stock, great": nothing is asked. */
const isStated = /^(?:oh |great|nice|good|yay|glad|i see (?:it|you))[^?]*$|(?:有货了|补货了)[!！。~]*$/u
const comesBack =
  /\b(?:when|how (?:long|soon)|what date|any idea|eta|will|are|is|do|does|going to|gonna)\b.{0,60}?\b(?:(?:be|come|comes|coming|is|are|its|it['’]s|it|they|they['’]?re|that|those|these|one|ones) back(?! to (?:me|you|us))(?: in)?|available again|in again|(?:get|getting|have|having) (?:it|them|that|these|those|one|ones) (?:back )?in(?=\s*[?.!,;]|\s*$| again\b)|(?:get|getting|have|having|got) (?:any |some )?more(?: of (?:it|them|these|those))?(?: in)?(?=\s*[?.!,;]|\s*$| in\b| soon\b| of\b)|more (?:coming|come) in|next (?:batch|delivery of)|in stock again|be in stock|(?:will|are|do) you (?:be )?(?:have|having|get|getting) (?:it|them|that|some|any)(?: again)?(?=\s*[?.!]*$))\b/u
const ofMoneyOrPeople =
  /\b(?:money|refund\w*|hear|call|reply|write|get|got|send|sent|bring|take|taken) (?:\w+ ){0,3}back\b|\b(?:i|we|you|he|she|colleague|person|someone|staff)(?:'?ll|'?re|'?m)? (?:\w+ )?back\b|\b(?:will|are|when) (?:i|we|you|he|she) be back\b/u

/** Asked of a thing as such ("discontinued?", 召回过吗), which how many there are does not answer. */
const ofTheThing =
  /\b(?:recall(?:ed|s)?|discontinued|discontinu(?:e|ing)|phased out|withdrawn|fake|counterfeit|second[- ]?hand|refurbished|(?:still )?(?:being )?(?:made|produced|manufactured))\b|停产|召回|下架|绝版|断产|停售|淘汰|二手|翻新|假货/iu
/** What is said of it: "is it haunted?", "has it been repainted?", 改版了吗. */
const predicate =
  /^(?:(?:hi|hey|ok(?:ay)?|so|and|but)[,. ]+)*(?:(?:has|have|had|was|were) (?:it|they|this|that|these|those)(?: ones?)? (?:ever |already )?been|(?:is|are|was) (?:it|they|this|that|these|those)(?: ones?)?(?: still| ever| really| already)?) (?<en>[a-z-]{3,})[\s?.!]*$|^(?:这个?|那个?|它|这款|那款|请问|是不是|已经|有没有|被|都)*(?<zh>\p{Script=Han}{2})[了过](?:吗|么|没有?|嘛)?[?。!\s]*$/iu

/** Whether a question takes another predicate than that there are some: it is the texts' to answer. */
export function asksOtherThanStock(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase().trim()
  if (ofTheThing.test(plain)) return true
  if (readStockQuestion(plain) !== undefined) return false
  const { en, zh } = predicate.exec(plain)?.groups ?? {}
  if (en !== undefined) return !/^(?:there|here|back|stocked|restocked|selling|sold|reserved|online)$/.test(en)
  return zh !== undefined && !/[货卖剩存售有买到补]/u.test(zh)
}
