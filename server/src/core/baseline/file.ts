/** The file at the top of a workspace folder that remembers what texts said when their links were reviewed. */
export const baselineFile = 'plantrace.baseline.json';
