import type { Decision } from './decision.ts'
import type { AnswerWant, Want } from './wants.ts'

/**
 * Of several things spoken of in one message each question may be about any: "and the blanket, how big? can it be washed?". One that was pointed at
 * by nothing new (`focus`, what was talked about before the message) is asked first of what the message named before it.
 */
export function withAlongside(decision: Decision, focus: string | undefined): Decision {
  // What is asked of each of them is asked of no other.
  if (decision.wants.some(want => isOfGoods(want) && want.each === true)) return decision
  const named: string[] = []
  const all = [...new Set(decision.wants.flatMap(goodsOf))]
  const wants = decision.wants.map((want): Want => {
    const [own, more] = goodsOf(want)
    const last = named.at(-1)
    if (own !== undefined && own !== focus) named.push(own)
    if (!isOfGoods(want) || own === undefined || more !== undefined) return want
    const first = own === focus && last !== undefined ? last : own
    const alongside = all.filter(sku => sku !== first)
    return alongside.length === 0 ? want : { ...want, skus: [first], alongside }
  })
  return { ...decision, wants }
}

/** What is asked of no product that anybody knows of, after goods were asked for, is asked of the first that is shown. */
export function withFound(decision: Decision): Decision {
  const at = decision.wants.findIndex(({ want }) => want === 'products')
  const leans = (want: Want, place: number) =>
    place > at && isOfGoods(want) && want.skus.length === 0 && want.category === undefined && want.before === undefined
  if (at < 0 || !decision.wants.some(leans)) return decision
  const wants = decision.wants.map((want, place): Want => {
    if (leans(want, place)) return { ...(want as AnswerWant), ofFound: true }
    return want.want === 'products' ? { ...want, asked: true } : want
  })
  return { ...decision, wants }
}

const isOfGoods = (want: Want): want is AnswerWant => want.want === 'answer' && want.about !== 'pages' && want.about !== 'variant'

const goodsOf = (want: Want): readonly string[] =>
  isOfGoods(want) ? want.skus : want.want === 'detail' || want.want === 'add' ? [want.sku] : []
