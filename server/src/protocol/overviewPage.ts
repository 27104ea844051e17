import type { CommandName, Location } from '../protocol';

/** client → server, request with `{ folder? }`, answered with an `OverviewPageResult`: a workspace folder at a glance. */
export const overviewPageRequest = 'plantrace/overviewPage';
export interface OverviewPageParams {
  /** `id` of the folder that is shown; absent, or gone: the first one. */
  folder?: string;
}
/** `total` without what is left out; `covered` with what is verified. */
export interface OverviewCoverage {
  total: number;
  covered: number;
  verified: number;
  unplanned: number;
}
export interface OverviewPageSection {
  label: string;
  title: string;
  coverage: OverviewCoverage;
  location: Location;
}
export interface OverviewPageFolder {
  id: string;
  documents: { title: string; coverage: OverviewCoverage; sections: OverviewPageSection[]; location: Location }[];
  plans: {
    title: string;
    done: number;
    total: number;
    location: Location;
    phases: {
      label: string;
      title: string;
      status: 'open' | 'in-progress' | 'done' | 'deferred' | 'blocked' | 'optional' | null;
      done: number;
      total: number;
      gaps: number;
      coverage: OverviewCoverage;
      location: Location;
    }[];
  }[];
  rules: {
    code: string;
    title: string;
    severity: 'error' | 'warning' | 'information' | 'hint';
    count: number;
    /** The first of them. */
    findings: { message: string; location: Location }[];
    /** Its page, where the client can open it. */
    page: string | null;
  }[];
  severities: Record<'error' | 'warning' | 'information' | 'hint', number>;
  questions: { id: string; words: string; location: Location }[];
  /** `command`: a command to run at the location; null: only a person can do it, there. */
  steps: { text: string; command: CommandName | 'updateMatrix' | null; location: Location }[];
}
export interface OverviewPageResult {
  isReading: boolean;
  folders: { id: string; name: string }[];
  folder: OverviewPageFolder | null;
}
