import type { Location, OverviewPageFolder } from '../../../../server/src/protocol';
import { codicon, html, plural } from '../shared/markup';
import { coverageBar, coverageWords, percent, progressBar } from './bars';
import type { OverviewActions } from './overviewPage';

type Phase = OverviewPageFolder['plans'][number]['phases'][number];

/** The parts of the page, from what matters most. */
export function sectionsOf(folder: OverviewPageFolder, actions: OverviewActions): HTMLElement[] {
  return [
    html('h1', { class: 'unseen' }, 'Overview of the plans'),
    figures(folder),
    steps(folder, actions),
    html(
      'div',
      { class: 'columns' },
      html('div', { class: 'column' }, phases(folder, actions), coverage(folder, actions)),
      html('div', { class: 'column' }, findings(folder, actions), questions(folder, actions)),
    ),
  ];
}

function figures({ documents, plans, severities, questions: open }: OverviewPageFolder): HTMLElement {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const coverages = documents.map(({ coverage: own }) => own);
  const [total, covered, verified] = [
    sum(coverages.map((own) => own.total)),
    sum(coverages.map((own) => own.covered)),
    sum(coverages.map((own) => own.verified)),
  ];
  const [done, all] = [sum(plans.map((plan) => plan.done)), sum(plans.map((plan) => plan.total))];
  const tile = (value: string, words: string, more: string): HTMLElement =>
    html(
      'li',
      {},
      html('span', { class: 'figure' }, value),
      html('span', {}, words),
      html('span', { class: 'dimmed' }, more),
    );
  return html(
    'ul',
    { class: 'figures', 'aria-label': 'Figures' },
    tile(percent(covered, total), 'covered', `${covered} of ${plural(total, 'requirement')}`),
    tile(percent(verified, total), 'verified', `${verified} of ${plural(total, 'requirement')}`),
    tile(percent(done, all), 'done', `${done} of ${plural(all, 'piece of work', 'pieces of work')}`),
    tile(
      String(severities.error + severities.warning),
      'findings',
      `${plural(severities.error, 'error')}, ${plural(severities.warning, 'warning')}`,
    ),
    tile(String(open.length), open.length === 1 ? 'open question' : 'open questions', ''),
  );
}

function steps({ steps: all }: OverviewPageFolder, actions: OverviewActions): HTMLElement {
  if (all.length === 0) return part('What to do next', html('p', { class: 'dimmed' }, 'Nothing waits to be done.'));
  const rows = all.map(({ text, command, location }) => {
    const run = (): void => (command === null ? actions.open(location) : actions.run(command, location));
    const place = link(fileOf(location), () => actions.open(location), `place of ${text}`);
    place.setAttribute('aria-label', `Open ${fileOf(location)}: ${text}`);
    return html(
      'li',
      {},
      codicon(command === null ? 'arrow-right' : 'play'),
      link(text, run, `step ${text}`),
      html('span', { class: 'place' }, place),
    );
  });
  return part('What to do next', html('ul', { class: 'steps' }, ...rows));
}

function phases({ plans }: OverviewPageFolder, actions: OverviewActions): HTMLElement {
  const tables = plans.map((plan) => {
    const caption = plans.length > 1 ? plan.title : 'Progress and coverage of each phase';
    return html(
      'table',
      {},
      html(
        'caption',
        plans.length > 1 ? {} : { class: 'unseen' },
        plans.length > 1 ? link(caption, () => actions.open(plan.location), `plan ${caption}`) : caption,
      ),
      heads('Phase', 'Work', 'Requirements', 'Findings'),
      html('tbody', {}, ...plan.phases.map((phase) => phaseRow(phase, plan.title, actions))),
    );
  });
  const graph = plans[0]
    ? link('Show in the graph', () => actions.showGraph((plans[0] as (typeof plans)[number]).location), 'show graph')
    : '';
  const none = html('p', { class: 'dimmed' }, 'No plan has phases yet.');
  return part('Phases', ...(tables.length > 0 ? tables : [none]), html('p', { class: 'more' }, graph));
}

function phaseRow(phase: Phase, plan: string, actions: OverviewActions): HTMLElement {
  const { label, title, status, done, total, gaps, coverage: asked, location } = phase;
  const name = html(
    'th',
    { scope: 'row' },
    link(label, () => actions.open(location), `phase ${plan} ${label}`),
  );
  if (title !== '' && title !== label) name.append(html('span', { class: 'dimmed' }, ` ${title}`));
  const work = html('td', {}, progressBar(done, total));
  const state = status === null || status === 'open' ? '' : status.replace('-', ' ');
  work.append(
    html(
      'span',
      { class: 'words' },
      total > 0
        ? `${done} of ${total} done${state === '' || state === 'done' ? '' : `, ${state}`}`
        : state || 'not begun',
    ),
  );
  const covered = html('td', {}, asked.total > 0 ? coverageBar(asked) : '');
  covered.append(html('span', { class: 'words' }, coverageWords(asked)));
  return html(
    'tr',
    {},
    name,
    work,
    covered,
    html('td', { class: gaps > 0 ? 'gaps' : 'dimmed' }, gaps > 0 ? plural(gaps, 'finding') : 'none'),
  );
}

