// Mail programs drop style sheets (some of them all, most of them some), so the light scheme stands in the elements
// and only the dark one in a sheet: whoever drops it shows a light mail, whole.
const font = '-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif';

/** The styles of a mail's elements, in the light scheme. */
export const styles = {
  body: { margin: 0, padding: 0, backgroundColor: '#f4f5f7' },
  page: { width: '100%', backgroundColor: '#f4f5f7' },
  frame: { width: '100%', maxWidth: '560px', margin: '0 auto' },
  card: {
    padding: '24px',
    backgroundColor: '#ffffff',
    border: '1px solid #d5dae2',
    borderRadius: '12px',
    fontFamily: font,
    fontSize: '16px',
    lineHeight: '24px',
    color: '#1b2130',
    wordBreak: 'break-word',
  },
  preheader: {
    display: 'none',
    maxHeight: 0,
    overflow: 'hidden',
    fontSize: '1px',
    lineHeight: '1px',
    color: '#f4f5f7',
  },
  heading: { margin: '0 0 8px', fontSize: '22px', lineHeight: '28px', fontWeight: 'bold' },
  paragraph: { margin: '0 0 16px' },
  muted: { margin: '0 0 8px', fontSize: '14px', lineHeight: '20px', color: '#566072' },
  buttonCell: { borderRadius: '8px', backgroundColor: '#1d5bb8', textAlign: 'center' },
  button: {
    display: 'block',
    padding: '13px 28px',
    fontWeight: 'bold',
    color: '#ffffff',
    textDecoration: 'none',
    borderRadius: '8px',
    border: '1px solid #1d5bb8',
  },
  codeBox: {
    padding: '12px 16px',
    backgroundColor: '#eef4fd',
    borderRadius: '8px',
  },
  code: {
    fontFamily: 'Menlo,Consolas,"Courier New",monospace',
    fontSize: '34px',
    lineHeight: '40px',
    fontWeight: 'bold',
    letterSpacing: '6px',
  },
  label: {
    padding: '4px 16px 4px 0',
    fontSize: '14px',
    lineHeight: '20px',
    color: '#566072',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: 'normal',
    width: '32%',
  },
  value: { padding: '4px 0', verticalAlign: 'top', fontSize: '15px', lineHeight: '20px' },
  link: { display: 'inline-block', padding: '10px 0', color: '#1d5bb8' },
  line: { borderTop: '1px solid #d5dae2', height: '1px', fontSize: '1px', lineHeight: '1px' },
} as const;

/** The dark scheme, for the mail programs that ask for it. */
export const darkSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#11141a!important}
.card{background-color:#1a1f28!important;border-color:#333b48!important;color:#e9ecf2!important}
.muted{color:#a8b1c0!important}
.soft{background-color:#1e2a3d!important;color:#e9ecf2!important}
.action{background-color:#8fb8ff!important;border-color:#8fb8ff!important;color:#0b1a33!important}
.link{color:#8fb8ff!important}
.line{border-color:#333b48!important}
}
`;
