/** What people want who say what for instead of which thing: "something to sit on", 喝水用的. Folded; the goods by an English name. */
const purposes: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bto sit (?:on|in)\b|(?:能|可以|用来)坐的|坐的东西/, ['chair', 'stool', 'sofa', 'bench']],
  [
    /\bto sleep(?: (?:in|on|under))?(?= ?(?:$|[^a-z ]| tonight| outside| at night))|睡觉(?:用|盖)的/,
    ['sleeping bag', 'blanket', 'duvet', 'pillow', 'mattress'],
  ],
  [/\b(?:for|on|over) (?:my|his|her|their|your) (?:head|ears)\b|戴头上|头上戴的/, ['hat', 'beanie', 'cap']],
  [
    /\b(?:for|on) (?:my|his|her|their|your) (?:cold )?feet\b|\b(?:warm|cold|cosy|cozy) feet\b|穿脚上|脚上穿的/,
    ['sock', 'slipper', 'shoe', 'boot'],
  ],
  [/穿哪一?双|哪一?双(?!筷|手|袜)|\bwhich pair\b(?! (?:of|has|have|is|are)\b)/, ['shoe', 'boot', 'sneaker', 'sandal']],
  [/\b(?:for|on) (?:my|his|her|their|your) (?:cold )?hands\b|戴手上|手上戴的/, ['glove', 'mitten']],
  [/\b(?:for|round|around) (?:my|his|her|their|your) neck\b|戴脖子|围脖子/, ['scarf', 'necklace', 'neck pillow']],
  [/\bto drink (?:from|out of)\b|喝水(?:用)?的/, ['mug', 'cup', 'glass', 'water bottle', 'tumbler']],
  [/(?<![一二三四五六七八九十])喝(?:的|了|起来)|\b(?:something|anything) to drink\b/, ['tea', 'coffee', 'wine', 'juice']],
  [/\bto write with\b|写字用的/, ['pen', 'pencil']],
  [/\bto write in\b|记东西(?:用)?的/, ['notebook', 'journal', 'diary']],
  [/\bto cook (?:in|with)\b|(?:做饭|炒菜)用的/, ['pot', 'pan', 'wok', 'skillet', 'dutch oven']],
  [/\bto cut with\b|切菜用的/, ['knife', 'scissors']],
]

/** The names of the goods that serve what a text says them to be for, and where it says so. */
export function purposesIn(text: string): { names: readonly string[]; start: number; end: number; word: string }[] {
  return purposes.flatMap(([said, names]) => {
    const match = said.exec(text)
    return match === null ? [] : [{ names, start: match.index, end: match.index + match[0].length, word: match[0] }]
  })
}
