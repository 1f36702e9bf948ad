const questionMarks = /[?？]/
const chineseQuestion =
  /[吗嘛]|呢(?:$|[^a-z\p{L}])|什么|怎么|怎样|多少|(?<!好)几(?=\p{Script=Han})(?!乎)|多[久大长重高快]|哪|啥|有没有|有没(?:$|[^\p{L}])|有木有|能不能|可不可以|是不是|会不会|要不要|包不包|好不好|行不(?=行|$|[^\p{L}])|可以不(?=$|[^\p{L}])|[^\p{L}]么|[有能可以以邮退换货]么|几时|谁|多钱|有[\p{L}\d]{1,8}[码号色]?[?？]|(?:货|包邮|现货|退|换|送|发|用|大|小|快)不(?:$|[^\p{L}])|(?:能|可以|会|有|支持|要|行|好|合适)[^不没]{1,8}[不没](?:$|[^\p{L}])|(\p{Script=Han})不\1|(?:显|防|怕|掉|耐)[^不没]{1,4}[不没](?:$|[?？ ])|咋/u
const englishQuestion =
  /(?:^|[ ,])(?:how|how's|hows|what|what's|whats|wat|wats|wot|when|when's|whens|where|where's|which|who|why) |^ *(?:(?:hi|hello|hey|ok|so|then|please) +)?(?:do|does|did|is|are|was|were|has|can(?! spend| pay| go)|could|will|would|should|may|any|got) |\b(?:do|does|did|can|could|will|would|should) (?:you|i|it|they|we|this|that)\b|\b(?:is|are) (?:there|it|this|they|these)\b|\bhow (?:much|long|many)\b/
const request =
  /帮我|我要|想要|想买|想找|来[一两三]|推荐|给我|加入?购物车|加购|转人工|人工客服|取消|下单|查一?下|买[一两三]|要[一两三\d]|\b(?:i want|i need|i'd like|i'll take|looking for|show me|give me|add|remove|recommend|cancel|track|send me|tell me|find me|put|talk to|speak to)\b/
const action =
  /^ *(?:那?就?(?:帮我|给我|请)?(?:加入?购物车|放购物车|加购|取消|转人工|下单|重新下)|我要(?:找|转)?(?:人工|投诉|真人)|(?:我|再)?要?(?:投诉|转人工|找人工)|用(?:微信|支付宝|花呗|信用卡)付|再看看|\b(?:otherwise |if so |then )?(?:add (?:it|this|one|two|them)|put (?:it|one|this)|show me|give me an?|cancel|remove|i want to (?:talk|speak)|let me (?:talk|speak)|talk to|speak to|tell me)\b)/
const courtesy =
  /^[\s,，]*(?:(?:你好|您好|在吗|在不在|有人吗|亲|哈喽|嗨|请问|谢谢|好的?|嗯|hi|hello|hey|thanks|thank you|ok|okay|excuse me)[呀啊哈哦\s,，!！。.~]*)+$/
const topic =
  /包邮|运费|邮费|快递|发货|几天|多久|到货|退|换货|保修|质保|发票|付款|支付|花呗|优惠|折扣|打折|券|包装|正品|shipping|ship\b|deliver|arriv|postage|return|refund|exchang|warranty|guarantee|invoice|receipt|\bpay|coupon|discount|promo|wrap|genuine|authentic|money back|how long/

/** What a piece of a message sounds like. `action`: something to be done, whatever was asked before. `courtesy`: a greeting and nothing more. */
export type Cues = {
  question: boolean
  request: boolean
  action: boolean
  topic: boolean
  courtesy: boolean
  short: boolean
  asksIfThere: boolean
}

export function cuesOf(piece: string): Cues {
  return {
    question: questionMarks.test(piece) || chineseQuestion.test(piece) || englishQuestion.test(piece) || bareTopic.test(piece.trim()),
    request: request.test(piece),
    action: action.test(piece),
    topic: topic.test(piece),
    courtesy: courtesy.test(piece),
    asksIfThere:
      /^ *(?:还?有(?:吗|没有?|么|木有|不|货吗?)?|(?:is|are) (?:it|that|they|those) (?:in|in stock|available|there)) *[?？。]*$/u.test(
        piece,
      ),
    short: /^[a-z' ]*$/.test(piece) && piece.trim().split(' ').length < 3,
  }
}

/** Questions without a question word: 几天发货 has one, 包邮 and "free shipping" have none. */
const bareTopic = /^(?:包邮|运费|邮费|退货|换货|保修|质保|发票|free shipping|shipping cost|return policy|warranty|price)[?？!！。 ]*$/
