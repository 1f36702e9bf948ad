import { stem } from '../language/bigrams.ts'

/** What is done with any of the goods, and how anything may be told apart, stemmed: "do I put softener in the wash", "in size 12" name no washed linen and no "Brush, Size 6". */
export const deedWords: ReadonlySet<string> = new Set(
  'wash washed dry dried iron ironed clean cook heat fold folding charge wear sleep wrap wrapped ship post pack fit fitted stand hang hold size colour color option'
    .split(' ')
    .flatMap(word => [word, stem(word)]),
)

/** "That's a grown ups one" calls no pop-up tent: what names nothing by itself. */
export const particles: ReadonlySet<string> = new Set('up down in on off out over'.split(' '))
