import { html, nothing, type TemplateResult } from 'lit'
import type { Correction, Language, Meaning, MessageEvent, NoteEvent, Verdict } from '../../../server/wire.ts'
import { meaningLabel } from './intent-names.ts'
import './meaning.ts'
import { teachWords } from './words.ts'

export type Correcting = { meant: Meaning } | { verdict: Verdict; better?: string }
export type CorrectContext = {
  language: Language
  token: string
  notes: readonly NoteEvent[]
  correct(message: number, correction: Correcting): void
}

const verdictNames: readonly Verdict[] = ['wrong', 'rude', 'unfounded']

/** Under a message: what was meant, or what is wrong with a reply. What a shopper pressed means what it says. */
export function renderCorrect(event: MessageEvent, context: CorrectContext): TemplateResult | typeof nothing {
  if (event.choice !== undefined || event.from === 'agent' || (event.from === 'bot' && event.turn === undefined)) return nothing
  const words = teachWords[context.language]
  const made = context.notes.findLast(({ correction }) => correction?.message === event.seq)?.correction
  return html`<details class="correct">
    <summary>${made === undefined ? (event.from === 'bot' ? words.judge : words.meantElse) : words.corrected(toWords(made, context.language))}</summary>
    ${event.from === 'bot' ? renderVerdict(event, context) : renderMeaning(event, context)}
  </details>`
}

function renderMeaning(event: MessageEvent, { language, token, correct }: CorrectContext): TemplateResult {
  const submit = (meant: CustomEvent<Meaning>) => {
    close(meant)
    correct(event.seq, { meant: meant.detail })
  }
  return html`<usher-meaning .language=${language} .token=${token} @meant=${submit}></usher-meaning>`
}

function renderVerdict(event: MessageEvent, { language, correct }: CorrectContext): TemplateResult {
  const words = teachWords[language]
  const submit = (submitted: SubmitEvent) => {
    const read = take(submitted)
    const better = read('better')
    correct(event.seq, { verdict: read('verdict') as Verdict, ...(better ? { better } : {}) })
  }
  return html`<form @submit=${submit}>
    <label>${words.what}<select name="verdict">${verdictNames.map(id => html`<option value=${id}>${words.verdicts[id]}</option>`)}</select></label>
    <label>${words.better}<textarea name="better" rows="2" maxlength="2000"></textarea></label>
    <button class="primary">${words.correct}</button>
  </form>`
}

/** What was entered; the form closes, so that the correction is one gesture. */
function take(event: SubmitEvent): (name: string) => string {
  event.preventDefault()
  const entered = new FormData(event.target as HTMLFormElement)
  close(event)
  return name => String(entered.get(name) ?? '').trim()
}

const close = (event: Event): void => (event.target as Element).closest('details')?.removeAttribute('open')

function toWords(correction: Correction, language: Language): string {
  return 'meant' in correction
    ? meaningLabel(correction.meant.command ?? correction.meant.intent, language)
    : teachWords[language].verdicts[correction.verdict]
}
