import { css } from 'lit'

export const about = css`
  .about {
    grid-area: about;
    min-height: 0;
    display: flex;
    flex-direction: column;
    gap: 18px;
    padding: 0 20px 20px;
    overflow-y: auto;
    border-inline-start: 1px solid var(--line);
    background: var(--surface);
  }
  .about header {
    display: flex;
    align-items: center;
    min-height: 61px;
  }
  .about .back {
    display: none;
  }
  .about h2 {
    font-size: 15px;
  }
  .about h3 {
    margin-bottom: 4px;
    font-size: 12.5px;
    color: var(--muted);
    font-weight: 600;
  }
  .about dl {
    display: grid;
    gap: 7px;
  }
  .about dl div {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
    gap: 8px;
  }
  .believed {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 14px;
  }
  .believed :is(dd, dd span) {
    display: grid;
    gap: 1px;
  }
  .believed dd {
    gap: 6px;
  }
  .believed small {
    font-size: 12.5px;
    color: var(--muted);
  }
  .believed > ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .about .believed dl div {
    grid-template-columns: 64px minmax(0, 1fr);
  }
  dt {
    color: var(--muted);
  }
  dd {
    min-width: 0;
    overflow: clip;
    overflow-wrap: anywhere;
  }
  dd a {
    color: var(--accent);
  }
  .labels,
  .assign {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .assign {
    font-size: 12.5px;
    font-weight: 600;
    color: var(--muted);
  }
  .about :is(.labels input, .assign select) {
    height: 36px;
    padding: 0 10px;
    font-weight: 400;
    font-size: 14px;
    color: var(--text);
  }
  .labels ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .labels li {
    display: flex;
    align-items: center;
    max-width: 100%;
    padding-inline-start: 10px;
    border-radius: 10px;
    background: var(--tint);
  }
  .labels li span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .labels .quiet {
    min-height: 28px;
    color: var(--text);
  }
  .contact {
    display: grid;
    justify-items: start;
    gap: 6px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 14px;
  }
  .reach {
    font-size: 16px;
    font-weight: 600;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .quiet.danger {
    margin-inline-start: -10px;
    color: var(--bad);
  }
  .id {
    margin-top: auto;
    overflow-wrap: anywhere;
    color: var(--muted);
  }
  @media (max-width: 1180px) {
    .about .back {
      display: inline-grid;
    }
  }
`
