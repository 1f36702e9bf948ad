/** What of the shop itself is asked to be given: nothing but a sentence that holds such a thing answers. */
export type Datum = 'phone' | 'email' | 'address' | 'hours'

/** The shop's own; "leave my number" and "a case for my phone" ask for none of it. */
const asked: readonly (readonly [Datum, RegExp])[] = [
  [
    'phone',
    /(?:客服|联系|热线|你们?|咱们?|您|店里?|老板|售后|贵店)(?:们|家|店|的|那边|这边){0,3}(?:的|有没有|有)?(?:服务|联系|客服)?(?:电话|热线|座机|手机)|(?:电话|热线|座机)(?:号码?)?(?:是|有)?(?:多少|几|什么|啥|给|发|告诉|报)|(?:有没有|有|给个|给我个?|留个|发个|要个?|求)(?:联系|客服|服务)?(?:电话|热线)(?!会议|手表|卡)|(?:打|拨)个?电话(?:给|到|找|联系)(?:你们?|您|店|客服)|(?:打|拨)(?:哪个|什么)(?:号|电话)|\b(?:your|ur|you|the shop'?s?|a|the|what|whats|what's|contact|customer service) (?:(?:shop|tele|contact|customer|service|store|main|direct)\s?)*(?:phone|telephone|tel|fone) ?(?:no\b|nos?\.|numbers?|nr|#)|\b(?:phone|telephone|contact) (?:no|number) (?:for|of) (?:you|ur?|the (?:shop|store)|customer)|\b(?:number|no) (?:to|i can|can i|we can|should i|do i) (?:call|ring|phone|reach)|\b(?:what|which) number\b.{0,16}\b(?:call|ring|phone|dial)\b|\bhow (?:can|do|could|would) (?:i|we) (?:call|ring|phone|telephone) (?:you|u|the (?:shop|store)|somebody|someone)\b|\bwho (?:do|can|should|shall|could|would) (?:i|we) (?:call|ring|phone|telephone|speak to|talk to)\b|(?:该|应该|要)?(?:打给|打电话给|打电话找|电话找)(?:谁|哪个|哪位)|该?(?:打|拨)哪个?(?:电话|号)|\b(?:your|ur) (?:tele)?phone\b(?! case| hold| charg)|^(?:(?:and|ok|so|whats|what['’]?s|what is|got|have you got|do you have|is there) ){0,2}[a-z]+ (?:phone|telephone|tel) ?(?:no\b|num\b|numbers?)/iu,
  ],
  [
    'email',
    /(?:你们?|店里?|客服|您)(?:的|们的|家的)?(?:电子)?(?:邮箱|邮件地址)|(?:邮箱|邮件地址)(?:是|有)?(?:多少|什么|啥|给|发|告诉)|(?:有没有|有|给个|发个)(?:邮箱|邮件地址)|(?:写信|发邮件|邮件).{0,4}(?:到哪|给你们|哪里)|\b(?:your|ur|an?|the shop'?s?|what|whats|what's) e-?mail(?: address)?\b(?= ?(?:is|pls|please|\?|$|i can|to write|for|so))|\bwhat(?:'?s| is) (?:your|ur|the) e-?mail|\be-?mail address (?:for|of) (?:you|the)|\bwhere (?:can|do|should) i (?:e-?mail|write)|\bhow (?:can|do) i e-?mail\b/iu,
  ],
  [
    'address',
    /(?:你们?|咱们?|您|店|门店|实体店|店铺|工厂店|贵店|公司)(?:们|家|店|的|里)*(?:详细|具体)?地址|(?:店|门店|实体店|你们?家?店?|工厂)(?:是|开)?在(?:哪|什么地方|啥地方|什么位置|哪个位置)|(?<!收货|退货|寄货|我的|改|填|写)地址(?:是|在)?(?:哪|多少|什么|啥|给我|发我|发一下|发下|给一下|再?(?:发|给|说)一?下)|^(?:那|都|你们?|店)?在(?:哪[里儿]?|[什啥]么?地方)[啊呢呀]?[?？]*$|\b(?:your|ur|the (?:shop|store|workshop|showroom)'?s?|shop|store|workshop|showroom) (?:postal |street |full |exact )?address\b|\b(?:what|whats|what's) (?:is |'s )?the address\b(?! (?:for|to) return)|\baddress (?:for|of|to) (?:you|ur?|the (?:shop|store|workshop|showroom)|visit|come|bring\w*|collect\w*|pick)|\bwhere(?:'?s| is| are|s|r| abouts? (?:is|are)|abouts (?:is|are|r))? (?:you|u|ur shop|your (?:shop|store|workshop|showroom|place)|the (?:shop|store|workshop|showroom))(?: guys| actually| even)?(?: based| located| at| situated)?\s*(?:[?.!,]|$|and\b|so\b|then\b)/iu,
  ],
  [
    'hours',
    /(?:几点|什么时候|啥时候|多会儿?)(?:才|就)?(?:开门|关门|营业|打烊|开店|关店|上班|下班)|(?:营业|开门|关门|上班|店里?|门店|开店)的?时间|(?:开门|营业|开店|关门)(?:(?:到|至)几点|[吗么嘛不没](?!是))|开不开门?(?!发?票)|\b(?:are|r) (?:you|u|ya|the shop|the store) (?:even |still )?(?:open|closed|shut)\b|\bdo (?:you|u|ya) (?:open|close|shut)\b|\b(?:opening|business|shop|store) (?:hours|times|days)\b|\b(?:what|which) (?:time|hours|days?)\b.{0,24}\b(?:open|close|shut)\b|\bwhen (?:do|are|does|is|r|will) (?:you|u|the (?:shop|store)|it)(?: guys)? (?:open|close|closed|shut)\b|\bhow late (?:are|do) (?:you|u)\b|\b(?:when|what (?:time|hours|days?)) (?:do|does|are|is|will) (?:(?:they|your (?:staff|people|team|colleagues?|lot|guys)|(?:the|any) (?:staff|people|team|humans?)|(?:some|any)(?:one|body)) (?:start |back at )?(?:work(?:ing)?|on shift|on duty|online)|(?:some|any)(?:one|body) (?:there|in|around|about|available|at (?:the|your) desk))\b|(?:客服|同事|人工|你们的?人)(?:一般|都|是)?(?:几点|什么时候|啥时候)(?:到|才|会|在|有|能)|(?:几点|什么时候|啥时候)(?:才|会)?(?:有人(?:在线|上班|值班)|客服在)/iu,
  ],
]

/** Who tells their own asks for none; nor does who wants to be called. */
const ownTold =
  /我的?(?:电话|手机|邮箱|地址)|(?:留|加)(?:个|一下)?我|给我(?:打|回)(?:个)?电话|\bmy (?:\w+ )?(?:phone|number|e-?mail|address)\b|\b(?:ring|call|phone) me\b/iu
const longest = 160

/** What a text asks the shop to give of itself: each of it. */
export function dataAsked(text: string): Datum[] {
  if (text.length > longest) return []
  const plain = text.normalize('NFKC').replace(/[’‘]/gu, "'")
  return ownTold.test(plain) ? [] : asked.flatMap(([datum, pattern]) => (pattern.test(plain) ? [datum] : []))
}

/** The first of it. */
export const datumAsked = (text: string): Datum | undefined => dataAsked(text)[0]
