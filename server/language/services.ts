import { foldText } from './fold.ts'
import { findNumbers, readNumber } from './numbers.ts'

/** Work that shops do to goods for a price of its own: as a page names it and as somebody asks for it. */
const kinds = {
  install:
    /(?:不|别|甭)(?:用|要|需要?)?装(?!饰|箱|盒|袋)|自己(?:来|会|能)?(?:动手)?装|(?:安|组|代|加)装(?!饰|修|得下)|装(?:上|好|起来|一下)(?!了)|(?:师傅|上门|帮我|帮忙|给我|来人|派人|负责)(?:给|来|去)?装(?!修|饰|箱|盒|袋|点)|装机费?|\b(?:install\w*|assembl(?:y|e|ed|ing)|fitted|fitting(?! room)|(?:(?:can|could|will|would) (?:you|u|ya|they|he|she|someone|somebody)|(?:someone|somebody|you) to|if i|if we|i|we|i'?ll|we'?ll|i can|i will) fit (?:it|them|both|all|these|those)\b|(?:do|does) (?:you|u|ya|your [a-z]+|he|she|they)(?: also| even)? fit(?! in(?:to)?\b)|come (?:and|&|n|to|out and|round and) fit|(?:how much|cost|costs|price|charge|charges|man|guy|bloke|lad|plumber|fitter|joiner|electrician)\b.{0,30}\bto fit|fits (?:what|everything|anything|all|our|locks|handles|doors|blinds|curtains)|(?:put|putting|built|bolted) (?:it |them |this |that |[a-z ]{0,20})?together|set(?:ting)? (?:it|them|that|[a-z ]{1,12}) up\b)/iu,
  stairs:
    /上楼|爬楼|搬楼|楼层费|[没無无](?:有)?电梯|步梯|走楼梯|\b(?:(?:up )?(?:the )?stairs|upstairs|no (?:lift|elevator)|without (?:a |an )?(?:lift|elevator)|(?:each|every|per) (?:floor|flight)|a (?:floor|flight)(?= (?:from|above|up)\b|[,.;]|$))/iu,
  removal:
    /旧[^，。,;]{0,6}(?:拆|拉|带|收|运|搬)走|(?:拆|拉|带|收|运|搬)走[^，。,;]{0,4}旧|拆旧|\b(?:tak\w+|haul\w*|carry|cart\w*) (?:away|off) (?:[a-z]+ ){0,3}old\b|\b(?:tak\w+|haul\w*|remov\w+|collect\w*|dispos\w+ of|get rid of) (?:my|our) old\b|\bold (?:[a-z]+ ){0,2}(?:away|(?:is |be )?(?:taken|removed|carried|hauled|collected))\b/iu,
  alike:
    /同号|[同一](?:一)?把?钥匙.{0,4}开|开同一把|\bkey(?:ed|ing)? alike\b|\b(?:same|matching|one|single) keys?\b|\balike\b.{0,12}\bkey/iu,
  keys: /(?:配|加|多)(?:[一两二三四五六\d]|几)?(?:把|个|支)?(?:备用|新)?钥匙|钥匙(?:再|多)?(?:配|加)|配匙|\b(?:extra|spare|more|additional|further|another|third|security) keys?\b|\bkeys? cut\b|\bcut(?:ting)?\b.{0,16}\bkeys?\b|\bkey[- ]cutting\b/iu,
  shorten:
    /改[短长小大]|(?:裁|剪)短|裁剪|[裁锁缝修]边|改(?:裤[长脚]|腰|袖)|\b(?:shorten\w*|hem(?:med|ming|s)?\b|trimm(?:ed|ing)|tak(?:e|en|ing) (?:it |them )?(?:up|in)\b|cut (?:down|shorter|to (?:size|length|measure|fit)))/iu,
  alter: /改(?:衣|尺寸|裙)|\b(?:alter(?:ed|ing|ations?)?|made to fit)\b/iu,
  left: /左手|左撇子|左开|\bleft[- ]?hand(?:ed|er)?\b/iu,
  sharpen: /磨刀|开刃|打磨|研磨|磨快|\bsharpen\w*/iu,
  string: /穿线|[拉换]线|穿弦|\b(?:re-?string\w*|stringing|strung)\b/iu,
  proof: /打蜡|防水处理|\b(?:re-?)?(?:wax|proof)(?:ed|ing)\b/iu,
  mount: /装裱|裱框|\bframed\b|\bframing\b|\bmounted (?:and|on|in)\b|\bmounting\b/iu,
  inflate: /充气|打气|充氦|\binflat\w+|\bfilled with (?:helium|air)\b|\bhelium\b/iu,
  repot: /换盆|上盆|\b(?:re-?pot\w*|pott(?:ed|ing) up)\b/iu,
  measure: /上门量|量尺|\bmeasur(?:e|ing) (?:up|visit|service)\b/iu,
  grind: /打(?:成)?粉|磨(?:成)?粉|代磨|现磨|\bground (?:for|to|up)\b|\bgr(?:ind|inding)\b(?! (?:stones?|wheels?))/iu,
  portion:
    /真空(?:包装|分装|打包|塑封)?|分(?:装|成小包|小包)|切(?:片|块|丝)|\bvac(?:uum)?[- ]?(?:pack|seal)\w*|\b(?:portion|slic)(?:ed|ing)\b/iu,
  splice: /插编|编(?:绳)?眼|\bsplic(?:e|ed|es|ing)\b/iu,
  resole: /换[底跟]|\bresol(?:e|ed|es|ing)\b|\bre-?heel\w*/iu,
} as const

