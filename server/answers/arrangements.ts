import { servicesIn } from '../language/services.ts'
import type { Answer, Sentence } from './answers.ts'
import { withFirst } from './told-how.ts'

/** What some shops have and others do not, under a name of its own: how it is asked for, and what a text says that has it. */
const arrangements: readonly { asked: RegExp; told: RegExp }[] = [
  {
    asked:
      /积分|会员(?!日)|集[点章]卡?|\bloyalty\b|\brewards? (?:scheme|programme?|card|points?)|\b(?:earn|get|gets|collect|any|have|use|spend) (?:any |my |his |her )?points\b|\bpoints (?:scheme|card|system)|\bmembership\b|\bclub ?card\b/iu,
    told: /积分|会员|集[点章]|\b(?:loyalty|rewards?|points|membership|club ?card)\b/iu,
  },
  ...[
    '学生|大学生',
    '教师|老师',
    '军人|退伍',
    '医护|护士|医生',
    '老年|老人',
    '\\bstudents?\\b',
    '\\bnhs\\b|\\bnurses?\\b',
    '\\bteachers?\\b',
    '\\bmilitary\\b|\\bveterans?\\b|\\bforces\\b',
    '\\bseniors?\\b|\\bpensioners?\\b|\\boaps?\\b',
  ].map(who => ({
    asked: new RegExp(
      `(?:${who}).{0,8}(?:优惠|打折|折|便宜|价|\\b(?:discounts?|offers?|deals?|rates?|prices?|codes?|off)\\b)|(?:优惠|\\bdiscounts?\\b|\\b(?:money|anything|something) off\\b).{0,12}(?:${who})`,
      'iu',
    ),
    told: new RegExp(who, 'iu'),
  })),
  {
    asked:
      /分期|分[几两三四五六十\d]+(?:次|期|个月)付|先用后付|\binstal+ments?\b|\bpay (?:\w+ ){0,3}(?:in|by) (?:bits|parts|chunks|stages|goes)\b|\bpay (?:\w+ ){0,2}(?:monthly|later)\b|\bbit by bit\b|\bspread (?:the|it|out)\b|\bmonth by month\b|\bpayment plan\b/iu,
    told: /分期|[期月]付|花呗|白条|先用后付|免息|\b(?:instal+ments?|klarna|afterpay|affirm|shop pay|clearpay|pay(?:ment)?s? (?:later|monthly|plan)|interest[- ]free|spread|financ\w*|laybys?|layaway|paypal credit|in (?:3|4|three|four))\b/iu,
  },
  {
    asked: /礼品卡|礼金卡|购物卡|储值|\b(?:gift (?:cards?|vouchers?|certificates?|tokens?)|e-?gifts?)\b/iu,
    told: /礼品卡|礼金卡|购物卡|储值|\b(?:gift (?:cards?|vouchers?|certificates?|tokens?)|e-?gifts?|vouchers?)\b/iu,
  },
  {
    asked:
      /礼[品物].{0,2}包装|包(?:装)?(?:起来|一下|好看)|\b(?:gift[- ]?wrap\w*|wrapping|wrap (?:it|this|that|these|them|one|up)\b|wrapped\b)/iu,
    told: /包装|包起|包好|礼盒|礼袋|\b(?:wrap\w*|gift (?:box|bag)\w*)/iu,
  },
  {
    asked: /以旧换新|旧的(?:能|可以)?(?:回收|抵)|\btrade[- ]?ins?\b|\bpart[- ]exchange\b|\btake (?:my|the|our) old\b/iu,
    told: /以旧换新|回收|旧|\b(?:trade[- ]?ins?|part[- ]exchange|(?:your|an?|the|any) old|recycl\w*)\b/iu,
  },
  {
    asked: /订阅|包月|定期(?:送|购|寄)|\bsubscri(?:be|ption)s?\b|\b(?:regular|repeat|monthly) (?:delivery|deliveries|orders?)\b/iu,
    told: /订阅|包月|定期|每月|\b(?:subscri\w+|regular|repeat|every (?:\w+ ){0,3}(?:weeks?|months?))\b/iu,
  },
  {
    asked:
      /预留|留(?:一|个|件|双|着|货)|\b(?:hold|reserve|put) (?:it|one|them|this|that|a pair|two|some)\b(?: (?:aside|by|for me|back|until|till)\b)?|\bla(?:y[- ]?away|yby|y-by)\b/iu,
    told: /预留|留[货着一]|保留|预[订定约]|\b(?:hold|holds|held|reserv\w*|aside|la(?:y[- ]?away|yby))\b/iu,
  },
  {
    asked: /(?:推荐|介绍|拉)(?:朋友|新人?).{0,8}(?:奖|返|优惠|好处)|\brefer (?:a |my )?friends?\b|\breferrals?\b/iu,
    told: /推荐|介绍|邀请|\brefer\w*\b/iu,
  },
  {
    asked: /生日.{0,4}(?:优惠|福利|打折|折扣|券)|\bbirthday (?:discounts?|treats?|offers?|codes?|deals?|money off)\b/iu,
    told: /生日|\bbirthdays?\b/iu,
  },
]

const askedIn = (question: string) => arrangements.filter(({ asked }) => asked.test(question))

/** Whether a question asks for something that a shop has by name or has not: that nothing tells of it is the answer. */
export const namesArrangement = (question: string): boolean => askedIn(question).length > 0

/** "Does he get points?" is answered by what speaks of points, and not by the code for a first order: what does comes first, and nothing where none of the pages does. */
export function arrangedFirst(question: string, answers: readonly Answer[], sentences: readonly Sentence[]): readonly Answer[] {
  const asked = askedIn(question)
  if (asked.length === 0) return workFirst(question, answers, sentences)
  const first = toldFirst(answers, sentences, text => asked.some(({ told }) => told.test(text)))
  return first ?? answers.filter(({ sentences: [first] }) => sentences[first!.at]!.topic === undefined)
}

/** "Do you fit blinds" is answered by what a page says of fitting, and not by "we do not alter blinds", where a page speaks of it at all. */
function workFirst(question: string, answers: readonly Answer[], sentences: readonly Sentence[]): readonly Answer[] {
  const [best] = answers
  const work = servicesIn(question)
  if (best === undefined || work.length === 0 || sentences[best.sentences[0]!.at]!.topic === undefined) return answers
  return toldFirst(answers, sentences, text => servicesIn(text).some(kind => work.includes(kind))) ?? answers
}

/** The first sentence of a page that tells it, else that stands under a heading that does, before all others. */
function toldFirst(
  answers: readonly Answer[],
  sentences: readonly Sentence[],
  isTold: (text: string) => boolean,
): readonly Answer[] | undefined {
  const [best] = answers
  const tells = ({ at }: { at: number }) => isTold(sentences[at]!.text) || isTold(sentences[at]!.heading)
  if (best === undefined || tells(best.sentences[0]!)) return answers
  const ofPages = answers
    .filter(({ sentences: [first] }) => sentences[first!.at]!.topic !== undefined)
    .flatMap(answer => answer.sentences.map(one => ({ answer, one })))
  const found = ofPages.find(({ one }) => isTold(sentences[one.at]!.text)) ?? ofPages.find(({ one }) => tells(one))
  if (found === undefined) return undefined
  const { answer, one } = found
  return [withFirst(answer, [one], best), ...answers.filter(other => other !== answer)]
}
