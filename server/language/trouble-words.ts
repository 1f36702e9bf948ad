/** It is broken: what a shop does about that it mostly tells. */
const broken =
  /坏|破|碎|裂|断|漏|掉|脱|烂|洒|变形|[划刮压磕]|花了(?! ?[\d一二两三几好多百千钱])|开胶|开线|瑕疵|不(?:亮|转|响|动|通电|工作)|\b(?:broke\w*|smash\w*|crack\w*|snap\w*|torn|tore|rip\w*|hole|split|damage\w*|faulty|defect\w*|pack(?:s|ed) (?:up|in)|conk\w*|gives? out|dies?|died|fell (?:off|apart)|gone|came (?:off|apart|undone)|stopped|leak\w*|chip\w*|scratch\w*|burst|bust\w*|dent(?:s|ed)?|bent|shatter\w*|squash\w*|crush\w*|spil(?:t|led)|warped|dead|won't)\b/iu
/** Not what was ordered. */
const mistaken = /少发|少了|发错|寄错|漏发|\b(?:missing|wrong)\b/iu

/** Which rule a shop may have for what is wrong with a thing that was bought. */
export const ruleFor = (text: string): 'fault' | 'other' | undefined =>
  mistaken.test(text) ? 'other' : broken.test(text) ? 'fault' : undefined

/** "The tip snapped, what's a new one?": asks what it costs or takes to have it whole again. */
export const asksOfMending = (text: string): boolean => ofMending.test(text)
const ofMending =
  /(?:[换配修补装]|再买).{0,8}(?:多少|几[块元天]|贵|要钱|收费|价)|\b(?:how much|what(?:'?s| is| does| would)? (?:it |that )?(?:a new|the cost|it cost|cost))\b|\bhow long\b.{0,20}\b(?:repair|fix|mend)/iu

/** So many pieces of one thing, or the price of each. */
export const ofManyPieces = (text: string): boolean => /\d{2,} ?[个件份盒套条双本支]|单价/u.test(text)

export const ofAnOrder = (text: string): boolean =>
  /收到|到货|我买的|上次|刚买|订单|快递|客服|投诉|\b(?:arrived|received|my order|delivered|i bought|i ordered|came|emails?|service)\b/iu.test(
    text,
  )

/** What a shop may have a rule for. */
export const ofPriceRules = (text: string): boolean =>
  /差价|保价|降价|降了|单价|\d{2,} ?[个件份盒套条双本支](?!月)|比价|价格保护|批发|团购|学生|会员|积分|企业|\b(?:match|wholesale|bulk|students?|members?|points|adjust\w*|price drop|dropped|trade)\b/iu.test(
    text,
  )

/** Who buys for others asks for terms that a shop tells or a person knows. */
export const ofTrade = (text: string): boolean =>
  /批发|团购|企业(?:采购|客户|价)|拿货|进货|大客户|\b(?:wholesale|trade (?:price|account|discount|customer|terms|rate)s?|bulk(?: |-)?(?:price|pricing|discount|order|buy|rate|deal)s?|resell\w*)\b/iu.test(
    text,
  )

/** Whose orders are not one person's. */
const buyer = (text: string): boolean =>
  /学校|幼儿园|公司|单位|企业|员工|同事们|年会|工会|团队|我们(?:店|班|社团|机构|救助站)|开(?:店|餐厅|咖啡|宠物店)|采购|\b(?:(?:cookery |nursery |primary |high )?schools?|cafes?|cafés?|restaurants?|(?:our|my|the|an?) (?:office|company|business|charity|nursery|club|team|bakery|hotel|salon|studio|rescue)|places like (?:us|ours)|we (?:run|own|have) an?|teachers?|corporate)\b/iu.test(
    text,
  )

/** So many of one thing are more than a household takes. */
const manyFrom = 10

/** Asks for a lower price as a business or for many; that a lower price is asked for is known. */
export const asksTradeTerms = (text: string, count = 0): boolean => ofTrade(text) || buyer(text) || count >= manyFrom

export const notIn = (text: string): boolean =>
  /不在家|没在家|家里没人|没人(?:在|收|接)|错过|\b(?:(?:i|we) (?:was|were|wasn['’]?t|weren['’]?t) (?:out|in|home|at home|at work|not in)|missed (?:the|my|a|your) (?:courier|delivery|parcel|post\w*|driver)|nobody (?:was )?(?:in|home)|(?:left|got) a card)\b/iu.test(
    text,
  )

/** A parcel that has come, or is said to have. */
export const hasCome = (text: string): boolean => saidToHaveCome.test(text) || (come.test(text) && !notCome.test(text))
const saidToHaveCome =
  /(?:显示|写着|写的|状态是?)已?经?(?:签收|送达|妥投)|\b(?:says?|said|marked|shows?|showing)(?: as| it'?s| it was)? delivered\b/iu
const come = /签收|已?送达|收到了|到了|\b(?:delivered|arrived|received)\b/iu
const notCome =
  /[没未不]有?(?:签收|送达|收到|到)|什么时候|几时|何时|多久|\b(?:not|never|isn'?t|hasn'?t|haven'?t|wasn'?t|yet|when|until|should have|supposed|meant to)\b|^(?:has|have|is|was|did)\b/iu
