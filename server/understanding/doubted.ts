/** "Are you sure?", "really??", 真的吗, 你确定: nothing but a doubt of what was told. */
const doubt =
  /^(?:(?:hm+|oh|wait|but|and|ok|so|no)[\s,.!…]+)*(?:(?:are |r )?(?:you|u|ya) (?:(?:really|quite|absolutely|100%) )?(?:sure|certain|positive)(?: (?:about|of) (?:that|it|this)| (?:that|it|this)(?:['’]?s| is) (?:right|true|correct|so))?|sure\s?(?=\?)|really|seriously|for real|is (?:that|it) (?:really )?(?:true|right|correct))[\s?!.]*$|^(?:啊|诶|那|嗯|呃|不是吧|[，,。!！?？\s])*(?:(?:你|您)?们?(?:确定|肯定|保证)(?:是|的)?[吗么嘛不没]?|真的?(?:假的?|吗|么|嘛)|是?真的|没(?:搞|弄|记|说)?错吧|不会(?:搞|弄|记|说)?错吧)[啊呀吧呢\s?？!！。~]*$/iu

export const onlyDoubts = (text: string): boolean => doubt.test(text.trim())
