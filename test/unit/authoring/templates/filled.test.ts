import assert from 'node:assert/strict';
import { filled, filledLines, type Slots, type Template } from '../../../../server/src/core/authoring/templates/filled';

const template = (text: string, file: string | null = null): Template => ({ name: 'scenario', file, text });

function textOf(text: string, slots: Slots, eol?: string): string {
  const result = filled(template(text), slots, eol);
  assert.ok('text' in result, JSON.stringify(result));
  return result.text;
}

describe('a template that is filled', () => {
  it('has words in the place of its slots, however they are spelled', () => {
    const slots = { title: 'Night Run', 'week-day': 'Friday' };
    assert.equal(textOf('# {{title}} on {{ Week-Day }}s\n', slots), '# Night Run on Fridays\n');
  });

  it('fills in nothing of what was filled in', () => {
    assert.equal(textOf('{{title}}: {{goal}}\n', { title: '{{goal}}', goal: '$& $1' }), '{{goal}}: $& $1\n');
  });

  it('has as many lines as a slot was given that has its line for itself, each indented as the slot', () => {
    const text = '- Rows:\n  {{rows}}\n- After\n';
    assert.equal(textOf(text, { rows: ['- a', '', '- b'] }), '- Rows:\n  - a\n\n  - b\n- After\n');
    assert.equal(textOf('Rows: {{rows}}\n', { rows: ['a', 'b'] }), 'Rows: a, b\n');
  });

  it('has no line for a slot that was given nothing, and no second blank line in its place', () => {
    const text = '# Title\n\n{{rows}}\n\n## Next\n\n{{rows}}\n';
    for (const rows of ['', []]) assert.equal(textOf(text, { rows }), '# Title\n\n## Next\n');
    assert.equal(textOf('a\n{{rows}}\nb\n', { rows: [] }), 'a\nb\n');
    assert.equal(textOf('a: {{rows}}\nb  \n', { rows: [] }), 'a:\nb  \n');
    assert.equal(textOf('- [ ] a ({{rows}}) b ({{rows}})\n', { rows: '' }), '- [ ] a b\n');
  });

  it('counts from its first line to its last', () => {
    let count = 0;
    assert.equal(textOf('{{n}} {{n}}\n\n{{n}}\n', { n: () => String(++count) }), '1 2\n\n3\n');
  });

  it('keeps what only looks like a slot', () => {
    const text = 'run: ${{ title }}, \\{{title}}, {{ a.b }}, {{}}, { {title} }\n';
    assert.equal(textOf(text, { title: 'x' }), 'run: ${{ title }}, {{title}}, {{ a.b }}, {{}}, { {title} }\n');
  });

  it('ends its lines as it is told to, whatever ended those of the template', () => {
    const text = '\uFEFF# {{title}}\r\n\r\n{{rows}}\r\nEnd';
    assert.equal(textOf(text, { title: 'x', rows: ['a', 'b'] }), '# x\n\na\nb\nEnd\n');
    assert.equal(textOf(text, { title: 'x', rows: ['a', 'b'] }, '\r\n'), '# x\r\n\r\na\r\nb\r\nEnd\r\n');
  });

  it('is refused with place and name where it has a slot that nobody knows', () => {
    const own = template('# {{title}}\r\n\r\n{{titel}}\r\n', '.plantrace/templates/scenario.md');
    const result = filledLines(own, { title: 'x', id: 'y' });
    assert.ok('refused' in result);
    assert.match(result.refused, /^\.plantrace\/templates\/scenario\.md, line 3: no slot is called \{\{titel\}\}/);
    assert.match(result.refused, /\{\{id\}\} and \{\{title\}\}/);
    for (const name of ['constructor', 'toString', '__proto__'])
      assert.ok('refused' in filledLines(template(`{{${name}}}`), { title: 'x' }) || name === '__proto__', name);
  });

  it('is filled in time that grows with its length', () => {
    const hostile = `${'{{ '.repeat(50_000)}${' '.repeat(200_000)}}}\n${'{{a'.repeat(50_000)}\n`;
    const begun = performance.now();
    assert.equal(textOf(hostile, {}).length, hostile.length);
    assert.ok(performance.now() - begun < 2000);
  });
});
