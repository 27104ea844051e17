import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const itemsOf = (spec: string): string[] =>
  readingOf(`//- /specs/001-shop/spec.md\n${spec}`).items.map((item) => item.replace(/^\S+:/, ''));

describe('rows that stand in no table', () => {
  it('define what they begin with where a remark has cut the table off', () => {
    const spec = `| ID | Requirement |
|----|-------------|
| FR-001 | Open at eight |

The rest was added later:
| FR-002 | Close at six |
| FR-003 | Never close at noon |
`;
    assert.deepEqual(itemsOf(spec), ['3 FR-001', '6 FR-002', '7 FR-003']);
  });

  it('yield to a definition elsewhere in the document', () => {
    const spec = `Later:
| FR-001 | Open at eight |

- **FR-001**: Open at eight in the morning
`;
    assert.deepEqual(itemsOf(spec), ['2 FR-001 restates', '4 FR-001']);
  });

  it('introduce a prefix of the workspace where they make a series of it, and none with one of its kind', () => {
    const spec = `## Requirements

Kept:
| DOOR-01 | Opens at eight |
| DOOR-02 | Closes at six |

Not kept:
| STATUS-429 | Too many at the till |
`;
    assert.deepEqual(itemsOf(spec), ['4 DOOR-01', '5 DOOR-02', '8 STATUS-429 example']);
  });

  it('are none in a list, without a bar at the beginning, or with words before the ID', () => {
    assert.deepEqual(itemsOf('- see\n  | FR-001 | Open |\n\nFR-002 | Close\n\n| see FR-003 | Close |\n'), []);
  });
});
