import { fold } from './fold.ts'
import { type Recipient, recipientWords } from './recipients.ts'

const counts: Record<string, number> = {
  一: 1,
  单: 1,
  两: 2,
  俩: 2,
  二: 2,
  双: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
}
const han = '[一两俩二三仨四五六七八1-8]'
const latin = '(?:one|two|three|four|five|six|seven|eight|[1-8])'
const numberOf = (word: string | undefined): number => (word === undefined ? 0 : (counts[word] ?? Number(word)))

/** Grown-ups one shares things with. */
const companions = (
  [
    'wife',
    'husband',
    'girlfriend',
    'boyfriend',
    'partner',
    'friend',
    'mother',
    'father',
    'sister',
    'brother',
    'son',
    'daughter',
  ] satisfies Recipient[]
)
  .flatMap(who => recipientWords[who])
  .filter(word => !/[给送我]/u.test(word))
const companion = companions
  .filter(word => /^[a-z -]+$/.test(word))
  .concat('mate', 'missus', 'fella', 'bloke', 'mrs', 'other half')
  .join('|')
const companionInChinese = companions
  .filter(word => /^\p{Script=Han}+$/u.test(word))
  .concat('妈', '爸', '弟', '妹', '姐', '哥')
  .join('|')

const withCompanionInChinese = new RegExp(
  `(?:我|本人)(?:和|跟|与|同)(?:我(?:的)?|俺)?(?:${companionInChinese})|(?:${companionInChinese})(?:和|跟|与)我(?![们的家])`,
  'u',
)
const withCompanion = new RegExp(
  `\\b(?:me|myself|i) (?:and|&|\\+|n) (?:my |the |our |a )?(?:${companion})\\b(?! (?:and|&))|\\b(?:my|the) (?:${companion}) (?:and|&) (?:me|i|myself)\\b|\\b(?:the )?both of us\\b|\\bas a couple\\b`,
)

const kidsInChinese = '(?:娃|孩子?|小孩|宝宝|小朋友|儿子|女儿)(?!送|买|挑|选)'
const kids = "(?:kids?|children|boys|girls|little ones|young ones|littl'?uns|toddlers?|sons|daughters)\\b(?!')"

const together: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [
    // 我和老公带俩娃, "my husband and I with two kids".
    new RegExp(
      `(?:${withCompanionInChinese.source})[^。！？!?\\n]{0,8}?[，,带加和跟还有外]{1,3}着?(${han})(?:个|位)?${kidsInChinese}`,
      'u',
    ),
    ([, others]) => 2 + numberOf(others),
  ],
  [new RegExp(`(?:${withCompanionInChinese.source})[^。！？!?\\n]{0,4}?带着?${kidsInChinese}`, 'u'), () => 3],
  [new RegExp(`我(?:自己|一个人)?带着?(${han})(?:个|位)?${kidsInChinese}`, 'u'), ([, others]) => 1 + numberOf(others)],
  [
    new RegExp(`(?:${withCompanion.source})[^.;!?\\n]{0,60}? (?:with|and|plus|\\+|&|have|got) (?:our |my |the )?(${latin}) ${kids}`),
    ([, others]) => 2 + numberOf(others),
  ],
  [new RegExp(`(${han})大(${han})小`, 'u'), ([, old, young]) => numberOf(old) + numberOf(young)],
  [
    new RegExp(`一家(${han})口|(?:我们|咱们|咱)(?:家)?(${han})(?:个人|口|人|个)|(?<![第\\d])(${han})(?:个人|口人)(?!份)`, 'u'),
    ([, a, b, c]) => numberOf(a ?? b ?? c),
  ],
  [/(?:我们|咱们|咱|就)俩|两口子|夫妻|小两口|情侣/u, () => 2],
  [withCompanionInChinese, () => 2],
  [
    new RegExp(`\\b(${latin}) (?:adults?|grown-?ups?)(?:,? (?:and|\\+|plus|&) ${latin} (?:kids?|children|littl'?uns|toddlers?))`),
    match => numberOf(match[1]) + numberOf(new RegExp(`(${latin}) (?:kids?|children|toddlers?)`).exec(match[0])?.[1]),
  ],
  [
    new RegExp(
      `\\b(?:family|group|party) of (${latin})\\b|\\b(?:the|only|just|there'?s|theres|there are|were|we're|we are) (?:only |just |the )*(${latin})(?: of us)\\b|\\b(${latin}) (?:of us|people|persons|ppl|players|adults|campers)\\b`,
    ),
    ([, a, b, c]) => numberOf(a ?? b ?? c),
  ],
  [
    new RegExp(
      `\\b(?:me|myself|i) (?:and|&|\\+) (?:my |the |our )?(${latin}) (?:kids?|children|boys|girls|sons|daughters|friends|mates|toddlers)\\b`,
    ),
    ([, others]) => 1 + numberOf(others),
  ],
  [
    // "Me, the wife and 2 kids".
    new RegExp(
      `\\b(?:me|myself|i),? (?:and |& |n )?(?:my |the )?(?:${companion}),? (?:and|&|\\+|n|plus) (?:my |the |our )?(${latin}) (?:kids?|children|boys|girls|little ones)\\b`,
    ),
    ([, others]) => 2 + numberOf(others),
  ],
  [withCompanion, () => 2],
  [new RegExp(`\\b(?:fits?|sleeps?|seats?|holds?|room for|enough for) (${latin})(?! ?[a-z0-9.%"'-])`), ([, count]) => numberOf(count)],
  [/\b(?:just|only) (?:for )?me\b|\bon my own\b|\bby myself\b|\bsolo\b/, () => 1],
]

