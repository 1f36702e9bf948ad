import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { type Account, writeAccount } from './account.ts'
import { RequestError, signIn } from './request.ts'
import { signInWords } from './sign-in-words.ts'

export type SignInProblem = 'wrong' | 'wrongCode' | 'needsCode' | 'tooMany' | 'unreachable' | 'signedOut'
type SignInContext = {
  language: Language
  title: string
  problem: SignInProblem | undefined
  signedIn(account: Account): void
  failed(problem: SignInProblem): void
  speak(): void
}

/** The code is asked for when the password was right. */
export function renderSignIn(context: SignInContext): TemplateResult {
  const { language, title, problem, speak } = context
  const text = signInWords[language]
  const second = problem === 'needsCode' || problem === 'wrongCode'
  const told = problem === undefined || problem === 'needsCode' ? nothing : text[problem]
  return html`<main class="sign-in">
    <form @submit=${(event: SubmitEvent) => submit(event, context)}>
      <h1>${title}</h1>
      <label>${text.email}<input name="email" type="email" autocomplete="username" required autofocus ?readonly=${second} /></label>
      <label>${text.password}<input name="password" type="password" autocomplete="current-password" required ?readonly=${second} /></label>
      ${second ? html`<label>${text.code}<input name="code" autocomplete="one-time-code" maxlength="64" required aria-describedby="code-hint" /></label><p id="code-hint" class="muted">${text.codeHint}</p>` : nothing}
      <p class="problem" role="alert">${told}</p>
      <button class="primary">${text.signIn}</button>
      <button type="button" class="quiet" @click=${speak}>${text.language}</button>
    </form>
  </main>`
}

async function submit(event: SubmitEvent, { signedIn, failed }: SignInContext): Promise<void> {
  event.preventDefault()
  const element = event.target as HTMLFormElement
  const form = new FormData(element)
  const code = form.get('code')
  try {
    const answer = await signIn({
      email: String(form.get('email')),
      password: String(form.get('password')),
      ...(code === null ? {} : { code: String(code) }),
    })
    if ('needs' in answer) {
      failed('needsCode')
      setTimeout(() => element.querySelector<HTMLInputElement>('[name=code]')?.focus())
      return
    }
    writeAccount(answer)
    signedIn(answer)
  } catch (error) {
    const status = error instanceof RequestError ? error.status : 500
    failed(status === 429 ? 'tooMany' : status >= 500 ? 'unreachable' : code === null ? 'wrong' : 'wrongCode')
  }
}
