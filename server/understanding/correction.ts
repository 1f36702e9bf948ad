import { asksSomething } from '../language/question-words.ts'

/** What a message puts right: what is meant, in place of what is denied, and what else it says behind that. */
export type Correction = { meant: string; denied?: string; rest: string }

const meant = String.raw`(?:the |your |my |an? )?(?<meant>[^.,!?;:\n]{2,40}?)`
const denied = String.raw`(?:the |your |an? |any |for )?(?<denied>[^.,!?;:\n]{2,24}?)`
const ends = String.raw`(?= ?(?:[.,!?;:\n]|$))`
const lol = `(?: (?:lol|haha|obviously|of course|please|pls))?`
const says = String.raw`(?:i|we) (?:just |only |actually |clearly )?(?:said|mean|meant|asked|ask|was asking|am asking|were asking|wanted|was talking|am talking)(?: you)?(?: about| for)?(?! (?:if|whether|how|what|when|why|which|where|who|to|that|you|u|it|is|are|for)\b)|(?:i['’]?m|we['’]?re) (?:asking|talking) (?:about|for)|(?:it|that) was|(?:asking|talking) about`
const english = [
  // "I asked about postage, not returns", "I'm asking about the sashlock".
  `^(?:${says}) ${meant}(?:,? (?:and )?not ${denied})?${lol}${ends}`,
  // "Not handles. Hinges."
  `^not ${denied}${lol} ?[.,!;:–-]+ ?(?:but |(?:${says}) )?${meant}${lol}${ends}`,
  // "Four person, not two"; "experiments i said, not headphones".
  `^${meant}(?:,? (?:${says}))? ?[.,! ]+(?:and )?not ${denied}${lol}${ends}`,
  `^${meant},? i (?:mean|meant|said)${ends}`,
].map(source => new RegExp(source, 'iu'))
/** "No, the tent obviously", where a no goes before it. */
const afterNo = new RegExp(String.raw`^(?:just |only |i mean |i meant )?the (?<meant>[^.,!?;:\n]{2,40}?)${lol}${ends}`, 'iu')
/** "That's about latches, isn't it." */
const ofElse =
  /^(?:but )?(?:that|this|it)(?:['’]?s| is| was) (?:all )?(?:about|for) (?:the )?(?<denied>[^.,!?;:\n]{2,24}?)(?:,? (?:isn['’]?t|is|innit|though)(?: it)?)?[.,!?]+\s*/iu
const nos = /^(?:(?:no+|nah|nope|oh|ugh|hey|erm*|um+|wait|hm+|sorry|what\?+|actually|but)(?![a-z])[\s,.!…]*)+/iu
const no = /\b(?:no+|nah|nope)\b/iu

const said = String.raw`(?:[那这]个|[那这]款|你们?家?的?)?(?<meant>[^，,。!！?？；;\s]{1,14}?)[啊呀呢哦吧嘛]*`
const not = String.raw`不是(?:[那这]个|[那这]款|问|说)?(?<denied>[^，,。!！?？；;\s]{1,10}?)[啊呀呢哦吧嘛]*(?=$|[，,。!！?？\s])`
const chinese = [
  String.raw`^我?(?:刚才?|明明|就|是|只)*(?:想)?(?:说|问|指|讲)(?:的?是|的|你)?${said}[，,。!！\s]+${not}`,
  String.raw`^我?(?:刚才?|明明|就|是|只)*(?:想)?(?:说|问|指|讲)(?:的?是|的|你)?${said}(?=$|[，,。!！\s])`,
  String.raw`^(?:${not})[，,。!！\s]+(?:是|我?(?:说|问|要)的?是?)?${said}(?=$|[，,。!！\s])`,
  String.raw`^${said}[，,。!！\s]+${not}`,
].map(source => new RegExp(source, 'iu'))
const chineseNos = /^(?:不对|不是(?=[，,。!！\s])|错了|乱了|哎呀?|唉|啊|诶|呃|晕|[，,。!！\s…])+/u

/** 你怎么又说四轮的: that was not asked about. */
const ofElseInChinese =
  /^(?:你们?|您)?(?:怎么|咋|干嘛|为啥|为什么)?(?:又|还|老是?|总是?)(?:在|是|给我)?(?:说|讲|提|扯|答|推荐?|回)(?:的是|了|的|成)?(?<denied>[^，,。!！?？；;\s]{2,10}?)[啊呀呢嘛]*[，,。!！?？；;\s]+/u

