/** The file at the top of a workspace folder that says how the folder is read. */
export const configurationFile = 'plantrace.config.json';
