import { css } from 'lit'

export const reading = css`
  .frame > main {
    min-width: 0;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  .opened {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 14px 24px;
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .opened h2 {
    font-size: 16px;
    white-space: nowrap;
  }
  .opened code {
    min-width: 0;
    margin-inline-start: auto;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--muted);
  }
  .back {
    display: none;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: 24px;
    scrollbar-width: thin;
  }
  .events {
    display: grid;
    gap: 18px;
    max-width: 820px;
    margin: 0 auto;
  }
  .events > li {
    min-width: 0;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    font-size: 13px;
    color: var(--muted);
  }
  .meta b {
    color: var(--text);
  }
  .note .meta {
    justify-content: center;
  }
  .said {
    width: fit-content;
    max-width: 640px;
    margin-top: 3px;
    padding: 9px 14px;
    border: 1px solid var(--line);
    border-radius: 6px 16px 16px;
    background: var(--surface);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .shopper {
    display: grid;
    justify-items: end;
  }
  .shopper .said {
    border-color: transparent;
    border-radius: 16px 6px 16px 16px;
    background: var(--tint);
  }
  .shown {
    margin-top: 6px;
    display: grid;
    gap: 2px;
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--line);
  }
  .shown code {
    color: var(--muted);
  }
  .offered {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 6px;
  }
  .offered span {
    padding: 1px 10px;
    border: 1px solid var(--line);
    border-radius: 12px;
    font-size: 13px;
    color: var(--muted);
  }
  summary {
    width: fit-content;
    padding: 5px 4px;
    border-radius: 8px;
    font-size: 13.5px;
    color: var(--accent);
    cursor: pointer;
  }
  .why[open] > summary {
    font-weight: 600;
  }
`
