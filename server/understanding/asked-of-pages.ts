import { datumAsked } from '../dialogue/data-asked.ts'
import { placesNamed } from '../dialogue/places.ts'
import { asksSomething } from '../dialogue/questions.ts'
import type { Topic } from '../dialogue/topics.ts'

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
  /(?:万一|要是|如果|假如|收到后?|路上|到手|寄过来|运输)[^。?？!！]{0,12}(?:碎|坏|破|裂|漏|压扁|摔|磕)|(?:碎|坏|破|裂)了?.{0,6}(?:[管包]不?[赔退换]|赔不赔|怎么赔|谁赔)|\b(?:what (?:if|happens if)|if|in case)\b[^.?!]{0,30}\b(?:arriv\w*|turns? up|comes?|get(?:s)?|is|are|was)\b[^.?!]{0,12}\b(?:broken?|damaged|smashed|crack\w*|chipped|faulty|shattered|in bits|in pieces)\b/iu
const longestFault = 80

const guaranteed = /保修|质保|包修|维修|\b(?:warrant\w*|guarantee\w*|covered|repair\w*)\b/iu

/** What may happen on the way, asked of the pages in their own words; "is it covered if the lid breaks?" asks what the guarantee is for. */
export const asksOfFaults = (text: string): boolean => text.length <= longestFault && mayBreak.test(text) && !guaranteed.test(text)

/** A parcel to a place: "get a tent to Inverness", 寄到成都. */
const toPlace =
  /(?:寄|送|发|到|运|邮)(?:到|去|往|过)?\s*$|\b(?:get|getting|send|sent|sending|post|posted|ship|shipped|deliver\w*|delivery|courier|it|them|that|this|one|parcels?|postage|shipping|something)\b.{0,30}\bto\s*$/iu
const fee = /[运邮]费|多少钱|贵|便宜|包邮|\b(?:how much|costs?|fees?|charges?|postage|cheap\w*|free|price)\b/iu
const days = /几天|多久|什么时候|哪天|前|来得及|赶|\b(?:when|how long|by|before|days?|in time|soon\w*|quick\w*|fast\w*)\b/iu

/** What of the pages a question asks about by its words, where the classifier tells nothing of it or takes it for something near. */
export function topicSaid(text: string, told: Topic | undefined): Topic | undefined {
  if (datumAsked(text) !== undefined) return 'shop'
  if ((told === undefined || told === 'order_change') && courier.test(text) && !tracks.test(text)) return 'delivery_area'
  if ((told === undefined || told === 'product' || told === 'size_advice') && regrets.test(text) && !asksWhich.test(text)) return 'returns'
  if (asksOfFaults(text)) return 'exchange'
  if (told !== undefined) return told
  const plain = text.normalize('NFKC')
  const isSent = placesNamed(plain).some(({ from }) => toPlace.test(plain.slice(Math.max(0, from - 60), from)))
  return !isSent ? undefined : fee.test(plain) ? 'shipping' : days.test(plain) ? 'delivery_time' : 'delivery_area'
}

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
