import type { ComponentChildren } from 'preact';
import type { ShownField } from '../offer.ts';
import { styles } from './mail-theme.ts';

/** The first line. */
export function Heading({ children }: { readonly children: ComponentChildren }) {
  return <h1 style={styles.heading}>{children}</h1>;
}

/** A paragraph. */
export function Paragraph({ children }: { readonly children: ComponentChildren }) {
  return <p style={styles.paragraph}>{children}</p>;
}

/** A quiet remark. */
export function Remark({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="muted" style={styles.muted}>
      {children}
    </p>
  );
}

/** The one thing to do. */
export function Action({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" style={{ margin: '0 0 20px' }}>
      <tr>
        <td class="action" style={styles.buttonCell}>
          <a class="action" href={href} style={styles.button}>
            {label}
          </a>
        </td>
      </tr>
    </table>
  );
}

type CodeProps = { readonly label: string; readonly code: string; readonly use: string };

/** The two digits, large enough to be found at a glance. */
export function Code({ label, code, use }: CodeProps) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" style={{ width: '100%', margin: '0 0 20px' }}>
      <tr>
        <td class="soft" style={styles.codeBox}>
          <span>{label}</span>
          <br />
          <strong style={styles.code}>{code}</strong>
          <br />
          <span class="muted" style={{ ...styles.muted, margin: 0 }}>
            {use}
          </span>
        </td>
      </tr>
    </table>
  );
}

/** Labelled values, one a row. */
export function Rows({ rows }: { readonly rows: readonly ShownField[] }) {
  return (
    <table cellPadding="0" cellSpacing="0" style={{ width: '100%', margin: '0 0 12px' }}>
      {rows.map((row) => (
        <tr>
          <th scope="row" class="muted" style={styles.label}>
            {row.label}
          </th>
          <td style={styles.value}>{row.value}</td>
        </tr>
      ))}
    </table>
  );
}

/** A line between what matters and what is there to be looked up. */
export function Line() {
  return (
    <div class="line" style={{ ...styles.line, margin: '0 0 16px' }}>
      {' '}
    </div>
  );
}
