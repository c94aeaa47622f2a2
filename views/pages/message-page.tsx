import type { ComponentChildren } from 'preact';
import type { Texts } from '../texts/texts-for.ts';
import type { Page } from './page.tsx';
import { renderPage } from './page.tsx';

type MessagePageProps = {
  readonly status: number;
  readonly texts: Texts;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly href: string } | undefined;
  /** Somewhere else to go. */
  readonly further?: { readonly label: string; readonly href: string } | undefined;
  readonly correlationId?: string | undefined;
  /** What stands below it. */
  readonly besides?: ComponentChildren;
};

/**
 * A page that says one thing and offers at most one way on and one elsewhere, and a form where there is something to
 * answer.
 */
export function messagePage({
  status,
  texts,
  title,
  paragraphs,
  action,
  further,
  correlationId,
  besides,
}: MessagePageProps): Page {
  return renderPage({
    status,
    texts,
    title,
    children: (
      <>
        <section class="card">
          <h1>{title}</h1>
          {paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
          {action === undefined ? null : (
            <p>
              <a class="button" href={action.href}>
                {action.label}
              </a>
            </p>
          )}
          {further === undefined ? null : (
            <p>
              <a class="link" href={further.href}>
                {further.label}
              </a>
            </p>
          )}
          {correlationId === undefined ? null : (
            <p class="muted">
              <code>{texts.page.correlationId(correlationId)}</code>
            </p>
          )}
        </section>
        {besides}
      </>
    ),
  });
}
