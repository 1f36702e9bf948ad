import { findGoods } from '../language/goods.ts'
import { languageOf } from '../language/language.ts'
import { redact } from '../privacy/redact.ts'
import { amountsIn } from './amounts.ts'
import { aspects, type Behaviour, behaviours, type Comment, type Reading, type Sentiment, sentiments } from './behaviours.ts'
import { saidIn, splitComment } from './comment-clauses.ts'
import { behaviourOfName } from './event-names.ts'
import { createRemembered } from './remembered.ts'
import { searchTermIn } from './search-terms.ts'

type Named = { name: string; probability: number }
type Answer = { intents: Named[]; abstain: boolean; oosScore: number }

/** What must be learned; each answers a text alone, in the order of the texts. */
export type Models = Readonly<Record<'classify' | 'judge' | 'topics', (texts: string[]) => Promise<Answer[]>>>

/** What a log holds of one doing: its name or description, and what was said with it where that has a column of its own. */
export type Doing = { behaviour: string; said?: string }

/** Beyond this much of a text nothing is read; the encoder takes 128 tokens. */
const longest = 2000
const remembered = 20_000
/** A second topic of a clause must be this likely to count. */
const secondTopic = 0.3

/**
 * Reads doings, each kind of text once: what was read is remembered, so that a log that repeats itself costs the models little. Without
 * its numbers a text is asked of the classifier.
 */
export function createTextReader(models: Models, mask: (text: string) => string) {
  const readings = createRemembered<Reading>(remembered)
  const classes = createRemembered<Pick<Reading, 'behaviour' | 'probability'>>(remembered)
  let asked = 0

  async function read(doings: readonly Doing[]): Promise<Reading[]> {
    const found = new Map<string, Reading>()
    const unknown = new Map<string, Doing>()
    for (const doing of doings) {
      const key = keyOf(doing)
      const known = found.get(key) ?? readings.get(key)
      if (known === undefined) unknown.set(key, doing)
      else found.set(key, known)
    }
    await classifyNew([...unknown.values()])
    for (const [key, doing] of unknown) {
      const reading = await readOne(doing)
      found.set(key, reading)
      readings.set(key, reading)
    }
    return doings.map(doing => found.get(keyOf(doing))!)
  }

  async function classifyNew(doings: readonly Doing[]): Promise<void> {
    const texts = new Set(
      doings
        .filter(({ behaviour }) => behaviourOfName(behaviour) === undefined)
        .map(textOf)
        .map(mask),
    )
    for (const text of texts) if (classes.get(text) === undefined) classes.set(text, await classOf(text))
  }

  async function classOf(text: string): Promise<Pick<Reading, 'behaviour' | 'probability'>> {
    asked++
    const [answer] = await models.classify([text])
    const [best] = answer!.intents
    return answer!.abstain
      ? { behaviour: 'other', probability: answer!.oosScore }
      : { behaviour: memberOf(behaviours, best!.name), probability: best!.probability }
  }

  async function readOne(doing: Doing): Promise<Reading> {
    const whole = textOf(doing)
    const { text } = redact(whole)
    const named = behaviourOfName(doing.behaviour)
    const masked = mask(whole)
    const decided = named === undefined ? (classes.get(masked) ?? (await classOf(masked))) : { behaviour: named, probability: 1 }
    const said = decided.behaviour === 'comment' ? saidIn(doing.said ?? text) : undefined
    const language = evidentLanguage(whole)
    const term = decided.behaviour === 'search' ? (doing.said ?? searchTermIn(whole)) : undefined
    return {
      text,
      ...decided,
      by: named === undefined ? 'classifier' : 'name',
      ...(language === undefined ? {} : { language }),
      ...(said === undefined ? {} : { comment: await readComment(redact(said).text) }),
      ...(term === undefined ? {} : { term: redact(term).text }),
      goods: [...new Set(findGoods(whole).found.flatMap(({ ids }) => ids.slice(0, 1)))],
      amounts: spends.has(decided.behaviour) ? amountsIn(whole) : [],
    }
  }

  async function readComment(said: string): Promise<Comment> {
    const parts = partsOf(said)
    asked += parts.length
    return commentOf(parts, await models.judge(parts), await models.topics(parts))
  }

  return {
    read,
    /** How many texts the models were asked about. */
    asked: () => asked,
  }
}

/** Reads comments, all their clauses at once. */
export async function readComments({ judge, topics }: Pick<Models, 'judge' | 'topics'>, said: readonly string[]): Promise<Comment[]> {
  const parts = said.map(partsOf)
  const all = parts.flat()
  const [tones, about] = all.length === 0 ? [[], []] : [await judge(all), await topics(all)]
  let at = 0
  return parts.map(own => {
    const from = at
    at += own.length
    return commentOf(own, tones.slice(from, at), about.slice(from, at))
  })
}

function partsOf(said: string): string[] {
  const clauses = splitComment(said)
  return clauses.length === 0 ? [said] : clauses
}

function commentOf(parts: readonly string[], tones: readonly Answer[], topics: readonly Answer[]): Comment {
  return {
    sentiment: toneOfAll(tones),
    aspects: parts.flatMap((text, at) =>
      topicsOf(topics[at]!).map(({ name, probability }) => ({
        name: memberOf(aspects, name),
        sentiment: toneOf(tones[at]!).name,
        probability,
        text,
      })),
    ),
  }
}

/** Behaviours in which an amount is what something costs; a coupon's or a delivery's is another. */
const spends: ReadonlySet<Behaviour> = new Set(['view', 'search', 'add_to_cart', 'favourite', 'checkout', 'purchase'])

function textOf({ behaviour, said }: Doing): string {
  return (said === undefined ? behaviour : `${behaviour}: ${said}`).slice(0, longest)
}

function keyOf({ behaviour, said }: Doing): string {
  return said === undefined ? behaviour : `${behaviour}\n${said}`
}

function topicsOf({ intents, abstain }: Answer): Named[] {
  return abstain ? [] : intents.slice(0, 2).filter(({ probability }, at) => at === 0 || probability >= secondTopic)
}

function toneOf({ intents }: Answer): { name: Sentiment; probability: number } {
  const { name, probability } = intents[0]!
  return { name: memberOf(sentiments, name), probability }
}

/** Positive is what praises somewhere and blames nowhere, negative the other way round; both and neither are neutral. */
function toneOfAll(tones: readonly Answer[]): Comment['sentiment'] {
  const somewhere = (tone: Sentiment) =>
    1 - tones.reduce((nowhere, { intents }) => nowhere * (1 - (intents.find(({ name }) => name === tone)?.probability ?? 0)), 1)
  const praised = somewhere('positive')
  const blamed = somewhere('negative')
  const positive = praised * (1 - blamed)
  const negative = blamed * (1 - praised)
  const all = { positive, negative, neutral: 1 - positive - negative }
  return sentiments
    .map(name => ({ name, probability: all[name] }))
    .reduce((most, tone) => (tone.probability > most.probability ? tone : most))
}

/** A bundle of another making may hold other classes. */
function memberOf<Name extends string>(names: readonly Name[], name: string): Name {
  const found = names.find(known => known === name)
  if (found === undefined) throw new Error(`Expected a class among ${names.join(', ')}, got ${name}: train models/weights/behaviours anew`)
  return found
}

/** Undefined where either previous language would be kept. */
function evidentLanguage(text: string): 'zh' | 'en' | undefined {
  const language = languageOf(text, 'zh')
  return language === languageOf(text, 'en') ? language : undefined
}
