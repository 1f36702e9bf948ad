const before = [
  /(?<![要是])(?:不是|不要|别要|拒绝|(?<!除|并)非(?!常)|不想要|不用|不太?喜欢|不想买|不考虑|除了|并非|别给我)(?:送|给|买|要|穿|这|那|个|种|款|件|双|条|我|说|的|在|是){0,4}$/,
  /(?:^|[\s,，。.;；!！])别(?:送|买|拿|选)?$/,
  /\b(?:not|no(?! the )|don'?t (?:want|like|need|show)|do not (?:want|like|need)|didn'?t (?:say|mean|want)|did not (?:say|mean|want)|instead of|except|rather than|isn't|isnt|other than|anything but|besides|no longer want|forget(?: about)?|hates?|dislikes?|can't stand|without)(?: (?:for|in|the|a|an|any|my|his|her|size|it|say|want|that|this|me|show)){0,3} $/,
  // 谁问你车了, "why are you showing me a teat".
  /(?:谁(?:要|说)|(?:谁|没有?)问)(?:你|过|的|是){0,2}$/,
  // 你怎么又说四轮的, 咋还给我推奶嘴.
  /(?:怎么|咋|干嘛|别)(?:又|还|老是?|总是?|一直|再)(?:给我)?(?:说|推荐?|发|介绍|看|讲|提|回)(?:我|的|了|这个|那个){0,2}$/,
  /\b(?:(?:didn't|did not|didnt|never) ask (?:for|about)|why (?:are|did|do|would) (?:you|u) (?:show|recommend|suggest|giv|offer|push|send|add)[a-z]*(?: me)?|why would (?:i|we) (?:want|need|buy)|stop (?:showing|recommending|suggesting|offering|pushing)(?: me)?)(?: (?:a|an|the|any|some))? $/,
]
const after = [
  /^的?(?:款|那个|这个|那款|这款)?(?:不要|不喜欢|就算了|算了|除外|不考虑|不行|不对|就不用)(?![吗劲称])/,
  /^ (?:is not what|isn't what|won't do)/,
]

/** 你给我推奶嘴干嘛. */
const pushed = /(?:推|推荐|介绍|发|看|说|[你您]们?给)(?:我|给|个|的|了){0,3}$/
const forWhat = /^(?:干嘛|干吗|干啥|干什么|做什么|做啥)/

/** True when what stands at `start` … `end` of a folded text is taken back or refused: "不要黑色的", "not the red one". */
export function isNegated(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 32), start)
  const tail = text.slice(end, end + 24)
  if (pushed.test(lead) && forWhat.test(tail)) return true
  return before.some(pattern => pattern.test(lead)) || after.some(pattern => pattern.test(tail))
}
