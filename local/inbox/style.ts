/** System fonts, light and dark, no sideways scroll at 360 px. */
export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 48rem; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { border-top: 1px solid #8886; }
li a { display: block; padding: .75rem 0; color: inherit; text-decoration: none; }
li a:hover .subject, li a:focus .subject { text-decoration: underline; }
.subject { font-weight: 600; }
.about { opacity: .8; font-size: .875rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; }
iframe { width: 100%; height: 70vh; border: 1px solid #8886; background: Canvas; }
pre { white-space: pre-wrap; font: inherit; }
`;

/** Shows new mail without a reload by hand: asks for the list again every 2 s and replaces it if it changed. */
export const REFRESH = `
setInterval(async () => {
  const response = await fetch('/');
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const [now, next] = [document.querySelector('main'), page.querySelector('main')];
  if (now.innerHTML !== next.innerHTML) now.innerHTML = next.innerHTML;
}, 2000);
`;
