import type { Features } from './wish-terms.ts'

/** `wished`: what a wish calls for; `told`: what a text says that cannot be that, unless it says what is `both` too. */
type Contrary = { wished: RegExp; told: RegExp; both: RegExp }

/** What cannot be both: holes in the wall, a wire. */
const contraries: readonly Contrary[] = [
  {
    wished:
      /免(?:打孔|钉|钻)|(?:不|别|没法|无需|无法)(?:用|要|想|让|能|可以?|准|许|需要?)?(?:在墙上)?(?:打孔|打眼|打洞|钻孔|钻墙|钉钉子|打钉)|\b(?:no|without|avoid)(?: any)? (?:drill\w*|holes?|screws?|screwing|nails?)\b|\b(?:can['’]?t|cannot|not allowed to|can ?not|mustn['’]?t|don['’]?t want to|won['’]?t let (?:me|us)) (?:drill|screw|nail|make (?:any )?holes|put (?:any )?(?:holes|screws|nails))\b|\b(?:drill|screw|nail|hole)[- ]?free\b/iu,
    told: /打孔|打眼|钻孔|膨胀螺丝|膨胀钉|\b(?:wall ?plugs?|rawlplugs?|screw(?:s|ed)? (?:in)?to|drill(?:ed|ing)? (?:in)?to|drill(?:ing)? (?:holes?|required|needed)|fixed to the wall|fixing to the wall|wants a firm fixing)\b/iu,
    both: /免打孔|不用打孔|无需打孔|不打孔|也能(?:粘|贴)|免钉|粘贴|背胶|\b(?:no drill\w*|without drill\w*|no screws|adhesive|sticks? (?:on|with|to)|stick-on|suction|tension|freestanding|free-standing)\b/iu,
  },
  {
    wished:
      /有线的|带线的|插线的|(?<!无)有线(?:耳机|鼠标|键盘|款)|\b(?:wired|corded|with (?:a )?(?:wire|cord|cable)|(?:must|have to|has to|needs? to|want to|can|to) plug (?:them |it )?in)\b/iu,
    told: /真无线|无线(?!充)|蓝牙|\b(?:wireless|bluetooth|cordless)\b/iu,
    both: /有线|插线|耳机孔|3\.5|\b(?:wired|cable|corded|3\.5|plugs? in)\b/iu,
  },
]

/** How much a text tells to be what a wish cannot have: "screw it into wood or use wall plugs" of who may not drill. */
export function contraryTo(text: string): (features: Features) => number {
  const meant = contraries.filter(({ wished }) => wished.test(text))
  return ({ named, sentences }) => {
    if (meant.length === 0) return 0
    const whole = [named, ...sentences].join(' ')
    return meant.filter(({ told, both }) => told.test(whole) && !both.test(whole)).length
  }
}