export type ServiceKind = keyof typeof kinds
/** A service that somebody asks for: its kind. `count`: how many, or up to which floor; `fee`: what he says that one costs, in major units. */
export type ServiceSaid = { of: string; count?: number; fee?: number }

export const servicesIn = (text: string): ServiceKind[] => {
  const plain = foldText(text)
  return (Object.keys(kinds) as ServiceKind[]).filter(kind => kinds[kind].test(plain))
}

/** 不用安装, "no fitting", 我自己装, 打粉不要了: nobody is to do it. */
export const refusesService = (part: string, kind?: string): boolean => {
  const text = foldText(part)
  // 没电梯 refuses nothing.
  return refuses.test(text) || (kind !== undefined && kind !== 'stairs' && text.length <= mostOfRefusal && letsGo.test(text))
}
const mostOfRefusal = 48
const letsGo =
  /(?:(?<![能可要用需是行会])不|别|甭)(?:要|用|需要?|必|想|打|磨|切|分|编)(?!坏|碎)|算了|免了|取消|去掉|\b(?:no(?! (?:i|we|you|he|she|it|that|get|do|please|yes|problem|wait|rush))|without|skip|drop|(?<!don'?t |not )forget|leave|scrap|cancel|never ?mind|(?:don'?t|do not|didn'?t|did not) (?:need|want|bother|ask))\b/iu

/** A message without what turns work down, 来个书桌 of 来个书桌不用安装: that lets go of no goods. */
export const withoutRefusals = (text: string): string =>
  serviceParts(text).reduce((left, part) => {
    const off = servicesIn(part).filter(kind => refusesService(part, kind))
    const rest = off.reduce((words, kind) => words.replace(new RegExp(kinds[kind].source, 'giu'), ' '), part.replace(refuses, ' '))
    return off.length === 0 ? left : left.replace(part, rest.replace(refusal, ' '))
  }, text)
const refuses =
  /(?:不|别|没|免|取消|去掉|甭)(?:用|要|需要?|必|给我|想)?(?:再)?(?:师傅|上门|安|组|加|代|帮|来)*(?:装|改|刻|配|裁|磨|拆|做)(?!得下)|自己(?:来|会|能)?(?:动手)?[装组搬扛改裁磨]|(?:费|安装|上楼|组装|服务)(?:就)?(?:不要|不用|去掉|算了|免了)|有电梯|\b(?:no|not|without|skip|drop|forget|leave (?:out|off)|(?:don'?t|do not) (?:need|want)|never ?mind|scrap|minus)\b(?: (?!lift|elevator)[a-z]+){0,3} (?:install\w*|assembl\w*|fit(?:ted|ting)?|key\w*|hemm?\w*|trimm?\w*|shorten\w*|alter\w*|same key|left|sharpen\w*|stringing|service|removal)\b|\b(?:i'?ll|i will|i can|if i|we'?ll|we can|if we) (?:fit|install|assemble|put|carry|cut|shorten|hem|build) (?:it|them|that|those)?\b.{0,10}(?:myself|ourselves)?/iu
const refusal =
  /(?:不|别|甭)(?:要|用|需要?|必|想)了?|算了|免了|取消|去掉|\b(?:no|without|skip|drop|forget|leave|scrap|cancel|never ?mind|(?:don'?t|do not|didn'?t|did not) (?:need|want|bother|ask)(?: for)?)\b(?: the\b)?/giu

/** The floor that somebody lives on: 五楼没电梯, "third floor, no lift"; no floor of a rule, 三楼起. */
export function floorSaid(text: string): number | undefined {
  const [, zh] =
    /([\d一二两三四五六七八九十]{1,3}) ?(?:楼|层)(?!起|以上|及|开始|的?[运楼]?费|\d|[一二三四五六七八九])/u.exec(
      foldText(text).replace(/每层/gu, ' '),
    ) ?? []
  if (zh !== undefined) return readNumber(zh)
  const [, en] =
    /\b(\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ]floor\b/iu.exec(text) ?? []
  return en === undefined ? undefined : ordinal(en)
}
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
export const ordinal = (word: string): number | undefined => {
  const place = ordinals.indexOf(word.toLowerCase())
  return place < 0 ? Number.parseInt(word, 10) || undefined : place + 1
}

/** The parts of a message, each with what it says of one matter. */
export const serviceParts = (text: string): string[] =>
  text
    .split(/[,，。;；!！?？、\n]|\.(?=\s|$)|[+＋]|\s+(?=\p{Script=Han})|\b(?:and|plus|with)\b|还有|加上/iu)
    .filter(part => part.trim() !== '')

/** A message without how many keys are to be cut, and without on which floor somebody lives: these are no counts of goods. */
export const withoutServiceCounts = (text: string): string =>
  servicesIn(text).length === 0
    ? text
    : text
        .replace(countsOfKeys, '$1')
        .replace(countsOfEnds, '$1')
        .replace(/[\d一二两三四五六七八九十]{1,3} ?(?:楼|层)(?:起|以上)?(?:每层)?(?:[\d.]+ ?[元块]?的?)?|每层 ?[\d.]+ ?[元块]?的?/gu, '')
        .replace(/\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ]floor\b/giu, '')
const countsOfEnds = /\b(?:an?|one|two|three|four|five|six|both|\d{1,2})(?: ?x)? ((?:[a-z]+ )?(?:eyes?|ends?|holes?|sides?)\b)/giu
const countsOfKeys =
  /\b(?:an?|one|two|three|four|five|six|\d{1,2})(?: ?x)? ((?:(?:extra|spare|more|additional|further|security|cut|new) )+keys?\b)/giu

/** How many are said beside a service, and what one is said to cost: "the 2x £4 for same key", 安装120. */
export function figuresBeside(part: string): { count?: number; fee?: number } {
  const text = foldText(part)
  const [, times] = /(\d{1,3}) ?(?:x|×|\*|个?(?=[把支个台件副套]))/iu.exec(text) ?? []
  const [, counted] =
    /\b(\d{1,2}|two|three|four|five|six|both)\b (?!floors?\b|pounds?\b|quid\b|percent\b)(?:(?:extra|spare|more|security|new|additional|further) )?(?:[a-z]+ )?(?:keys?|of them|locks?|pieces?|pairs?|eyes?|ends?|holes?|sides?)\b/iu.exec(
      text,
    ) ?? []
  const said = times ?? counted
  const count = said === undefined ? undefined : said === 'both' ? 2 : (readNumber(said) ?? undefined)
  const fee = findNumbers(text).find(
    ({ start, end }) =>
      /[$£€¥]\s?$/u.test(text.slice(0, start)) ||
      /^ ?(?:元|块|quid|pounds?\b)/iu.test(text.slice(end)) ||
      (/\p{Script=Han}费?$/u.test(text.slice(0, start)) && /^\s*$/u.test(text.slice(end))),
  )?.value
  return { ...(count === undefined ? {} : { count }), ...(fee === undefined || fee === count ? {} : { fee }) }
}