function coverage({ documents }: OverviewPageFolder, actions: OverviewActions): HTMLElement {
  const parts = documents.map((document) => {
    const { title, location, sections } = document;
    const summary = html(
      'summary',
      { 'data-key': `document ${location.uri}` },
      html('span', { class: 'name' }, title),
      coverageBar(document.coverage),
      html('span', { class: 'words' }, coverageWords(document.coverage)),
    );
    const rows = sections.map((section) =>
      html(
        'tr',
        {},
        html(
          'th',
          { scope: 'row' },
          link(section.label, () => actions.open(section.location), `section ${location.uri} ${section.label}`),
          html('span', { class: 'dimmed' }, section.title === '' ? '' : ` ${section.title}`),
        ),
        html(
          'td',
          {},
          coverageBar(section.coverage),
          html('span', { class: 'words' }, coverageWords(section.coverage)),
        ),
      ),
    );
    const inside =
      rows.length > 0
        ? html(
            'table',
            {},
            html('caption', { class: 'unseen' }, title),
            heads('Section', 'Requirements'),
            html('tbody', {}, ...rows),
          )
        : html(
            'p',
            {},
            link('Open the document', () => actions.open(location), `open ${location.uri}`),
          );
    return disclosure(
      `document ${location.uri}`,
      documents.length < 3 || document === documents[0],
      summary,
      inside,
      actions,
    );
  });
  const none = html('p', { class: 'dimmed' }, 'No document asks for anything yet.');
  return part('Coverage by section', ...(parts.length > 0 ? parts : [none]));
}

const signs = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

function findings({ rules }: OverviewPageFolder, actions: OverviewActions): HTMLElement {
  if (rules.length === 0) return part('Findings by rule', html('p', { class: 'dimmed' }, 'Nothing was found.'));
  const parts = rules.map(({ code, title, severity, count, findings: found, page }) => {
    const sign = codicon(signs[severity]);
    sign.classList.add(severity);
    const summary = html(
      'summary',
      { 'data-key': `rule ${code}` },
      sign,
      html('span', { class: 'name' }, title),
      html('span', { class: 'dimmed' }, code),
      html('span', { class: 'words' }, `${plural(count, severity === 'information' ? 'note' : severity)}`),
    );
    const rows = found.map(({ message, location }) =>
      html(
        'li',
        {},
        link(message, () => actions.open(location), `finding ${location.uri} ${message}`),
        html('span', { class: 'place dimmed' }, `${fileOf(location)}:${location.range.start.line + 1}`),
      ),
    );
    const more = count > found.length ? [html('p', { class: 'dimmed' }, `and ${count - found.length} more`)] : [];
    const about =
      page === null
        ? []
        : [
            html(
              'p',
              {},
              link('About this rule', () => actions.openPage(code, page), `about ${code}`),
            ),
          ];
    return disclosure(
      `rule ${code}`,
      false,
      summary,
      html('div', {}, html('ul', { class: 'found' }, ...rows), ...more, ...about),
      actions,
    );
  });
  const all = html(
    'p',
    { class: 'more' },
    link('Show all in the Gaps view', () => actions.showGaps(), 'all gaps'),
  );
  return part('Findings by rule', ...parts, all);
}

function questions({ questions: open }: OverviewPageFolder, actions: OverviewActions): HTMLElement {
  if (open.length === 0) return part('Open questions', html('p', { class: 'dimmed' }, 'No question is open.'));
  const rows = open.map(({ id, words, location }) =>
    html(
      'li',
      {},
      link(id, () => actions.open(location), `question ${location.uri} ${id}`),
      html('span', {}, ` ${words}`),
    ),
  );
  return part('Open questions', html('ul', { class: 'found' }, ...rows));
}

function part(title: string, ...children: readonly HTMLElement[]): HTMLElement {
  return html('section', { 'aria-label': title }, html('h2', {}, title), ...children);
}

function heads(...titles: readonly string[]): HTMLElement {
  return html(
    'thead',
    { class: 'unseen-head' },
    html('tr', {}, ...titles.map((title) => html('th', { scope: 'col' }, title))),
  );
}

function disclosure(
  key: string,
  whenNew: boolean,
  summary: HTMLElement,
  inside: HTMLElement,
  actions: OverviewActions,
): HTMLElement {
  const made = html('details', {}, summary, inside);
  made.open = actions.isOpen(key, whenNew);
  made.addEventListener('toggle', () => {
    if (made.open !== actions.isOpen(key, whenNew)) actions.toggled(key, made.open);
  });
  return made;
}

function link(words: string, run: () => void, key: string): HTMLElement {
  const made = html('button', { type: 'button', class: 'link', 'data-key': key }, words);
  made.addEventListener('click', run);
  return made;
}

function fileOf({ uri }: Location): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