/** "You forgot the colours, for the big one", 你没说颜色呢: of what was asked beside other things. */
const leftOut = [
  /^(?:but |and |hey,? |ok,? )?(?:you|u|ya)(?:['’]?ve| have)? (?:just |also |still |completely )?(?:forgot(?:ten)?|missed(?: out)?|left out|skipped|ignored|(?:didn['’]?t|never|haven['’]?t|did not) (?:answer|say|tell|mention|give)(?: me)?)(?: about)? (?:the |my |which |what )?(?<meant>[a-z ]{3,24}?)(?: (?:bit|part|question))?(?= ?(?:[.,!?;:\n]|$| for\b| in\b))/iu,
  /^(?:但是?|可是?|不过)?(?:你们?|您)?(?:还|又|好像)?(?:漏|忘)(?:了|记了?)?(?:说|答|讲|告诉我?|回答?)?(?<meant>[^，,。!！?？\s]{2,8}?)(?:了|呢|啊|没说|没答)?(?=$|[，,。!！\s])|^(?:你们?|您)?(?:还|又)?没(?:有)?(?:说|答|讲|告诉我|回答)(?<also>[^，,。!！?？\s]{2,8}?)(?:呢|啊|呀)?(?=$|[，,。!！\s])/u,
]

/** What is said to have been left out, and what else is said behind it. */
export function leftOutIn(text: string): Correction | undefined {
  const said = text.trim()
  const found = leftOut.map(pattern => pattern.exec(said)).find(match => match !== null) ?? null
  const meant = found?.groups?.meant ?? found?.groups?.also
  if (found === null || meant === undefined) return undefined
  return { meant: meant.trim(), rest: said.slice(found[0].length).replace(/^[\s,，.。!！;；:：?？]+/u, '') }
}

/** More than this tells it all itself. */
const longest = { zh: 40, other: 160 }

/** "Not handles. Hinges.", 我问总价 不是运费: what the message before was about, said once more. Nothing where it asks that itself. */
export function correctionIn(text: string): Correction | undefined {
  const isChinese = /\p{Script=Han}/u.test(text)
  if (text.length > longest[isChinese ? 'zh' : 'other']) return undefined
  return isChinese ? inChinese(text.trim()) : inEnglish(text.trim())
}

function inEnglish(text: string): Correction | undefined {
  const about = ofElse.exec(text)
  const behind = about === null ? text : text.slice(about[0].length)
  const lead = nos.exec(behind)?.[0] ?? ''
  const rest = behind.slice(lead.length)
  const found = english.map(pattern => pattern.exec(rest)).find(match => match !== null)
  const match = found ?? (no.test(lead) ? afterNo.exec(rest) : null)
  return toCorrection(match, rest, about?.groups?.denied)
}

function inChinese(text: string): Correction | undefined {
  const plain = text.replace(chineseNos, '')
  const about = ofElseInChinese.exec(plain)
  const rest = plain.slice(about?.[0].length ?? 0)
  return toCorrection(chinese.map(pattern => pattern.exec(rest)).find(match => match !== null) ?? null, rest, about?.groups?.denied)
}

function toCorrection(match: RegExpExecArray | null, text: string, other?: string): Correction | undefined {
  const { meant: said, denied: turnedDown = other } = match?.groups ?? {}
  if (match === null || said === undefined || asksSomething(said) || notDenied.test(turnedDown ?? '')) return undefined
  const rest = text.slice(match[0].length).replace(/^[\s,，.。!！;；:：?？]+/u, '')
  return { meant: said.trim(), ...(turnedDown === undefined ? {} : { denied: withoutOne(turnedDown) }), rest }
}
/** 四人 of 四人的, "the oak" of "the oak ones". */
export const withoutOne = (said: string): string =>
  said.trim().replace(/(?<=\p{Script=Han}{2})的(?:[那这]?[个款只种把件双条])?$|(?<=[a-z]) ones?$/iu, '')

/** "Not bad", "not yet", "not for me". */
const notDenied =
  /^(?:bad|sure|really|yet|now|too|much|that|this|interested|happy|great|good|fussed|bothered|necessarily|only|just|quite|all|at|always|so|enough|today|here|in|on|with|my|me|to|if|because|really)\b|^(?:很|太|我|你|的|吧|吗|说|问)/iu
