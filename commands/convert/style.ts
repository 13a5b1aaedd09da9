/** Style of the page: follows the reader's colour scheme, prints well, loads nothing. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --warn: #9a6700; --bad: #cf222e; }
@media (prefers-color-scheme: dark) { :root { --good: #3fb950; --warn: #d29922; --bad: #f85149; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0; }
h3 span { font-weight: normal; }
nav ul { columns: 18rem; padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
article { border-left: .3rem solid var(--line); padding: .2rem 1rem; margin: 1rem 0; }
article.refused { border-color: var(--bad); }
article.lossy { border-color: var(--warn); }
dl { margin: .5rem 0; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem 1rem; }
.verdict { font-weight: 600; }
.fit, .kept, .redirect, .answered { color: var(--good); }
.unfit, .denied, .open { color: var(--bad); }
.held-back, .kept-with-differences { color: var(--warn); }
`;
