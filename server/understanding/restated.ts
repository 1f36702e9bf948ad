import type { Language } from '../language/language.ts'

/** "Swimming I mean", 我是说大暴雨, "no, I asked about the lid": the last question is put again with these words. */
const frame =
  /\b(?:i|we) (?:mean|meant|asked (?:about|if|whether))\b|\b(?:you|u)(?: still)? (?:didn['’]?t|never|haven['’]?t) (?:tell|told|answer(?:ed)?|say|said|mention(?:ed)?)(?: (?:me|us))?(?: anything)? about\b|\b(?:i|we)(?:'m| am| was|'re| are| were) (?:asking|talking) (?:about|for)\b|(?<=^|[\s,，。])我说(?!过|了|你|错|话|一下|的是)|我(?:想?问|说|指)的不是(?:这个|那个|这|那|它)[\s,，]*(?:(?:而|我)?是|我(?:想?问|说|指)的是)|我(?:的意思)?(?:是说|是指|是问|说的是|指的是|问的是|想问的是|意思是)/iu
const turnsBack =
  /^(?:[\s,，.。!！…]|\b(?:no+|nope|nah|sorry|er+m*|um+|not that|oh)\b|\b(?:huh|eh|what|hm+)\b[?？!！]+|不是(?:的|这个|那个|它)?|不对|不，|啊|哎)+/iu
const over: Record<Language, RegExp> = {
  zh: /(?:从头|重新|再)(?:开始|来)(?:过|一遍|一次)?(?=[\s，,。:：!！])|(?:换成|改成|重新(?:下单|点|算)|订单(?:改成)?)(?=[:：])/gu,
  en: /\b(?:let'?s |please |can we )*(?:start(?:ing)? (?:again|over|afresh)|from scratch)\b|\b(?:make (?:it|that)|change (?:it|that|my order) to|my order is) ?(?=:)/giu,
}

/** What stands behind "start again", 重新来：, "make that:": all that there shall be of an order. */
export function toldOver(text: string, language: Language): string | undefined {
  const [cue] = [...text.matchAll(over[language])].slice(-1)
  const rest = cue === undefined ? '' : text.slice(cue.index + cue[0].length).replace(/^[\s,，.。:：!！]+/u, '')
  return /[\p{L}\p{N}]/u.test(rest) ? rest : undefined
}

/** Longer ones say it all themselves. */
const longest = { zh: 24, other: 70 }

/** "And the orchid?", 那茉莉呢: the same is asked of another. */
const another =
  /^(?:and|or|same for|(?:what|how) about) (?:(?:the|your|that|those) )?(?!(?:an?|any|some|for|with|in|on|if) )([a-z0-9][a-z0-9' .-]{1,30})\??$|^(?:那|还有)?(?:个|款)?(\p{Script=Han}{1,10}|[\p{Script=Han}a-z\d.]{1,12})呢[？?。!！~]*$/iu

/** What else the last question is asked of, where a message says no more. */
export function anotherIn(text: string): string | undefined {
  const [, english, chinese] = another.exec(text.trim()) ?? []
  return english ?? chinese
}

/** "No sorry the hand towel", 不是这个 单肩那个: what is said behind a no. */
export function turnedBackIn(text: string): string | undefined {
  const rest = text.replace(turnsBack, '').trim()
  return rest === text.trim() ? undefined : rest
}

/** What a message puts in place of the last one's words, without the words that say so. */
export function restatedIn(text: string): string | undefined {
  const most = /\p{Script=Han}/u.test(text) ? longest.zh : longest.other
  if (text.length > most || !frame.test(text)) return undefined
  const rest = text.replace(frame, ' ').replace(turnsBack, '').trim()
  return /[\p{L}\p{N}]/u.test(rest) ? rest : undefined
}
