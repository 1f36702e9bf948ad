import type { Language } from '../language/language.ts'
import { end, out } from './draft-marks.ts'

export type Rewrite = readonly [words: RegExp, marked: string]

/** What stands in an order and was not wanted there: counted twice, taken for something else, or wondered at. */
export const wonderedAt: Record<Language, readonly Rewrite[]> = {
  en: [
    // "You put the mug in twice"
    [
      /\b(?:you|u|ya)(?:['’]?ve)? (?:added|counted|put|got|have|charged(?: me for)?) (?:the |my )?([^,.;!?]{2,24}?)(?: in)? twice\b/giu,
      `${out} 1 of the $1 ${end},`,
    ],
    // "Where did the mug come from", "why is there a mug in it", "the mug shouldn't be in there"
    [
      /\bwhere (?:did|does|do) (?:the |that |this )?([a-z][a-z ]{2,24}?) come from\b|^why (?:is |are )there (?:an? |the |any )?(?!two |three |four )([a-z][a-z ]{2,24}?)(?: (?:in|on) (?:it|there|that|this|my order|the order))?(?=[?!.]|$)|\b(?:the |that )?([a-z][a-z ]{2,24}?) should(?:n['’]?t| not) be (?:in|on) (?:it|there|my order|the order)\b|\bstill (?:got|have|has) (?:the |that )?([a-z][a-z ]{2,24}?) (?:in|on) (?:it|there)\b|^why ((?:the|an?) [a-z]+(?: [a-z]+)?|(?!does\b|this\b|is\b)[a-z]+s) ?\?+$/giu,
      `${out} the $1$2$3$4$5${end},`,
    ],
    // "You wrote two green ones": what it was taken for is not wanted.
    [
      /(?<!\b(?:can|could|will|would|if|when|once|did) )\b(?:but )?(?:you|u|ya)(?:['’]?ve)? (?:just |only )?(?:wrote|noted|heard|counted|charged|gave|added|put)(?: me| down| in| it as)? (?=an? |one |two |three |\d)(?![^,.;!?]*(?: not | instead|too m))[^,.;!?]{2,30}/giu,
      ' ',
    ],
  ],
  zh: [
    // 你把杯子加了两个
    [
      /你们?(?:怎么|又|给我|还)*[把将]([^，。,;；!！?？\s]{1,12}?)(?:给我)?[算加记写放](?:成|了|成了)[两俩2](?:[个条件双只把盏张本支盒包套袋份台瓶顶罐副]|次|遍)了?/gu,
      `${out} 一个$1${end}，`,
    ],
    // 哪来的毯子, 怎么还有毯子, 毯子怎么还在
    [
      /(?:哪里?|哪儿)来的([^，。,;；!！?？\s]{1,12}?)(?:[啊呀呢])?(?=$|[，。,;；!！?？\s])|(?:怎么|咋|为什么|为啥|干嘛)(?:(?:还|又|会|给我)有个?|(?:还|又|给我)*(?:加|多|放|算)了个?)(?![两俩三四五六七八九2-9])([^，。,;；!！?？\s]{1,12}?)(?:[啊呀呢])?(?=$|[，。,;；!！?？\s])|([^，。,;；!！?？\s]{1,12}?)(?:怎么|咋|为什么|为啥)(?:还|又)在(?:里面|里头|上面)?/gu,
      `${out} $1$2$3${end}，`,
    ],
    // 你写成两双白的了: what it was taken for is not wanted.
    [/你们?(?:怎么|咋|又|却|还|给我|都)*[算加记写放弄搞听看当](?:成了?|错成)[^，。,;；!！?？\s]{1,14}/gu, ''],
  ],
}
