/** Texts that try to give the assistant orders: recognised by their form, before any model reads them. */
const patterns = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|all|your|the)\b.{0,30}\b(?:instructions?|rules?|prompts?|guidelines?|directions?)\b/iu,
  /\b(?:system|developer)\s*(?:prompt|message|override|mode|instructions?)\b/iu,
  /(?:^|\n)\s*(?:system|assistant|developer)\s*[:：>\]]/iu,
  /<\|?(?:im_start|im_end|system|start_of_turn|end_of_turn|endoftext)\|?>|\[\/?INST\]|<<SYS>>/iu,
  /\b(?:you are now|from now on,? you|pretend (?:to be|you are)|act as (?:an?|if)|jailbreak|do anything now|DAN)\b.{0,80}/u,
  /\b(?:reveal|print|repeat|show|output|tell me)\b.{0,30}\b(?:your|the)\b.{0,20}\b(?:prompt|instructions?|rules|configuration)\b/iu,
  /(?:忽略|无视|忘记|忘掉|不要管|跳过).{0,12}(?:之前|以上|上面|前面|所有|一切|你的).{0,10}(?:指令|指示|规则|设定|提示|要求|限制)/u,
  /(?:系统|开发者)(?:提示词?|指令|消息|通知|模式)[:：]?/u,
  /(?:你现在是|从现在(?:起|开始)你|假装你是|扮演|越狱)/u,
  /(?:输出|告诉我|显示|重复|泄露).{0,8}(?:提示词|系统提示|你的(?:指令|设定|规则))/u,
]

/** True when a text looks like an order to the assistant rather than a shopper's wish. Looks at the first 2,000 characters. */
export function impostor(text: string): boolean {
  const start = text.slice(0, 2000)
  return patterns.some(pattern => pattern.test(start))
}
