declare const PLANTRACE_VERSION: string | undefined;

/** The version of the manifest; the bundler puts it in, and what runs from sources has none. */
export const version = typeof PLANTRACE_VERSION === 'string' ? PLANTRACE_VERSION : '0.0.0-source';
