import { hasHan, isAtMost } from './brevity.ts'

/** A text that asks something, whatever it is about. */
export const asksSomething = (text: string): boolean => asking.test(text.replace(ofAll, ''))
/** 他什么都有, 谁都能用: all of them, and no question. */
const ofAll = /(?:什么|啥|谁|哪[个款])(?:都|也)/gu
const asking =
  /[?？]|(\p{Script=Han})不\1|[不没吧]\s*[~。]*$|[吗呢嘛么](?:[\s。!！~,，]|$)|什么|怎么|怎样|为啥|咋|还是|\byes or no\b|\by ?\/ ?n\b|多少|几\p{Script=Han}|多[久大长重高宽深粗细厚远快沉]|哪|啥|谁(?!(?:说|还|会|让你?|叫你?)*要)|能不能|可不可以|是不是|会不会|要不要|有没有|有没(?=[\p{Script=Han}a-z\d])|行不行|支持|可以.{1,12}吗|^\s*(?:and |but |so |ok(?:ay)? |hi |hey )?(?:do|does|did|is|are|can|could|will|would|should|may|any|has|have)\b|(?:[.!…;\n]|\p{Extended_Pictographic})\s+(?:and |but |so )?(?:do|does|did|is|are|can|could|will|would|should) [a-z]|,\s*(?:and |but |so )?(?:do|does|did|is|are|can|could|will|would|should) (?:i|you|u|we|they|he|she|it|the|this|that|there|these|those|my|your|ur|one|an?)\b|\b(?:is (?:that|this) an?|(?:what|wat|wot|how|when|where|who)s?|which|why|should i|can i|do i|is it|are they|do they|does it|(?:will|would|can|has|did) (?:it|they))\b/iu

/** "Do you ship to Hong Kong?" is answered by a yes or a no. */
export const asksWhetherSent = (text: string): boolean =>
  /[能会可](?:不能|不会|不可)?以?(?:寄|发|送|配送|邮|到)|[发寄送](?:不[发寄送]|得?到吗|吗)|\b(?:do|does|can|could|will|would) (?:you|u|they|it|that)\b/iu.test(
    text,
  )

/** Without the mark it ends with. */
export const withoutMark = (text: string): string => text.trim().replace(/(?<![?？。.!！\s])[?？。.!！\s]+$/u, '')

/** "What about a kettle": another thing, not more of the question before. */
export const turnsToAny = (text: string): boolean => /\b(?:what|how) about (?:an?|some|any)\b/iu.test(text)

/** Something in it is refused or changed: no bare name of a variant. */
export const refusesOrSwaps = (text: string): boolean => /不要|别要|除了|换成|改成|\b(?:not|no|without|except|instead)\b/iu.test(text)

/** It ends with the mark of a question. */
export const endsAsAsked = (text: string): boolean => /[?？]\s*$/.test(text)

/** "那特价商品呢", "and if I lost the receipt?": half a question, the other half was asked before. */
export const leansOn = (text: string): boolean =>
  /^(?:那么?(?!个|款|件|双|条|种|只|套|些|边|就|好|我|行)|如果|要是|假如|万一|但是?|可是|不过|还有)|呢[?？。!！~]*$|^(?:(?:ok(?:ay)?|oh|hmm+|so|right)[,. ]+)?(?:and|but|what (?:about|if)|how about|even|or|if|same for|does that|is that)\b/iu.test(
    text,
  )
export const ofWhatItIsLike = (text: string): boolean =>
  /\b(?:come(?:s)? (?:with|w)\b|included|put (?:it )?together|why (?:is|are) (?:it|they|this|that) (?:so )?cheap|they \w+ at all|need(?:s)? (?:batteries|charging)|(?:in the box|with it|included) ?\??$|do i (?:also )?get (?:an?|any|the)\b)|^(?:is it |are they )?(?:hard|easy|difficult) to\b|\b(?:does|will|do) (?:it|they) (?:break|crumble|stretch|shrink|fade|leak|rust|drip|smell|turn|light)\b|送几|[^\s]{1,4}送[吗么不]|带[吗么不]$|为[啥什]么?.{0,6}[贵便]|一次能.{0,4}多少|会[^\s]{1,2}[不吗么]|\d件.{0,6}(?:啥|什么|哪些)|停电|\bpower (?:goes|is) out/iu.test(
    text,
  )

