/** The page's only stylesheet: system fonts, light and dark, one column on a phone. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d8dce2, #3a4048); --soft: light-dark(#f4f6f8, #1d2126);
  --ink: light-dark(#1b1f24, #e8ebef); --quiet: light-dark(#57606a, #a2abb5); --accent: light-dark(#a8431a, #ff9a6b); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 16px/1.5 system-ui, sans-serif;
  color: var(--ink); background: light-dark(#fff, #14171b); overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; } p { margin: .25rem 0; } .quiet { color: var(--quiet); font-size: .9rem; }
a, summary { color: var(--accent); } summary { cursor: pointer; padding: .4rem 0; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0; }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: .1rem 1rem; margin: .5rem 0; }
dt { color: var(--quiet); } dd { margin: 0; }
ul { margin: .25rem 0; padding-left: 1.2rem; } pre { white-space: pre-wrap; background: var(--soft); padding: .5rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: .5rem 0; }
label { display: grid; font-size: .85rem; color: var(--quiet); flex: 1 1 10rem; }
input, select, button { font: inherit; min-height: 2.75rem; padding: .3rem .6rem; border-radius: .4rem;
  border: 1px solid var(--line); background: var(--soft); color: var(--ink); width: 100%; }
button { width: auto; cursor: pointer; font-weight: 600; }
`;
