/**
 * Ends of words that end no sentence: "P.O. boxes", "approx. 5 days", "Mr. Hale", "no. 5", "St. Ives" but not "12 Wall St."; and what ends one only where another
 * begins: "within the U.S. and Canada".
 */
const abbreviated = [
  String.raw`(?<=\b(?:P\.O|e\.g|i\.e|approx|incl|excl|vs|Mr|Mrs|Ms|Dr))\.(?=\s)`,
  String.raw`(?<=\bno)\.(?= ?\d)`,
  String.raw`(?<=(?:^|[,(] ?|\b[a-z]{1,20} )St)\.(?= \p{Lu})`,
  String.raw`(?<=\b(?:U\.S|U\.S\.A|U\.K|E\.U|a\.m|p\.m|etc|St|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun))\.(?= (?:[\p{Ll}\d(]|Eastern|Pacific|Virgin Islands|Mainland))`,
].join('|')
const sentence = new RegExp(String.raw`(?:[^。！？!?.\n]|\.(?=\d|\S)|${abbreviated})+(?:[。！？!?]|\.(?=\s|$)|\n|$)`, 'gu')

/** A text as its sentences, each exactly as it stands there. */
export function splitSentences(text: string): string[] {
  return (text.match(sentence) ?? []).map(one => one.trim()).filter(one => one !== '')
}
