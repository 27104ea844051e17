// The colours of VS Code's own themes, as a webview has them on its root. Kept by `node test/pages/keepThemes.mjs`.
/** @typedef {'light' | 'dark' | 'contrast'} Theme */

/** @type {Record<Theme, { className: string, colors: Record<string, string> }>} */
export const themes = {
  light: {
    className: 'vscode-light',
    colors: {},
  },
  dark: { className: 'vscode-dark', colors: {} },
  contrast: { className: 'vscode-high-contrast', colors: {} },
};
