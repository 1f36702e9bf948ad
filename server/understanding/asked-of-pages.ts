import type { Topic } from '../dialogue/topics.ts'
import { datumAsked } from '../language/data-asked.ts'
import { placesNamed } from '../language/places.ts'
import { asksSomething } from '../language/question-words.ts'

/** Which parcel service: no question of where a parcel is. */
const courier =
  /(?:发|走|用|寄|是|什么|哪个|哪家|哪种|啥|指定|选|换)\p{Script=Han}{0,4}快递(?![单费到])|快递.{0,4}(?:哪家|什么|哪个|啥)(?!时候)|[发走寄用]\p{Script=Han}{0,2}(?:顺丰|中通|圆通|申通|韵达|京东|邮政|德邦|极兔|ems)|(?:顺丰|中通|圆通|申通|韵达|京东|邮政|德邦|极兔|ems).{0,4}(?:行|可以|能|吗|么|不)|\b(?:which|what|who) (?:courier|carrier|delivery (?:company|firm|service))\b|\bwho (?:do you|d'?you|delivers?|ships?|carries)\b.{0,20}\b(?:use|send|ship|deliver|with|them|it|parcels?|orders?)\b|\b(?:with|by|use|via|send it) (?:ups|dpd|evri|royal mail|fedex|dhl|hermes|sf express|zto|usps|parcelforce|yodel)\b/iu
const tracks = /单号|到哪|查|物流|\b(?:track\w*|where)\b/iu

/** Not yet bought, and it may not be liked or may not fit: whether it can go back. */
const regrets =
  /(?:万一|要是|如果|假如|买回[去来家]|收到后?|到手后?|拿回家)[^。?？!！]{0,16}(?:不喜欢|不合适|不合身|不合脚|[穿戴用套]不[上了下]|不想要|后悔|太大|太小|[大小紧松短长]了|不满意|已经有)|\b(?:what if|if|in case)\b[^.?!]{0,40}\b(?:(?:do(?:es)?n['’]?t|do(?:es)? not|did(?:n['’]?t| not)|wo(?:n['’]?t| not)|isn['’]?t|aren['’]?t) (?:like|want|fit|suit|love|work out|right)|hates?|hated|wrong size|too (?:big|small|tight|loose|long|short)|(?:chang\w*) (?:his|her|their|my|our) minds?|not (?:happy|right|keen)|already (?:has|have|got))\b/iu
const asksWhich = /哪|几码|多大|选|推荐|还是|\b(?:which|what size|should|recommend|or)\b/iu

/** It may come broken, and has not come yet. */
const mayBreak =
  /(?:万一|要是|如果|假如|收到后?|路上|到手|寄过来|运输)[^。?？!！]{0,12}(?:碎|坏|破|裂|漏|压扁|摔|磕)|(?:碎|坏|破|裂)了?.{0,6}(?:[管包]不?[赔退换]|赔不赔|怎么赔|谁赔|算谁的|谁负责|谁承担)|\b(?:what (?:if|happens if)|if|in case)\b[^.?!]{0,30}\b(?:arriv\w*|turns? up|comes?|get(?:s)?|is|are|was)\b[^.?!]{0,12}\b(?:broken?|damaged|smashed|crack\w*|chipped|faulty|shattered|in bits|in pieces)\b/iu
const longestFault = 80
/** 送到的时候花蔫了咋办: as its own words tell it, which the rules for what breaks may not. */
const mayBeSpoilt =
  /(?:[送收寄运]到|到货|到手|路上)[^。?？!！]{0,12}(?:蔫|烂|馊|霉|酸|臭|化|洒)了?[^。?？!！]{0,6}(?:咋|怎么|管|赔|退|换|算谁|[吗么])|\b(?:arriv\w*|turns? up|comes?|when (?:it|they) gets? here)\b[^.?!]{0,12}\b(?:wilted|rotten|mouldy|moldy|melted|off|gone off|spoil(?:t|ed)|bruised|dead)\b/iu

const guaranteed = /质保|修(?![身长])|\b(?:warrant\w*|guarantee\w*|covered|repair\w*|mend\w*|fix(?:ed|able)?)\b/iu

/** What may happen on the way, asked of the pages in their own words; "is it covered if the lid breaks?" asks what the guarantee is for. */
export const asksOfFaults = (text: string): boolean => text.length <= longestFault && mayBreak.test(text) && !guaranteed.test(text)

/** What breaks in use, and what is to be done then. */
const inUse = {
  breaks:
    /坏|塌|断|裂|破|漏|散架|开线|脱[胶落]|掉(?![色毛漆队])|失灵|(?:不|没法)(?:转|亮|响|走|动|工作|制冷|加热|充电|出水)了|充不[进上]|没(?:反应|声音?|信号|电了)|(?:故障|毛病)|\b(?:broke|broken|breaks?|snap(?:s|ped)?|crack(?:s|ed)?|conk(?:s|ed)? out|pack(?:s|ed)? (?:in|up)|die[sd]?|stop(?:s|ped)? (?:working|charging)|(?:falls?|fell|comes?|came) (?:apart|off|to bits|undone|loose)|rip(?:s|ped)?|tears|torn?|go(?:es|ne)? wrong|went wrong|fail(?:s|ed)?|worn? out|gives? (?:up|out)|gave (?:up|out)|go(?:es)?|leak(?:s|ed|ing)?|is rubbish|bust(?:s|ed)?)\b/iu,
  after:
    /用了|[用戴穿骑坐玩]着|过[了段]|\d+ ?(?:天|周|个?月|年)|[一二两俩三四五六七八半几]个?(?:天|周|星期|礼拜|月|年)|[用戴穿骑坐][一两几]次|\b(?:after|in|within) (?:an?|a few|a couple of|[a-z]+|\d+) (?:days?|weeks?|wks?|months?|mths?|years?|yrs?|uses?|goes|washes)\b|\b(?:days|weeks|months|years?) (?:in|later|old)\b|\b(?:use|wear|ride|wash|try)d? (?:it|them|this|that) (?:once|twice)\b/iu,
  thereupon:
    /管不管|管[吗么不]|[包给能]不?[修赔换]|咋[办整弄]|怎么(?:办|弄|处理|修)|找谁|负责|售后|\b(?:what (?:if|happens?|then|do (?:i|you|we) do)|now what|fix(?:ed)?|repair(?:ed|s)?|replace(?:d|ment)?|mend(?:ed)?|who pays|(?:do|will|would) (?:you|u) (?:do|sort|help|cover|send|swap)|(?:send|take|bring|get|have) (?:it|them) (?:back|fixed|replaced)|(?:do|can|will|would) i (?:still )?(?:get|return)|returnable)\b/iu,
} as const
const ofReturns: ReadonlySet<Topic | undefined> = new Set<Topic | undefined>(['returns', 'exchange', 'refund'])
const paysWay = /谁[出付]|[运邮]费|\b(?:who pays|postage)\b/iu

/** 椅子要是坐塌了你们管不管, "my loom's cracked after ten months, now what": what was used and went wrong is for the shop's pages. */
const asksOfWear = (text: string): boolean =>
  text.length <= longestFault && inUse.breaks.test(text) && inUse.thereupon.test(text) && !asksOfFaults(text)

export const faultIn = (text: string): { fault?: 'arrived' | 'used' } =>
  asksOfFaults(text) ? { fault: 'arrived' } : asksOfWear(text) ? { fault: 'used' } : {}

/** What would go back long after it came is for the guarantee. */
const isOfGuarantee = (text: string, told: Topic | undefined): boolean =>
  ofReturns.has(told) && asksOfWear(text) && inUse.after.test(text) && !paysWay.test(text)

/** What the pages call places: 甘肃算偏远吗, "does Guangdong count as other provinces". */
const sortOfPlace =
  /(?:算|属于|归).{0,6}(?:其[他余它]|偏远|外地|省内)|\b(?:counts?|class(?:ed)?|counted|considered)\b.{0,12}\b(?:other|rest|remote|mainland|highlands?|islands?|abroad|overseas)\b/iu

/** What a parcel costs, and that it does: "thought it was free over 50, why do I pay", 25邮费太贵了 有啥法子包邮. */
const ofFee =
  /[运邮]费|快递费|[包免][邮油]|\b(?:postage|p&p|free (?:over|from|above|after|at|delivery|shipping|postage|limit)|(?:delivery|shipping)(?= (?:is|was|so|costs?|fees?|charges?|for|from|to|free)\b)|(?:orders?|baskets?) (?:over|above|from) [$£€¥]?\d+ (?:ships?|go(?:es)?|are|is|come) free)\b/iu
const doubted =
  /为[啥什]|凭[啥什]|怎么(?:还|又|才|这么|那么)|咋(?:还|才|这么|那么)|不是(?:说|写|满|超|已经|都|有)|太贵|[好真有点么]贵|法子|办法|(?:才|怎么样?)(?:能|可以)?不?(?:加|收|要|免|包)|\b(?:why|how come|thought|sa(?:ys|id)|suppos\w+|isn['’]?t (?:it|there|that|delivery|postage|shipping)|wow|steep|dear|pricey|(?:how|any way|way) (?:can i |do i |to )(?:get|avoid|have|not pay)|way (?:round|around))\b/iu
const ofOtherFee =
  /退|换|寄回|包装|礼盒|海关|税|\b(?:returns?|send(?:ing)? (?:it|them) back|swap|exchange|wrap\w*|engrav\w*|customs|dut(?:y|ies)|tax(?:es)?)\b/iu

/** What goes back, or is done again in another way. */
export const speaksOfReturns = (text: string): boolean => ofOtherFee.test(text)

/** Whether what a parcel costs is doubted or thought too much, by somebody who asks for no lower price but why it is so. */
export const doubtsFee = (text: string): boolean =>
  text.length <= longestFault && ((ofFee.test(text) && doubted.test(text)) || asksSurcharge(text)) && !ofOtherFee.test(text)

/** 乌鲁木齐要不要加钱, "is it extra to Skye": a place, and whether more is paid for it. */
const asksSurcharge = (text: string): boolean => surcharge.test(text) && placesNamed(text).length > 0
const surcharge =
  /要不要加|加不加|要加钱|加钱[吗么不没]|加多少|[另多]收(?:费|钱|多少|不|吗)|\b(?:is|does|do|will|would) (?:it|that|they|you|u|i) (?:be |cost |charge |pay )?extra (?:to|for)\b/iu

/** A parcel to a place: "get a tent to Inverness", 寄到成都. */
const toPlace =
  /(?:寄|送|发|到|运|邮)(?:到|去|往|过)?\s*$|\b(?:get|getting|send|sent|sending|post|posted|ship|shipped|deliver\w*|delivery|courier|it|them|that|this|one|parcels?|postage|shipping|something)\b.{0,30}\bto\s*$/iu
const fee = /[运邮]费|多少钱|贵|便宜|包邮|\b(?:how much|costs?|fees?|charges?|postage|cheap\w*|free|price)\b/iu
const days = /几天|多久|什么时候|哪天|前|来得及|赶|\b(?:when|how long|by|before|days?|in time|soon\w*|quick\w*|fast\w*)\b/iu

/** "What's the warranty on taps and does it cover limescale", 保修几年 进水算不算. */
const covers = /\b(?:cover(?:s|ed)?|includ(?:es?|ed))\b|([算包管保赔])不\1|[算包管保赔][吗么不]|在(?:不在)?(?:里面|范围|内)/iu
const ofGuarantee = /保修|质保|保几|\b(?:warr[ae]n\w*|guarantee\w*)\b/iu

/** Whether the guarantee that a message speaks of is for what a part of it asks. */
export const asksCover = (text: string, message: string): boolean => covers.test(text) && ofGuarantee.test(message)

/** 下午3点付钱 今天能发不: paid by then, when does it leave. */
const leavesOnceSaid =
  /(?:付[款钱了]|下单|拍下).{0,12}(?:(?:今天|当天|今晚|明天|几点|几号|多久|什么时候|啥时候)(?:能|会|可以|就)?|能|会)发(?!票)|\b(?:pay|paid|order)\b.{0,30}\b(?:ship|sent|leave|go out|dispatch\w*)\b.{0,12}\b(?:today|tonight|same day|tomorrow|when)\b/iu

/** "Is there a size chart", "what's a UK 5 in European", 有尺码表吗: how sizes are told, not which there are. */
export const asksChart = (text: string): boolean => chart.test(text)
/** Whose sizes they are names no place. */
export const withoutSystems = (text: string): string => text.replace(systems, ' ').replace(/\s+/gu, ' ').trim()
export const namesOnlySystems = (text: string): boolean => !/[\p{L}\p{N}]/u.test(withoutSystems(text))
const systems = /\b(?:uk|us|eur?|european|american|british)\b(?: (?:to|into|in|or|and|vs|sizes?)\b)?/giu
const chart =
  /尺[码寸](?:对照)?表|对照表|(?:欧洲?|[美英]国?|国际|中国)码.{0,6}(?:[是对等换合]|国内|欧|美|英|中国)|\bsiz(?:e|ing) (?:chart|guide|table)|\b(?:is there|have you|(?:do|does) (?:you|u|it) have|got|any) (?:an? )?(?:chart|size guide)|\b(?:uk|us|eu|eur|european|american|british|chinese)\b[^.?!]{0,16}\b(?:in|to|into|is|are|as)\b[^.?!]{0,16}\b(?:uk|us|eu|eur|european|american|british|chinese|your siz\w+)\b|\bwhat (?:uk|us|eu|european|american) size is\b/iu

/** What of the pages a question asks about by its words, where the classifier tells nothing of it or takes it for something near. */
export function topicSaid(text: string, told: Topic | undefined, message = text): Topic | undefined {
  if (datumAsked(text) !== undefined) return 'shop'
  if ((told === undefined || told === 'product') && asksCover(text, message)) return 'warranty'
  if ((told === undefined || told === 'order_change') && courier.test(text) && !tracks.test(text)) return 'delivery_area'
  if ((told === undefined || told === 'product' || told === 'size_advice') && regrets.test(text) && !asksWhich.test(text)) return 'returns'
  if (asksOfFaults(text) || ((told === undefined || told === 'product') && mayBeSpoilt.test(text))) return 'exchange'
  if ((told === undefined || told === 'product') && asksChart(text)) return 'size_advice'
  if (isOfGuarantee(text, told) || (told === undefined && asksOfWear(text) && !paysWay.test(text))) return 'warranty'
  const plain = text.normalize('NFKC')
  if ((told === 'gift_wrap' && asksPackedSize.test(plain)) || (told === 'size_advice' && ofNoSize.test(plain))) return undefined
  if ((told === undefined || told === 'delivery_area') && sortOfPlace.test(plain) && placesNamed(plain).length > 0)
    return fee.test(plain) ? 'shipping' : 'delivery_time'
  if (told === 'payment' && leavesOnceSaid.test(plain)) return 'delivery_time'
  if (told !== undefined) return told
  const isSent = placesNamed(plain).some(({ from }) => toPlace.test(plain.slice(Math.max(0, from - 60), from)))
  return !isSent ? undefined : fee.test(plain) ? 'shipping' : days.test(plain) ? 'delivery_time' : 'delivery_area'
}

/** 包装起来多大, "how big is it boxed": of the thing, not of what it is wrapped in. */
const asksPackedSize =
  /(?:包装|打包|收纳|收起来|叠)(?:起来|好|后|完)?.{0,2}多[大重长宽高]|\bhow (?:big|heavy|long|large|wide|small)\b.{0,20}\b(?:packed|boxed|folded|wrapped up|in (?:its|the) (?:box|pack\w*))\b/iu
/** 风大会不会吹跑: asked whether something happens, and of no size. */
const ofNoSize = /会不会(?!.{0,3}[大小紧松长短胖瘦挤勒偏显合])|能不能(?:吹|漏|防|洗|晒)/u

const longestHalf = 60
const pronoun = /\b(?:it|they|them|those|these|that|one)\b/iu

const howSoon = /几天|多久|多少天|什么时候|啥时候|何时|\b(?:when|how (?:long|soon|quick\w*|fast|many days))\b/iu

/** How a question or a statement leans on what was told last: "do they run out?", 我是用银行卡付的. */
export function leaningOf(text: string): { leansBack?: true; states?: true; soon?: true } {
  if (text.length > longestHalf) return {}
  const asks = asksSomething(text)
  return {
    ...(pronoun.test(text) && asks ? { leansBack: true as const } : {}),
    ...(asks ? {} : { states: true as const }),
    ...(howSoon.test(text) ? { soon: true as const } : {}),
  }
}
