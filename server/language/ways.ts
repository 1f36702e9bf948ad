/** How a parcel may be sent at a price of its own. */
const ways = [
  ['saturday', /\bsaturdays?\b|周六|星期六|礼拜六/iu],
  ['sunday', /\bsundays?\b|周日|周天|星期[天日]/iu],
  ['same_day', /\bsame[- ]day\b|当[日天]达|同城|闪送|半日达/iu],
  [
    'next_day',
    /\bnext[- ](?:working[- ]|business[- ])?day\b|\b(?:the )?following (?:working |business )?day\b|\bovernight\b|\b24[- ]hour\b|\b(?:by|for) tomorrow\b|次[日晨]达?|隔[日天]达|第二天(?:就)?[到达]|明天(?:就)?(?:要|能)?[到达]/iu,
  ],
  ['tracked_24', /\btracked 24\b/iu],
  ['tracked_48', /\btracked 48\b/iu],
  ['first_class', /\b(?:first|1st)[- ]class\b/iu],
  ['second_class', /\b(?:second|2nd)[- ]class\b/iu],
  ['two_day', /\b(?:two|2)[- ]day\b(?! window)/iu],
  ['sf', /顺丰|\bsf express\b/iu],
  [
    'express',
    /\bexpress\b|\bpriority\b|\bspecial delivery\b|\bexpedited\b|\bfast(?:er|est)? (?:delivery|shipping|postage|post)\b|加急|特快|要快|快一?点到/iu,
  ],
] as const
export type Way = (typeof ways)[number][0]
export const wayNames: readonly Way[] = ways.map(([way]) => way)

/** The ways of sending that a text speaks of. */
export const waysIn = (text: string): Way[] => ways.flatMap(([way, words]) => (words.test(text) ? [way] : []))

/** A text without the words for a way of sending. */
export const withoutWays = (text: string): string => everyWay.reduce((left, words) => left.replace(words, ' '), text)
const everyWay = ways.map(([, words]) => new RegExp(words, 'giu'))

/** The ways of sending that a message wants, and whether it turns one down: 不要顺丰, "no need for next day". */
export function waysWanted(text: string): { wanted: Way[]; refused: Way[] } {
  // 周六前到: when it is to be there, and no way.
  const parts = text.replace(byThen, ' ').split(/[,，.。;；!！?？\n]|(?<=\p{Script=Han})\s+|\bbut\b/u)
  const isRefused = (part: string) => refuses.test(part) && waysIn(part.slice(part.search(refuses))).length > 0
  const wanted = waysIn(parts.map(part => (isRefused(part) ? part.slice(0, part.search(refuses)) : part)).join('\n'))
  const refused = waysIn(parts.filter(isRefused).join('\n')).filter(way => !wanted.includes(way))
  return { wanted, refused }
}
/** The way that is wanted; false where one is turned down and none is wanted. */
export function wayAsked(text: string): Way | false | undefined {
  const { wanted, refused } = waysWanted(text)
  return wanted[0] ?? (refused.length > 0 ? false : undefined)
}
/** The same of who was told a sum: "standard shipping then" turns down the express of that. */
export const wayInstead = (text: string): Way | false | undefined =>
  wayAsked(text) ?? (text.length <= mostOfUsual && usual.test(text) ? false : undefined)
const usual = /\b(?:standard|normal|regular|ordinary) (?:shipping|delivery|post(?:age)?|mail|one|to)\b|普通快递|普快|(?:发|走|用)普通的/iu
const mostOfUsual = 48

const byThen =
  /(?:周|星期|礼拜)[六日天](?:之|以)?前|\b(?:by|before|until|till) (?:this |next )?(?:satur|sun)day\b|\b(?:it|them|this|that|these|there|here) for (?:this |next )?(?:satur|sun)day\b(?! (?:delivery|post|courier))/giu
const refuses =
  /(?<![要用想])不(?:要|用|想要?|需要|必)(?!是)|别(?:用|发|走|给我发)|\b(?:no|not|without|skip|forget|instead of|(?:don['’]?t|do not) (?:want|need))\b(?! (?:sure|bad|problem|worries))/iu
