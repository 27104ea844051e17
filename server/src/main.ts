import { startOverArguments } from './lsp/overNode';

startOverArguments();
