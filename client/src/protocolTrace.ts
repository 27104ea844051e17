import * as vscode from 'vscode';
import { settings } from './contributions';

/**
 * The channel that the traffic with the server is traced to: the extension's own output, at a level that follows the
 * setting `plantrace.trace.server`. Given the plain output channel, the language client would trace only while the
 * channel's log level is *Trace*, whatever the setting says, and `off` would not turn it off.
 */
export class ProtocolTrace implements vscode.LogOutputChannel {
  private readonly levelChanged = new vscode.EventEmitter<vscode.LogLevel>();
  private readonly configuration: vscode.Disposable;
  readonly onDidChangeLogLevel = this.levelChanged.event;

  constructor(private readonly output: vscode.LogOutputChannel) {
    this.configuration = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settings.traceServer)) this.levelChanged.fire(this.logLevel);
    });
  }

  get name(): string {
    return this.output.name;
  }

  get logLevel(): vscode.LogLevel {
    const wanted = vscode.workspace.getConfiguration().get<string>(settings.traceServer, 'off');
    return wanted === 'off' ? vscode.LogLevel.Off : vscode.LogLevel.Trace;
  }

  /** Written as information: whoever turned the setting on wants to see it at the output's usual level. */
  trace(message: string, ...data: unknown[]): void {
    this.output.info(message, ...data);
  }
  debug(message: string, ...data: unknown[]): void {
    this.output.debug(message, ...data);
  }
  info(message: string, ...data: unknown[]): void {
    this.output.info(message, ...data);
  }
  warn(message: string, ...data: unknown[]): void {
    this.output.warn(message, ...data);
  }
  error(error: string | Error, ...data: unknown[]): void {
    this.output.error(error, ...data);
  }
  append(value: string): void {
    this.output.append(value);
  }
  appendLine(value: string): void {
    this.output.appendLine(value);
  }
  replace(value: string): void {
    this.output.replace(value);
  }
  clear(): void {
    this.output.clear();
  }
  show(...where: [preserveFocus?: boolean] | [column?: vscode.ViewColumn, preserveFocus?: boolean]): void {
    this.output.show(where.length === 2 ? where[1] : typeof where[0] === 'boolean' ? where[0] : undefined);
  }
  hide(): void {
    this.output.hide();
  }
  /** The output itself belongs to the extension and outlives its use as a trace. */
  dispose(): void {
    this.configuration.dispose();
    this.levelChanged.dispose();
  }
}
