import { css } from 'lit'

export const form = css`
  :host {
    display: block;
  }
  form {
    display: grid;
    gap: 12px;
    max-width: 520px;
    margin-block: 10px;
  }
  label {
    display: grid;
    gap: 4px;
    color: var(--muted);
  }
  label :is(input, textarea, select) {
    color: var(--text);
    background: var(--ground);
  }
  textarea {
    padding: 10px 14px;
    resize: vertical;
  }
  select {
    height: 42px;
    padding: 0 10px;
  }
  .row {
    display: flex;
    gap: 8px;
  }
  h3 {
    font-size: 15px;
  }
  .problem:empty,
  [role='status']:empty {
    display: none;
  }
`
