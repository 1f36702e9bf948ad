/** What is let go of, whatever it is, before something else is said. */
const lettingGo =
  /^\s*(?:(?:ok|okay|hm+|actually|oh|no|nah|right|well|lol|ugh|so)[,. ]+)*(?:forget (?:about )?(?:it|that|this|(?:the |those |these )?[a-z-]{2,20})|never ?mind(?: that| it| (?:the |those |these )[a-z-]{2,20})?|nvm|(?:scrap|skip|leave) (?:it|that|this|the [a-z-]{2,20})|changed my mind)\s*(?:[,.;:!–-]+|(?=\b(?:i|im|i'm|my|what|do|have|got|need|want|looking|is|any)\b))\s*|^\s*(?:[那嗯哦]|行吧?|好吧)?[\s,，]*(?:算了吧?|不(?:要|买|看|聊|说)\p{Script=Han}{0,6}了|换个(?:话题|东西)|不管(?:它|这个)了?)[\s,，。;；!！]+/iu
/** Less than this says nothing of its own. */
const least = { han: 4, letters: 8 }

/** 你家卖按摩仪吗 of 算了 你家卖按摩仪吗, "what have you got for the bike" of "forget it, what have you got for the bike". */
export function turnedTo(text: string): string | undefined {
  const rest = text.replace(lettingGo, '')
  if (rest === text) return undefined
  return (rest.match(/\p{Script=Han}/gu)?.length ?? 0) >= least.han || rest.length >= least.letters ? rest : undefined
}
