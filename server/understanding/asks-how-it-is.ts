import { asksSomething } from '../language/question-words.ts'
import { asksForGoods, beginsWish } from '../language/wish-phrases.ts'

/**
 * "How do I get sea salt off my binoculars", "do the curlews come with a harness", 电子琴有课吗: a question that goods are no answer to. Who asks whether there are such
 * goods, which to take or what to give wishes for them.
 */
export const asksHowItIs = (text: string): boolean =>
  asksSomething(text) && ofUse.test(text) && !beginsWish(text) && !asksForGoods(text) && !seeks.test(text)

const ofUse =
  /\b(?:how (?:do|does|can|could|should|would|often|long|many|much)|(?:do|does|did|is|are|can|could|may|must|should|will|would|am) (?:i|we|you|they|he|she|it|the|my|your|this|that|these|those|there)\b|what (?:do|does|happens|if)|where (?:do|can)|when|why)|怎么|咋|如何|能|可以|可不可以|会|有[^，。,.]{1,12}[吗么嘛不没]|要不要|需要|多久|几[天次个]|什么|[吗么嘛][?？]?$/iu

const seeks =
  /推荐|介绍一?[下款些]|适合|准备|送|想[买要找看]|[买送选挑].{0,4}[什啥哪]|[什啥]么?好|有没有.{0,12}的(?:[吗呢]|$)|有[^，。,.?？]{0,8}的[吗么嘛不没][?？]?$|太[大小长短贵重轻厚薄]|便宜|预算|[块元钱]|\b(?:recommend\w*|suggest\w*|suit\w*|looking for|after (?:a|an|some)|need(?:s|ed)?(?: (?:a|an|some)\b|[ ?!.]*$)|what (?:do|would|should|will|can) (?:i|we) (?:need|get|buy|bring|take|give)|want\w*|buy|get (?:him|her|them|me|my)|gifts?|presents?|which|cheap\w*|budget|under|do (?:you|u) (?:have|sell|do|stock)|have you got|any)\b|[£$¥€]\d/iu
