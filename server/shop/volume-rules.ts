import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { splitSentences } from './sentences.ts'

/** What the shop's pages tell of a lower price from so many pieces on; `tiers` the fewest pieces first, `percent` what is taken off. */
export type VolumeRule = { topic: string; language: Language; sentence: string; tiers: { from: number; percent: number }[] }

const pieces = '(?:件|个|条|双|套|只|把|份|盒|瓶|张|台|本)'
const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
/** 满10件打九折, 30件以上8.5折. */
const chinese = new RegExp(
  `(\\d{1,4}) ?${pieces}(?:及以上|以上|起)?[，,：:]? ?(?:可以|可|就|能)?(?:享受?|打|按|优惠)? ?(\\d(?:\\.\\d|\\d)?|[一二三四五六七八九]{1,2}) ?折`,
  'gu',
)
const threshold = '(\\d{1,4})(?: (?:pieces|items|units|pairs|copies))?(?: or more|\\+| and (?:more|over|up|above)| upwards)'
/** "10 or more: 10 % off", "15% off 10 or more". */
const english = [
  new RegExp(`(?<![$£€¥\\d,.])\\b${threshold}[^.;\\d]{0,40}?(\\d{1,2}(?:\\.\\d)?) ?(?:%|per ?cent)`, 'giu'),
  /(?:buy|order|from|over) (\d{1,4}) (?:pieces|items|units|pairs|copies)[^.;\d]{0,40}?(\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)/giu,
]
const englishAfter = new RegExp(
  `(\\d{1,2}(?:\\.\\d)?) ?(?:%|per ?cent) (?:off|discount)[^.;\\d]{0,30}?(?<![$£€¥\\d,.])\\b${threshold}`,
  'giu',
)

/** Every sentence of the pages that tells such a rule, a language's own before the other's. */
export function readVolumeRules(passages: readonly Passage[], language: Language): VolumeRule[] {
  const rules = passages.flatMap(({ topic, language: of, text }) =>
    splitSentences(text).flatMap((sentence): VolumeRule[] => {
      const tiers = tiersIn(sentence)
      return tiers.length === 0 ? [] : [{ topic, language: of, sentence, tiers }]
    }),
  )
  const own = rules.filter(rule => rule.language === language)
  return own.length > 0 ? own : rules
}

function tiersIn(sentence: string): VolumeRule['tiers'] {
  const plain = sentence.normalize('NFKC')
  const found = [
    ...[...plain.matchAll(chinese)].map(([, from, share = '']) => ({ from: Number(from), percent: takenOff(share) })),
    ...english.flatMap(pattern =>
      [...plain.matchAll(pattern)].map(([, from, percent]) => ({ from: Number(from), percent: Number(percent) })),
    ),
    ...[...plain.matchAll(englishAfter)].map(([, percent, from]) => ({ from: Number(from), percent: Number(percent) })),
  ]
  const tiers = found.filter(({ from, percent }) => from >= 2 && percent > 0 && percent < 90)
  return [...new Map(tiers.map(tier => [tier.from, tier])).values()].sort((a, b) => a.from - b.from)
}

/** 八五 and 8.5 and 85 are fifteen per cent off, 九 ten. */
function takenOff(share: string): number {
  const value = /^\d/.test(share) ? Number(share) : Number([...share].map(digit => digits[digit]).join(''))
  return Math.round((100 - (value > 10 ? value : value * 10)) * 10) / 10
}

/** The rule's tier for so many of one thing; nothing where there are too few. */
export const tierFor = ({ tiers }: VolumeRule, count: number): VolumeRule['tiers'][number] | undefined =>
  tiers.findLast(({ from }) => count >= from)
