import { builtinProfiles } from '../profile/builtin';

/**
 * A configuration to begin with: it changes nothing, and shows in comments what could be said. Taking the two slashes
 * away from a line, or from all, leaves a valid configuration.
 */
export function startingConfiguration(): string {
  const names = builtinProfiles.map(({ name }) => `"${name}"`).join(', ');
  return `{
  // How Plantrace reads the plans below this folder. Comments and trailing commas are allowed; what is
  // not said stays as it is. In VS Code, Ctrl+Space shows what is possible, and what it is for.

  // Profiles in force, in order: the first that knows a document reads it. These are all that are built in; own ones
  // (below) have to be named here, too, once this line counts.
  //"use": [${names}],

  // Files and folders that are not read, beside those that a .gitignore leaves out.
  //"ignore": ["archive/**", "**/*.draft.md"],

  // How serious findings are: error, warning, information, hint or off. "plantrace explain CODE" says what a code means.
  //"severities": { "plan/rescheduled-work": "off", "trace/orphan-requirement": "error" },

  // Which profile, and which kind of document, reads which files, before path and content are asked. With null they are
  // ordinary markdown and get no findings. "plantrace list documents" shows what is read as what.
  //"documents": [
  //  { "files": ["docs/history/**"], "profile": null },
  //  { "files": ["docs/roadmap.md"], "profile": "phased-plan", "kind": "master-plan" },
  //],

  // Sections that documents of a kind must have, in place of those of the profile.
  //"requiredSections": { "phase-plan": ["Scope", "Work Packages", "Verification Gate"] },

  // What citations behind a label or in a column mean.
  //"roles": [
  //  { "kind": "task-plan", "role": "depends-on", "ids": ["task"], "columns": ["Waits for"] },
  //],

  // Folders within which IDs are unique, where they are not unique in the whole plan.
  //"scopes": ["products/*"],

  // Source files whose comments, and whose names of tests, name the requirements that they implement or test.
  //"code": { "implements": ["src/**"], "tests": ["test/**", "src/**/*.test.ts"] },

  // Own profiles. With "extends", what you say is laid over a built-in one: values take the place of values, rules are
  // asked before the rules that are there. Without it, the profile is all your own.
  //"profiles": {
  //  "our-tasks": {
  //    "extends": "task-table",
  //    "ids": { "task": { "templates": ["JOB-{n}"] } },
  //  },
  //},
}
`;
}
