import { hasHan } from './brevity.ts'
import { findComparatives } from './comparatives.ts'
import { foldText } from './fold.ts'
import { type GoodsMatch, goodsWanted } from './goods.ts'
import { asksSomething } from './question-words.ts'

/** "What's on sale", 有什么打折的: goods that cost less than before, not the rules about them, nor whether one is. */
export function asksSale(text: string): boolean {
  if (/退|换|保修|能用券|叠加|什么时候|\b(?:returns?|exchange|refund|warranty|when|policy|final|apply|code)\b/iu.test(text)) return false
  return (
    /(?:什么|啥|哪些|有没有|有).{0,6}(?:打折|特价|折扣|促销|降价|清仓)(?:的|商品|款|吗|东西|活动的|$)|打折(?:的|商品)/u.test(text) ||
    /\b(?:what(?:'?s| is| do you have)?|anything|something|stuff|items?|things|any|show me|got).{0,24}\b(?:on sale|on offer|on clearance|discounted|marked down|reduced|clearance)\b|^\s*(?:on sale|sale items|clearance|any sales?)\b/iu.test(
      text,
    )
  )
}

/** Of what was shown, not of all there is. */
export const amongShown = (text: string): boolean =>
  /这(?:些|几|三|两)|那(?:些|几|三|两)|里面|其中|那个|哪个|哪款|\b(?:of|among) (?:those|these|them|the (?:two|three))\b|\bwhich\b|\bone\b/iu.test(
    text,
  )

/** "Of these", 这两个: of nothing else. */
export const saysOfThese = (text: string): boolean =>
  /[这那](?:些|几|三|两|俩)|里面?|其中|都|\b(?:of|among|between) (?:those|these|them|the|both|all)\b|\bboth\b|\btwo\b/iu.test(text)

const opening =
  /^\s*(?:(?:ok(?:ay)?|and|then|nice|nvm|never ?mind|so|hm+|well|great|good|thanks?|cool|now|lol|also|but|hi|hello|hey)[,.! ]+)*(?:(?:do you have|have you got|got|is there|i'?m looking for|looking for|i need|need|i want|want|i'd like|show me|find me|how about|what about)\s+)?(?:(?:some|any)thing|smth|sth|some\b|any (?=[a-z]+ (?:for|with|in|to|under|that)\b)|(?:a|an)\s+[a-z-]+(?:\s+[a-z-]+)?\s+(?:to|for)\b|(?<=(?:need|want|looking for|like|find me|show me|what about|how about)\s)(?:a|an)\b)/iu
const openingInChinese =
  /^\s*(?:那|再|还是?|好吧?|行吧?|嗯|另外)?[,， ]*(?:买[点些]?(?!了|过|的|家|东西)|(?:来|要|买|拿|凑)[一两二三]?[个条只双件张套把瓶盒包本床支块口]|先?看看(?![吧\s]*$)|有没有|有啥|有什么|想买|想要|想找|要个|来个|送啥|送什么|推荐|找个|需要|给.{1,4}(?:买|的呢))/u

/** A message that begins like a wish, whatever else it says. */
export const beginsWish = (text: string): boolean => opening.test(text) || openingInChinese.test(text)

/** "Anything under 90", "something warmer": the thing of before with another limit, not another thing. */
export const onlyLimits = (text: string): boolean =>
  !/\binstead\b|\belse\b/i.test(text) &&
  /\b(?:(?:some|any)thing|smth|sth) (?:(?:a )?(?:bit|little|lot|much) )?(?:with(?:out)?|under|below|around|over|up to|less|more|cheaper|bigger|larger|smaller|lighter|heavier|warmer|softer|shorter|longer|wider|thicker|thinner|nicer|simpler)\b/i.test(
    text,
  )

/** Another thing is wanted, not the one of before in another way. */
export const wantsAnother = (text: string): boolean =>
  !onlyLimits(text) && /\b(?:some|any)thing\b|smth|\bsth\b|\binstead\b|\belse\b|\bstuff\b|东西|别的|换成|其他的/iu.test(text)

/** None of those that were shown: 换一个, "something else", "a different one". */
export const asksForOthers = (text: string): boolean =>
  /换(?:一?[个款双件条种把顶]|别的|其他)|(?:有没有|还有)(?:别的|其他)|\b(?:some|any)thing (?:else|different)\b|\b(?:another|a different) (?:one|pair|kind|type)\b/iu.test(
    text,
  )

/** "A toy I meant", 我是说睡袋: what was wished for is put right, and is no other wish. */
export const saysOtherwise = (text: string): boolean =>
  /\bi (?:just |only |actually |really |clearly )?(?:meant|mean|said|asked for)\b|我(?:刚才?)?(?:说的?(?!过)|是说|(?:想)?要的是|的意思是|问的是)/iu.test(
    text,
  )

/** "Anything else like that": more of the same kind, not another. */
export const likeBefore = (text: string): boolean =>
  /\b(?:something|anything|others?|else|ones?|similar) (?:just )?(?:like|to) (?:that|this|it|those|these)\b|类似|差不多的/iu.test(text)

/** 给我整个充电宝: asked to be handed over, and nothing is wrong with one that was bought. */
export const asksToGive = (text: string): boolean =>
  /^(?:老板|你好|那|请|再)*[，,\s]*(?:给我|帮我)(?:来|整|拿|弄|上|搞)(?!.*(?:坏|碎|错|漏|少了|没收|退|换|破|裂|赔))/u.test(text.trim())

/** Whether there are goods of a kind: "do you have tents?", 毛巾有吗, 卖冰箱吗. */
export const asksForGoods = (text: string): boolean =>
  /^\s*(?:ok(?:ay)? |and |so |hi,? |hello,? |hey,? )*(?:(?:do|does) (?:yous?|u|ye|y'?all|the shop) (?:guys )?(?:also )?(?:have|sell|carry|stock|offer|do)|have (?:you|u) got|(?:you |u )?got any|is there (?:a|an|any|some)|are there|any )\b/iu.test(
    text,
  ) ||
  /有(?:吗|没有?|么|木有|不)\s*[?？]?$|有没有|有木有|卖.{1,8}吗|(?<!热|外|[买拍叫难])卖[吗么嘛没]\s*[?？]?$|卖不卖|^(?:请问)?(?:你们)?(?:还|也)?有.{1,12}[吗么没]\s*[?？]?$|有哪些/u.test(
    text,
  )

/** "Do you sell …", 你家卖…吗: said of the shop, and never of the thing that is talked about. */
export const saysSell = (text: string): boolean => /\b(?:you|u)\b|卖|你们?家|店里/iu.test(text)

/** "What do I need", "what u got for that", 要备点啥: goods are asked for that are not named, for something that is told beside it. */
export function asksWhatGoods(text: string): boolean {
  const told = text.replace(openQuestion, ' ')
  if (told === text) return false
  const rest = told.replace(sayingNothing, ' ')
  return (rest.match(/\p{Script=Han}/gu)?.length ?? 0) >= 4 || (rest.match(/[a-z']{2,}/giu)?.length ?? 0) >= 2
}
const openQuestion =
  /\bwh?[ao]t(?:'?s)? (?:else )?(?:(?:i|we)(?:'d|'ll| would| will|d)? (?:actually |really )?(?:need|require)\b|(?:do|should|would|can|could|shall|wd|d) (?:i|we|you|u) (?:even |actually |really )?(?:need|get|buy|have|got|do|use)\b|(?:have |'?ve )?(?:you|u)(?:'?ve| have)? got\b|(?:would |will |can |might )?(?:helps?|fix(?:es)?)\b|(?:is )?good\b)|[要得该想需](?:准备|备|买|带|配|整|弄|置办|添|要)?[点些]?(?:啥|什么|哪些)(?!时|颜|码|尺|价|材|牌|意思|区别)|有(?:啥|什么)(?:能|可以|适合|管用|办法)|(?:买|备|带)[点些]?(?:啥|什么)/giu
/** Tells nothing that something could be needed for. */
const sayingNothing =
  /\b(?:i|we|you|u|it|that|this|these|those|them|with|for|besides?|else|then|ok|okay|so|and|the|a|to|in|is|please|pls|now|do)\b|[还那就我们你再另外请问吗呢啊吧的了]/giu

/**
 * 给狗狗买点啥, "what would you recommend for a 10 year old", 下雨天爬山穿什么: a wish that tells of somebody or of some use and leaves open what it should be, so that what was
 * looked for before is over; "which would you recommend" and "what else" are of that.
 */
export const opensWish = (text: string): boolean => leavesOpen.test(text) && !ofBefore.test(text)
const leavesOpen =
  /(?:给|送|帮|替).{1,10}(?:买|送|挑|选|带|推荐)[点个些件样]?(?:什么|啥|东西)|\p{Script=Han}{2}(?:送|买|挑|穿|戴)[点个些件样]?(?:什么|啥)(?:好|合适|比较好)?(?:呢|呀|啊)?[?？。~ ]*$|(?:送|适合)\S{0,6}(?:什么|啥)(?:礼物|东西)|\bwh?[ao]t (?:would|do|should|can|could|shall|wud) (?:you|u|i|we) (?:recommend|suggest|advise|get|buy|give|wear|take|bring|pack) (?:for|to|in|on|when|him|her|them|my|as)\b|\bwh?at(?:'?s| is) (?:a )?(?:good|best|nice|suitable|decent)(?: (?:present|gift|thing|idea))? (?:for|to (?:wear|take|give|get))\b|\b(?:present|gift|something|anything) for (?:a|an|my|our|his|her|the) /iu
const ofBefore =
  /\b(?:which|else|other|instead|of (?:these|those|them|the two)|this|that one|it|them|with it|go with)\b|别的|其他|另外|哪[个款双件]|这[个款双件]|那[个款双件]|还[有能]|再|配/iu

/** Nothing but the name of goods, with a few words before it. */
export function isBareName(text: string, goods: readonly GoodsMatch[]): boolean {
  const last = goods.at(-1)
  if (last === undefined || /[\p{Script=Han}]/u.test(text))
    return last !== undefined && text.trim().replace(/[?？。!！]/g, '').length === last.end - last.start
  return (
    text.trim().split(/\s+/).length <= 4 &&
    /^s?[?.! ]*$/.test(text.toLowerCase().slice(last.end)) &&
    !/\b(?:is|are|the|this|that|it|my|how|does|do|can|in|to|add|take)\b/i.test(text)
  )
}

const asking =
  /\b(?:hi|hello|hey|ok|okay|and|then|so|well|also|but|oh|no|do|does|did|you|u|have|got|sell|any|is|are|there|i|i'?d|i'?m|we|me|us|my|a|an|the|some|one|ones|looking|look|for|after|want|need|like|to|buy|get|show|see|find|please|pls|said|asked|asking|meant|mean|what|about|how|kind|of|which|your|in|stock|can|could|let|what's|whats|maybe|just|now|thanks|guys|carry)\b|顺[便道手](?:[带拿来买]?一?[件个把双条])?|一起|一块儿?|那|再|还|有|没|吗|呢|么|木有|卖|什么|啥|哪些|哪种|看看?|看下|看一下|想|要|买|找|问|说|是|需要|给我|帮我|推荐|个|一|两|条|件|款|的|吧|你们?|家|店里|我|请问|在|来|些|点|下|了|[啊呀哦噢嘛哈喽诶欸唉]/giu

/** "I want a blanket", 有没有毯子: a wish of nothing but these words tells nothing but its kind. */
export const isBareWish = (text: string): boolean =>
  isNothingBut(
    text,
    goodsWanted(text).map(({ word }) => word),
  )

/** Whether a text names these words and tells nothing else. */
export function isNothingBut(text: string, words: readonly string[]): boolean {
  return (
    words.length > 0 &&
    !/\p{L}|\d/u.test(
      words
        .reduce((left, word) => left.toLowerCase().replaceAll(`${word.toLowerCase()}s`, ' ').replaceAll(word.toLowerCase(), ' '), text)
        .replace(asking, ' ')
        .replace(/['’]s?/g, ' '),
    )
  )
}

/** 'balloons' of "do you sell balloons?", 假发包 of 假发包你家卖吗: what is left of a short question for goods, be it on no list of them. */
export function nameAlone(text: string): string | undefined {
  const said = asksInChinese
    .exec(text.trim())
    ?.slice(1)
    .find(one => one !== undefined)
  // 睡衣你们有卖吗: what stands behind the name is no part of it.
  const name = said?.replace(/(?:你们?家?|咱家?|店里|这里|这边)?(?:都|也|还)?有?$/u, '')
  if (name !== undefined && name !== '') return noGoodsInChinese.test(name) || namesFacility(name) ? undefined : name
  const left = text
    .toLowerCase()
    .replace(besideIt, ' ')
    .replace(asking, ' ')
    .replace(/[?!. ]+/g, ' ')
    .trim()
  // "Do u sell my email to ppl" names nothing.
  const isName = /^[a-z]{3,16}(?: [a-z]{3,16}){0,2}$/.test(left) && text.toLowerCase().includes(left)
  return isName && !noGoods.test(left) && !namesFacility(left) && !/\b(?:my|our)\b/i.test(text) ? left : undefined
}

/** What a shop may have and does not sell: a showroom, 停车场, an app. */
export const namesFacility = (text: string): boolean => facility.test(text.toLowerCase().trim())
const facility =
  /^(?:an? |any |the |your |ur |physical |actual |real |bricks and mortar |mobile |phone |customer |free |nearby |other )*(?:(?:high street )?(?:stores?|shops?|branch(?:es)?|outlets?|show ?rooms?|premises|warehouse)|apps?|web ?sites?|web ?shop|home ?page|catalogues?|catalogs?|brochures?|newsletters?|(?:loyalty|reward|points|membership)s?(?: (?:scheme|programme|program|cards?|points))?|instagram|insta|facebook|tik ?tok|whats ?app|youtube(?: channel)?|twitter|pinterest|socials?|social media|toilets?|loos?|rest ?rooms?|bathroom|car ?parks?|parking(?: spaces?)?|wi-?fi|(?:phone |contact |tele)?(?:phone )?numbers?|hot ?line|help ?line|email(?: address)?|address|opening hours|staff|live chat|waiting list|wish ?list)$|^(?:免费)?(?:停车(?:场|位|的地方)?|厕所|洗手间|卫生间|公众号|抖音号?|小红书|微博|视频号|官网|网站|网店|淘宝店?|京东店?|小程序|app|会员(?:卡|制)?|积分|样机|样品间|实体店|线下店?|门店|店面|展厅|分店|体验店|专柜|wifi|无线网|客服电话|电话|热线|微信群?|交流群|直播间?)$/u

const besideIt = /\b(?:as well|too|at all|by any chance|here|either|still|on (?:its|their) own|separately)\b/g
const noGoods =
  /^(?:any|some)thing\b|^(?:ideas?|stuff|things?|discounts?|offers?|sales?|deals?|classes|lessons|jobs?|cafe|refunds?|returns?)$/
const asksInChinese =
  /^(?:请问|你好|老板|亲|[那还也再]|你们?家?|店里|这边|[\s,，])*(?:(?:有没有|卖不卖)(\p{Script=Han}{2,8}?)卖?[吗么嘛呢啊呀]*|[有卖](?!没有|不卖)(\p{Script=Han}{2,8}?)卖?(?:[吗么嘛呢啊呀]|没有?)+|(\p{Script=Han}{2,8}?)(?:你们?家?|店里)?[还也单]*(?:有没有?|卖不卖|[有卖](?:[吗么嘛]|没有?)|卖没?))[\s?？。~]*$/u
const noGoodsInChinese =
  /[的点些吗呢么啥]|便宜|别的|其他|另外|什么|^(?:现|存|到)?货$|[色号码款味型版]$|优惠|折扣|活动|正品|真货|假货|二手|批发|券|发票|赠品|保修|质保|人工|客服|门店|实体店|包装|贺卡|分期|这个|那个|这款|那款|样品|说明书|链接|[大小多少]/u

/** "Price doesn't matter": no limit any more. */
export const freesBudget = (text: string): boolean =>
  /预算(?:不限|无所谓|不是问题)|价格(?:无所谓|不重要|不限)|多少钱都|\b(?:price|money|cost|budget) (?:does ?n[o']?t|is ?n[o']?t|does not|is not|no)(?: really)? (?:matter|an issue|object|a problem|important)|no budget\b|money is no object|\bnot (?:dollars|pounds|euros|yuan|money)\b|不是(?:说|指)?(?:价格|价钱|钱数|预算)|\b(?:can|could|willing to|happy to|ok to) (?:spend|pay|go) (?:a (?:bit|little|lot) )?(?:more|higher)\b|预算(?:可以|能)(?:再)?(?:高|多|加)/iu.test(
    text,
  )

/** 我没说预算, "that's not my budget": what was taken for a limit is none. */
export const deniesBudget = (text: string): boolean =>
  /(?:没有?|不是|哪)(?:说|提|讲|给|定)?(?:过|了)?(?:什么|任何|我的?)?(?:预算|价位)(?!以?内|不|有)|\b(?:not|isn['’]?t|wasn['’]?t|never) (?:my|a|the|any) budget\b|\b(?:didn['’]?t|never|did not) (?:say|mention|give|set|tell|state)[^.!?]{0,16} budget\b/iu.test(
    text,
  )

/** 差20 再来个便宜的凑单, "something cheap to get free delivery": a little thing that makes an order up to a sum, be it what it may. */
export const fillsUp = (text: string): boolean =>
  /凑(?:个?单|个?(?:包邮|免邮|满减)|够|[到满]?\d|一?凑|一下|个?数)|\b(?:to|and) (?:get|reach|hit|qualify for|make up|bring) .{0,24}\bfree (?:delivery|postage|post|shipping)\b|\badd\b.{0,24}\bfree\b|\b(?:top|bump|make) (?:it|that|this|my order) up\b|\b(?:gets?|got|getting|push(?:es)?|bumps?|takes?|tips?|brings?) (?:me|us|it) (?:there|over|up to (?:that|it)|to (?:that|it)|over the (?:line|limit))\b|(?:加|买|配|添|带|拿|来|选|凑)(?:[点些个]|一点|一?个)?(?:什么|啥|哪个)[^，。！？]{0,8}?(?:包邮|免邮|免运|能?够(?=[吗么呢啊?？。！]|$))|(?:包邮|免邮|免运费?)[^，。！？]{0,6}(?:加|买|配|添)[点些个]?(?:什么|啥)/iu.test(
    text,
  )

/** 20 of 差20. */
export const missingIn = (text: string): number | undefined => {
  const [, said] = /(?:(?:差|缺)[^\d,，。]{0,4}|凑个?)(\d{1,4})/u.exec(text) ?? []
  return said === undefined ? undefined : Number(said)
}

export const asksWhichOne = (text: string): boolean => /\bwhich (?:ones?|of)\b|哪一?[个款种顶双台件只把条](?!颜色|码|尺)/iu.test(text)

/** "For his big sister", 给他姐姐: somebody else than before, who may be on no list. */
export const somebodyElse = (text: string): boolean =>
  /\bfor (?:my|his|her|their|our) (?!self\b|head|ears|feet|hands|neck|birthday|home|house|room|kitchen|car|desk)|[送给](?:我|他|她)的?(?:\p{Script=Han}{1,3})/u.test(
    text,
  )

/** "A calm one". */
export const saysOnes = (text: string): boolean => /\bones?\b/iu.test(text)

/** 两样加起来别超500, "under 80 for both": what is taken, else what is talked about, is paid of the same money. */
export const limitsTogether = (text: string): boolean =>
  /加起来|加一起|加在一起|一共|总共|合起来|[两俩三]样|\b(?:together|altogether|all in|in total|total|combined|for (?:both|the (?:two|lot|pair)|everything))\b/iu.test(
    text,
  )
export const pointsToOnes = (text: string): boolean => /\b(?:the|this|that|which) (?:[a-z-]+ ){0,3}ones?\b/iu.test(text)

/** "Nah he sleeps fine, something for the walks". */
export const samePerson = (text: string): boolean =>
  /\b(?:he|she|him|her)(?:'?s)?\b|\b(?:else|other|another|instead)\b.*\b(?:they|them)\b|[他她]/iu.test(text)
const forLess = (text: string): boolean => /\bless than (?:that|this|it)\b|\bfor less\b/iu.test(text)

export const asksCheaper = (text: string): boolean =>
  forLess(text) || findComparatives(foldText(text)).some(({ value }) => value === 'cheaper')

/** "Who is crazy about trains": no question. */
export const withoutRelatives = (text: string): string => text.replace(/\b(?:who|that|which)(?: is|'s| loves?| likes?)?\b/gi, '')

/** Asks more than what is warm, of who wishes for something warm. */
export const asksBeyond = (text: string): boolean =>
  asksSomething(text.replace(/\bwhat'?s [a-z]+[\s.!?]*$/i, '')) || /[没不][?？]?\s*$/.test(text)

/** "Just the wool ones", 只要羊毛的. */
export const onlyThat = (text: string): boolean => /^\s*(?:only|just)\b|^只(?:要|看)/iu.test(text)

/** 有吗. */
export const asksIfThere = (text: string): boolean => /有(?:吗|没|么|木有)/u.test(text)

/** "Nothing too loud", 别太花. */
export const nothingSo = (text: string): boolean => /^\s*nothing (?:too )?[a-z]+\s*[.!]?$|^\s*(?:不要|别)太/iu.test(text)

/** It ends as a question does. */
export const endsInQuestion = (text: string): boolean => /[?？吗]\s*$/.test(text)

/** "A throw instead". */
export const saysInstead = (text: string): boolean => /\binstead\b|换成/iu.test(text)

/** "What else?" */
export const asksWhatElse = (text: string): boolean =>
  /^\s*(?:ok(?:ay)?,? |and |so )*(?:what|which|any)(?:thing)? (?:else|others?)\b/i.test(text)

/** What the pages tell of. */
export const ofPages = (text: string): boolean => /退|保修|运费|发票|\b(?:return|warranty|ship)/i.test(text)

export const sellsToo = (text: string): boolean =>
  /单(?:独)?卖.{0,8}[吗么没]|\b(?:do|does) (?:you|u)(?: guys)? (?:also )?sell\b|\bsold separately\b/iu.test(text)

export const ofWholeShop = (text: string): boolean =>
  /东西|商品|全店|店里|\b(?:things?|items?|products?|stuff|you (?:have|sell|got))\b/iu.test(text)

/** "The stripy one", 带花的那个; not "the cheaper one". */
export const pointsOut = (text: string): boolean =>
  /^(?:no,? |ok,? |and |i meant? )*the (?!(?:first|second|third|last|other|same|next|big|bigger|small|smaller|cheap|cheaper|one)\b)[a-z-]+(?: [a-z-]+)? one[.! ]*$|^\p{Script=Han}{1,6}的那[个款件双条只把][。！ ]*$/iu.test(
    text,
  )

export const mustDo = (text: string): boolean =>
  /\b(?:that|which|(?:i|we|you|he|she|they) can|can (?:go|be)|to (?!me\b)[a-z]+ (?:in|on|with))\b|能\p{Script=Han}{1,6}的/iu.test(text)

/** More than "something else?". */
export const tellsSomething = (text: string): boolean => toldIn(text).length > (hasHan(text) ? 1 : 2)
const toldIn = (text: string): string =>
  text.replace(
    /\b(?:not|no|the|something|anything|else|another|some|any|other|one|please|pls|ok|and|do|you|have|what|can|i|get|help|with|question)\b|不要|别要|不想|不考虑|[的了我想要看那个款种些再还吧也就算]|[^\p{L}]/giu,
    '',
  )

/** "Next kid is 1, something wooden": more than a call for others. */
export const tellsMore = (text: string): boolean =>
  /(?:看看|来[个点双件]|要)(?!别的|其他)\p{Script=Han}{2,8}的[吧呢]?$/u.test(text) ||
  (/[,，]|\b(?:for|with|in|that)\b/.test(text) && text.length > 16)

/** For what occasion, or for whom, a present is. */
export const tellsOccasion = (text: string): boolean =>
  /婚礼|结婚|新婚|搬家|新家|乔迁|满月|毕业|\b(?:wedding|housewarming|graduation|baby shower|retirement)\b|\bfor (?:an? |the |my |our |some )?(?!sale|me\b|christmas|birthday|under|less|about|around|up\b)[a-z]{4,}/iu.test(
    text,
  )
