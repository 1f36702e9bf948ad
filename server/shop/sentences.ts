/** A text as its sentences, each exactly as it stands there. */
export function splitSentences(text: string): string[] {
  return (text.match(/(?:[^。！？!?.\n]|\.(?=\d|\S))+(?:[。！？!?]|\.(?=\s|$)|\n|$)/gu) ?? [])
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
}
