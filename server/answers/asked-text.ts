import type { AnswerWant } from '../dialogue/wants.ts'

/** So much of a question is read: more than any question, and a message may be longer. */
const longestAsked = 400

export function shortened(want: AnswerWant): AnswerWant {
  const { question, before } = want
  return {
    ...want,
    question: question.replace(addressed, '').slice(0, longestAsked),
    ...(before === undefined ? {} : { before: before.slice(0, longestAsked) }),
  }
}

/** 你们几点关门: when and where is asked of the shop, whoever is called by it. */
const addressed =
  /^(?:对了|请问|那|[,，\s])*(?:你们?|您们?|咱们?)(?:家|店里?)?(?=(?:一般|平时|周末|今天|明天|都)?(?:几点|在哪|啥时候|什么时候开|什么时候关|什么时候上班|什么时候休))/u

/** "So yes or no?" wants just that. */
export const insistsOnWord =
  /^(?:so|ok(?:ay)?|but|and|well|just|please|does that mean|is that|simply|,|\s)*(?:a )?yes or (?:a )?no[\s?!.]*$|^(?:(?:are |r )?(?:you|u) sure(?: (?:about|of) (?:that|it))?|really)[\s?!.]*$|^(?:你|您)?们?(?:确定|肯定)(?:吗|么|嘛|不)?[\s?？!！。]*$|^(?:那|所以|就说|到底|你就说|是不是说|\s)*(?:是还是不是|能还是不能|行还是不行|可以还是不可以|行不行|能不能|是不是)(?:啊|呢|嘛)?[\s?？!！。]*$/iu
