/**
 * What a question says of the thing that is talked about: behind "it", "that" or "the 45 litre one" as its subject, and in Chinese behind a verb that has none
 * (能放睡袋吗, 配奶嘴吗). Words there tell what that thing is asked to do, and with what; they are not what is asked about.
 */
const auxiliary = '(?:is|are|was|does|do|did|can|could|will|would|has|have|should|must|isn.?t|aren.?t|doesn.?t|don.?t|won.?t|can.?t)'
/** "That" and "this" alone, where no noun of theirs follows. */
const demonstrative =
  '(?:this|that|these|those)(?= (?:ok|okay|alright|fine|good|safe|big|small|large|long|wide|deep|heavy|light|strong|warm|thick|suitable|compatible|enough|made|meant|supposed|going|just|also|still|really|actually|only|even|take|fit|work|go|come|hold|need|have|do|be|run|suit|match|support|include|charge|use|cope|stand|connect|attach|cover|handle|wash|keep|carry|lock|clip|mount|play|read|cook|make|grow|last|with|for|in|on|without)s?(?![a-z]))'
/** "The 45 litre one": by what tells it among others. */
const described = "(?:the|that|this|your) (?:[a-z0-9][a-z0-9.'’-]{0,15} ){0,3}ones?"
const asksOfIt = new RegExp(`(?<![\\p{L}'’])${auxiliary} (?:it|they|${demonstrative}|${described})(?![\\p{L}'’])`, 'iu')
/** "Do I need to put wax on them": what is done to it. */
const doneToIt = new RegExp(
  `(?<![\\p{L}'’])${auxiliary} (?:i|you|we|he|she)(?= [^]{1,60} (?:it|them|this one|that one)(?![\\p{L}'’]))`,
  'iu',
)

const before =
  '(?:那么?|请问|问下|然后|还有|对了|哦|嗯|就|是不是|到底|平时|一般|直接|也|还|都|里面|里头|上面|下面|外面|旁边|一起|我们?|咱们?|宝宝|孩子|娃|小孩|大人|老人|[这那][个款只件双条把种台张本套]){0,4}'
const verb =
  '(?:能不能|可不可以|会不会|要不要|用不用|需不需要|带不带|送不送|含不含|配不配|适不适合|够不够|能|可以|会|需要|要(?=配|装|用|加|搭|另)|得(?=配|装|用|加)|自带|附带|附送|配套|带|附|送|配|含|适合|够|装得下|放得下|塞得下)'
/** A wish, an order and a journey begin so too. */
const other =
  '(?!不?(?:能|可以)?(?:给|帮|推荐|介绍|看|拿|来|买|卖|换|改|退|寄|发|到|便宜|优惠|打折|少|再|单|分开|定|订|搞|选|挑|有|说|告诉|问|比|货|上门|达|快递|运|人))'
/** 里面放两个睡袋还有地方吗: what goes into it or onto it. */
const within = '(?:里面|里头|上面|下面|外面|旁边)(?:还|也|再)?(?:放|装|塞|挂|夹|坐|睡|铺|垫|搭|插)'
const asksInChinese = new RegExp(`^(?:那|这)?(?:${within}|${before}${verb}${other})`, 'u')
/** 泡大红袍合适吗: what is done with it. */
const doneWith =
  /^(?:那|平时|就|用来|拿来|用它)*(?:泡|煮|炒|煎|蒸|炖|烤|装|放|搭|配|穿|垫|铺|盛|挂|擦|磨|打|榨|用)(?=\p{Script=Han}{1,8}(?:合适|可以|行|好|够|方便|稳|会|能))/u

/** 气罐带不带, 胶水要不要, 腰带要另外买吗: what may come with it stands before the verb. */
const broughtAlong =
  /^(?:那|它|里面|这个|的)*\p{Script=Han}{1,6}?(?=(?:要不要|用不用|需不需要)(?:用|买|配)?[的啊呀呢吗么嘛]*(?:$|[\s?？])|(?:带不带|附不附|送不送|含不含|配不配|包不包含?|(?:是|都)?(?:需要|要|得)?(?:另外|另|单独|自己)(?:再)?(?:买|配|购|备)|是不?是?(?:送|附|附送|自带)的)(?:[的啊呀呢吗么嘛]*)(?:$|[\s?？]))/u
/** "Do I have to buy batteries", "do i need buttons", "are batteries included". */
const broughtAlongEnglish =
  /(?<![\p{L}'’])(?:(?:do|will|would) (?:i|we|you) (?:also |really |still |even )?need(?! (?:to|it|them|this|that|one)(?![\p{L}'’]))|(?:do|will|would|must) (?:i|we|you) (?:have to |need to |got to )?(?:keep )?(?:buy(?:ing)?|get|bring)|(?:is|are)(?= (?:the |a |any )?[a-z-]{2,16} (?:included|in the box|extra|separate)))(?![\p{L}'’])/iu

/** "How many cups does it hold": what is counted is no thing of the shop. */
const counted =
  /(?<![\p{L}'’])how (?:many|much) (?:[a-z-]{2,16} ){1,3}(?=(?:is|are|do|does|did|can|could|will|would) (?:it|they|this|that|these|those|one|the)(?![\p{L}'’]))/iu

const longest = 200

/** A question without what it only says of its subject; the text itself where something else is its subject. */
export function withoutComplement(text: string): string {
  if (text.length > longest) return text
  return text.replace(/[^,.;!?，。；！？\n]+/gu, part => {
    const lead = /^\s*/u.exec(part)![0]
    const said = part.slice(lead.length)
    if (!/\p{Script=Han}/u.test(said)) {
      const count = counted.exec(said)
      if (count !== null) return `${lead}${said.slice(0, count.index)}how many ${said.slice(count.index + count[0].length)}`
      const match = asksOfIt.exec(said) ?? doneToIt.exec(said) ?? broughtAlongEnglish.exec(said)
      return match === null ? part : `${lead}${said.slice(0, match.index + match[0].length)}`
    }
    return said
      .split(/(?<=[吗么嘛呢])|\s+/u)
      .map(one => {
        const along = broughtAlong.exec(one)
        if (along !== null) return one.slice(along[0].length)
        const match = asksInChinese.exec(one) ?? doneWith.exec(one)
        return match === null ? one : `${match[0]}${/[吗么嘛呢]$/u.exec(one)?.[0] ?? ''}`
      })
      .join(' ')
  })
}

/** 真空袋能放羽绒被吗: what stands before the verb that asks whether it goes with something. */
const subjectOf =
  /^(?:那|这)?(?:你们?家?的?|店里的?)?([\p{Script=Han}a-z0-9]{2,10}?)(?:里面?|上面?)?(?:能不能|可不可以|能|可以|会不会)(?:放|装|塞|挂|配|搭|套|用在|泡|煮|读|接|连)(?=\p{Script=Han}{2,10}(?:里|上)?(?:吗|么|嘛|不|$|[?？]))/iu
const joins = /[和跟与或比、]|还是/u
export function subjectBefore(text: string): string | undefined {
  const subject = text.length > longest ? undefined : subjectOf.exec(text.trim())?.[1]
  return subject === undefined || joins.test(subject) ? undefined : subject
}
