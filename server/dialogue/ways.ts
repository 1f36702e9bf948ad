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
