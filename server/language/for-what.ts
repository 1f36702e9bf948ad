import { hasHan } from './brevity.ts'
import { fold } from './fold.ts'
import { goodsWanted } from './goods.ts'

const owner = '(?:my|our|his|her|their|the|this|that|these|those|an?)'
/** Up to four words of a name. */
const name = "([a-z][a-z'’-]*(?: [a-z][a-z'’-]*){0,3}?)"
const nameEnds = "(?= (?:in|into|on|onto|with|from|so|that|which|thats|please|pls|and|or|but|under|for|at|up|then|too|if)\\b|[^a-z '’-]|$)"
/** "A pot for the snake plant", "something to put my monstera in"; not "looking for the lamp". */
const forIts = new RegExp(
  `(?<!\\b(?:looking|look|searching|search|asked|asking|after|hoping|here|thanks|go|going|went|opt|opting|settle|wait|waiting|pay|much|price|cost|info|details|code|sorry) )\\b(?:for|(?:go|goes|going|put|use|used|wear|worn) (?:in|on|with|under|over)|to (?:fit|match|suit))(?: (?:hanging|holding|storing|keeping|cleaning|washing|carrying|potting|repotting|feeding|protecting|covering|charging|mounting))? ${owner} ${name}${nameEnds}`,
  'u',
)
const doneTo = new RegExp(
  `\\b(?:put|hang|keep|store|carry|hold|pot|repot|feed|clean|wash|charge|cover|protect|mount|display|water|stand) ${owner} ${name} (?:in|on|with|onto|into|from)\\b`,
  'u',
)
/** "Something to hang linen curtains from". */
const openTo = new RegExp(
  `\\b(?:(?:some|any)thing|smth|sth|what) (?:i can |can i |could i |do i use |to )(?:put|hang|keep|store|carry|hold|pot|mount|display|stand|dry) ${name} (?:in|on|onto|into|from|off)\\b`,
  'u',
)
const things = /\b(?:some|any)thing\b|\bsmth\b|\bsth\b|\bwhat\b/u
/** 给推车挡雨的, 装鱼竿用的包, 放毯子的箱子. */
const inChinese =
  /(?:装|放|挂|收纳|养|种|配|搭|给)(?:我的?|这个|那个)?(\p{Script=Han}{2,6}?)(?:用|挡|遮|防|擦|洗|保护|放|装|充电)\p{Script=Han}{0,2}的/u

/** What the thing that is wished for is to go with, where another is named or left open: it is not that itself. */
export function whatFor(original: string): string | undefined {
  const { text } = fold(original)
  const found = doneTo.exec(text) ?? openTo.exec(text) ?? forIts.exec(text) ?? inChinese.exec(text)
  if (found === null) return undefined
  const before = text.slice(0, found.index)
  const isOpen = things.test(before) || openTo.test(found[0]) || hasHan(found[0])
  return isOpen || goodsWanted(before).length > 0 || namesThing.test(before) ? found[1] : undefined
}
/** "A mix for my palm": some thing is named, be it on no list. */
const namesThing = /\b(?:an?|any|some|the|which|got|need|want|get) (?:[a-z-]+ ){0,2}[a-z-]{3,} $|^(?:[a-z-]+ ){0,2}[a-z-]{3,} $/u

/** "Something to put it in", "what goes with it", 配它的: with what is talked about. */
export const goesWithIt = (original: string): boolean => {
  const { text } = fold(original)
  return text.length <= longest && (withIt.test(text) || withItInChinese.test(text))
}
const longest = 160
const withIt =
  /\b(?:something|smth|sth|anything|what|any|which|got an?|need an?)\b[^,.;!?]{0,40}? (?:to (?:put|hang|keep|store|carry|hold|pot|stand|wear) (?:it|this|that|them) (?:in|on|with|from)|(?:to )?(?:go|goes|going|match|matches) (?:well |nicely )?with (?:it|this|that|them))\b/u
const withItInChinese = /(?:配|搭)(?:它|这个|这款|这件|这双)的?/u
