import { css } from 'lit'

export const list = css`
  .frame {
    height: 100dvh;
    display: grid;
    grid-template-columns: 360px minmax(0, 1fr);
  }
  aside {
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 14px;
    border-inline-end: 1px solid var(--line);
    background: var(--surface);
  }
  aside header {
    display: flex;
    align-items: center;
  }
  aside h1 {
    flex: 1;
    padding-inline-start: 6px;
  }
  aside input {
    flex: none;
    background: var(--ground);
  }
  nav {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    margin-inline: -6px;
    padding: 2px 6px;
    scrollbar-width: thin;
  }
  .item {
    display: block;
    width: 100%;
    padding: 10px 12px;
    border-radius: 12px;
    text-align: start;
  }
  .item:hover {
    background: var(--ground);
  }
  .item[aria-current='true'] {
    background: var(--tint);
  }
  .row {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }
  .row time {
    margin-inline-start: auto;
    font-size: 13px;
  }
  .last {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--muted);
  }
  .status {
    padding: 0 8px;
    border-radius: 9px;
    background: var(--ground);
    border: 1px solid var(--line);
    font-size: 12.5px;
    color: var(--muted);
    white-space: nowrap;
  }
  .status.requested,
  .status.queued {
    border-color: var(--warn);
    color: var(--warn);
  }
  .status.human {
    border-color: var(--accent);
    color: var(--accent);
  }
  .older {
    width: 100%;
  }
  .keys {
    font-size: 12.5px;
    text-align: center;
    color: var(--muted);
  }
  .pick {
    padding: 24px;
    text-align: center;
    color: var(--muted);
  }
  main > .pick {
    margin-top: 30vh;
  }
`
