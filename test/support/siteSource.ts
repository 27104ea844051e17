/**
 * A requirements source for plants that are watched from afar, with the numbers that the coverage lines of a real master
 * plan name; beside it a design of one component and a list of decisions.
 */
type Section = readonly [number: string, title: string, ...bullets: string[]];

const chapters: Readonly<Record<number, string>> = {
  1: 'Deployment',
  2: 'Equipment',
  3: 'Templates',
  4: 'Scripts',
  5: 'External systems',
  6: 'Notifications',
  7: 'Inbound calls',
  8: 'Central pages',
  9: 'Sign-in',
  10: 'Audit',
  11: 'Health',
  12: 'Event log',
  13: 'Conventions',
};

const sections: readonly Section[] = [
  ['1.1', 'What a site does', 'A site gathers data from its equipment', 'A site must go on when central is away'],
  ['1.2', 'Failover', 'The standby node takes over within half a minute', 'Instances are rebuilt from the local store'],
  ['1.3', 'Deploying', 'A deployment is applied whole or not at all', 'A site must answer which revision it runs'],
  ['1.4', 'Buffers', 'Messages wait in a buffer while a target is away', 'The buffer is copied to the standby node'],
  ['1.5', 'Artifacts', 'Artifacts reach all sites', 'Each site reports its own status of an artifact'],
  ['2.2', 'Protocols', 'Equipment is reached over OPC UA', 'Another protocol can be added as an adapter'],
  ['2.3', 'Subscriptions', 'Tags are subscribed, not polled', 'A lost subscription is renewed by itself'],
  ['2.4', 'Quality', 'A value carries a quality:\n  - Good while connected\n  - Bad as soon as the line drops'],
  ['2.5', 'Scale', 'A site holds five hundred instances', 'An instance never slows down its neighbours'],
  ['3.1', 'Trees', 'A template extends at most one other', 'A template must not extend itself, however far away'],
  ['3.2', 'Composition', 'A template holds others as parts', 'Parts can hold parts'],
  ['3.3', 'Locks', 'An attribute can be locked', 'A locked attribute cannot be overridden'],
  ['3.4', 'Alarms', 'An alarm has a condition and a priority'],
  ['3.4.1', 'Alarm states', 'An alarm is raised, acknowledged and cleared', 'Alarm states are kept in memory only'],
  ['3.5', 'Names', 'Names of parts are qualified by their path', 'Two members must not share a name'],
  ['3.6', 'Flattening', 'A tree of templates becomes one configuration'],
  ['3.7', 'Differences', 'What changed since the last deployment can be seen'],
  ['3.8', 'Instances', 'An instance is made from a template'],
  ['3.8.1', 'Life of an instance', 'An instance is enabled, disabled and deleted', 'Deleting it keeps its messages'],
  ['3.9', 'Redeploying', 'Static values start anew with a deployment'],
  ['3.10', 'Areas', 'Instances are filed under areas'],
  ['3.11', 'Deleting', 'A template that is in use cannot be deleted'],
  ['4.1', 'Writing scripts', 'A script belongs to a template', 'A script is compiled before it is deployed'],
  ['4.2', 'Triggers', 'A script runs on a timer, on a change or on a condition', 'A trigger must name what is there'],
  ['4.3', 'Shared scripts', 'Shared scripts belong to no template', 'Sites get all shared scripts'],
  [
    '4.4',
    'Script Capabilities',
    'Attributes of the own instance are read, live ones and static ones',
    'Values from equipment are sent to the connection, and count once the device has said so',
    'Static values are stored at the site, outlive a restart and a takeover, and are gone after a deployment',
    'Another script is asked and answers, while others run',
    'A shared script runs in place, without a place of its own',
    'An external system is called and waited for',
    'A call to an external system can be queued until the system is there',
    'Notifications are sent to a list of people',
    'A database is read over a plain connection',
    'Scripts cannot reach the attributes or scripts of other instances',
  ],
  ['4.4.1', 'Depth of calls', 'A chain of calls ends after ten steps', 'The end of a chain is logged as an error'],
  ['4.5', 'Checking scripts', 'Calls and their arguments are checked', 'Unknown names are told before deployment'],
  ['4.6', 'Trust', 'A script must not start processes or open files', 'A script that takes too long is stopped'],
  ['5.1', 'Defining systems', 'A system has an address and methods'],
  ['5.2', 'Calling', 'A call has a time limit'],
  ['5.3', 'Failures', 'A call that fails for now is tried again', 'A call that is refused is not tried again'],
  ['5.4', 'Parked calls', 'A call that failed too often is parked'],
  ['5.5', 'Databases', 'A database connection has a name'],
  ['5.6', 'Queued writes', 'Writes to a database can be queued'],
  ['6.1', 'Lists', 'A list names people and their addresses'],
  ['6.2', 'Mail', 'Notifications go out as mail'],
  ['6.3', 'Content', 'A notification has a subject and a text'],
  ['6.4', 'While mail is away', 'Notifications wait while the mail server is away'],
  ['7.1', 'Methods', 'A method is a script that runs at central'],
  ['7.2', 'Keys', 'A caller has a key', 'A disabled key is refused at once'],
  ['7.3', 'Answers', 'An answer is JSON'],
  ['7.4', 'Defining methods', 'A method has parameters with types'],
  ['7.5', 'Failing calls', 'A failing call says why, and never shows a stack trace'],
  ['8.1', 'Debug view', 'Values of an instance are seen as they change', 'The view ends with the page'],
  ['9.1', 'Directory', 'People sign in with their account of the directory'],
  ['9.2', 'Sessions', 'A session ends after half an hour without use'],
  ['9.3', 'Roles', 'Groups of the directory give roles'],
  ['9.4', 'Sites of a role', 'A role can be limited to some sites'],
  ['10.1', 'What is recorded', 'Every change is recorded with who made it'],
  ['10.2', 'When', 'A record is written with the change or not at all'],
  ['10.3', 'Reading', 'Records can be searched'],
  ['10.4', 'Keeping', 'Records must not be changed'],
  ['11.1', 'Metrics', 'A site counts its script errors', 'A site tells the state of its connections'],
  ['11.2', 'Reports', 'Reports carry a sequence number', 'A site that says nothing for a minute is offline'],
  ['12.1', 'Events', 'Script errors and alarms are events'],
  ['12.2', 'Storage', 'Events are kept for a month', 'The log never grows beyond a gigabyte'],
  ['12.3', 'Central access', 'Events are read from central, page by page', 'Events are not copied to central'],
  ['13.1', 'Time', 'All times are UTC'],
];

export const siteSource = `# Requirements\n${sections
  .map(([number, title, ...bullets], i) => {
    const [chapter = ''] = number.split('.');
    const isFirst = sections[i - 1]?.[0].split('.')[0] !== chapter;
    const heading = isFirst ? `\n## ${chapter}. ${chapters[Number(chapter)] ?? ''}\n` : '';
    const depth = '#'.repeat(number.split('.').length + 1);
    return `${heading}\n${depth} ${number} ${title}\n\n${bullets.map((bullet) => `- ${bullet}\n`).join('')}`;
  })
  .join('')}`;

/** Numbers of the sections, each with the bullets below its own heading. */
export const bulletsBySection: ReadonlyMap<string, number> = new Map(
  sections.map(([number, , ...bullets]) => [number, bullets.join('\n').split('\n').length]),
);

export const siteRuntimeDesign = `# Site runtime

Keeps the instances of a site.

## Starting

- Instances are started in groups of twenty
- A group is started once the one before it is up

## Failing

- An instance that fails is started again
- An instance must not keep its siblings from running
`;

export const siteDecisions = `# Notes for whoever writes code here

## Key Design Decisions

### Runtime

- Instances are actors, one each
- Hot paths tell, edges ask

### Security

- Passwords are never stored
`;
