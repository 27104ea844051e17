import { checkFixture } from '../../../support/fixture';

const feature = (folder: string): string => `//- /${folder}/spec.md
# Loans

## Requirements

- **FR-001**: A member MUST be able to borrow books.
`;

describe('trace/ambiguous-reference', () => {
  it('takes the folder that lies nearest to a document outside all of them', () =>
    void checkFixture(`${feature('north/specs/001-loans')}
${feature('south/specs/001-loans')}
//- /north/docs/notes.md
# Notes

Two books at first, as FR-001 has it.
`));

  it('is told where several lie equally near', () =>
    void checkFixture(`${feature('north/specs/001-loans')}
${feature('north/specs/002-fines')}
${feature('south/specs/001-loans')}
//- /north/docs/notes.md
# Notes

Two books at first, as FR-001 has it.
//^"FR-001" warning trace/ambiguous-reference: FR-001 is defined in
`));

  it('is told once of a document', () =>
    void checkFixture(`${feature('specs/001-loans')}
${feature('specs/002-fines')}
//- /README.md
# Library

Two books at first, as FR-001 has it; FR-001 again.
//^"FR-001" warning trace/ambiguous-reference: FR-001 is defined in specs/001-loans and specs/002-fines: say which one is meant (and 1 more
`));

  it('is told of a plan that lies in no feature folder, and never that nothing defines its requirements', () =>
    void checkFixture(`${feature('specs/001-loans')}
${feature('specs/002-fines')}
//- /docs/plan.md
# Roadmap

## Technical Context

Two books at first, as FR-001 has it.
//^"FR-001" warning trace/ambiguous-reference: FR-001 is defined in specs/001-loans and specs/002-fines

## Constitution Check

- Nothing is lent twice
`));

  it('is silent on templates and guides, whose IDs are examples', () =>
    void checkFixture(`${feature('specs/001-loans')}
${feature('specs/002-fines')}
//- /.specify/templates/spec-template.md
# Feature

- **FR-001**: System MUST do something
`));
});
