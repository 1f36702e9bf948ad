import { css } from 'lit'

export const signIn = css`
  .sign-in {
    min-height: 100dvh;
    display: grid;
    place-items: center;
    padding: 24px;
  }
  .sign-in form {
    width: min(380px, 100%);
    display: grid;
    gap: 14px;
    padding: 32px;
    border: 1px solid var(--line);
    border-radius: 22px;
    background: var(--surface);
  }
  .sign-in label {
    display: grid;
    gap: 4px;
    color: var(--muted);
  }
  .sign-in label input {
    background: var(--ground);
    color: var(--text);
  }
  .sign-in h1 {
    font-size: 18px;
  }
  .sign-in .problem {
    min-height: 22px;
  }
  .sign-in .primary {
    min-height: 46px;
  }
`
