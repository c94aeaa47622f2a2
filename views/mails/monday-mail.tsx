import type { MondayProps, ShownLine } from '../monday.ts';
import { mondayLines, mondaySubject } from '../monday.ts';
import { mondayTextsFor } from '../texts/texts-for.ts';
import { withTimes } from '../when.ts';
import { mailHtml } from './mail-document.tsx';
import { Heading, Line, Paragraph, Remark } from './mail-parts.tsx';
import type { Mail } from './mail.ts';
import { plainText } from './plain-text.ts';

/** The report with which a week begins, by mail. */
export function mondayMail(props: MondayProps): Mail {
  const texts = mondayTextsFor(props.reader.locale);
  const { monday } = texts;
  const subject = mondaySubject(props.report, texts);
  const lines = mondayLines(props, texts);
  const status = withTimes(props.report.status, props.reader);
  const html = mailHtml({
    texts,
    title: subject,
    preheader: status,
    children: (
      <>
        <Heading>{subject}</Heading>
        {lines.map((line) => (
          <MondayPart line={line} colour={monday.colours[line.colour]} />
        ))}
        <Line />
        <Paragraph>
          <strong>{monday.toPaste}:</strong> {status}
        </Paragraph>
        <Remark>{monday.anew}</Remark>
      </>
    ),
  });
  const text = plainText([
    [subject],
    ...lines.map(({ title, colour, found, checked, next }) => [
      `${monday.colours[colour].toUpperCase()} ${title}`,
      ...found,
      ...(next === undefined ? [] : [next]),
      checked,
    ]),
    [`${monday.toPaste}:`, status],
    [monday.anew],
  ]);
  return { subject, html, text };
}

function MondayPart({ line, colour }: { readonly line: ShownLine; readonly colour: string }) {
  return (
    <>
      <Paragraph>
        <strong>
          {line.title} ({colour})
        </strong>
        {line.found.map((one) => (
          <>
            <br />
            {one}
          </>
        ))}
        {line.next === undefined ? undefined : (
          <>
            <br />
            <code>{line.next}</code>
          </>
        )}
      </Paragraph>
      <Remark>{line.checked}</Remark>
    </>
  );
}
