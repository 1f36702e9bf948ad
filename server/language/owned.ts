import { fold } from './fold.ts'

/** A list of up to three things before the one that is looked at: "a helmet and " of "a helmet and lights". */
const things = '(?:(?!(?:but|so|is|are|needs?|wants?|looking)\\b)[a-z-]+ ){0,3}[a-z-]+(?:,? (?:and|or|&|plus) |, )'
/** What may stand between having a thing and the thing. */
const articles =
  '(?:(?:loads|lots|plenty|tons|heaps|enough) of )?(?:(?!(?:for|of|with|to|in|on|no|not|any|an? thing|needs?|wants?|but|so|and|or)\\b)[a-z-]+ ){0,3}'
const before = [
  /\b(?:has|have|got|owns?|had)(?: (?:a|an|the|his|her|some|enough|plenty of|lots of|too many)){0,2} (?:[a-z]+ )?$/,
  new RegExp(
    `\\b(?:already|(?:s?he|they)(?: just| also)?)(?:'s|'ve)?(?: (?:already|has|have|got|owns?|had|bought)){1,3} (?:${things}){0,2}${articles}$`,
    'u',
  ),
  new RegExp(`\\b(?:s?he|they)(?:'?s|'?ve) (?:already |just )?(?:got|bought) (?:${things}){0,2}${articles}$`, 'u'),
  /(?:已经(?:有|买)(?:了|过)?|(?<!没)有了|买过|买了)(?:一?[个条件双把只套顶副对堆些])?(?:[^，。！？,.!?\s]{1,6}(?:和|跟|与|、|还有|以及))?$/u,
  // "I have needles", "we've got a tent": whoever asks has it; "can I have" and "I'd have" do not.
  /(?<!\b(?:can|could|may|shall|should|would|will|must|might|do|did|all|until|once|when) |'(?:d|ll) )\b(?:i|we)(?:(?:'?ve)?(?: already| just)? (?:have|got|own)(?: got)?|'?ve(?: already| just)?) (?:(?:an?|the|my|our|some|two|three|\d+|enough|good|nice|old|big|small) ){0,2}$/,
] as const
const [having, already, got, inChinese, own] = before
/** 他有椅子了. */
const hasInChinese = /(?:[他她我]|我们|家里?|[爸妈])(?:都|也|已经|早就)*有(?:一?[个条件双把只套顶副])?$/u
/** 有书包了, 刚说了有书包了: whoever asks has it. */
const bareInChinese = /(?:^|[，。！？；,.!?;\s]|说过?了?|告诉你?了?)(?:都|也|已经|早就)*有(?:一?[个条件双把只套顶副])?$/u
const behindBareInChinese = /^了(?!\s*[吗没么吧?？不])/u
const behindHaving = /^s? (?:already|at home|now)\b/
const behindInChinese =
  /^(?:(?:和|跟|与|、|还有|以及)[^，。！？,.!?\s]{1,8}?)?(?:他|她|它|我|我们|家里?|屋里)?(?:都|也|已经|早就|又)*(?:有了(?!吗|没)|太多|一大?堆|不缺|够多|买过了|有(?:好多|很多|好几|一堆))/u
/** Another of it is wanted all the same. */
const worn =
  /\b(?:broken?|worn|replac[a-z]+|upgrad[a-z]+|leak[a-z]*|too (?:small|big|old|thin|short|heavy|tight)|(?:better|bigger|another|new|second|spare) (?:one|pair))\b|坏|破|旧|漏|不够|太[小大薄短重]|换(?:一?[个条件双台]|新)(?!别|其)|再[买来要]|第二/u

/** "He has a chair already", "he's got a helmet and lights", 已经有锅了, 绘本家里太多了: what stands at `start` … `end` of a folded text is there and not wanted again. */
export function alreadyThere(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 64), start)
  const behind = text.slice(end, end + 24)
  const isThere =
    (having.test(lead) && behindHaving.test(behind)) ||
    already.test(lead) ||
    got.test(lead) ||
    own.test(lead) ||
    inChinese.test(lead) ||
    (hasInChinese.test(lead) && /^[^，。！？,.!?\s]{0,2}了/u.test(behind)) ||
    (bareInChinese.test(lead) && behindBareInChinese.test(behind)) ||
    behindInChinese.test(behind)
  return isThere && !worn.test(text)
}

/** "I've got an induction hob" tells what a pan must do: what is there by this word. */
export function isOwned(original: string, word: string): boolean {
  const { text } = fold(original)
  const at = text.indexOf(word.toLowerCase())
  return at >= 0 && alreadyThere(text, at, at + word.length)
}
