import type { Vocabulary } from '../language/slots.ts'
import type { InView } from './kind-meant.ts'

/** Before what is spoken of: 那个, 你家的, 对了. */
const lead = /^(?:那|这|你们?|咱|家|店里?|的|还有|对了|另外|请问|问下|个|款|种|只|条|双|把|件|盏|张|台|床|块)+/u
/** What is said of a thing begins so, where one character alone names it. */
const says = /^(?:$|子|[能可会有多怎是要需好耐防适不亮大小重轻厚薄长宽高几什啥哪咋送带用充续颜贵吗呢嘛容保怕掉卖还选])/u
/** How many are in it is no part of what it is: 护手霜三支装. */
const packed = /(?<![一二三四五六七八九十两\d])[一二三四五六七八九十两\d]+[支件只条片粒包袋枚卷本瓶套组]+装?$/u
/** Ends that say nothing of what a thing is. */
const bare: ReadonlySet<string> = new Set('套装组款型盒版号器品具')
/** Parts of other things are called so too: 杯子好洗不 of a blender. */
const parts: ReadonlySet<string> = new Set('杯盖桶盒袋座线板架刀头带罐瓶嘴锅面布膜片')
const longestEnd = 4
/** Larger shops are not looked through. */
const mostLookedThrough = 2000
const mostNamed = 3

/**
 * 垫子多厚, 那个壶能用明火吗 of somebody who talks about a bag: what a part begins with is what it speaks of, where titles of the shop end so and nothing in view is called
 * that: of these what was talked about last, else each of the few that there are.
 */
export function subjectNamed(text: string, { focus, shown, talked }: InView, vocabulary: Vocabulary): string[] {
  if (vocabulary.products.length > mostLookedThrough) return []
  const ends = endsIn(vocabulary)
  for (const part of text.split(marks)) {
    const spoken = part.replace(lead, '')
    const end = endSpoken(spoken, [...ends.values()])
    if (end === undefined) continue
    const called = [...ends].flatMap(([sku, own]) => (own.includes(end) ? [sku] : []))
    if (called.some(sku => sku === focus)) return []
    const near = called.filter(sku => shown.includes(sku))
    if (near.length > 0) return near.length <= mostNamed ? near : []
    const last = talked.findLast(sku => called.includes(sku))
    return last !== undefined ? [last] : called.length <= mostNamed ? called : []
  }
  return []
}
const marks = /[\s，。,.!！?？；;、]+/u

/** 窝的外套可以机洗吗: a part of what is talked about, else of the only thing in view whose name ends so, though the shop has coats as well. */
export function ownerNamed(text: string, { focus, shown, talked }: InView, vocabulary: Vocabulary): string | undefined {
  if (vocabulary.products.length > mostLookedThrough) return undefined
  const ends = endsIn(vocabulary)
  const view = [...new Set([...(focus === undefined ? [] : [focus]), ...shown, ...talked])]
  for (const part of text.split(marks)) {
    const [, owner] = /^(\p{Script=Han}{1,4})的(?=\p{Script=Han}{2})/u.exec(part.replace(lead, '')) ?? []
    const called = owner === undefined ? [] : view.filter(sku => ends.get(sku)?.includes(owner) === true)
    if (called.length > 0) return called.find(sku => sku === focus) ?? (called.length === 1 ? called[0] : undefined)
  }
  return undefined
}

const ofShop = new WeakMap<Vocabulary, ReadonlyMap<string, readonly string[]>>()

/** How each product's names end, read once a shop. */
function endsIn(vocabulary: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const known = ofShop.get(vocabulary) ?? new Map(vocabulary.products.map(({ sku, names }) => [sku, endsOf(names)]))
  ofShop.set(vocabulary, known)
  return known
}

const endsOf = (names: readonly string[]): string[] =>
  names.flatMap(name => {
    const [han = ''] = /\p{Script=Han}+(?=$|[（(\s\d])/u.exec(name) ?? []
    const own = [...han.replace(packed, '')]
    return own.flatMap((_, at) => (own.length - at <= longestEnd ? [own.slice(at).join('')] : []))
  })

/** The longest end that a part begins with. */
function endSpoken(part: string, ends: readonly (readonly string[])[]): string | undefined {
  const found = ends
    .flat()
    .filter(end => part.startsWith(end) && !bare.has(end) && (end.length > 1 || (!parts.has(end) && says.test(part.slice(1)))))
  return found.sort((a, b) => b.length - a.length)[0]
}
