import { html, nothing, type TemplateResult } from 'lit'
import { type Account, writeAccount } from './account.ts'
import { RequestError, signIn } from './request.ts'

export type SignInProblem = 'wrong' | 'tooMany' | 'unreachable' | 'signedOut'
export type SignInStrings = Record<SignInProblem, string> & {
  title: string
  email: string
  password: string
  signIn: string
  /** The other language's name. */
  language: string
}
type SignInContext = {
  text: SignInStrings
  problem: SignInProblem | undefined
  signedIn(account: Account): void
  failed(problem: SignInProblem): void
  speak(): void
}

export function renderSignIn(context: SignInContext): TemplateResult {
  const { text, problem, speak } = context
  return html`<main class="sign-in">
    <form @submit=${(event: SubmitEvent) => submit(event, context)}>
      <h1>${text.title}</h1>
      <label>${text.email}<input name="email" type="email" autocomplete="username" required autofocus /></label>
      <label>${text.password}<input name="password" type="password" autocomplete="current-password" required /></label>
      <p class="problem" role="alert">${problem ? text[problem] : nothing}</p>
      <button class="primary">${text.signIn}</button>
      <button type="button" class="quiet" @click=${speak}>${text.language}</button>
    </form>
  </main>`
}

async function submit(event: SubmitEvent, { signedIn, failed }: SignInContext): Promise<void> {
  event.preventDefault()
  const form = new FormData(event.target as HTMLFormElement)
  try {
    const account = await signIn(String(form.get('email')), String(form.get('password')))
    writeAccount(account)
    signedIn(account)
  } catch (error) {
    const status = error instanceof RequestError ? error.status : 500
    failed(status === 429 ? 'tooMany' : status < 500 ? 'wrong' : 'unreachable')
  }
}
