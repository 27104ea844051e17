import type { LogOutputChannel } from 'vscode';

export function showOutput(output: LogOutputChannel): () => void {
  return () => output.show();
}
