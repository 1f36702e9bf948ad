/** What says no more than that something was heard, or that nothing else is wanted for now. */
const heard =
  /哈+|嗯+|哦+|噢|喔|好(?:的|嘞|吧|呀|滴|哒|了)?|行(?:吧|了|的)?|知道了|明白了?|了解了?|收到了?|没事了?|就这些|就这样|先这样|那?我?再?(?:想想|考虑(?:一?下)?)|回头再(?:来|说|看)|\b(?:ok(?:ay)?|k|cool|great|right|ta|fair enough|got it|gotcha|i see|al ?right|fine|good|nice|lovely|brilliant|noted|makes sense|understood|ah|oh|ooh|lol|haha+|then|so|cheers|(?:and )?that'?s (?:the lot|all|it|everything|fine|good)|i'?ll (?:think about it|have a think|sleep on it|think)|let me think(?: about it)?|will do)\b|\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}\u{FE0F}]/giu

/** "Ok cool", 好嘞, 👍. "Yes" and 要 are none: they agree to what was offered. */
export const isAcknowledgement = (text: string): boolean => /\S/.test(text) && /^[\s\p{P}]*$/u.test(text.replace(heard, ''))
