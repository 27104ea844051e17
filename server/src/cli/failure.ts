/** The run itself failed: one clear sentence for stderr, exit status 2, nothing on stdout. */
export class Failure extends Error {}
