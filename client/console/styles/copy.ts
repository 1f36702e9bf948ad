import { css } from 'lit'

export const copy = css`
  form {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 10px;
  }
  label {
    display: grid;
    gap: 3px;
    font-size: 12.5px;
    color: var(--muted);
  }
  :is(input, select) {
    min-height: 40px;
    padding: 0 12px;
    font-size: 14.5px;
    color: var(--text);
  }
  label:first-child,
  .primary {
    grid-column: 1 / -1;
  }
  .problem {
    margin-top: 8px;
    color: var(--bad);
  }
  ul {
    display: grid;
    gap: 10px;
  }
  li {
    display: grid;
    justify-items: start;
    padding: 10px 14px 6px;
    border: 1px solid var(--line);
    border-radius: 12px;
    overflow-wrap: anywhere;
  }
  li p {
    user-select: all;
  }
  li .quiet {
    margin-inline-start: -10px;
  }
`
