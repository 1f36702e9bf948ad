import { css } from 'lit'

export const page = css`
  .parts {
    display: grid;
    gap: 20px;
    max-width: 1040px;
    margin-inline: auto;
    padding: 24px;
  }
  @media (max-width: 700px) {
    header,
    .parts {
      padding-inline: 14px;
    }
  }
`

export const part = css`
  :host {
    display: block;
    min-width: 0;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
    padding: 22px 24px;
    border: 1px solid var(--line);
    border-radius: 18px;
    background: var(--surface);
  }
  h2 {
    font-size: 18px;
  }
  h3 {
    font-size: 15px;
  }
  form {
    display: grid;
    gap: 10px;
    max-width: 460px;
  }
  label {
    display: grid;
    gap: 4px;
    color: var(--muted);
  }
  label :is(input, select) {
    color: var(--text);
    background: var(--ground);
  }
  select {
    height: 40px;
    padding: 0 10px;
  }
  td select {
    width: auto;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }
  .row label {
    flex: 1 1 180px;
  }
  .period {
    max-width: 220px;
  }
  figure {
    max-width: 640px;
    margin: 0;
  }
  .said {
    display: grid;
    gap: 8px;
    overflow-wrap: anywhere;
  }
  .said a {
    color: var(--accent);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--text);
  }
  .check input {
    width: 18px;
    height: 18px;
    accent-color: var(--accent);
  }
  thead th {
    white-space: nowrap;
  }
  .cut {
    min-width: 150px;
    max-width: 260px;
    overflow-wrap: anywhere;
  }
  .qr {
    width: 200px;
    height: 200px;
    border-radius: 8px;
    background: #fff;
  }
  .codes {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
    gap: 6px;
  }
  .secret {
    overflow-wrap: anywhere;
    user-select: all;
  }
  .problem:empty {
    display: none;
  }
  .problem {
    overflow-wrap: anywhere;
  }
`
