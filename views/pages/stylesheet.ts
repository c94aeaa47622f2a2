// One stylesheet for all pages. Targets are at least 44 px high, text at least 16 px (smaller makes phones zoom
// into fields), every colour pair has a contrast of 4.5 or more in both schemes.
const light =
  '--bg:#f4f5f7;--card:#ffffff;--text:#1b2130;--muted:#566072;--line:#d5dae2;--edge:#7b8596;' +
  '--accent:#1d5bb8;--on-accent:#ffffff;--soft:#eef4fd;--bad:#b3261e;--bad-soft:#fdf0ef;';
const dark =
  '--bg:#11141a;--card:#1a1f28;--text:#e9ecf2;--muted:#a8b1c0;--line:#333b48;--edge:#7f8a9c;' +
  '--accent:#8fb8ff;--on-accent:#0b1a33;--soft:#1e2a3d;--bad:#ffa198;--bad-soft:#331c1b;';

/** The stylesheet of all pages. */
export const stylesheet = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
header,main{max-width:38rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.25rem;padding-bottom:.5rem;font-weight:650;letter-spacing:.01em;color:var(--muted)}
main{padding-bottom:1.5rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem;margin:0 0 1rem}
@media (min-width:30rem){.card{padding:1.75rem}}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .35rem;text-wrap:balance}
h2{font-size:1.05rem;line-height:1.3;margin:0 0 .6rem}
p{margin:0 0 .75rem}
.card>:last-child{margin-bottom:0}
.muted,.hint{color:var(--muted)}
.kind{color:var(--muted);margin-bottom:1rem}
dl{margin:0 0 .75rem}
dt{color:var(--muted);font-size:.9rem;margin-top:.7rem}
dl>:first-child dt,dl>dt:first-child{margin-top:0}
dd{margin:0}
.key dd{font-weight:600}
code{font:.95em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
a{color:var(--accent);text-underline-offset:.15em}
.link{display:inline-flex;align-items:center;min-height:2.75rem}
ol.story{margin:0;padding-left:1.2rem}
ol.story li{margin-bottom:.6rem}
ol.story time{display:block;color:var(--muted);font-size:.9rem}
h3{font-size:1rem;margin:1rem 0 .4rem}
ul.plain{list-style:none;margin:0 0 .75rem;padding:0}
ul.lines>li{border-top:1px solid var(--line);padding:.9rem 0}
[aria-current=page]{font-weight:650;color:var(--text)}
fieldset{border:0;margin:0 0 1.25rem;padding:0;min-width:0}
legend{font-size:1.15rem;font-weight:650;padding:0;margin-bottom:.6rem}
.more legend,.label{font-size:1rem;font-weight:600;margin-bottom:.25rem}
.choice{border:1px solid var(--line);border-radius:.6rem;margin-bottom:.6rem}
.choice:has(>.pick input:checked){border-color:var(--accent);background:var(--soft)}
.pick,.box{display:flex;gap:.75rem;align-items:flex-start;min-height:2.75rem;padding:.7rem .9rem;cursor:pointer}
.pick b{display:block}
.box{padding:.5rem 0;align-items:center}
input[type=radio],input[type=checkbox]{flex:none;width:1.3rem;height:1.3rem;margin:.1rem 0 0;accent-color:var(--accent)}
.more{padding:.1rem .9rem .9rem}
@supports selector(:has(*)){.choice:not(:has(>.pick input:checked))>.more{display:none}}
.field{margin-bottom:1rem}
.more>:last-child{margin-bottom:0}
.label{display:block}
.hint{display:block;font-size:.95rem}
input[type=text],input[type=date],input[type=time],input[type=datetime-local],select,textarea{display:block;width:100%;min-height:2.75rem;margin-top:.35rem;padding:.55rem .7rem;font:inherit;color:var(--text);background:var(--card);border:1px solid var(--edge);border-radius:.45rem}
textarea{min-height:5rem;resize:vertical}
input.code{width:6.5rem;font:600 1.5rem/1.2 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.25em;text-align:center;padding-left:.95rem}
button,.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:3rem;padding:.7rem 1.25rem;font:inherit;font-weight:650;color:var(--on-accent);background:var(--accent);border:0;border-radius:.5rem;text-align:center;text-decoration:none;cursor:pointer}
@media (min-width:30rem){button,.button{display:inline-flex;width:auto;min-width:12rem}}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.pick:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px;border-radius:.6rem}
.pick :focus-visible{outline:none}
.error{display:block;color:var(--bad);font-weight:600;margin-top:.25rem}
.wrong{border-left:4px solid var(--bad);padding-left:.8rem}
[aria-invalid=true]{border-color:var(--bad)!important}
.errors{background:var(--bad-soft);border:2px solid var(--bad);border-radius:.6rem;padding:1rem 1.25rem;margin-bottom:1rem}
.errors:focus-visible{outline:none}
.errors h2{margin:0;color:var(--bad)}
.errors ul{margin:.25rem 0 0;padding:0;list-style:none}
.errors a{color:var(--bad);font-weight:600;display:inline-flex;align-items:center;min-height:2.75rem}
@media (forced-colors:active){.choice:has(>.pick input:checked){border-width:3px}}
`;
