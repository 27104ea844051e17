import assert from 'node:assert/strict';
import { authoringCommands } from '../../../server/src/core/commands/commands';
import { commandNames } from '../../../server/src/protocol';

describe('authoring commands', () => {
  it('are those that the protocol names, each once', () => {
    assert.deepEqual(authoringCommands.map(({ name }) => name).sort(), [...commandNames].sort());
  });
});
