import { css } from 'lit'

export const found = css`
  .search {
    grid-template-columns: 1fr 1fr auto;
  }
  .search .icon {
    position: relative;
  }
  .search .icon .dot {
    position: absolute;
    top: 7px;
    right: 7px;
  }
  .dot {
    flex: none;
    align-self: center;
    width: 8px;
    height: 8px;
    border-radius: 4px;
    background: var(--accent);
  }
  .narrowing,
  .views {
    grid-column: 1 / -1;
  }
  .narrowing {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px 8px;
    padding-top: 4px;
  }
  .narrowing label {
    display: grid;
    gap: 1px;
    font-size: 12px;
    color: var(--muted);
  }
  .narrowing :is(input, select) {
    height: 34px;
    padding: 0 8px;
    font-size: 13px;
    color: var(--text);
  }
  .search .narrowing input {
    grid-column: auto;
  }
  .keep .secondary {
    flex: none;
  }
  .narrowing .tick {
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 8px;
    font-size: 13px;
    color: var(--text);
  }
  .narrowing .tick input {
    width: 17px;
    height: 17px;
    margin: 0;
    accent-color: var(--accent);
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .view {
    display: flex;
    min-width: 0;
  }
  .views .secondary {
    min-height: 32px;
    max-width: 220px;
    padding: 0 11px;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 13px;
  }
  .keep {
    display: flex;
    flex: 1 1 180px;
    gap: 6px;
  }
  .search .keep input {
    grid-column: auto;
    height: 32px;
    padding: 0 10px;
    font-size: 13px;
  }
  .snippet,
  .want {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .snippet {
    -webkit-line-clamp: 3;
  }
  .want:has(+ .last) {
    -webkit-line-clamp: 1;
    word-break: break-all;
  }
  mark {
    padding: 0 1px;
    border-radius: 3px;
    background: var(--note);
    color: var(--text);
    box-shadow: inset 0 -2px var(--note-line);
  }
  .unread :is(b, .want) {
    font-weight: 700;
  }
  .tags .about {
    max-width: 190px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .tag.label {
    max-width: 140px;
    overflow: hidden;
    text-overflow: ellipsis;
    background: var(--tint);
    color: var(--text);
  }
  /* What is found out of sight is not laid out. */
  .found li {
    content-visibility: auto;
    contain-intrinsic-size: auto 84px;
  }
`