/** What belongs to every thing: said alone it asks for it. */
export const property = (text: string): boolean =>
  /^(?:and |the |max(?:imum)? |min(?:imum)? |wash(?:ing)? |what(?:'s| is)? (?:the )?)*(?:weight|dimensions?|height|length|width|depth|capacity|volume|materials?|fabric|rating|temp(?:erature)?|battery(?: life)?|power|voltage|range|load|tyres?|made of|pages?|ingredients?|guarantee)$|^(?:那|它的?)?(?:重量|尺寸|规格|容量|材质|面料|料子|功率|电压|产地|保质期|成分|配料|续航|承重|页数)$/iu.test(
    text,
  )

/** Asks for other goods rather than of this one. */
export const otherOnes = (text: string): boolean =>
  /\b(?:anything|something|others?|else|more|cheaper|bigger|smaller|longer|shorter|lighter|warmer|darker|instead|ones?|yes|no|why|really|sure|hello|anyone)\b|别的|其他|还有|便宜|大点|小点|真的|在吗|为啥|为什么/iu.test(
    text,
  )

/** Too short to ask more than whether there is one. */
export const isShort = (text: string) => isAtMost(text, 8, 6)

/** "Do you sell…": of what there is at all. */
export const asksWhatIsSold = (text: string): boolean => /卖(?!完|光|没)|\bsell\b/iu.test(text)

/** "Do you sell fridges?" asks for a kind of product, "how many are left?" for one that was shown. */
export const asksForSale = (text: string): boolean =>
  /卖|有没有|有木有|^(?:你们?|请问|那)*有.{1,12}[吗嘛么没]|\b(?:sell|carry|stock any|do you have|have you got|got any|any)\b/iu.test(text)

/** "Which of these can go in the dishwasher?" asks all that were shown. */
export const asksWhich = (text: string): boolean =>
  /哪[个款种些只把件]|有没有.{0,8}的|\b(?:which|any of (?:these|them|those))\b/iu.test(text)

export const standsBeside = (text: string): boolean => /\b(?:in|into|on|onto|under|with|to) (?:my|our|his|her|their)\b/iu.test(text)

/** "The 500 or the 750", 中号大号, "5l or 9l": two sizes, of one product rather than of two. */
export const twoSizes = (text: string): boolean =>
  /\d{1,8}(?:\.\d{1,8})? ?[a-z\p{Script=Han}]{0,3} ?(?:[跟和与或、/]|还是|比|\b(?:or|and|vs\.?|versus|than)\b) ?(?:the )?\d|[大中小特]号.{0,3}[大中小特]号|\b(?:small|medium|large)\b.{1,8}\b(?:small|medium|large)\b/iu.test(
    text,
  )

/** 有黑色的吗. */
export const asksIfAny = (text: string): boolean => /有\p{Script=Han}{1,6}[吗么没嘛]/u.test(text)

/** "Which colours are left?" */
export const asksWhichColours = (text: string): boolean =>
  /(?:啥|什么|哪些|哪几个?|几[种个]?)\s*(?:颜色|色)|\b(?:what|which) colou?rs?\b/iu.test(text)

/** How long, how wide: of a thing, not which sizes there are of it. */
export const asksMeasure = (text: string): boolean =>
  /多[大长宽高深粗厚]|直径|周长|几[寸升米]|[长宽高]多少|\b(?:how (?:big|long|wide|tall|deep|large|thick)|dimensions?|diameter|measure|inches|cm)\b/iu.test(
    text,
  )

export const comparing = (text: string): boolean =>
  /比|区别|哪个|哪款|差|更|还是|分别|\b(?:compare|versus|vs|difference|better|or|each|both|heavier|lighter|bigger|smaller|cheaper|warmer)\b/iu.test(
    text,
  )

/** "Is it ok for her brother?" */
export const asksIfSuitable = (text: string): boolean =>
  /\b(?:ok|okay|safe|right|good|suitable|too (?:old|young))\b|适合|能玩|可以玩|能用/iu.test(text)

/** "Was?", "reduced from?", 原价多少: what it cost before. */
export const asksFormerPrice = (text: string): boolean =>
  /原价|(?:原来|之前|以前)(?:是|卖)?(?:多少|什么价)|降价前|^(?:and )?(?:it )?was(?: price| it (?:more|dearer)(?: before)?)? ?\??$|\bwas (?:it|that|this) (?:more|dearer|cheaper)\b|\b(?:reduced|down|marked down) from\b|\bused to (?:be|cost)\b|\b(?:cheaper|less) than (?:it|they) (?:was|were)\b|\b(?:full|original|old|previous|was|before) price\b|\bhow much was it\b|\bwas price\b/iu.test(
    text,
  )

export const restocked = (text: string): boolean =>
  /补货|到货(?!付款)|什么时候(?:再|还会)?(?:有|来货)[货的吗呢]?$|\b(?:restock\w*|back in(?: stock)?|available again)\b/iu.test(text)
/** Of two that were set beside each other. */
export const comparesPrices = (text: string): boolean =>
  /差价|(?:价格|价钱|贵|便宜)?差多少|哪个(?:更)?(?:贵|便宜|划算)|\b(?:price (?:difference|gap)|difference in price|price of (?:each|both)|how much (?:is|are) (?:each|both)|which (?:of (?:the two|them|these) )?(?:one )?(?:is|costs?) (?:cheaper|less|more)|which costs)\b/iu.test(
    text,
  )

export const asksContents = (text: string): boolean =>
  /(?:里面?|里头|件|套)(?:都|一共)?(?:有|包括|包含|含)(?:些|哪些)?(?:啥|什么|哪些)|\bwhat(?:'?s| is| comes) (?:in|inside) (?:it|the (?:set|box|kit|pack))\b/iu.test(
    text,
  )

/** What is asked of a colour or size beyond whether there is one. */
export const asksMore = (text: string): boolean =>
  /[胸腰臀]围|多[大长宽高深重厚]|尺寸|[重贵洗]|怎么|为[啥什]|\b(?:why|how|chest|waist|long|heavy)\b/iu.test(text)

/** What one does with goods that one has. */
export const asksHow = (text: string): boolean =>
  /^\s*(?:and |so |but |ok(?:ay)? )*(?:how (?:do|can|should|would)|(?:do|can|may|must|should) (?:i|we|you|he|she|they)|why|when)\b|怎么(?!卖)|如何|要不要自己/iu.test(
    text,
  )

export const turnsTo = (text: string): boolean => /\b(?:what|how) about (?:an?|some|any)\b|^那?(?:来个|看看)/iu.test(text)

/** "How much is it there?" */
export const pointsThere = (text: string): boolean => /\bthere\b|那边|那[里儿](?!的)/iu.test(text)

export const asksForMore = (text: string): boolean =>
  /^(?:(?:and|or|&) )?(?:who|when|where|how (?:long|much|soon)|do i (?:have to |need to )?pay|is (?:it|that) (?:free|extra)|(?:can|could) (?:i|we) (?:still )?(?:use|have) (?:it|that|one))\b|^(?:那|我|老客户?|老顾客)*(?:还|也)?(?:能不能|可不可以|能|可以)(?:再)?(?:用|享受?)(?:吗|么|不|嘛)?[?？]*$|^(?:那|都|在)?(?:谁|多久|几天|多少|什么时候|哪[里儿啊呀]?\p{Script=Han}?(?=$|[?？]))|^(?:那|还)?(?:要不要|用不用|需不需要|要|用|需要)?(?:另外|额外|再)?(?:收|付|交|加|给|花)?(?:钱|费)用?[吗么不]?[?？]*$/iu.test(
    text,
  ) || asksOnlyHow(text)

/** "Whats that cost me", "but where do i click", 要多少钱, 在哪点: how it is done or what it costs, and in no word what. */
export const asksOnlyHow = (text: string): boolean =>
  howAsked.test(text) && !/[\p{L}\p{N}]/u.test(text.replace(hasHan(text) ? emptyOfHow.zh : emptyOfHow.en, ''))
const howAsked = /多少|多久|几天|怎么|咋|哪|谁|\b(?:how|what|where|who|when)s?\b/iu
const emptyOfHow = {
  zh: /多少钱?|多久|几天|怎么|咋|哪[里儿]?|谁|那|又|具体|到底|大概|一共|总共|一般|我|是|要|得|需要|该|应该|会|能|在|去|上|从|点击?|按|操作|申请|弄|办|搞|填|走|开始|收费?|花|付|出|找|的|呢|啊|呀|吧|费用|钱/gu,
  en: /\b(?:how|what|where|who|when)(?:['’]?s)?\b|\b(?:and|but|so|ok|okay|then|exactly|though|tho|actually|please|pls|much|long|soon|do|does|did|would|will|should|shall|can|could|must|is|be|have|need|to|for|i|we|it|that|this|me|us|my|click|press|tap|start|begin|apply|sign up|fill in|log in|go|pay|pays|cost|costs|charge|charged|charges|take|takes|on|in|the|a|page|button|website|site|link|thing)\b/giu,
}

export const saysWhich = (text: string): boolean => /\bwhich\b|哪/iu.test(text)
/** 买哪双鞋, 送什么合适, "no idea where to begin": the wish itself, which what is shown answers. */
export const asksWhatToBuy = (text: string): boolean =>
  /(?:买|送|选|挑|带|配|准备)[些点个]?(?:哪|什么|啥)|\b(?:no idea|not sure|(?:don'?t|dont|dunno)(?: know)?) (?:where|what|which|how)\b|\bwhat (?:would|should|do|could) (?:i|we) (?:even )?(?:need|get|buy)\b/iu.test(
    text,
  )

export const whoPays = (text: string): boolean => /谁[出付掏]|\bwho pays\b/iu.test(text)
export const supposes = (text: string): boolean => /^(?:and |but |so )?(?:what |even )?if\b|^(?:那)?(?:如果|要是|假如|万一)/iu.test(text)

/** Asks for a programme, not for a discount. */
export const ofLoyalty = (text: string): boolean => /积分|会员|\b(?:rewards?|loyalty|points|members?(?:hip)?)\b/iu.test(text)

/** "Tell me more": about the product as a whole. */
export function asksInGeneral(question: string): boolean {
  return /^(?:了解|介绍|详细|具体|说说|看看|讲讲)|(?:怎么样|咋样|介绍一下)[吗呢啊？?]*$|^.{0,12}(?:值不值(?:得买?)?|值得(?:买|入手|拥有)?|好不好用?|有必要买)[吗么呢啊嘛]?[?？]*$|^(?:so |and |but |ok )*(?:is|are) (?:it|this|they|these|that one|this one|the [a-z -]{2,30}) (?:really |actually )?(?:worth (?:it|the money|buying|getting)|any good)[?!. ]*$|\b(?:tell me (?:more|about)|more (?:about|info)|details|what(?:'?s| is| are) (?:it|that one|this one|they|the [\p{L}\d -]{2,24}) like(?=(?: then)?[?!. ]*$))\b/iu.test(
    question.trim(),
  )
}
