/** Of the report: light, dark and paper; a phone's width; the language that is not shown. */
export const pageStyle = `
:root { color-scheme: light dark;
  --paper: #fff; --panel: #f6f7f9; --ink: #1a1f29; --quiet: #5b6472; --rule: #d9dde3;
  --inside: #2563c9; --outside: #c2570c; --wrong: #c81e3a; --held: #8a6d00; --right: #15803d; --on-cell: #10151d }
@media (prefers-color-scheme: dark) { :root {
  --paper: #14171c; --panel: #1d2128; --ink: #e7eaef; --quiet: #a0a8b5; --rule: #353c47;
  --inside: #6ea8ff; --outside: #ff9f5a; --wrong: #ff5c75; --held: #d9b33c; --right: #3fbf6f; --on-cell: #fff } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif }
main { max-width: 1180px; margin: 0 auto; padding: 12px 20px 60px }
h1 { font-size: 24px; line-height: 1.25; margin: 18px 0 6px } h2 { font-size: 19px; margin: 40px 0 8px } h3 { font-size: 15px; margin: 0 0 4px }
p { margin: 4px 0 10px; max-width: 75ch } .quiet, figcaption p { color: var(--quiet); font-size: 13.5px }
.choice { position: absolute; opacity: 0 }
.languages { float: right; font-size: 14px } .languages label { padding: 4px 10px; border: 1px solid var(--rule); border-radius: 999px; cursor: pointer }
#show-zh:checked ~ * .en, #show-en:checked ~ * .zh { display: none }
#show-zh:checked ~ * [for=show-zh], #show-en:checked ~ * [for=show-en] { background: var(--ink); color: var(--paper); border-color: var(--ink) }
.choice:focus-visible ~ .languages { outline: 2px solid var(--inside); outline-offset: 6px; border-radius: 4px }
dl.card { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 10px 0; font-size: 13.5px }
dl.card dt { color: var(--quiet) } dl.card dd { margin: 0; overflow-wrap: anywhere }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px; margin: 18px 0 }
.tile { background: var(--panel); border-radius: 10px; padding: 10px 14px } .tile b { display: block; font-size: 25px; line-height: 1.3; font-variant-numeric: tabular-nums }
.tile span { font-size: 13px } .tile small { color: var(--quiet); font-variant-numeric: tabular-nums }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); gap: 22px }
figure { margin: 0; break-inside: avoid } .chart { display: block; width: 100%; max-width: 620px; height: auto }
svg text { fill: var(--ink) } svg .label, .grid { fill: var(--quiet) }
.grid { stroke: var(--rule); stroke-width: .7 } .diagonal, .gap { stroke: var(--quiet); stroke-dasharray: 4 4 }
.curve { fill: none; stroke-width: 2.2; stroke-linejoin: round } .inside.curve, .inside.span { stroke: var(--inside) } .outside.curve { stroke: var(--outside) }
.inside.dot { fill: var(--inside); fill-opacity: .75 } .inside.shape { fill: var(--inside); fill-opacity: .5 } .outside.shape { fill: var(--outside); fill-opacity: .5 }
svg text.inside.legend { fill: var(--inside) } svg text.outside.legend { fill: var(--outside) }
.point { fill: var(--paper); stroke: var(--ink); stroke-width: 2 }
.scroll { overflow: auto; max-height: 88vh; border: 1px solid var(--rule); border-radius: 8px; margin: 8px 0 }
.heat { display: grid; grid-template-columns: max-content max-content } .heat svg { display: block } .heat > * { background: var(--paper) }
.corner, .heads { position: sticky; top: 0; z-index: 1 } .corner, .names { position: sticky; left: 0 } .corner { z-index: 2 } .heads { padding-top: 6px; padding-right: 6px } .names { padding-left: 6px }
.heat .cells { background: var(--panel) } .heat rect.right { fill: var(--right) } .heat rect.wrong { fill: var(--wrong) } .heat rect.held { fill: var(--held) }
.heat .count { text-anchor: middle; dominant-baseline: central; font-size: 11px; fill: var(--on-cell); pointer-events: none }
.key { padding: 0 7px; border-radius: 4px; color: #fff } .key.right { background: #15803d } .key.wrong { background: #c81e3a } .key.held { background: #8a6d00 }
table { border-collapse: collapse; width: 100%; font-size: 13.5px; font-variant-numeric: tabular-nums }
th, td { padding: 4px 10px; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap } th:first-child, td:first-child { text-align: left }
th { color: var(--quiet); font-weight: 600; vertical-align: bottom } td small { color: var(--quiet) }
.wide { overflow-x: auto } td:first-child { overflow-wrap: anywhere; white-space: normal; min-width: 130px }
.mark { width: 110px; height: 13px; vertical-align: -2px } .rail { stroke: var(--rule) } .span { stroke-width: 3 }
details { border-bottom: 1px solid var(--rule); padding: 5px 0; break-inside: avoid } summary { cursor: pointer; overflow-wrap: anywhere }
ul { margin: 6px 0 8px; padding-left: 22px } li { margin: 2px 0; overflow-wrap: anywhere } li small { color: var(--quiet) } code { font-size: 13px }
@media (max-width: 760px) { .tiles { grid-template-columns: 1fr 1fr } }
@media (max-width: 560px) { main { padding: 8px 14px 40px } h1 { font-size: 21px } .tile b { font-size: 21px } .charts { gap: 14px } dl.card { grid-template-columns: 1fr; gap: 0 } dl.card dd { margin-bottom: 6px } th, td { padding: 4px 7px } }
@media print { :root { color-scheme: light; --paper: #fff; --panel: #f2f3f5; --ink: #000; --quiet: #444; --rule: #bbb; --inside: #2563c9; --outside: #c2570c; --wrong: #c81e3a; --held: #8a6d00; --right: #15803d; --on-cell: #000 }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact } main { max-width: none; padding: 0 } .languages { display: none } .scroll { max-height: none; overflow: visible; border: 0 } .heat { zoom: var(--fit) } .charts { grid-template-columns: 1fr 1fr } }
`
