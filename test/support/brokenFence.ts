/** A plan whose only finding is a fence that a fence inside it closes early; its safe fix mends it. */
export function planWithBrokenFence(outer = '```', title = 'Audio Guide'): string {
  return [
    `# ${title}`,
    '',
    '## Phase Structure',
    '',
    '### Phase 1: Playback',
    '',
    '**Goal**: A visitor hears the tour.',
    '',
    '## Template',
    '',
    `${outer}markdown`,
    '### Station NN',
    '',
    '```bash',
    'play NN',
    '```',
    '',
    'Notes on the station: 100 %, done.',
    outer,
    '',
  ].join('\n');
}
