import * as vscode from 'vscode';
import { LSPErrorCodes, type RenameMiddleware, ResponseError } from 'vscode-languageclient';

/** As wide as an ID is written, brackets apart. */
const idAround = /[\p{L}\p{N}_][\p{L}\p{N}_.\-\u2010\u2011]*/u;

/** What the client library says where the server has no ID to rename: there, others may. */
const nothingThere = "The element can't be renamed.";

/** The server says why it does not do what it was asked for. */
export const isRefusal = (error: unknown): error is ResponseError<unknown> =>
  error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed;

/**
 * What the server refuses to rename stays as it is. VS Code would go on to ask the next extension that renames in
 * markdown, and its own takes `[4.4-1]` for a link: it would change the ID in this one document, without a word.
 */
export const refusedRename: RenameMiddleware = {
  async prepareRename(document, position, token, next) {
    try {
      return await next(document, position, token);
    } catch (error) {
      // Of a refusal nothing but its sentence is left here.
      const isSilent = error instanceof Error && error.message === nothingThere;
      const range = document.getWordRangeAtPosition(position, idAround);
      if (isSilent || !range || token.isCancellationRequested) throw error;
      // Taken for an answer, so that the reason is told once a name is given.
      return { range, placeholder: document.getText(range) };
    }
  },
  async provideRenameEdits(document, position, newName, token, next) {
    try {
      return await next(document, position, newName, token);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      void vscode.window.showErrorMessage(error.message);
      return new vscode.WorkspaceEdit();
    }
  },
};
