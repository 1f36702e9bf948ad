const en =
  /\b(?:(just|only) )?(?:gift[- ]?)?wrap(?:ping|ped)?(?: up)?(?: (?:for|on))?(?: (just|only))? (?:(?:the|a|an|my|her|his|one) )?([^,.;!?]{2,40}?)(?: (only)\b|,? (?:and |but )?(not) (?:the )?[^,.;!?]{2,30}?)?(?=[,.;!?]|$| (?:so|and|please|pls|then|how|what|whats|total)\b)/giu
const enAfter = /\b(?:just|only) (?:the |my |her |his )?([^,.;!?]{2,30}?) (?:gift[- ]?)?wrapped\b/giu
const zh = [
  /(?:只|就|单独?|光)(?:需?要|帮我|给我?|把)*包(?![邮括含裹里子包])(?:装)?(?:一下|起来)?([^，。,;；!！?？\s]{1,12})/gu,
  /(?:只|就|单独?|光)(?:需?要|帮我|给我?|把)*([^，。,;；!！?？\s]{1,12}?)包(?:装(?![盒袋纸])|一下|起来|好|上)(?:就行|就好)?/gu,
]

/** "Wrap just the cream", 只包护手霜: what of several goods is to be wrapped, in the shopper's words, and the text without that. */
export function wrapsOnly(text: string): { words: readonly string[]; rest: string } {
  const words: string[] = []
  const taken = (whole: string, named: string): string => {
    words.push(named)
    return whole.replace(named, ' ')
  }
  const rest = text
    .replace(en, (whole: string, first?: string, second?: string, named = '', last?: string, not?: string) =>
      (first ?? second ?? last ?? not) === undefined ? whole : ` wrapped ${taken(named, named)}`,
    )
    .replace(enAfter, (_whole: string, named: string) => ` wrapped ${taken(named, named)}`)
  const left = zh.reduce((before, pattern) => before.replace(pattern, (whole: string, named: string) => taken(whole, named)), rest)
  return { words, rest: left }
}

const named =
  /\b(?:gift[- ]?)?wrap (?:up )?(?:the|my|her|his) ([^,.;!?]{2,40}?)(?=[,.;!?]|$| (?:so|and|please|pls|then|how|what|whats|with|for|total)\b)|\bthe ([^,.;!?]{2,30}?) (?:gift[- ]?)?wrapped\b|([^，。,;；!！?？\s]{2,10}?)(?:要|也|得)?包(?:装(?:一下|好|起来)|起来|一下|好)/giu

/** 再来条毯子 毯子包装一下: what is named beside the wrapping, where nothing says that it alone is meant. */
export const wrapsNamed = (text: string): string[] =>
  [...text.matchAll(named)].map(([, verb, after, zhNamed]) => verb ?? after ?? zhNamed ?? '')
