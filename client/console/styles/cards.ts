import { css } from 'lit'

export const cards = css`
  .cards {
    display: flex;
    gap: 10px;
    max-width: 100%;
    margin-top: 7px;
    padding-bottom: 4px;
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .card {
    flex: none;
    width: 158px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--surface);
    font-size: 13px;
    line-height: 1.45;
  }
  .card img {
    display: block;
    width: 100%;
    height: auto;
    margin-bottom: 6px;
    border-radius: 8px;
    background: var(--ground);
  }
  .card a {
    color: inherit;
  }
  .card s,
  .card code,
  .because {
    color: var(--muted);
  }
  .stock {
    color: var(--warn);
  }
  .offered {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 6px;
    margin-top: 7px;
  }
  .offered li {
    padding: 1px 11px;
    border: 1px solid var(--line);
    border-radius: 12px;
    font-size: 12.5px;
    color: var(--muted);
  }
`
