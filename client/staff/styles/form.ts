import { css } from 'lit'

export const form = css`
  :host {
    display: block;
    min-width: 0;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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
  form.wide {
    max-width: none;
  }
  form.wide input[type='number'] {
    width: 92px;
    height: 36px;
    padding: 0 10px;
    background: var(--ground);
  }
  form.columns {
    grid-template-columns: repeat(auto-fill, minmax(min(200px, 100%), 1fr));
    align-items: end;
    max-width: none;
  }
  fieldset {
    display: grid;
    gap: 8px;
    min-width: 0;
    margin: 0;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  legend {
    padding-inline: 4px;
    color: var(--muted);
  }
  input[type='checkbox'] {
    width: 18px;
    height: 18px;
    min-height: 0;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 42px;
  }
  .said {
    display: grid;
    gap: 8px;
  }
  .said li {
    padding: 10px 14px;
    border: 1px solid var(--line);
    border-radius: 12px;
    white-space: pre-line;
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