/** How many are to share what is wished for: 我和女朋友, "the two of us", "a family of four"; whom it is for is another matter. */
export function peopleIn(original: string): number | undefined {
  const { text } = fold(original)
  for (const [said, count] of together) {
    const match = said.exec(text)
    if (match !== null) return count(match)
  }
  return undefined
}

/** "A tent for me and my wife": who comes along, not who is given it. Of a folded text. */
export const sharesWith = (text: string): boolean =>
  withCompanion.test(text) || withCompanionInChinese.test(text) || takesAlong.test(text) || withAnimal.test(text)
/** "The two of us and a dog". */
const withAnimal = /\b(?:us|me|kids?) (?:and|&|\+|n|with) (?:my |the |our |an? )?(?:dog|cat|puppy|pup|pet)s?\b/
/** 带老婆孩子去露营. */
const takesAlong = new RegExp(`带(?:着|上)?我?(?:${companionInChinese})`, 'u')

const roomInChinese = new RegExp(
  `(?:可坐|能坐|可睡|能睡|供|适合|容纳|睡得下)(${han})(?:个)?人|(${han}|单|双)人(?!间|物|份的|参)|(${han})人(?:位|座|份)`,
  'u',
)
const room = new RegExp(
  `\\b(${latin})[ -]?(?:persons?|people|man|men|seater|berth|adults)\\b|\\b(${latin})p\\b|\\b(?:sleeps|seats|serves|fits) (?:up to )?(${latin})\\b|\\bfor (${latin})(?: (?:people|persons|adults)|(?= that|[:.,;)]|$))`,
)

const rangeInChinese = /(\d{1,2}) ?(?:到|至|-|~|–) ?(\d{1,2}) ?(?:个)?人(?!份)/u
const range = /\b(\d{1,2}) ?(?:to|-|–) ?(\d{1,2}) (?:players?|people|persons)\b/
/** As a column of a shop's table tells it. */
const ofColumn = /(?:人数[:：]|\bplayers:) ?(\d{1,2})(?: ?(?:到|至|to|-|~|–) ?(\d{1,2}))?(?=人|[。.]|$)/u

/** For how few and how many a text says that something is made: 2 到 4 人玩的, "for 2 to 6 players". */
export function roomBetween(text: string): { least: number; most: number } | undefined {
  const lower = text.normalize('NFKC').toLowerCase()
  const [, least, most = least] = rangeInChinese.exec(lower) ?? range.exec(lower) ?? ofColumn.exec(lower) ?? []
  return least === undefined ? undefined : { least: Number(least), most: Number(most) }
}

/** For how many people a name or a text says that something is made. */
export function roomFor(text: string): number | undefined {
  const lower = text.normalize('NFKC').toLowerCase()
  const [, ...found] = roomInChinese.exec(lower) ?? room.exec(lower) ?? []
  const word = found.find(each => each !== undefined)
  return word === undefined ? undefined : numberOf(word)
}
