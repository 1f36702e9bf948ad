import type { AnswerWant } from '../dialogue/wants.ts'

/** So much of a question is read: more than any question, and a message may be longer. */
const longestAsked = 400

export function shortened(want: AnswerWant): AnswerWant {
  const { question, before } = want
  return { ...want, question: question.slice(0, longestAsked), ...(before === undefined ? {} : { before: before.slice(0, longestAsked) }) }
}

/** "So yes or no?" wants just that. */
export const insistsOnWord =
  /^(?:so|ok(?:ay)?|but|and|well|just|please|does that mean|is that|simply|,|\s)*(?:a )?yes or (?:a )?no[\s?!.]*$|^(?:(?:are |r )?(?:you|u) sure(?: (?:about|of) (?:that|it))?|really)[\s?!.]*$|^(?:你|您)?们?(?:确定|肯定)(?:吗|么|嘛|不)?[\s?？!！。]*$|^(?:那|所以|就说|到底|你就说|是不是说|\s)*(?:是还是不是|能还是不能|行还是不行|可以还是不可以|行不行|能不能|是不是)(?:啊|呢|嘛)?[\s?？!！。]*$/iu
