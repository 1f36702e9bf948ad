import { inOrder, withoutOverlaps } from './stretches.ts'

/** What something is bought for: a closed set. */
const occasionWords = {
  birthday: '生日|寿辰|大寿|birthdays?|bday|b-day',
  anniversary: '结婚纪念日|周年纪念|纪念日|wedding anniversary|anniversary',
  wedding: '婚礼|结婚|新婚|喜宴|weddings?|getting married|bride|bridal',
  engagement: '订婚|求婚|engagement|proposal',
  housewarming: '乔迁|搬新家|搬家|新居|house ?-?warming|new home|new house|moving in',
  graduation: '毕业|升学|graduations?|graduating|graduates?',
  'baby-shower': '迎婴派对|baby shower',
  'full-month': '满月|百日宴|周岁宴',
  interview: '面试|interviews?',
  retirement: '退休|retirement|retiring',
  party: '聚会|派对|年会|part(?:y|ies)',
  christmas: '圣诞节?|christmas|xmas',
  'new-year': "元旦|跨年|new year(?:'s)?(?: eve| day)?",
  'spring-festival': '春节|过年|新年|年货|除夕|chinese new year|lunar new year|cny gifts?|spring festival',
  valentines: "情人节|valentine'?s?(?: day)?",
  qixi: '七夕',
  'mothers-day': "母亲节|mother'?s'? day",
  'fathers-day': "父亲节|father'?s'? day",
  'womens-day': "妇女节|女神节|三八节|women'?s day",
  'childrens-day': "儿童节|六一(?:儿童节)?|children'?s day",
  'teachers-day': "教师节|teacher'?s'? day",
  'labour-day': '五一(?:假期|劳动节)?|劳动节|labou?r day',
  'dragon-boat': '端午节?|dragon boat(?: festival)?',
  'mid-autumn': '中秋节?|mid-autumn(?: festival)?|moon festival',
  'national-day': '国庆节?|十一假期|national day',
  'singles-day': '双十一|双11|光棍节|singles day',
  'black-friday': '黑五|black friday',
  halloween: '万圣节|halloween',
  thanksgiving: '感恩节|thanksgiving',
  easter: '复活节|easter',
} as const

export type Occasion = keyof typeof occasionWords
export type OccasionMention = { occasion: Occasion; start: number; end: number }

const patterns = Object.entries(occasionWords).map(
  ([occasion, words]) =>
    [
      occasion as Occasion,
      new RegExp(words.replace(/(?:^|(?<=\|))(?=[a-z])/g, '(?<![a-z])').replace(/(?<=[a-z)?])(?=\||$)/g, '(?![a-z])'), 'g'),
    ] as const,
)
/** 结婚证 and "third party" are no occasions, 满月 is not "30 days". */
const otherwise = /^(?:结婚证|毕业证|third part|party size|退休金)/

/** Occasions named in a folded text, in order, the longest name of each place. */
export function findOccasions(text: string): OccasionMention[] {
  const all = patterns.flatMap(([occasion, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: word, index }) => ({ occasion, start: index, end: index + word.length })),
  )
  const named = all.filter(({ start }) => !otherwise.test(text.slice(start, start + 12)))
  return withoutOverlaps(named.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)).sort(inOrder)
}
