import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

describe('ranges that define their members', () => {
  const { items, links, findings } = readingOf(`//- /specs/001-fair/tasks.md
- [x] T001–T003 Three tents
- [ ] T004 A stage, depends on T002

| Task | Description |
|------|-------------|
| T005-T006 | Two stalls |
`);

  it('make each member an item with the status of the row', () =>
    assert.deepEqual(
      items.map((item) => item.replace(/^\S+ /, '')),
      ['T001 done', 'T002 done', 'T003 done', 'T004 open', 'T005', 'T006'],
    ));

  it('answer for their inner members', () =>
    assert.deepEqual(links, ['specs/001-fair/tasks.md:2 depends-on T002 specs/001-fair/tasks.md:1']));

  it('are no broken ranges', () => assert.deepEqual(findings, []));

  it('define nothing where only single IDs do', () => {
    const { items } = readingOf('//- /specs/001-fair/spec.md\n- **FR-001–FR-003**: as in the old one\n');
    assert.deepEqual(items, []);
  });
});

describe('a range of IDs whose shape others have too', () => {
  const spec = '//- /specs/001-fair/spec.md\n## Requirements\n\n- **R001**: Tents\n- **R002**: Stalls\n';

  it('is broken where one end is there and the other is not', () => {
    const { findings } = readingOf(`${spec}\n//- /specs/001-fair/tasks.md\n- [ ] **T001** Build | R001–R004\n`);
    assert.deepEqual(findings, ['specs/001-fair/tasks.md:1 trace/broken-range R004']);
  });

  it('is nobody’s where neither end is', () => {
    const { findings } = readingOf(
      `${spec}\n//- /specs/001-fair/tasks.md\n- [ ] **T001** Build | R001, R002\n- [ ] **T002** Bolts R010–R014\n`,
    );
    assert.deepEqual(findings, []);
  });
});
