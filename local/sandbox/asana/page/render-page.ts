import { html } from '../../http/html.ts';
import type { Html } from '../../http/html.ts';
import { documentOf } from '../../hubspot/page/document.ts';
import { customFields, kickoffs, users, workspace } from '../board/seed.ts';
import type { Task } from '../board/task.ts';
import type { AsanaSandbox } from '../sandbox.ts';

/** The whole page: the board, the people, the faults. `notice` is why the last form did nothing, if it did not. */
export function renderPage(sandbox: AsanaSandbox, notice: string | undefined): string {
  const { board } = sandbox;
  return documentOf(
    'Sandbox Asana',
    html`<header>
      <h1>Sandbox Asana</h1>
      <p class="quiet">Workspace ${workspace.gid}. Nothing here is real. <a href="/">Refresh</a></p>
      ${notice === undefined ? '' : html`<p role="status"><strong>${notice}</strong></p>`}
    </header>`,
    html`<main>
      <h2>${kickoffs.name} <span class="quiet">project ${kickoffs.gid}</span></h2>
      ${column('To do', sandbox, (task) => !task.completed)}
      ${column('Done', sandbox, (task) => task.completed)}
      <h2>People</h2>
      <ul>
        ${users.map(
          ({ gid, name }) =>
            html`<li>
              ${name}
              <span class="quiet">${gid} ${board.members.includes(gid) ? '' : '· not in the project'}</span>
            </li>`,
        )}
      </ul>
      <h2>Faults that wait for a request</h2>
      ${faults(sandbox)}
    </main>`,
  );
}

function column(title: string, sandbox: AsanaSandbox, belongs: (task: Task) => boolean): Html {
  const tasks = sandbox.board.all().filter(belongs);
  const cards = tasks.map((task) => card(task, sandbox.board.attachments(task)));
  return html`<h3>${title}</h3>
    ${tasks.length === 0 ? html`<p class="quiet">None.</p>` : cards}`;
}

function card(task: Task, attachments: readonly string[]): Html {
  const rows = [
    ['Assignee', nameOf(task.assignee)],
    ['Due', task.due_on ?? 'no date'],
    ['Notes', task.notes],
    ['Key', task.external?.gid ?? 'none'],
    ['Attachments', attachments.join(', ')],
    ...customFields.map(({ gid, name }) => [name, String(task.custom[gid] ?? '')]),
  ].filter(([, value]) => value !== '');
  return html`<article id="task-${task.gid}">
    <h4>${task.name} <span class="quiet">task ${task.gid}</span></h4>
    <dl>
      ${rows.map(
        ([label = '', value = '']) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <details>
      <summary>Change as a person in Asana</summary>
      ${forms(task)}
    </details>
  </article>`;
}

function forms({ gid, assignee, completed }: Task): Html {
  const action = `/page/tasks/${gid}`;
  return html`<form method="post" action="${action}">
      <label
        >Assignee
        <select name="assignee">
          <option value="">nobody</option>
          ${users.map((user) =>
            user.gid === assignee
              ? html`<option value="${user.gid}" selected>${user.name}</option>`
              : html`<option value="${user.gid}">${user.name}</option>`,
          )}
        </select></label
      ><button>Assign</button>
    </form>
    <form method="post" action="${action}">
      <input type="hidden" name="completed" value="${String(!completed)}" />
      <button>${completed ? 'Open again' : 'Complete'}</button>
    </form>
    <form method="post" action="${action}">
      <label>Attachment <input name="attachment" required /></label><button>Attach</button>
    </form>`;
}

function nameOf(gid: string | null): string {
  if (gid === null) return 'nobody';
  return users.find((user) => user.gid === gid)?.name ?? gid;
}

function faults({ faults: queue }: AsanaSandbox): Html {
  const waiting = queue.all();
  if (waiting.length === 0) return html`<p class="quiet">None.</p>`;
  return html`<ul>
    ${waiting.map(
      ({ fault, match, times }) =>
        html`<li>
          ${fault} <span class="quiet">${match.method ?? ''} ${match.pathPattern} · ${times} times</span>
        </li>`,
    )}
  </ul>`;
}
