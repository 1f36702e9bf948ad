/** Words that name nothing: whoever asks for money in them means the order that is talked over. */
const bare =
  /那么?|该|好了|行了|就这些|通通|这样|这些|这|现在|总的|总共|一共|合计|加起来|一起|全部|都|得|要|需要|还|我|给你们?|付|给|多少|钱|块|呢|啊|吧|呀|嘛|哈|是|就|下来|算|一下|了|的话|共|总价|总|两样|几样|[两三四五六]样(?:东西)?|东西|\b(?:how|much|what|whats|what's|does|do|did|that|it|this|they|these|those|them|all|everything|come|comes|out|up|to|pay|owe|leave|leaves|so|now|then|ok|okay|right|together|altogether|in|total|i|we|is|are|s|for|the|lot|two|both|three|and|sum|cost|costs|bad|go|on|please|pls|a|with|of|me|got|so far|be|will|would|hows|how's|bill|damage|am|paying|my|thats|everything|right|well|new|grand|ouch|hm+|oh|well)\b|[\s\p{P}]/giu
const ofMoney =
  /多少|钱|付|合计|总|算|\b(?:pay|owe|come|comes|total|together|altogether|cost|costs|much|sum|bill|damage|bad|leave|leaves|paying)\b|^\s*(?:and|so) (?:that'?s|now)\W*$|^\s*那?现在呢\W*$/iu
/** Of one piece, or of what a thing is like. */
const ofOne = /每|单价|单个|\b(?:each|apiece|piece)\b|怎么[样付]|\bhow (?:do|can) i pay\b/iu
const longest = 48

/** "How does that come out", 那得多少钱啊, "to pay?": the money of what is talked over, and nothing is named. */
export const asksRunning = (text: string): boolean =>
  text.length <= longest && ofMoney.test(text) && !ofOne.test(text) && text.replace(bare, '') === ''
